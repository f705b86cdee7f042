"""Step 3: where each fact about a call comes from.

`origins` is a JSON object from a fact's name to its source and how sure it is, such as
`{"direction": ["name", "sure"]}`. It tells of the machine's sources only: what a person wrote
down is named in `facts_by_person` and wins. The origin of the start has columns of its own.
"""

STATEMENTS: tuple[str, ...] = ("ALTER TABLE calls ADD COLUMN origins TEXT NOT NULL DEFAULT '{}'",)
