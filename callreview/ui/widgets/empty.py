"""What stands where nothing is yet: a title, what to do next, and the buttons that do it."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.icons import icon
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_label

_PICTURE = 40
_WIDTH = 420


class EmptyState(QWidget):
    """A calm message in the middle of an empty room."""

    def __init__(
        self,
        title: str,
        words: str,
        buttons: Iterable[QAbstractButton] = (),
        parent: QWidget | None = None,
        *,
        picture: str = "",
    ) -> None:
        super().__init__(parent)
        self._picture_name = picture
        self._picture = QLabel(self)
        self._title = plain_label(title, self, font=theme.font_heading(self))
        self._words = plain_label(words, self, tone="soft", width=_WIDTH)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        column.addStretch(2)
        for each in (self._picture, self._title, self._words):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.GAP)
        for button in buttons:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._picture.setVisible(bool(picture))
        self._dress()

    def say(self, title: str, words: str) -> None:
        """Show another message."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setMinimumHeight(max(0, self._words.heightForWidth(_WIDTH)))

    def _dress(self) -> None:
        if self._picture_name:
            drawn = icon(self._picture_name, Theme.of(self))
            self._picture.setPixmap(drawn.pixmap(QSize(_PICTURE, _PICTURE)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_picture"):
            self._dress()
