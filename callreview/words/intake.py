"""Sentences for errors: folders and recordings that cannot be used."""

SENTENCES: dict[str, str] = {}
