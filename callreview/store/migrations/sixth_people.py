"""Step 6: people have a colour, by its name, and may have left the business (`active` is 0)."""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE agents ADD COLUMN colour TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE agents ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))",
)
