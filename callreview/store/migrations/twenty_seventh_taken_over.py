"""Step 27: reviews that were finished on another computer and came in a file.

Kept of each: the library it was finished in, the end that library's audit trail had when the file
was written, and the SHA-256 the file ends with.
"""

_TAKEN_OVER = """
CREATE TABLE taken_over (
    review_id TEXT PRIMARY KEY REFERENCES reviews (id),
    library_id TEXT NOT NULL,
    library_audit_sequence INTEGER NOT NULL CHECK (library_audit_sequence >= 0),
    library_audit_hash TEXT NOT NULL,
    written_at TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    taken_at TEXT NOT NULL
) STRICT
"""

STATEMENTS: tuple[str, ...] = (_TAKEN_OVER,)
