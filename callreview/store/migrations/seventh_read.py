"""Step 7: what the sources say of facts a person wrote down, so that one can go back to it.

`facts_read` is a JSON object from the names in `facts_by_person` to what a name, a log or a
tag says of each; reading the folder again keeps it fresh.
"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE calls ADD COLUMN facts_read TEXT NOT NULL DEFAULT '{}'",
)
