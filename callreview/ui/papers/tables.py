"""Asks which tables are to be written, and as what."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QRadioButton, QWidget
from typing_extensions import override

from callreview.exports.columns import TABLES
from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.marking import N_

_INDENT = 28
_NAMES = {
    "reviews": N_("Reviews"),
    "answers": N_("Answers"),
    "handouts": N_("Scorecards handed out"),
    "disputes": N_("Disputed questions"),
    "marks": N_("Marks"),
}


@dataclass(frozen=True)
class TablesWanted:
    """What was chosen: the ending of the file, the one table that is to be in it, or all."""

    ending: str
    only: str | None
    shows_numbers: bool


class TablesSheet(Sheet):
    """`chosen` carries a `TablesWanted`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            _("Reviews as tables"),
            _("Finished reviews, their answers, and all marks. Private notes are never in them."),
            parent,
            accept=_("Choose where…"),
            cancel=_("Cancel"),
        )
        self.workbook = QRadioButton(_("A spreadsheet, with a sheet for each table (XLSX)"), self)
        self.one = QRadioButton(_("One table (CSV):"), self)
        self.table = QComboBox(self)
        self.every = QRadioButton(_("All tables below each other (CSV)"), self)
        self.json = QRadioButton(_("For programs (JSON)"), self)
        self.numbers = QCheckBox(_("Telephone numbers in full"), self)
        self._told = plain_label("", self, tone="soft", wraps=True, font=theme.font_small(self))
        self._arrange()
        self._told.setIndent(_INDENT)
        self.workbook.setChecked(True)
        self.workbook.setFocus()

    def _arrange(self) -> None:
        for name, words in _NAMES.items():
            self.table.addItem(_(words), name)
        self.table.setAccessibleName(_("Which table"))
        self.table.currentIndexChanged.connect(self._tell)
        self.table.activated.connect(lambda _index: self.one.setChecked(True))
        self._tell()
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.one)
        row.addWidget(self.table)
        row.addStretch(1)
        self.body.addWidget(self.workbook)
        self.body.addLayout(row)
        self.body.addWidget(self._told)
        for widget in (self.every, self.json):
            self.body.addWidget(widget)
        self.body.addSpacing(theme.GAP)
        self.body.addWidget(self.numbers)

    def _tell(self) -> None:
        words = _(TABLES[self.table.currentData()].words)
        self._told.setText(words)
        self.table.setAccessibleDescription(words)

    @override
    def accept(self) -> None:
        super().accept()
        only = self.table.currentData() if self.one.isChecked() else None
        ending = ".xlsx" if self.workbook.isChecked() else ".csv"
        if self.json.isChecked():
            ending = ".json"
        self.chosen.emit(TablesWanted(ending, only, self.numbers.isChecked()))
