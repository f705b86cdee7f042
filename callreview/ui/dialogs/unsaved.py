"""Asked when the window closes while something could not be saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.buttons import WordButton
from callreview.words import _, ngettext


class UnsavedSheet(Sheet):
    """Says how much is not saved, and why. `again` asks to try; `given_up` closes all the same."""

    again = Signal()
    given_up = Signal()

    def __init__(self, count: int, why: str, parent: QWidget) -> None:
        title = ngettext("{count} change is not saved", "{count} changes are not saved", count)
        super().__init__(title.format(count=count), why, parent, accept=_("Save again"))
        lose = WordButton(_("Close and lose them"), self)
        lose.clicked.connect(self._on_lose)
        self.buttons.insertWidget(1, lose)
        self.accepted.connect(self.again)

    def _on_lose(self) -> None:
        self.reject()
        self.given_up.emit()
