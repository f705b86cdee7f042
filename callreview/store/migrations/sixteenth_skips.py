"""Step 16: queues in an order one can change, calls passed over and why, where one left off.

`position` stays what a row of a queue is known by; `place` says where it stands.
"""

_SKIPS = """
CREATE TABLE skips (
    call_id TEXT PRIMARY KEY REFERENCES calls (id),
    reason TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    reviewer TEXT NOT NULL,
    skipped_at TEXT NOT NULL,
    CHECK (reason <> '' OR words <> '')
) STRICT
"""

_LEFT_OFF = """
CREATE TABLE left_off (
    only_row INTEGER PRIMARY KEY DEFAULT 1 CHECK (only_row = 1),
    call_id TEXT NOT NULL REFERENCES calls (id),
    at_ms INTEGER NOT NULL CHECK (at_ms >= 0),
    noted_at TEXT NOT NULL
) STRICT
"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE queue_calls ADD COLUMN place INTEGER NOT NULL DEFAULT 0",
    "UPDATE queue_calls SET place = position",
    _SKIPS,
    _LEFT_OFF,
    "CREATE INDEX left_off_by_call ON left_off (call_id)",
)
