"""Buttons that carry an icon in the colours of the theme, also after it changed."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from typing_extensions import override

from callreview.ui.icons import icon
from callreview.ui.theme import ICON, Theme
from callreview.ui.widgets.labels import plain_tooltip


class IconButton(QToolButton):
    """A square button with an icon; its words are its tooltip and accessible name.

    `keys` is shown behind the words: "Play or pause  Space".
    """

    def __init__(
        self, name: str, words: str, parent: QWidget | None = None, *, keys: str = ""
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.setIconSize(QSize(ICON, ICON))
        self.set_words(words, keys=keys)
        self.set_icon(name)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self.setIcon(icon(name, Theme.of(self)))

    def set_words(self, words: str, *, keys: str = "") -> None:
        """Say what the button does now."""
        self.setAccessibleName(words)
        plain_tooltip(self, f"{words}   {keys}" if keys else words)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_name"):
            self.setIcon(icon(self._name, Theme.of(self)))


class WordButton(QPushButton):
    """A button with words, perhaps an icon before them, in one of the kinds of the style sheet.

    `kind` is "" (plain), "primary", "quiet" or "link".
    """

    def __init__(
        self, words: str, parent: QWidget | None = None, *, kind: str = "", icon_name: str = ""
    ) -> None:
        super().__init__(f" {words}" if icon_name else words, parent)
        self._icon_name = icon_name
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setAccessibleName(words.replace("&", ""))
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._dress()

    def _dress(self) -> None:
        if not self._icon_name:
            return
        theme = Theme.of(self)
        by_kind = {"primary": theme.accent_text, "link": theme.accent}
        colour = by_kind.get(str(self.property("kind")), theme.text_soft)
        self.setIcon(icon(self._icon_name, theme, colour))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon_name"):
            self._dress()
