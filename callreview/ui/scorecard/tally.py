"""The foot of the scorecard: the score so far, how much is answered, and what to do next."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.ui.scorecard.state import ScorecardState
from callreview.ui.theme import GAP_SMALL, Theme, font_small, font_title
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label, plain_tooltip, set_tone
from callreview.words import _


class Tally(QFrame):
    """Shows the score and carries the buttons that end a review."""

    finish_asked = Signal()
    revise_asked = Signal()
    hand_out_asked = Signal()
    scorecard_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = 0.0
        self._percent = plain_label("–", self, font=font_title(self))
        self._percent.setAccessibleName(_("Score so far"))
        self._verdict = plain_label("", self)
        self._answered = plain_label("", self, tone="soft", font=font_small(self))
        self._finish = WordButton(_("Finish review"), self, kind="primary")
        plain_tooltip(self._finish, _("Finish and go to the next call (Ctrl+Enter)"))
        self._finish.clicked.connect(self.finish_asked)
        self._card = WordButton(_("Scorecard"), self, kind="primary", icon_name="scorecard")
        plain_tooltip(self._card, _("Look at the scorecard as it will be printed (Ctrl+P)"))
        self._card.clicked.connect(self.scorecard_asked)
        self._revise = WordButton(_("Revise…"), self, kind="quiet")
        self._revise.clicked.connect(self.revise_asked)
        self._hand_out = WordButton(_("Hand out…"), self, kind="quiet")
        plain_tooltip(self._hand_out, _("Given, read, answered, promised, disputed (Ctrl+Shift+H)"))
        self._hand_out.clicked.connect(self.hand_out_asked)
        self._lay_out()

    def show_state(self, state: ScorecardState) -> None:
        """Show the tally of a review."""
        tally = state.tally
        self._percent.setText(tally.percent)
        self._verdict.setText(tally.verdict)
        set_tone(self._verdict, "danger" if tally.is_failed else "soft")
        self._answered.setText(_standing(state))
        self._part = tally.answered / tally.total if tally.total else 0.0
        self._finish.setVisible(not state.is_final)
        self._revise.setVisible(state.is_final)
        self._hand_out.setVisible(state.is_final)
        self._card.setVisible(state.is_final)
        self.update()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._verdict)
        words.addWidget(self._answered)
        score = QHBoxLayout()
        score.setSpacing(10)
        score.addWidget(self._percent)
        score.addLayout(words, 1)
        score.addWidget(self._finish, 0, Qt.AlignmentFlag.AlignVCenter)
        when_final = QHBoxLayout()
        when_final.setSpacing(GAP_SMALL)
        when_final.addStretch(1)
        for button in (self._revise, self._hand_out, self._card):
            when_final.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 12, 12)
        column.setSpacing(GAP_SMALL)
        column.addLayout(score)
        column.addLayout(when_final)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.surface)
        painter.fillRect(QRectF(0, 0, self.width(), 2), theme.line)
        painter.fillRect(QRectF(0, 0, self.width() * self._part, 2), theme.accent)


def _standing(state: ScorecardState) -> str:
    """Return how far the review has come."""
    if state.is_final:
        return _("final")
    tally = state.tally
    return _("{answered} of {total} answered").format(answered=tally.answered, total=tally.total)
