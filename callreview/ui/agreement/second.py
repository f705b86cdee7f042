"""Asks how much of a random sample somebody else is to score a second time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_PERCENTS = (10, 15, 20)
_USUAL = 15


class SecondScoresQuestion(Sheet):
    """`answered` carries a percentage."""

    answered = Signal(int)

    def __init__(self, title: str, calls: int, parent: QWidget) -> None:
        words = _(
            "Somebody else scores a few calls of “{sample}” without seeing what the first review"
            " says. The lot says which, so nobody can choose. Second scores are in no average: they"
            " show how far two people agree."
        )
        super().__init__(
            _("Have a part scored again"),
            words.format(sample=title),
            parent,
            accept=_("Put them into the queue"),
            cancel=_("Cancel"),
        )
        self.box = QComboBox(self)
        self.box.setAccessibleName(_("How many calls"))
        for percent in _PERCENTS:
            told = _("{percent} %: {count} of {calls} calls").format(
                percent=percent, count=-(-calls * percent // 100), calls=calls
            )
            self.box.addItem(told, percent)
        self.box.setCurrentIndex(_PERCENTS.index(_USUAL))
        caption = plain_label(_("How many calls"), self)
        caption.setBuddy(self.box)
        self.body.addWidget(caption)
        self.body.addWidget(self.box)
        self.box.setFocus()

    @override
    def accept(self) -> None:
        super().accept()
        self.answered.emit(int(self.box.currentData()))
