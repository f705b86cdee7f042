"""Choosing one of the people that are known."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from callreview.ui.dialogs.frame import Sheet
from callreview.words import _
from callreview.words.times import counted_calls


class PersonQuestion(Sheet):
    """Asks whose call it was; `answered` carries the person's key, empty for nobody.

    A name may be written that is not in the list; then `named` carries that.
    """

    answered = Signal(str)
    named = Signal(str)

    def __init__(
        self, people: Sequence[tuple[str, str]], chosen: str, calls: int, parent: QWidget
    ) -> None:
        if calls == 1:
            title = _("Whose call was it?")
            words = _("This holds for this call alone, whatever the recording's name says.")
        else:
            title = _("Whose calls were these?")
            words = _("This holds for the {calls} that are selected, whatever their names say.")
            words = words.format(calls=counted_calls(calls))
        words += " " + _("Choose somebody, or write a new name.")
        super().__init__(title, words, parent, accept=_("Save"), cancel=_("Cancel"))
        self.box = QComboBox(self)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setAccessibleName(_("Person"))
        self.box.addItem(_("Not known"), "")
        for name, key in people:
            self.box.addItem(name, key)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.body.addWidget(self.box)
        self.box.setFocus()
        if field := self.box.lineEdit():
            field.selectAll()

    @override
    def accept(self) -> None:
        super().accept()
        text = " ".join(self.box.currentText().split())
        known = self.box.findText(text, Qt.MatchFlag.MatchFixedString)
        if known >= 0 or not text:
            self.answered.emit(self.box.itemData(max(0, known)))
        else:
            self.named.emit(text)
