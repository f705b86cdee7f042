"""The scrolling sheet of questions: a card for each, one of them current."""

from collections import Counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from callreview.ui.ear import focused_in
from callreview.ui.scorecard.comments import Comments
from callreview.ui.scorecard.line_card import LineCard
from callreview.ui.scorecard.state import LineView, ScorecardState
from callreview.ui.theme import font_heading
from callreview.ui.widgets.labels import breakable, plain_label
from callreview.ui.widgets.tabbing import tab_in_order


class Sheet(QScrollArea):
    """Cards are built once per question; afterwards they are only shown anew, or moved.

    Without `has_notes` there are only questions and answers: no notes, moments or comments.
    """

    answered = Signal(str, object)
    moment_asked = Signal(object)
    tie_asked = Signal(str, bool)
    dropped = Signal(str, object, bool)
    mark_asked = Signal(object, str)
    line_chosen = Signal(str)
    words_changed = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, has_notes: bool = True) -> None:
        super().__init__(parent)
        self._has_notes = has_notes
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(self.focusPolicy().NoFocus)
        self._page: QWidget | None = None
        self._parts: dict[object, QWidget] = {}
        self._cards: dict[str, LineCard] = {}
        self._comments: Comments | None = None
        self._shape: object = None
        self._review_id = ""
        self._current = ""

    @property
    def current(self) -> LineCard | None:
        """Return the card the keys act on."""
        return self._cards.get(self._current)

    def show_state(self, state: ScorecardState) -> None:
        """Show a review; the current question stays the same where it still is asked."""
        shape = tuple(
            (part.title, tuple(view.line for view in part.lines)) for part in state.sections
        )
        is_other = state.review.id != self._review_id
        if is_other or shape != self._shape:
            self._build_anew(state, keep_place=not is_other)
        self._shape, self._review_id = shape, state.review.id
        for view in state.lines:
            self._cards[view.line.id].show_view(view, locked=state.is_final)
        if self._comments:
            self._comments.show_state(state)
        if is_other or self._current not in self._cards:
            self.choose(next(iter(self._cards), ""))

    def choose(self, line_id: str, *, reveal: bool = True) -> None:
        """Make a question the current one."""
        if line_id not in self._cards:
            return
        self._current = line_id
        for key, card in self._cards.items():
            card.show_current(key == line_id)
        if reveal:
            QTimer.singleShot(0, self, self._reveal)
        self.line_chosen.emit(line_id)

    def step(self, by: int) -> None:
        """Go `by` questions on, or back; stays at the ends."""
        keys = list(self._cards)
        if not keys:
            return
        at = keys.index(self._current) if self._current in keys else 0
        self.choose(keys[min(max(at + by, 0), len(keys) - 1)])

    def settle(self) -> None:
        """Say everything typed and not yet said."""
        for card in self._cards.values():
            card.settle()
        if self._comments:
            self._comments.settle()

    def _build_anew(self, state: ScorecardState, *, keep_place: bool) -> None:
        """Build the cards; where only some of them changed, eye and keys stay in place."""
        self.settle()
        focus = focused_in(self.window())
        had_keys = focus is not None and self.isAncestorOf(focus)
        scrolled = self.verticalScrollBar().value()
        if not keep_place or self._page is None:
            self._begin_page()
        self._lay_out(state)
        card = self._cards.get(self._current)
        if keep_place and card is not None:
            card.show_current(True)
            if had_keys and focused_in(self.window()) is not focus:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(scrolled))

    def _begin_page(self) -> None:
        """Begin with nothing but the comments."""
        self._parts, self._cards = {}, {}
        page = QWidget()
        page.setObjectName("scorecard_sheet")
        self._page = page
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(6, 4, 6, 8)
        self._column.setSpacing(2)
        if self._has_notes:
            self._comments = Comments(page)
            self._comments.words_changed.connect(self.words_changed)
            self._comments.left.connect(self.left)
            self._column.addWidget(self._comments)
        self._column.addStretch(1)
        self.setWidget(page)

    def _lay_out(self, state: ScorecardState) -> None:
        """Put titles and questions where they belong; those that are as they were stay."""
        wanted = _parts_of(state)
        for key in [key for key in self._parts if key not in wanted]:
            gone = self._parts.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        before, self._parts = self._parts, {}
        for place, (key, what) in enumerate(wanted.items()):
            part = self._parts[key] = before.get(key) or self._make_part(what)
            there = self._column.itemAt(place)
            if there is None or there.widget() is not part:
                self._column.insertWidget(place, part)
        if self._page is not None:
            tab_in_order(self._page)
        parts = self._parts.values()
        self._cards = {part.line_id: part for part in parts if isinstance(part, LineCard)}

    def _make_part(self, what: str | LineView) -> QWidget:
        if isinstance(what, LineView) and what.number is not None:
            return self._make_card(what)
        if isinstance(what, LineView):
            told = plain_label(breakable(what.line.text), self._page, tone="soft", wraps=True)
            told.setContentsMargins(14, 4, 14, 4)
            return told
        font = font_heading(self)
        title = plain_label(breakable(what), self._page, tone="accent", font=font, wraps=True)
        title.setContentsMargins(14, 12, 14, 2)
        return title

    def _make_card(self, view: LineView) -> LineCard:
        card = LineCard(view, self._page, has_notes=self._has_notes)
        card.chosen.connect(self._on_chosen)
        card.answered.connect(self.answered)
        card.moment_asked.connect(self.moment_asked)
        card.tie_asked.connect(self.tie_asked)
        card.mark_asked.connect(self.mark_asked)
        card.dropped.connect(self.dropped)
        card.left.connect(self.left)
        return card

    def _on_chosen(self, line_id: str) -> None:
        if line_id != self._current:
            self.choose(line_id, reveal=False)

    def _reveal(self) -> None:
        card = self.current
        if card is not None:
            self.ensureWidgetVisible(card, 0, 24)


def _parts_of(state: ScorecardState) -> dict[object, str | LineView]:
    """Return titles and questions in their order, each by what makes it the same as before.

    In a draft two may be alike.
    """
    parts: dict[object, str | LineView] = {}
    alike: Counter[object] = Counter()
    for section in state.sections:
        row: tuple[str | LineView, ...] = (section.title, *section.lines)
        for what in row:
            key = what.line if isinstance(what, LineView) else what
            parts[key, alike[key]] = what
            alike[key] += 1
    return parts
