"""What an edit or a finding changed, told to everyone who shows something."""

from dataclasses import dataclass
from enum import Flag, auto


class Topic(Flag):
    """The parts of the session's snapshot."""

    CALLS = auto()
    FOLDERS = auto()
    AGENTS = auto()
    OPEN_CALL = auto()
    MARKS = auto()
    REVIEW = auto()
    RUBRICS = auto()
    QUEUE = auto()
    UNDO = auto()
    SAVING = auto()
    JOBS = auto()
    SETTINGS = auto()
    SEARCHES = auto()
    SNIPPETS = auto()
    DRAFTS = auto()
    DRAWS = auto()


EVERYTHING = ~Topic(0)


@dataclass(frozen=True)
class Change:
    """Which topics differ from before, and which calls, when only some do.

    `calls` is None when any call may have changed (the whole table is to be read again);
    else the keys of the rows that were added, changed or removed. `added` are those of them
    that were not there before.
    """

    topics: Topic
    calls: frozenset[str] | None = frozenset()
    added: frozenset[str] = frozenset()

    def touches(self, topics: Topic) -> bool:
        """Return whether any of `topics` changed."""
        return bool(self.topics & topics)
