"""The room with the table of calls."""
