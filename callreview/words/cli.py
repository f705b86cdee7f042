"""Sentences for errors: what was asked on the command line."""

SENTENCES: dict[str, str] = {}
