"""Step 23: what was told of a recording by the name it had, and by what lay beside it then.

`told_earlier` is a JSON object from a fact's name to its value, with the `origins` of a
call as text; NULL for a recording that was never renamed or moved, or of which nothing was told.
"""

STATEMENTS: tuple[str, ...] = ("ALTER TABLE recordings ADD COLUMN told_earlier TEXT",)
