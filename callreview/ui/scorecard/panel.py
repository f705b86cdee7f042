"""The scorecard room: it shows a review and says what the person answers.

Methods without arguments are what keys and menus call (see `ui.actions`).
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.domain.timebase import Span
from callreview.ui.scorecard import answers
from callreview.ui.scorecard.answering import Answering
from callreview.ui.scorecard.line_card import LineCard
from callreview.ui.scorecard.start import StartForm
from callreview.ui.scorecard.state import ScorecardState, StartState
from callreview.ui.scorecard.tally import Tally
from callreview.ui.theme import font_heading, font_small
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

NUDGE_MS = 100


class ScorecardPanel(Answering):
    """Questions, comments and score of one review, or the form that starts one.

    `wanted` comes before a key does something here, so that a panel behind another comes forward.
    """

    wanted = Signal()
    answered = Signal(str, object)
    words_changed = Signal(str, str)
    line_chosen = Signal(str)
    moment_asked = Signal(object)
    tie_asked = Signal(str, bool)
    dropped = Signal(str, object, bool)
    nudge_asked = Signal(str, int)
    mark_asked = Signal(object, str)
    start_asked = Signal(str, str, str)
    further_left = Signal()
    finish_asked = Signal()
    revise_asked = Signal()
    hand_out_asked = Signal()
    scorecard_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ScorecardState | StartState | None = None
        self._played = ("", 0)
        self._title = plain_label("", self, font=font_heading(self), wraps=True)
        self._book = plain_label("", self, tone="soft", font=font_small(self), wraps=True)
        self._unseen = plain_label("", self, font=font_small(self), wraps=True)
        self._tally = Tally(self)
        self._start = StartForm(self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.setMinimumWidth(360)
        self.setAccessibleName(_("Scorecard"))

    @property
    def current_line(self) -> str:
        """Return the id of the question the keys act on, or nothing."""
        card = self._sheet.current
        return card.line_id if card and self._is_review else ""

    @property
    def is_open(self) -> bool:
        """Return whether answers can be given."""
        return isinstance(self._state, ScorecardState) and not self._state.is_final

    @property
    def has_review(self) -> bool:
        """Return whether a review, open or final, is shown."""
        return self._is_review

    def show_state(self, state: ScorecardState | StartState | None, chosen: str = "") -> None:
        """Show a review, the form that starts one (with `chosen` picked), or nothing."""
        if state == self._state:
            return
        self._state = state
        if isinstance(state, ScorecardState):
            self._title.setText(state.title)
            self._book.setText(state.head)
            self._unseen.setText(state.unseen)
            self._unseen.setVisible(bool(state.unseen))
            self._sheet.show_state(state)
            self._tally.show_state(state)
            self._pages.setCurrentIndex(0)
        elif state is not None:
            self._start.show_state(state, chosen)
            self._pages.setCurrentIndex(1)
        else:
            self._pages.setCurrentIndex(2)

    def forget_shown(self) -> None:
        """Let the next state be shown whatever it is: what was answered was not taken."""
        self._state = None

    def settle(self) -> None:
        """Say everything typed and not yet said; before closing, finishing, another call."""
        self._sheet.settle()

    def show_line(self, line_id: str) -> None:
        """Go to a question."""
        self._sheet.choose(line_id)

    def offer_own(self) -> None:
        """In the form that starts a review, choose that it is one of oneself."""
        if isinstance(self._state, StartState):
            self._start.offer_own()

    def edit_note(self) -> None:
        """Write a note to the question."""
        if card := self._current_open():
            card.edit_note()

    def tie_span(self) -> None:
        """Ask to tie the selected span to the question."""
        if card := self._current_open():
            self.tie_asked.emit(card.line_id, False)

    def move_mark(self) -> None:
        """Ask to let the chosen mark go into the question."""
        if card := self._current_open():
            self.tie_asked.emit(card.line_id, True)

    def nudge_moment_back(self) -> None:
        """Ask to move the nearer edge of the question's moment a tenth of a second back."""
        self._ask_to_nudge(-NUDGE_MS)

    def nudge_moment_on(self) -> None:
        """Ask to move the nearer edge of the question's moment a tenth of a second on."""
        self._ask_to_nudge(NUDGE_MS)

    def nudge(self, line_id: str, at_ms: int, way_ms: int) -> Span | None:
        """Move that edge of a question's moments that is nearest to `at_ms`; return the moment."""
        card = self._sheet.current
        held = answers.nearest_edge(card.view.answer.evidence, at_ms) if card else None
        if card is None or card.line_id != line_id or held is None or not self.is_open:
            return None
        return card.nudge(held[0], **{"end_ms" if held[1] else "start_ms": way_ms})

    def tie(self, line_id: str, span: Span, words: str = "") -> None:
        """Tie `span` to a question; `words` of a mark come into its note."""
        self._sheet.choose(line_id)
        if (card := self._sheet.current) and self.is_open:
            card.answer_with(answers.with_marked_moment(card.view.answer, span, words))

    def play_moment(self) -> None:
        """Ask to hear the question's first moment; asked again, the next of them."""
        card = self._sheet.current
        if card and card.view.answer.evidence:
            spans = card.view.answer.evidence
            line, at = self._played
            at = (at + 1) % len(spans) if line == card.line_id else 0
            self._played = card.line_id, at
            self.moment_asked.emit(spans[at])

    def finish(self) -> None:
        """Finish the review, or begin one where there is none."""
        if isinstance(self._state, StartState):
            self._start.begin()
        elif self.is_open:
            self.settle()
            self.finish_asked.emit()

    @override
    def _step(self, by: int) -> None:
        self.wanted.emit()
        super()._step(by)

    @override
    def _current_open(self) -> LineCard | None:
        """Bring it to the front, too."""
        card = self._sheet.current
        if card is None or not self.is_open:
            return None
        self.wanted.emit()
        return card

    def _ask_to_nudge(self, way_ms: int) -> None:
        if card := self._current_open():
            self.nudge_asked.emit(card.line_id, way_ms)

    @property
    def _is_review(self) -> bool:
        return isinstance(self._state, ScorecardState)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 12, 8)
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._book)
        head.addWidget(self._unseen)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._sheet, 1)
        column.addWidget(self._tally)
        for each in (page, self._start, QWidget(self)):
            self._pages.addWidget(each)
        self._pages.setCurrentIndex(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        self._sheet.answered.connect(self.answered)
        self._sheet.moment_asked.connect(self.moment_asked)
        self._sheet.tie_asked.connect(self.tie_asked)
        self._sheet.dropped.connect(self.dropped)
        self._sheet.mark_asked.connect(self.mark_asked)
        self._sheet.line_chosen.connect(self.line_chosen)
        self._sheet.words_changed.connect(self.words_changed)
        self._sheet.left.connect(self.left)
        self._start.start_asked.connect(self.start_asked)
        self._start.left.connect(self.further_left)
        self._tally.finish_asked.connect(self.finish)
        self._tally.revise_asked.connect(self.revise_asked)
        self._tally.hand_out_asked.connect(self.hand_out_asked)
        self._tally.scorecard_asked.connect(self.scorecard_asked)
