"""Step 21: texts of one's own for notes and comments, in the order they are offered (from 1 on)."""

STATEMENTS: tuple[str, ...] = (
    """
CREATE TABLE snippets (
    id TEXT PRIMARY KEY,
    words TEXT NOT NULL CHECK (words <> ''),
    position INTEGER NOT NULL,
    made_at TEXT NOT NULL
) STRICT
""",
)
