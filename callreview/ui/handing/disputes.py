"""One question that is disputed: both reasons, and what can be done about it."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.handing.state import DisputeView
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _


class DisputeRow(QWidget):
    """Shows a `DisputeView`; the signals carry the question's key."""

    keep_asked = Signal(str)
    change_asked = Signal(str)
    open_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line_id = ""
        self.question = plain_label("", self, wraps=True)
        self.reason = plain_label("", self, tone="soft", wraps=True)
        self.outcome = plain_label("", self, wraps=True)
        self.keep = self._button(_("Keep…"), self.keep_asked)
        self.change = self._button(_("Change by a revision…"), self.change_asked)
        self.open_again = self._button(_("Open again"), self.open_asked)
        self.remove = self._button(_("Take back"), self.remove_asked)
        buttons = QHBoxLayout()
        for button in (self.keep, self.change, self.open_again, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        for label in (self.question, self.reason, self.outcome):
            column.addWidget(label)
        column.addLayout(buttons)

    def show_view(self, view: DisputeView) -> None:
        """Show one dispute."""
        self._line_id = view.line_id
        self.question.setText(view.question)
        self.reason.setText(_("The person: {reason}").format(reason=view.reason))
        self.outcome.setText(view.outcome)
        self.outcome.setVisible(not view.is_open)
        self.keep.setVisible(view.is_open)
        self.change.setVisible(view.is_open)
        self.open_again.setVisible(not view.is_open)
        for button in (self.keep, self.change, self.open_again, self.remove):
            button.setAccessibleDescription(view.question)

    def _button(self, words: str, told: SignalInstance) -> WordButton:
        button = WordButton(words, self, kind="link")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: told.emit(self._line_id))
        return button
