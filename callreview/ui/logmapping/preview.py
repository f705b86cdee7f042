"""The first rows of a log, with what each column says above it."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QTableWidget, QTableWidgetItem, QWidget

from callreview.domain.logmapping import LogMapping, Says
from callreview.intake.logs.sheet import Sheet
from callreview.ui import theme
from callreview.ui.logmapping.state import SAYS, says_at
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_rich
from callreview.words import _

_ROWS, _COLUMNS = 12, 60
_LONGEST_SHOWN = 200
_WIDTH = 212


class PreviewTable(QTableWidget):
    """Shows a `Sheet`; `said` carries a column's place and what it says from now on."""

    said = Signal(int, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: list[QComboBox] = []
        self.setAccessibleName(_("First rows of the log"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW - 4)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setDefaultSectionSize(_WIDTH)
        header.setHighlightSections(False)

    @property
    def choices(self) -> tuple[QComboBox, ...]:
        """Return what each column may say, by its place."""
        return tuple(self._choices)

    def show_sheet(self, sheet: Sheet, mapping: LogMapping) -> None:
        """Show a log anew."""
        self.clear()
        width = min(sheet.width, _COLUMNS)
        self.setColumnCount(width)
        self.setRowCount(1 + min(len(sheet.rows), _ROWS))
        titles = [_title(sheet, at) for at in range(width)]
        self.setHorizontalHeaderLabels(titles)
        self._choices = [self._choice(at, title) for at, title in enumerate(titles)]
        self.setRowHeight(0, theme.ROW + 6)
        for row, cells in enumerate(sheet.rows[:_ROWS], 1):
            for at, text in enumerate(cells[:width]):
                shown = " ".join(text[:_LONGEST_SHOWN].split())
                item = QTableWidgetItem(shown)
                item.setToolTip(plain_rich(shown))
                self.setItem(row, at, item)
        self.show_mapping(mapping)

    def show_mapping(self, mapping: LogMapping) -> None:
        """Show what each column says; columns that say nothing stand back."""
        worn = Theme.of(self)
        for at, choice in enumerate(self._choices):
            says = says_at(mapping, at)
            with QSignalBlocker(choice):
                choice.setCurrentIndex(list(SAYS).index(says))
            for row in range(1, self.rowCount()):
                if item := self.item(row, at):
                    item.setForeground(worn.text if says else worn.text_soft)

    def _choice(self, at: int, title: str) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(_("What “{column}” says").format(column=title))
        for words in SAYS.values():
            choice.addItem(_(words))
        choice.activated.connect(partial(self._on_chosen, at))
        self.setCellWidget(0, at, choice)
        return choice

    def _on_chosen(self, at: int, chosen: int) -> None:
        says: Says | None = list(SAYS)[chosen]
        self.said.emit(at, says)


def _title(sheet: Sheet, at: int) -> str:
    heading = sheet.headings[at] if at < len(sheet.headings) else ""
    shown = " ".join(heading[:_LONGEST_SHOWN].split())
    return shown or _("Column {number}").format(number=at + 1)
