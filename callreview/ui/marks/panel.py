"""The marks room: marks made by key or button, listed, their words typed while the call plays.

Methods without arguments are what keys and menus call (see `ui.actions`); a key that is let
go calls the method with `_released`. The room says what is wanted and changes nothing.
"""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from callreview.domain.mark import Category, Mark
from callreview.domain.timebase import Span
from callreview.ui.marks.header import MarksHeader
from callreview.ui.marks.held import REACTION_MS, Held
from callreview.ui.marks.listing import MarksList
from callreview.ui.marks.state import MarksState
from callreview.ui.theme import GAP_LARGE, GAP_SMALL, font_heading
from callreview.ui.widgets.frames import framed
from callreview.ui.widgets.labels import plain_label
from callreview.words import _


class Heard(Protocol):
    """What the room asks of whoever plays the call."""

    @property
    def position_ms(self) -> int:
        """The moment heard now."""
        ...

    @property
    def is_playing(self) -> bool:
        """Whether sound is playing."""
        ...

    @property
    def speed(self) -> float:
        """How fast it is played."""
        ...

    def take_span(self) -> Span | None:
        """Return the chosen span, if any, and let it go."""
        ...


class MarksPanel(QWidget):
    """Lists and makes marks of the open call.

    `wanted` comes before words are typed, so that a panel behind another comes forward.
    """

    mark_asked = Signal(object, int, object)
    words_changed = Signal(str, str)
    removal_asked = Signal(str)
    chosen = Signal(str)
    wanted = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._reaction_ms = REACTION_MS
        self._heard: Heard | None = None
        self._state: MarksState | None = None
        self._filter: Category | None = None
        self._held: Held | None = None
        self._last = ""
        self._header = MarksHeader(self)
        self._list = MarksList(self)
        self._pages = QStackedWidget(self)
        self._empty = _NoMarks(self)
        self._lay_out()
        self._header.asked.connect(self._on_asked)
        self._header.filter_chosen.connect(self._on_filter_chosen)
        self._list.chosen.connect(self.chosen)
        self._list.words_changed.connect(self.words_changed)
        self._list.removal_asked.connect(self.removal_asked)
        self.setAccessibleName(_("Marks"))
        self._show()

    def listen_to(self, heard: Heard) -> None:
        """Make marks at what is heard there."""
        self._heard = heard

    def set_reaction(self, reaction_ms: int) -> None:
        """Let marks made while listening start so much before the key."""
        self._reaction_ms = reaction_ms

    def show_state(self, state: MarksState | None) -> None:
        """Show the marks of another call, or of the same one changed."""
        if state == self._state:
            return
        before, self._state = self._state, state
        fresh: list[str] = []
        if before is None or state is None or before.call_id != state.call_id:
            self._filter, self._held, self._last = None, None, ""
        else:
            known = {mark.id for mark in before.marks}
            fresh = [mark.id for mark in state.marks if mark.id not in known]
            self._last = fresh[-1] if fresh else self._last
        self._show()
        if len(fresh) == 1:
            self._list.bring_in(self._last)

    def show_chosen(self, mark_id: str | None) -> None:
        """Select the row of a mark that was chosen elsewhere."""
        self._list.show_chosen(mark_id)

    def write_words(self, mark_id: str) -> None:
        """Type the words of a mark in its row."""
        mark = self._of(mark_id)
        if mark is None:
            return
        if self._filter not in (None, mark.category):
            self._filter = None
            self._show()
        self.wanted.emit()
        self._list.write_words(mark_id)

    def settle(self) -> None:
        """Say what was typed and not yet said; before another call, before closing."""
        self._list.settle()

    # What keys and menus call

    def mark_praise(self) -> None:
        """Begin a mark of praise."""
        self._press(Category.PRAISE)

    def mark_praise_released(self) -> None:
        """Make it: a point after a tap, a span after holding."""
        self._release(Category.PRAISE)

    def mark_improve(self) -> None:
        """Begin a mark of something to improve."""
        self._press(Category.IMPROVE)

    def mark_improve_released(self) -> None:
        """Make it."""
        self._release(Category.IMPROVE)

    def mark_compliance(self) -> None:
        """Begin a mark about compliance."""
        self._press(Category.COMPLIANCE)

    def mark_compliance_released(self) -> None:
        """Make it."""
        self._release(Category.COMPLIANCE)

    def mark_note(self) -> None:
        """Begin a note."""
        self._press(Category.NOTE)

    def mark_note_released(self) -> None:
        """Make it."""
        self._release(Category.NOTE)

    def edit_words(self) -> None:
        """Type the words of the mark made last, else of the selected one."""
        selected = self._list.selected
        newest = self._state.newest() if self._state else None
        last = self._of(self._last) or selected or newest
        if last is not None:
            self.write_words(last.id)

    def remove_selected(self) -> None:
        """Ask to remove the selected mark."""
        selected = self._list.selected
        if selected is not None:
            self.removal_asked.emit(selected.id)

    # How it is done

    def _lay_out(self) -> None:
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(framed("line", self))
        column.addWidget(self._pages, 1)

    def _show(self) -> None:
        state = self._state
        marks = state.of(self._filter) if state else ()
        can_change = state is not None and state.can_change
        self._list.show_marks(marks, can_change=can_change)
        self._header.show_filter(self._filter, len(marks))
        self._header.allow(making=can_change, listing=bool(state and state.marks))
        if not marks:
            self._empty.say(*self._empty_words())
        self._pages.setCurrentIndex(0 if marks else 1)

    def _empty_words(self) -> tuple[str, str]:
        if self._state is None:
            return "", ""
        if self._filter is not None:
            return _("No marks of this kind"), _("Others are there: choose “All marks” above.")
        return _("No marks yet"), _(
            "While you listen, press P for praise, I for something to improve, C for compliance,"
            " N for a note. Hold the key down to mark a span; W writes the words."
        )

    def _of(self, mark_id: str) -> Mark | None:
        marks = self._state.marks if self._state else ()
        return next((mark for mark in marks if mark.id == mark_id), None)

    def _press(self, category: Category) -> None:
        heard = self._heard
        if heard is None or self._state is None or not self._state.can_change:
            return
        span = heard.take_span()
        if span is not None:
            self.mark_asked.emit(category, span.start_ms, span.end_ms)
            return
        self._held = Held.pressed(
            category,
            heard.position_ms,
            self._clock(),
            speed=heard.speed if heard.is_playing else 0.0,
            reaction_ms=self._reaction_ms,
        )
        self._header.show_held(category)

    def _release(self, category: Category) -> None:
        held, self._held = self._held, None
        self._header.show_held(None)
        if held is None or held.category is not category or self._heard is None:
            return
        start, end = held.released(self._heard.position_ms, self._clock())
        self.mark_asked.emit(category, start, end)

    def _on_asked(self, category: Category) -> None:
        self._press(category)
        self._release(category)

    def _on_filter_chosen(self, category: Category | None) -> None:
        self._filter = category
        self._show()


class _NoMarks(QWidget):
    """A few words in the middle, as narrow as the room is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = plain_label("", self, font=font_heading(self))
        self._words = plain_label("", self, tone="soft", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_SMALL, GAP_LARGE, GAP_SMALL)
        column.addStretch(2)
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)

    def say(self, title: str, words: str) -> None:
        """Show a message."""
        self._title.setText(title)
        self._words.setText(words)
