"""Step 8: what each folder held when it was listed last, so that nothing is read twice.

`digest` is two hashes: of all its files by name, size and time, and of what tells of them
beside their names (see `intake.digest`). `recordings` and `passed_over` count what was found. A
row is only kept of a folder of which all was listed.
"""

STATEMENTS: tuple[str, ...] = (
    """
CREATE TABLE listed_folders (
    folder_id TEXT NOT NULL REFERENCES folders (id),
    path TEXT NOT NULL,
    digest TEXT NOT NULL,
    recordings INTEGER NOT NULL CHECK (recordings >= 0),
    passed_over INTEGER NOT NULL CHECK (passed_over >= 0),
    PRIMARY KEY (folder_id, path)
) STRICT, WITHOUT ROWID
""",
)
