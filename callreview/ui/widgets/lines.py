"""Fields of one line in sheets where everything is saved at once."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

_BACK_AND_AGAIN = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class SavedLine(QLineEdit):
    """Keeps the keys of undo to itself only while something in it is written and not saved."""

    def take_as_saved(self) -> None:
        """Take what is written for saved: from here on, undo is that of the library."""
        self.setText(self.text())  # which forgets what was typed before

    @override
    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not self.isModified()
            and any(event.matches(keys) for keys in _BACK_AND_AGAIN)
        ):
            event.ignore()
            return False
        return super().event(event)
