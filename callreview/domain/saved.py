"""What people keep to use it again: searches with a name, texts of their own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SavedSearch:
    """A query's text under a name; it always looks through the calls there are then."""

    id: str
    name: str
    query: str


@dataclass(frozen=True)
class Snippet:
    """A text of one's own for notes and comments; one line."""

    id: str
    words: str
