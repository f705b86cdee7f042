"""Step 19: silence that was skipped while a call was heard, beside the parts that were heard."""

STATEMENTS: tuple[str, ...] = ("ALTER TABLE reviews ADD COLUMN skipped TEXT NOT NULL DEFAULT '[]'",)
