"""Step 9: which kinds of marks each call has, read for all calls whenever a library is opened."""

STATEMENTS: tuple[str, ...] = ("CREATE INDEX marks_by_kind ON marks (call_id, category)",)
