"""A list of figures, as high as its rows; Enter or a double click opens the figure of a row."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.widgets.labels import plain_rich, straight
from callreview.ui.widgets.rows import show_as_rows
from callreview.ui.widgets.scrolling import keep_in_sight
from callreview.words.answers.parts import Table

_FIXED = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KEY = Qt.ItemDataRole.UserRole
_NARROWEST = 72


class FigureTable(QTableWidget):
    """`opened` carries the key of a row; all rows are in sight, whoever holds it scrolls."""

    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        show_as_rows(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.itemDoubleClicked.connect(self._on_chosen)
        self.currentCellChanged.connect(self._keep_in_sight)

    def show_table(self, table: Table) -> None:
        """Show other rows; the row of the same key stays the current one."""
        kept = self._key(self.currentRow())
        self.setAccessibleName(table.title)
        self.setColumnCount(len(table.headings))
        self.setHorizontalHeaderLabels(list(table.headings))
        self.setRowCount(len(table.rows))
        for at, row in enumerate(table.rows):
            for column, text in enumerate(row.cells):
                self.setItem(at, column, _item(text, row.sentence, row.key))
        self._fit()
        keys = [row.key for row in table.rows]
        self._stand_on(keys.index(kept) if kept and kept in keys else 0)

    def _key(self, row: int) -> str:
        item = self.item(row, 0)
        return str(item.data(_KEY)) if item is not None else ""

    def _fit(self) -> None:
        header = self.horizontalHeader()
        modes = QHeaderView.ResizeMode
        wide = 1 if self.columnCount() == 2 else 0
        for column in range(self.columnCount()):
            mode = modes.Stretch if column == wide else modes.ResizeToContents
            header.setSectionResizeMode(column, mode)
        height = header.sizeHint().height() + self.rowCount() * theme.ROW
        self.setFixedHeight(height + 2 * self.frameWidth())

    def _stand_on(self, row: int) -> None:
        blocked = self.blockSignals(True)
        self.setCurrentCell(row, 0)
        if not self.hasFocus():
            self.clearSelection()
        self.blockSignals(blocked)

    def _keep_in_sight(self) -> None:
        if self.hasFocus():
            top = self.horizontalHeader().height() + self.rowViewportPosition(self.currentRow())
            keep_in_sight(self, QRect(0, top, self.width(), theme.ROW))

    def _on_chosen(self, item: QTableWidgetItem) -> None:
        self._open(item.row())

    def _open(self, row: int) -> None:
        if key := self._key(row):
            self.opened.emit(key)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectRow(max(0, self.currentRow()))
        self._keep_in_sight()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentRow())
        else:
            super().keyPressEvent(event)


def _item(text: str, sentence: str, key: str) -> QTableWidgetItem:
    item = QTableWidgetItem(straight(text))
    item.setFlags(_FIXED)
    item.setData(_KEY, key)
    if sentence:
        item.setToolTip(plain_rich(sentence))
    return item
