"""Step 14: searches with a name, in the order they stand in the menu (from 1 on)."""

STATEMENTS: tuple[str, ...] = (
    """
CREATE TABLE searches (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    position INTEGER NOT NULL,
    made_at TEXT NOT NULL
) STRICT
""",
)
