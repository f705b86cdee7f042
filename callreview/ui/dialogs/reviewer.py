"""Asks who reviews from now on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label
from callreview.words import _


class ReviewerQuestion(Sheet):
    """`answered` carries a name: one of those that are known, or another that was written."""

    answered = Signal(str)

    def __init__(self, names: tuple[str, ...], parent: QWidget) -> None:
        words = _(
            "The name stands on the reviews made from now on. Of a call two people review apart, "
            "each sees the other's review when both are finished: a courtesy of the screen, "
            "not a lock."
        )
        title = _("Who is reviewing?")
        super().__init__(title, words, parent, accept=_("Review from now on"), cancel=_("Cancel"))
        self.box = QComboBox(self)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setAccessibleName(_("Name"))
        self.box.addItems(names)
        self.box.editTextChanged.connect(self._on_typed)
        caption = plain_label(_("Name"), self)
        caption.setBuddy(self.box)
        self.body.addWidget(caption)
        self.body.addWidget(self.box)
        self._on_typed(self.box.currentText())
        self.box.setFocus()
        if field := self.box.lineEdit():
            field.selectAll()

    def _on_typed(self, text: str) -> None:
        self.accept_button.setEnabled(bool(text.strip()))

    @override
    def accept(self) -> None:
        text = " ".join(self.box.currentText().split())
        known = self.box.findText(text, Qt.MatchFlag.MatchFixedString)
        if text:
            super().accept()
            self.answered.emit(self.box.itemText(known) if known >= 0 else text)
