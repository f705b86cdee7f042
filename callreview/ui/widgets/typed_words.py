"""A text field that grows with its words and says when they are worth saving."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

SAVE_AFTER_MS = 400


class TypedWords(QPlainTextEdit):
    """Plain words, saved 400 ms after the last key and when the focus leaves.

    Tab moves the focus; Esc says `left`.
    """

    words_settled = Signal(str)
    left = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self._lines = lines
        self._saved = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.settle)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_words(self, words: str) -> None:
        """Show the stored words, unless the person is typing others."""
        if self._timer.isActive() or words == self._saved and words == self.toPlainText():
            return
        self._saved = words
        if words != self.toPlainText():
            blocked = self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(blocked)
            self._fit()

    def settle(self) -> None:
        """Say the words now if they differ from those last said."""
        self._timer.stop()
        words = self.toPlainText()
        if words != self._saved:
            self._saved = words
            self.words_settled.emit(words)

    def _on_text_changed(self) -> None:
        self._timer.start()

    def _fit(self) -> None:
        """Grow with the words, up to a dozen lines; the frame and its padding come on top."""
        lines = min(max(self._lines, round(self.document().size().height())), 12)
        around = self.height() - self.viewport().height()
        margin = 2 * self.document().documentMargin()
        height = round(lines * self.fontMetrics().lineSpacing() + margin) + around
        if height != self.height():
            self.setFixedHeight(height)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        super().focusOutEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.settle()
            self.left.emit()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.height())
