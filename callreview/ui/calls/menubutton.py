"""A button that opens a menu, filled when it opens."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from callreview.ui.widgets.buttons import WordButton

_WIDEST = 220


class MenuButton(WordButton):
    """A chip: what it is about, what is chosen, and a menu."""

    def __init__(self, words: str, parent: QWidget, fill: Callable[[QMenu], None]) -> None:
        super().__init__(words, parent, kind="chip")
        self._fill = fill
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._on_about_to_show)
        self.setMenu(self._menu)

    def show_words(self, name: str, chosen: str) -> None:
        """Show what is chosen behind the name; nothing while nothing is."""
        words = f"{name}: {chosen}" if chosen else name
        if self.accessibleName() != words:
            self.setAccessibleName(words)
            short = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
            self.setText(plain(short))
            show_chosen(self, chosen=bool(chosen))

    def _on_about_to_show(self) -> None:
        self._menu.clear()
        self._fill(self._menu)


def show_chosen(chip: QWidget, *, chosen: bool) -> None:
    """Let a chip stand out while it filters."""
    if chip.property("chosen") != chosen:
        chip.setProperty("chosen", chosen)
        chip.style().unpolish(chip)
        chip.style().polish(chip)


def plain(words: str) -> str:
    """Return words for a button or a menu, where "&" would underline the next letter."""
    return words.replace("&", "&&")
