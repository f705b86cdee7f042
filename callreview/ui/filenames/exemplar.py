"""One real name, large: its parts are selected by mouse or keys, and marked by what they are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from callreview.domain.template.learning import Pointed
from callreview.ui import theme
from callreview.ui.filenames.meanings import BY_KEY, MEANINGS
from callreview.ui.filenames.showing import piece_at
from callreview.ui.theme import Theme
from callreview.words import _

_LINES = 2
_SOFT = 70
_REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Exemplar(QTextEdit):
    """A name to be read and pointed at, never written; Tab leaves it.

    `meaning_asked` carries what the selected part is said to be, `removal_asked` comes when what
    was said of it is to be taken back.
    """

    meaning_asked = Signal(object)
    removal_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self._pointed: tuple[Pointed, ...] = ()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setFont(theme.font_number(self, scale=1.5))
        self.setAccessibleName(_("Name of a recording"))
        self.setAccessibleDescription(
            _("Select a part with Shift and the arrow keys, then press the letter of what it is.")
        )
        line = QFontMetrics(self.font()).lineSpacing()
        self.setFixedHeight(_LINES * line + 2 * theme.GAP_LARGE)

    def show_name(self, name: str, pointed: tuple[Pointed, ...]) -> None:
        """Show a name and what its parts are; the selection stays while the name does."""
        if name != self._name:
            self._name = name
            self.setPlainText(name)
        self._pointed = pointed
        self.setExtraSelections([self._marked(one) for one in pointed])

    @property
    def span(self) -> tuple[int, int]:
        """Return what is selected, or else the run of digits or letters at the cursor."""
        cursor = self.textCursor()
        start, end = (self._letters(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        return (start, end) if start < end else piece_at(self._name, start)

    def select(self, start: int, end: int) -> None:
        """Select a part."""
        cursor = self.textCursor()
        cursor.setPosition(self._units(start))
        cursor.setPosition(self._units(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _marked(self, one: Pointed) -> QTextEdit.ExtraSelection:
        told, worn = MEANINGS[one.meaning], Theme.of(self)
        colour = worn.hue(told.hue)
        ground = QColor(colour)
        ground.setAlpha(_SOFT)
        shape = QTextCharFormat()
        shape.setBackground(ground)
        shape.setUnderlineStyle(told.line)
        shape.setUnderlineColor(colour)
        marked = QTextEdit.ExtraSelection()
        marked.format = shape
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units(one.start))
        cursor.setPosition(self._units(one.end), QTextCursor.MoveMode.KeepAnchor)
        marked.cursor = cursor
        return marked

    def _units(self, letters: int) -> int:
        """Return Qt's place, which counts some letters twice, of a place in the name."""
        return len(self._name[:letters].encode("utf-16-le", "surrogatepass")) // 2

    def _letters(self, units: int) -> int:
        raw = self._name.encode("utf-16-le", "surrogatepass")[: units * 2]
        return len(raw.decode("utf-16-le", "surrogatepass" if units else "strict"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in _NO_MODIFIER
        meaning = BY_KEY.get(event.text().upper()) if plain else None
        if meaning is not None:
            self.meaning_asked.emit(meaning)
        elif plain and event.key() in _REMOVES:
            self.removal_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._letters(self.cursorForPosition(event.position().toPoint()).position())
        self.select(*piece_at(self._name, at))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()
