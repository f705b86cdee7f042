"""Handing out: what became of a scorecard, as a sheet."""
