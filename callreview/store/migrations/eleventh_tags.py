"""Step 11: what the tags inside a recording say about its call.

`told_by_tags` is a JSON object from a fact's name to its value, how sure it is and the kind of
tag, such as `{"start_local": ["2026-03-12T10:22:00", "sure", "bext"]}`; NULL while nobody has
looked. It is kept beside the recording because a folder is listed again without looking into
the files. Of `origins` of a call, too, a third word names the kind of tag.
"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE recordings ADD COLUMN told_by_tags TEXT",
    "CREATE INDEX recordings_without_tags ON recordings (id) WHERE told_by_tags IS NULL",
)
