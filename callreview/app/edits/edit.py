"""What an edit is, and the one inverse there is.

Edits come in three kinds. An *undoable* one has an inverse: the rows it touched, put back as
they were (`PutBack`), unless somebody has changed them since. A *compensating* one (finish,
revise) is never undone; a later edit corrects, and both stay. An *irreversible* one erases.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar, Generic, TypeVar

from callreview.store.page import Page, RowChange

T = TypeVar("T")


class Way(Enum):
    """Whether and how an edit can be taken back."""

    UNDOABLE = auto()
    COMPENSATING = auto()
    IRREVERSIBLE = auto()


@dataclass(frozen=True)
class Edit(ABC, Generic[T]):
    """One thing a person does. `kind` is its name in the audit trail and never changes."""

    kind: ClassVar[str]
    way: ClassVar[Way] = Way.UNDOABLE

    @property
    @abstractmethod
    def target(self) -> str:
        """Return the key of what is edited, for the audit trail."""

    @abstractmethod
    def apply(self, page: Page) -> T:
        """Write the edit onto the page, or raise Refused. Runs in the store thread.

        Nothing of it is kept if this raises. An edit that changes nothing leaves no trace.
        """


@dataclass(frozen=True)
class PutBack(Edit[None]):
    """The inverse of an edit: its rows as they were. Refused "changed_since" otherwise."""

    undone_kind: str
    undone_target: str
    changes: tuple[RowChange, ...]
    kind = "put_back"

    @property
    def target(self) -> str:
        """Return the target of the edit that is taken back."""
        return self.undone_target

    def apply(self, page: Page) -> None:
        """Put the rows back."""
        page.redo(self.changes)
