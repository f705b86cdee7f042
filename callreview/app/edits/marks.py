"""Edits of marks; all undoable."""

from dataclasses import KW_ONLY, dataclass, replace
from enum import Enum
from typing import Final

from callreview.app.edits.edit import Edit
from callreview.domain.errors import Refused
from callreview.domain.mark import Category, Mark
from callreview.store import calls, marks
from callreview.store.page import Page


class Keep(Enum):
    """Says that something stays as it is, where None has a meaning of its own."""

    KEEP = "keep"


KEEP: Final = Keep.KEEP


@dataclass(frozen=True)
class AddMark(Edit[Mark]):
    """Point at a moment. An empty author or time becomes this reviewer and now."""

    mark: Mark
    kind = "add_mark"

    @property
    def target(self) -> str:
        """Return the mark's key."""
        return self.mark.id

    def apply(self, page: Page) -> Mark:
        """Put in the mark and return it as it is kept."""
        calls.call_row(page, self.mark.call_id)
        new = replace(
            self.mark,
            author=self.mark.author or page.reviewer,
            created_at=self.mark.created_at or page.at,
        )
        marks.add(page, new)
        return new


@dataclass(frozen=True)
class ChangeMark(Edit[Mark]):
    """Move a mark, change what it says, or both. `end_ms=None` makes it a point.

    Saves of its words in one go are one step of undo.
    """

    mark_id: str
    _: KW_ONLY
    start_ms: int | None = None
    end_ms: int | Keep | None = KEEP
    category: Category | None = None
    text: str | None = None
    kind = "change_mark"

    @property
    def target(self) -> str:
        """Return the mark's key."""
        return self.mark_id

    def apply(self, page: Page) -> Mark:
        """Write the mark anew; Refused "mark_misplaced" if it would end before it starts."""
        old = marks.mark(page, self.mark_id)
        start_ms = old.start_ms if self.start_ms is None else self.start_ms
        end_ms = old.end_ms if self.end_ms is KEEP else self.end_ms
        if start_ms < 0 or end_ms is not None and end_ms <= start_ms:
            raise Refused("mark_misplaced")
        new = replace(
            old,
            start_ms=start_ms,
            end_ms=end_ms,
            category=self.category or old.category,
            text=old.text if self.text is None else self.text,
        )
        if new == replace(old, text=new.text):
            page.typed = f"mark:{self.mark_id}"
        marks.change(page, new)
        return new


@dataclass(frozen=True)
class RemoveMark(Edit[None]):
    """Take out a mark."""

    mark_id: str
    kind = "remove_mark"

    @property
    def target(self) -> str:
        """Return the mark's key."""
        return self.mark_id

    def apply(self, page: Page) -> None:
        """Take it out; Refused "mark_unknown" if it is gone."""
        marks.mark(page, self.mark_id)
        marks.remove(page, self.mark_id)
