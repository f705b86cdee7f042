"""What a screen reader hears of the timeline: "0:42, customer, praise"."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from callreview.domain.mark import Mark
from callreview.domain.timebase import format_clock
from callreview.ui.widgets.category import category_words
from callreview.words import _


def say(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words`, if one listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def mark_words(mark: Mark, side: str) -> str:
    """Return a mark as it is said: its time, who speaks there, its kind, its words."""
    start = format_clock(mark.start_ms)
    if mark.end_ms is not None:
        start = _("{start} to {end}").format(start=start, end=format_clock(mark.end_ms))
    return ", ".join(filter(None, (start, side, category_words(mark.category), mark.text)))


def place_words(position_ms: int, length_ms: int, marks: int) -> str:
    """Return where the play head stands, for the timeline's description."""
    return _("{position} of {length}, {marks} marks").format(
        position=format_clock(position_ms), length=format_clock(length_ms), marks=marks
    )
