"""Why a drawn call cannot be used: one of a closed list, so that nobody swaps what they dislike."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QWidget
from typing_extensions import override

from callreview.domain.draw.replacing import Reason
from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.draws import reason_of_replacing


class ReplaceSheet(Sheet):
    """`answered` carries a `Reason`; `later` asks to pass the call over for now."""

    answered = Signal(object)
    later = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            _("Replace a drawn call"),
            _(
                "The next call of the lot takes its place, and both stay listed. That a call is "
                "short, long, hard or untypical is no reason: who swaps such calls draws until "
                "they like the result."
            ),
            parent,
            accept=_("Replace the call"),
            cancel=_("Keep it"),
        )
        self.reasons: dict[Reason, QRadioButton] = {}
        for heading, is_not_part in (
            (_("It was never one of the calls meant"), True),
            (_("It is one of them, and cannot be reviewed"), False),
        ):
            self.body.addSpacing(theme.GAP_SMALL)
            self.body.addWidget(plain_label(heading, self, font=theme.font_heading(self)))
            for reason in Reason:
                if reason.is_not_part is is_not_part:
                    self._add(reason, reason_of_replacing(reason))
        not_now = WordButton(_("Not now, later"), self, kind="quiet")
        not_now.clicked.connect(self._on_later)
        self.buttons.insertWidget(0, not_now)
        next(iter(self.reasons.values())).setFocus()
        self._look()

    @property
    def reason(self) -> Reason | None:
        """Return the reason that is chosen."""
        return next((why for why, each in self.reasons.items() if each.isChecked()), None)

    def _add(self, reason: Reason, words: str) -> None:
        button = QRadioButton(f"{len(self.reasons) + 1}  {words}", self)
        button.setAutoExclusive(False)  # two groups of one choice
        button.setAccessibleName(words)
        button.clicked.connect(lambda _on: self._choose(reason))
        self.reasons[reason] = button
        self.body.addWidget(button)

    def _choose(self, reason: Reason) -> None:
        for each, button in self.reasons.items():
            button.setChecked(each is reason)
        self.reasons[reason].setFocus()
        self._look()

    def _look(self) -> None:
        self.accept_button.setEnabled(self.reason is not None)

    def _on_later(self) -> None:
        self.reject()
        self.later.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = event.key() - Qt.Key.Key_1
        if 0 <= at < len(self.reasons):
            self._choose(list(self.reasons)[at])
            return
        super().keyPressEvent(event)

    @override
    def accept(self) -> None:
        reason = self.reason
        if reason is not None:
            super().accept()
            self.answered.emit(reason)
