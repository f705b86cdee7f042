"""A search that was given a name, to be asked again."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SavedSearch:
    """A query's text under a name; it always looks through the calls there are then."""

    id: str
    name: str
    query: str
