"""What two people said to one question of one call, beside each other, with both clips."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from callreview.domain.timebase import Span, format_clock
from callreview.ui import theme
from callreview.ui.agreement.state import Differing, Question, Side
from callreview.ui.widgets.buttons import IconButton, WordButton
from callreview.ui.widgets.labels import ElidedLabel, breakable, plain_label
from callreview.words import _


class Sides(QWidget):
    """Shows the calls of a question one after another.

    `play_asked` carries a call's key and a span of it, `call_asked` the key of a call to go to.
    """

    play_asked = Signal(str, object)
    call_asked = Signal(str)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self._at = 0
        self.place = ElidedLabel("", self)
        self.before = IconButton("before", _("The call before"), self)
        self.after = IconButton("after", _("The next call"), self)
        self.before.clicked.connect(partial(self._step, -1))
        self.after.clicked.connect(partial(self._step, 1))
        self.go = WordButton(_("Open the call"), self, kind="link")
        self.go.clicked.connect(self._on_go)
        self._cards = QHBoxLayout()
        self._cards.setSpacing(theme.GAP)
        self._alike = plain_label("", self, tone="soft", wraps=True)
        self._lay_out()

    @property
    def shown(self) -> Differing | None:
        """Return what is shown; None where a question was always answered alike."""
        if self._question is None or not self._question.differing:
            return None
        return self._question.differing[self._at]

    def show_question(self, question: Question | None) -> None:
        """Show where a question was answered differently, the first call of them."""
        self._question, self._at = question, 0
        self._show()

    def name_call(self, when: str) -> None:
        """Say when the call was that is shown."""
        shown = self._question.differing if self._question else ()
        told = _("Call {number} of {count}").format(number=self._at + 1, count=len(shown))
        self.place.setText(f"{told}: {when}" if when else told)

    def _show(self) -> None:
        while (taken := self._cards.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = self.shown
        for part in (self.place, self.before, self.after, self.go):
            part.setVisible(shown is not None)
        self._alike.setVisible(shown is None and self._question is not None)
        self._alike.setText(_("Everybody answered this question alike."))
        if shown is not None and self._question is not None:
            for side in (shown.left, shown.right):
                self._cards.addWidget(self._card(side), 1)
            self.before.setEnabled(self._at > 0)
            self.after.setEnabled(self._at + 1 < len(self._question.differing))
            self.name_call("")
        self.moved.emit()

    def _card(self, side: Side) -> QFrame:
        card = QFrame(self)
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.GAP_WIDE, theme.GAP_WIDE, theme.GAP_WIDE, theme.GAP_WIDE)
        column.setSpacing(theme.GAP)
        column.addWidget(_small(breakable(side.who), card))
        heading = theme.font_heading(card)
        column.addWidget(plain_label(breakable(side.answer), card, font=heading, wraps=True))
        if side.note:
            column.addWidget(plain_label(breakable(side.note), card, wraps=True))
        for span in side.moments:
            column.addWidget(self._clip(side, span, card), 0, Qt.AlignmentFlag.AlignLeft)
        if not side.moments:
            column.addWidget(_small(_("No moment is tied to it."), card))
        column.addStretch(1)
        return card

    def _clip(self, side: Side, span: Span, card: QWidget) -> WordButton:
        clock = f"{format_clock(span.start_ms)} – {format_clock(span.end_ms)}"
        button = WordButton(clock, card, icon_name="play")
        told = _("Play {span}, tied by {who}").format(span=clock, who=side.who)
        button.setAccessibleName(told)
        button.clicked.connect(partial(self._on_play, span))
        return button

    def _on_play(self, span: Span) -> None:
        if self.shown is not None:
            self.play_asked.emit(self.shown.call_id, span)

    def _on_go(self) -> None:
        if self.shown is not None:
            self.call_asked.emit(self.shown.call_id)

    def _step(self, by: int) -> None:
        self._at += by
        self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_SMALL)
        head.addWidget(self.place, 1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        head.addWidget(self.go)
        inside = QWidget(self)
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.addLayout(self._cards)
        within.addWidget(self._alike)
        within.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        column.addWidget(area, 1)


def _small(text: str, parent: QWidget) -> QWidget:
    return plain_label(text, parent, tone="soft", font=theme.font_small(parent), wraps=True)
