"""Step 4: who speaks when in each recording, as a detector found out.

`speech` is a JSON list with a row for each channel, a row a list of [start_ms, end_ms]; `hold`
is one such row. It says nothing of a recording whose SHA-256 has become another.
"""

_TALK = """
CREATE TABLE talk (
    recording_id TEXT PRIMARY KEY REFERENCES recordings (id),
    recording_sha256 TEXT NOT NULL,
    method TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    length_ms INTEGER NOT NULL CHECK (length_ms >= 0),
    speech TEXT NOT NULL,
    hold TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT
"""

STATEMENTS: tuple[str, ...] = (_TALK,)
