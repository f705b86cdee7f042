"""A sheet in which things are changed at once: with undo, and refusals told inside it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _


class EditingSheet(Sheet):
    """`asked` carries an edit; Enter ends a field and never closes the sheet."""

    asked = Signal(object)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, title: str, words: str, parent: QWidget) -> None:
        super().__init__(title, words, parent, accept=_("Close"))
        self.accept_button.setAutoDefault(False)
        self.accept_button.setDefault(False)
        self.refusal = plain_label("", self, tone="danger", wraps=True)
        self.refusal.hide()
        self.undo = WordButton(_("Undo"), self, kind="quiet", icon_name="undo")
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self.undo_asked)
        self.buttons.insertWidget(self.buttons.count() - 1, self.undo)
        for keys, told in (
            (QKeySequence.StandardKey.Undo, self.undo_asked),
            (QKeySequence.StandardKey.Redo, self.redo_asked),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(told)

    def ask(self, edit: object) -> None:
        """Ask for an edit; what was refused before is forgotten."""
        self.refusal.hide()
        self.asked.emit(edit)

    def refuse(self, words: str) -> None:
        """Say why something was not done."""
        self.refusal.setText(words)
        self.refusal.show()
        self.show_again()

    def show_again(self) -> None:
        """Show what is so in place of what was refused."""
