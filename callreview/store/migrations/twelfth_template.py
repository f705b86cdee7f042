"""Step 12: how the files of a folder are named, where a person has shown it.

`template` is canonical JSON (`domain/template/file.py`), or "" where nobody has.
"""

STATEMENTS: tuple[str, ...] = ("ALTER TABLE folders ADD COLUMN template TEXT NOT NULL DEFAULT ''",)
