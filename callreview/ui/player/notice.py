"""A bar that says one thing about playing, and offers what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from callreview.ui.theme import GAP
from callreview.ui.widgets.buttons import IconButton, WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _


class Notice(QFrame):
    """Hidden while there is nothing to say. `accepted` carries the code it was shown with."""

    accepted = Signal(str)
    closed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self.setProperty("kind", "notice")
        self._words = plain_label("", self, wraps=True)
        self._button = WordButton("", self)
        self._button.clicked.connect(lambda: self.accepted.emit(self._code))
        self._close = IconButton("close", _("Close"), self)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP + 4, 4, GAP, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    @property
    def code(self) -> str:
        """Return what is being said, "" for nothing."""
        return self._code

    @property
    def words(self) -> str:
        """Return the sentence shown."""
        return self._words.text()

    def say(self, code: str, words: str, offer: str = "") -> None:
        """Say `words`; `offer` is what the button does, "" for no button."""
        self._code = code
        self._words.setText(words)
        self._button.setText(offer)
        self._button.setAccessibleName(offer)
        self._button.setVisible(bool(offer))
        self.setVisible(bool(code))

    def hush(self, code: str = "") -> None:
        """Stop saying `code`, or whatever is said."""
        if not code or code == self._code:
            self.say("", "")

    def _on_close(self) -> None:
        code = self._code
        self.hush()
        self.closed.emit(code)
