"""Sentences for errors: scorecards and tables that cannot be written."""

SENTENCES: dict[str, str] = {}
