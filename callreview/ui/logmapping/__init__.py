"""Saying what the columns of a log are, and seeing at once which recordings find their line."""
