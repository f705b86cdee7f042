"""Why a call is passed over: one of a few reasons, words of one's own, or both."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget
from typing_extensions import override

from callreview.domain.queue import SKIP_REASONS, Skip
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.reviewing import skip_reason_words


class SkipQuestion(Sheet):
    """Asks why; `answered` carries a `Skip`. Digits choose a reason, Enter answers."""

    answered = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        words = _("It is not offered again until you take it up. Your reason is kept with it.")
        super().__init__(
            _("Skip this call"), words, parent, accept=_("Skip the call"), cancel=_("Cancel")
        )
        self.reasons = [self._reason(at, each) for at, each in enumerate(SKIP_REASONS, 1)]
        self.field = QLineEdit(self)
        label = plain_label(_("In your own words"), self, tone="soft")
        label.setBuddy(self.field)
        self.field.setAccessibleName(_("In your own words"))
        self.field.textChanged.connect(self._look)
        self.body.addWidget(label)
        self.body.addWidget(self.field)
        self.reasons[0].setFocus()
        self._look()

    @property
    def reason(self) -> str:
        """Return the reason that is chosen, nothing while none is."""
        chosen = (
            why for why, each in zip(SKIP_REASONS, self.reasons, strict=True) if each.isChecked()
        )
        return next(chosen, "")

    def _reason(self, number: int, why: str) -> QRadioButton:
        button = QRadioButton(f"{number}  {skip_reason_words(why)}", self)
        button.setAccessibleName(skip_reason_words(why))
        button.toggled.connect(self._look)
        self.body.addWidget(button)
        return button

    def _look(self) -> None:
        self.accept_button.setEnabled(bool(self.reason or self.field.text().strip()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = event.key() - Qt.Key.Key_1
        if 0 <= at < len(self.reasons) and not self.field.hasFocus():
            self.reasons[at].setChecked(True)
            self.reasons[at].setFocus()
            return
        super().keyPressEvent(event)

    @override
    def accept(self) -> None:
        words = " ".join(self.field.text().split())
        if self.reason or words:
            super().accept()
            self.answered.emit(Skip(self.reason, words))
