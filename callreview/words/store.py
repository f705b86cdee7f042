"""Sentences for errors: the library file."""

SENTENCES: dict[str, str] = {}
