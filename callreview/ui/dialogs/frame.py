"""The frame of every dialog: a title, words, what is asked, and its buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_WIDTH = 440


class Sheet(QDialog):
    """A dialog that goes away when it is closed. `body` takes what is asked."""

    def __init__(
        self,
        title: str,
        words: str = "",
        parent: QWidget | None = None,
        *,
        accept: str = "",
        cancel: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GAP)
        self.accept_button = WordButton(accept or _("OK"), self, kind="primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.GAP)
        self.buttons.addStretch(1)
        if cancel:
            no = WordButton(cancel, self)
            no.clicked.connect(self.reject)
            self.buttons.addWidget(no)
        self.buttons.addWidget(self.accept_button)
        self._lay_out(title, words)

    def _lay_out(self, title: str, words: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(theme.GAP)
        column.addWidget(plain_label(title, self, font=theme.font_title(self), wraps=True))
        if words:
            column.addWidget(plain_label(words, self, tone="soft", wraps=True))
        column.addSpacing(theme.GAP_SMALL)
        column.addLayout(self.body, 1)
        column.addSpacing(theme.GAP)
        column.addLayout(self.buttons)
