"""What the marks room shows: the marks of the open call, as they are heard."""

from dataclasses import dataclass

from callreview.app.snapshot import Snapshot
from callreview.domain.mark import Category, Mark
from callreview.domain.timebase import format_clock
from callreview.ui.widgets.category import category_words


@dataclass(frozen=True)
class MarksState:
    """The marks of one call; `can_change` is False in a library open for reading only."""

    call_id: str
    marks: tuple[Mark, ...] = ()
    can_change: bool = True

    def of(self, category: Category | None) -> tuple[Mark, ...]:
        """Return the marks of one kind, or all."""
        return tuple(mark for mark in self.marks if category in (None, mark.category))

    def newest(self) -> Mark | None:
        """Return the mark that was made last."""
        return max(self.marks, key=lambda mark: (mark.created_at, mark.id), default=None)


def state_of(snapshot: Snapshot) -> MarksState | None:
    """Return what to show of the open call."""
    opened = snapshot.open_call
    if opened is None:
        return None
    return MarksState(opened.call.id, opened.marks, can_change=not snapshot.read_only)


def time_words(mark: Mark) -> str:
    """Return when a mark is, as a row shows it."""
    start = format_clock(mark.start_ms)
    return start if mark.end_ms is None else f"{start} – {format_clock(mark.end_ms)}"


def spoken_words(mark: Mark) -> str:
    """Return a mark as a screen reader says it."""
    return ", ".join(filter(None, (time_words(mark), category_words(mark.category), mark.text)))
