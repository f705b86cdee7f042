"""Step 10: how what lies in a folder is to be read, where a person said so; when it was looked at.

`agent_side` is "" where the rules of phone systems say on which channel the person is.
`own_extensions` is a JSON list of numbers inside the business that are longer than
`longest_extension` digits. A mapping is a JSON object (`store/log_mappings.py`); `path` is the
log it was made for.
"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE folders ADD COLUMN agent_side TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE folders ADD COLUMN longest_extension INTEGER NOT NULL DEFAULT 6",
    "ALTER TABLE folders ADD COLUMN own_extensions TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE folders ADD COLUMN looked_at TEXT",
    """
CREATE TABLE log_mappings (
    id TEXT PRIMARY KEY,
    folder_id TEXT NOT NULL REFERENCES folders (id),
    path TEXT NOT NULL,
    mapping TEXT NOT NULL,
    made_at TEXT NOT NULL,
    UNIQUE (folder_id, path)
) STRICT
""",
)
