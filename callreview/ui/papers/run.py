"""Asks how all scorecards are to be written: a file each or one for all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget
from typing_extensions import override

from callreview.ui.dialogs.frame import Sheet
from callreview.words import _


class RunSheet(Sheet):
    """`chosen` carries whether they go into one file, and whether numbers are in full."""

    chosen = Signal(bool, bool)

    def __init__(self, count: int, parent: QWidget) -> None:
        if count == 1:
            words = _("There is one finished review.")
        else:
            words = _("There are {count} finished reviews; of each the newest is printed.")
        super().__init__(
            _("All scorecards as PDF"),
            words.format(count=count),
            parent,
            accept=_("Choose where…"),
            cancel=_("Cancel"),
        )
        self.each = QRadioButton(_("A file for each scorecard, in a folder"), self)
        self.in_one = QRadioButton(_("All in one file, with an outline"), self)
        self.numbers = QCheckBox(_("Telephone numbers in full"), self)
        self.each.setChecked(True)
        for widget in (self.each, self.in_one, self.numbers):
            self.body.addWidget(widget)
        self.each.setFocus()

    @override
    def accept(self) -> None:
        super().accept()
        self.chosen.emit(self.in_one.isChecked(), self.numbers.isChecked())
