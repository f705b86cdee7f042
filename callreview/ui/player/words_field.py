"""A line to type the words of a mark right where it lies."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from callreview.words import _

MOST_WORDS = 2000


class WordsField(QLineEdit):
    """Hidden until asked; Enter or leaving keeps the words, Esc leaves them as they were."""

    kept = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark_id = ""
        self._before = ""
        self.setAccessibleName(_("Words of the mark"))
        self.setPlaceholderText(_("What happened here?"))
        self.setMaxLength(MOST_WORDS)
        self.hide()

    @property
    def mark_id(self) -> str:
        """Return the key of the mark being written, "" when none is."""
        return self._mark_id

    def begin(self, mark_id: str, words: str, place: QRect) -> None:
        """Show the field at `place` with the mark's words, all selected."""
        self._mark_id, self._before = mark_id, words
        self.setText(words)
        self.setGeometry(place)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def keep(self) -> None:
        """Say the words if they changed, and hide."""
        mark_id, words = self._mark_id, self.text().strip()
        changed = mark_id and words != self._before
        self.leave()
        if changed:
            self.kept.emit(mark_id, words)

    def leave(self) -> None:
        """Hide without keeping."""
        had_focus = self.hasFocus()
        self._mark_id = ""
        self.hide()
        parent = self.parentWidget()
        if had_focus and parent is not None:
            parent.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self._mark_id:
            self.keep()
