"""The table of score sheets."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from callreview.ui.icons import icon
from callreview.ui.sheets.state import ListState, Row, Standing
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_rich
from callreview.ui.widgets.rows import show_as_rows
from callreview.words import _
from callreview.words.languages import language_name

_TITLE, _LANGUAGE, _VERSION, _REVIEWS, _STANDING = range(5)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WIDTHS = {_LANGUAGE: 110, _VERSION: 110, _REVIEWS: 110, _STANDING: 160}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SheetTable(QTableWidget):
    """One sheet, or one draft, a row. `row_chosen` when another is selected, `opened` by Enter."""

    row_chosen = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 5, parent)
        self.rows: tuple[Row, ...] = ()
        self.setAccessibleName(_("Score sheets"))
        self.setHorizontalHeaderLabels(
            [_("Score sheet"), _("Language"), _("Version"), _("Reviews"), _("State")]
        )
        show_as_rows(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        for column in (_VERSION, _REVIEWS):
            if heading := self.horizontalHeaderItem(column):
                heading.setTextAlignment(_RIGHT)
        self.itemSelectionChanged.connect(self.row_chosen)
        self.itemDoubleClicked.connect(lambda _item: self.opened.emit())

    @property
    def chosen(self) -> Row | None:
        """Return what is selected."""
        at = self.currentRow()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def show_state(self, state: ListState) -> None:
        """Show every sheet; the selected one stays so, or else its neighbour is."""
        kept, at = self.chosen.key if self.chosen else "", self.currentRow()
        blocked = self.blockSignals(True)
        self.rows = state.rows
        self.setRowCount(len(state.rows))
        for number, row in enumerate(state.rows):
            self._fill(number, row)
        same = [number for number, row in enumerate(state.rows) if row.key == kept]
        if state.rows:
            self.selectRow(same[0] if same else min(max(at, 0), len(state.rows) - 1))
        self.blockSignals(blocked)
        self.row_chosen.emit()

    def choose(self, key: str) -> None:
        """Select the row with this key."""
        for number, row in enumerate(self.rows):
            if row.key == key:
                self.selectRow(number)

    def _fill(self, number: int, row: Row) -> None:
        worn = Theme.of(self)
        name, sign, colour = {
            Standing.CURRENT: (_("in use"), "done", worn.ok),
            Standing.DRAFT: (_("draft"), "draft", worn.warning),
            Standing.RETIRED: (_("retired"), "locked", worn.text_soft),
        }[row.standing]
        texts = {
            _TITLE: row.title,
            _LANGUAGE: language_name(row.rubric.language),
            _VERSION: str(row.version.number) if row.version else "",
            _REVIEWS: f"{row.reviews:,}" if row.version else "",
            _STANDING: name,
        }
        for column, text in texts.items():
            item = QTableWidgetItem(text)
            item.setToolTip(plain_rich(text))
            if column in (_VERSION, _REVIEWS):
                item.setTextAlignment(_RIGHT)
            if column != _TITLE or row.standing is Standing.RETIRED:
                item.setForeground(worn.text_soft)
            if column == _STANDING:
                item.setIcon(icon(sign, worn, colour))
            self.setItem(number, column, item)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
