"""Questions with one answer: a name, a reason, yes or no."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_QUIET_MS = 600


class NameQuestion(Sheet):
    """Asks for one line; `answered` carries it, never empty."""

    answered = Signal(str)

    def __init__(
        self, title: str, words: str, parent: QWidget, *, label: str, given: str = ""
    ) -> None:
        super().__init__(title, words, parent, accept=_("Save"), cancel=_("Cancel"))
        self.field = QLineEdit(given, self)
        self.field.setAccessibleName(label)
        self.field.selectAll()
        self.field.textChanged.connect(self._on_typed)
        caption = plain_label(label, self)
        caption.setBuddy(self.field)
        self.body.addWidget(caption)
        self.body.addWidget(self.field)
        self.field.setFocus()
        self._on_typed(given)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._listen)

    def wait_for_quiet(self) -> None:
        """Hear no keys until none came for a moment: they were meant for what was there before."""
        self.accept_button.setDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self._quiet.start()

    def _listen(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.accept_button.setDefault(True)
        self.field.setFocus()
        self.field.selectAll()

    def _on_typed(self, text: str) -> None:
        self.accept_button.setEnabled(bool(text.strip()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._quiet.isActive() and event.key() != Qt.Key.Key_Escape:
            self._quiet.start()
            return
        super().keyPressEvent(event)

    @override
    def accept(self) -> None:
        text = self.field.text().strip()
        if text:
            super().accept()
            self.answered.emit(text)


class _FewWords(QPlainTextEdit):
    """A field whose Enter, alone or with Ctrl, says `kept`; Shift+Enter begins a line."""

    kept = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.kept.emit()
            return
        super().keyPressEvent(event)


class ReasonQuestion(Sheet):
    """Asks why, in a few words; `answered` carries them, never empty. Enter answers."""

    answered = Signal(str)

    def __init__(self, title: str, words: str, parent: QWidget, *, accept: str) -> None:
        super().__init__(title, words, parent, accept=accept, cancel=_("Cancel"))
        self.field = _FewWords(self)
        self.field.kept.connect(self.accept)
        self.field.setAccessibleName(title)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(4 * self.fontMetrics().lineSpacing())
        self.field.textChanged.connect(self._on_typed)
        self.body.addWidget(self.field)
        self.field.setFocus()
        self._on_typed()

    def _on_typed(self) -> None:
        self.accept_button.setEnabled(bool(self.field.toPlainText().strip()))

    @override
    def accept(self) -> None:
        text = self.field.toPlainText().strip()
        if text:
            super().accept()
            self.answered.emit(text)


class YesNo(Sheet):
    """Asks something that is answered by doing it (`accepted`) or leaving it (`rejected`)."""

    def __init__(self, title: str, words: str, parent: QWidget, *, yes: str, no: str) -> None:
        super().__init__(title, words, parent, accept=yes, cancel=no)

    def deafen(self) -> None:
        """Let Space and Enter do nothing until a button is chosen: somebody may be typing."""
        self.accept_button.setDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
