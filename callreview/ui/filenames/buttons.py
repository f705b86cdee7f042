"""Buttons with the colour of a meaning: to say it of a part, and to find the part again."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from callreview.domain.template.learning import Pointed
from callreview.domain.template.parts import Meaning
from callreview.ui.filenames.meanings import MEANINGS
from callreview.ui.icons import icon
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_tooltip
from callreview.words import _

_LONGEST = 24


class MeaningButton(QPushButton):
    """Says what the selected part is; its key does the same inside the name."""

    def __init__(self, meaning: Meaning, parent: QWidget) -> None:
        super().__init__(parent)
        self.meaning = meaning
        told = MEANINGS[meaning]
        self.setAutoDefault(False)
        self.setText(f" {_(told.words)}  {told.key}")
        self.setAccessibleName(_(told.words))
        plain_tooltip(self, _("{words}: select a part, then press {key}").format(
            words=_(told.words), key=told.key
        ))  # fmt: skip
        self._dress()

    def _dress(self) -> None:
        worn = Theme.of(self)
        self.setIcon(icon("dot", worn, worn.hue(MEANINGS[self.meaning].hue)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "meaning"):
            self._dress()


class PartButton(MeaningButton):
    """A part that was pointed at, with what it is; Delete takes that back: `removal_asked`."""

    removal_asked = Signal()

    def __init__(self, one: Pointed, text: str, parent: QWidget) -> None:
        super().__init__(one.meaning, parent)
        self.pointed = one
        self.setProperty("kind", "chip")
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        words = _("{meaning}: {text}").format(meaning=_(MEANINGS[one.meaning].words), text=shown)
        self.setText(" " + words.replace("&", "&&"))
        self.setAccessibleName(words)
        plain_tooltip(self, _("Select this part; Delete takes back what it is"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)
