"""Texts of one's own at work: offered where one writes, kept from what one wrote, changed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget
from typing_extensions import override

from callreview.app.change import Topic
from callreview.app.edits.snippets import AddSnippet
from callreview.app.session import Session
from callreview.ui.doing import Doing
from callreview.ui.ear import focused_in
from callreview.ui.editing import Editing
from callreview.words import _

if TYPE_CHECKING:
    from callreview.ui.snippets.sheet import SnippetsSheet

Field = QPlainTextEdit | QLineEdit
_SHOWN_LETTERS = 60
_DIGITS = 9


class Snipping(Editing):
    """Opens menu and sheet."""

    shown = Topic.SNIPPETS | Topic.UNDO
    _texts: "SnippetsSheet"

    def __init__(self, window: QWidget, session: Session, doing: Doing) -> None:
        super().__init__(window, session, doing)

    def offer(self) -> None:
        """Offer the texts in a menu at the field one writes in; a digit picks one."""
        field = focused_in(self.window)
        is_field = isinstance(field, Field) and not field.isReadOnly()
        menu = QMenu(self.window)
        if is_field:
            assert isinstance(field, Field)
            for number, each in enumerate(self.session.snapshot.snippets, 1):
                menu.addAction(_entry(number, each.words), partial(insert, field, each.words))
            written = _written(field)
            menu.addSeparator()
            keep = menu.addAction(_("Keep what is written here"), partial(self._keep, written))
            keep.setEnabled(bool(written.strip()))
        menu.addAction(_("Change the texts…"), self.open)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(_below(field or self.window))

    def open(self) -> None:
        """Show the texts in a sheet."""
        from callreview.ui.snippets.sheet import SnippetsSheet

        self._texts = SnippetsSheet(self.window)
        self.wire(self._texts)
        self.show()
        self._texts.open()

    @override
    def show(self) -> None:
        now = self.session.snapshot
        self._texts.show_snippets(now.snippets, can_undo=now.can_undo)

    def _keep(self, words: str) -> None:
        self.doing.do(AddSnippet(words))


def insert(field: Field, words: str) -> None:
    """Write a text where the cursor is, with a space before it where there is none."""
    if isinstance(field, QLineEdit):
        before = field.text()[: field.cursorPosition()]
        field.insert(_spaced(before, words))
        return
    cursor = field.textCursor()
    before = field.toPlainText()[: cursor.selectionStart()]
    cursor.insertText(_spaced(before, words))


def _spaced(before: str, words: str) -> str:
    return f" {words}" if before and not before[-1].isspace() else words


def _written(field: Field) -> str:
    """Return what is selected, else all that is written in the field."""
    if isinstance(field, QLineEdit):
        return field.selectedText() or field.text()
    return field.textCursor().selection().toPlainText() or field.toPlainText()


def _entry(number: int, words: str) -> str:
    short = words if len(words) <= _SHOWN_LETTERS else f"{words[:_SHOWN_LETTERS]}…"
    short = short.replace("&", "&&")
    return f"&{number}  {short}" if number <= _DIGITS else short


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().bottomLeft())
