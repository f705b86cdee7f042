"""Sentences for errors: decoding, playing, sound devices."""

SENTENCES: dict[str, str] = {}
