"""Sentences for errors: opening, reviewing, edits that were refused, jobs."""

SENTENCES: dict[str, str] = {}
