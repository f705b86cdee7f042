"""Moments of a question: spans and marks tied to it, by key, menu or drop, and their edges."""

from PySide6.QtCore import QObject

from callreview.app.session import Session
from callreview.domain.mark import Mark
from callreview.domain.review import MovedMark
from callreview.domain.timebase import Span, format_clock
from callreview.ui.review import ReviewScreen
from callreview.ui.widgets.announce import announce
from callreview.ui.widgets.notice import NoticeBar
from callreview.words import _

_POINT_IS_ABOUT_MS = 5000


class Tying(QObject):
    """Says to the score sheet what of the timeline is tied to which question."""

    def __init__(self, screen: ReviewScreen, session: Session, notice: NoticeBar) -> None:
        super().__init__(screen)
        self._screen = screen
        self._session = session
        self._notice = notice
        sheet = screen.scorecard
        sheet.tie_asked.connect(self._on_tie_asked)
        sheet.dropped.connect(self._on_dropped)
        sheet.nudge_asked.connect(self._on_nudge_asked)
        screen.player.menu.tie_asked.connect(self._on_mark_tied)

    def _on_tie_asked(self, line_id: str, moves: bool) -> None:
        """Tie the chosen span, else the chosen mark; to be moved, the mark goes first."""
        player = self._screen.player
        span, mark = player.selected_span, player.timeline.chosen
        if mark is not None and (moves or player.timeline.span is None):
            self._tie_mark(line_id, mark, moves=moves)
        elif span is not None and not moves:
            self._screen.scorecard.tie(line_id, span)
        elif moves:
            self._notice.say(_("First choose a mark: click it, or go to it in the list."))
        else:
            self._notice.say(
                _("First choose a stretch of the call: A where it starts, B where it ends.")
            )
        if span is not None and not moves:
            player.take_span()  # used up: the next mark is made where one listens

    def _on_dropped(self, line_id: str, what: str | Span, moves: bool) -> None:
        if isinstance(what, Span):
            self._screen.scorecard.tie(line_id, what)
            self._screen.player.take_span()
        elif mark := self._mark(what):
            self._tie_mark(line_id, mark, moves=moves)

    def _on_mark_tied(self, mark_id: str, moves: bool) -> None:
        """Tie a mark to the question one stands on."""
        sheet, mark = self._screen.scorecard, self._mark(mark_id)
        if not sheet.is_open:
            self._notice.say(_("There is no question to tie it to: begin a review first."))
        elif mark is not None:
            self._tie_mark(sheet.current_line, mark, moves=moves)

    def _tie_mark(self, line_id: str, mark: Mark, *, moves: bool) -> None:
        span = self._stretch_of(mark)
        if moves:
            span = MovedMark(span.start_ms, span.end_ms, mark.id)
        self._screen.scorecard.tie(line_id, span, mark.text)

    def _on_nudge_asked(self, line_id: str, way_ms: int) -> None:
        """Move the edge that is nearest to what is heard."""
        position_ms = self._screen.player.position_ms
        moved = self._screen.scorecard.nudge(line_id, position_ms, way_ms)
        if moved is not None:
            ends = (
                format_clock(moved.start_ms, millis=True),
                format_clock(moved.end_ms, millis=True),
            )
            words = _("{start} to {end}").format(start=ends[0], end=ends[1])
            announce(self._screen.scorecard, words)

    def _mark(self, mark_id: str) -> Mark | None:
        opened = self._session.snapshot.open_call
        marks = opened.marks if opened else ()
        return next((mark for mark in marks if mark.id == mark_id), None)

    def _stretch_of(self, mark: Mark) -> Span:
        """Return what a mark is about; of a point, what is heard for a moment from there on."""
        if mark.end_ms is not None:
            return mark.span
        length_ms = self._screen.player.timeline.view.length_ms
        end_ms = min(mark.start_ms + _POINT_IS_ABOUT_MS, length_ms)
        return Span(mark.start_ms, max(mark.start_ms, end_ms))
