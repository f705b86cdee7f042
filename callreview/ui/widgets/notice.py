"""A bar of one sentence over a room: what just happened, perhaps with a button, and away."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.widgets.announce import announce
from callreview.ui.widgets.buttons import IconButton, WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _


class NoticeBar(QFrame):
    """Shows the last thing said until it is closed or something else is said.

    `closed` comes when the person takes it away.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._do: Callable[[], None] | None = None
        self._words = plain_label("", self, wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._button = WordButton("", self, kind="link")
        self._button.clicked.connect(self._on_clicked)
        close = IconButton("close", _("Close the notice"), self)
        close.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_LARGE, theme.GAP_SMALL, theme.GAP, theme.GAP_SMALL)
        row.setSpacing(theme.GAP)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(close)
        self.hide()

    @property
    def words(self) -> str:
        """Return what is being said, nothing if the bar is away."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, *, button: str = "", do: Callable[[], None] | None = None) -> None:
        """Say `words`; a button offers to `do` something about it."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._do = do
        self._button.setText(button)
        self._button.setVisible(do is not None)
        self.show()
        announce(self, words)

    def hush(self) -> None:
        """Take the notice away."""
        self._do = None
        self.hide()

    def _on_close(self) -> None:
        self.hush()
        self.closed.emit()

    def _on_clicked(self) -> None:
        do = self._do
        self.hush()
        if do is not None:
            do()
