"""The calls behind a figure, however many; Enter or a double click opens one."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.results.state import HeardCall
from callreview.ui.widgets.labels import straight
from callreview.ui.widgets.rows import show_as_rows
from callreview.words import _

_MOST_ROWS = 12
_PERSON = 1
_WIDTHS = {0: 190, 2: 90, 3: 150}
_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class HeardCalls(QAbstractTableModel):
    """When, who, what score, and what else the call counted for."""

    def __init__(self, calls: tuple[HeardCall, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.calls = calls
        self._headings = (_("Call"), _("Person"), _("Score"), "")

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.calls)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        call = self.calls[index.row()]
        if role == _Role.DisplayRole:
            cells = (call.when, call.who, call.counted.score, call.counted.remark)
            return straight(cells[index.column()])
        if role == _Role.ToolTipRole:
            return _("Double click: open the call")
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._headings[section]
        return None


class CallsTable(QTableView):
    """`call_asked` carries the key of a call."""

    call_asked = Signal(str)

    def __init__(self, calls: tuple[HeardCall, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._calls = HeardCalls(calls, self)
        self.setModel(self._calls)
        self.setAccessibleName(_("The calls"))
        show_as_rows(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(_PERSON, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        rows = min(len(calls), _MOST_ROWS)
        self.setFixedHeight(header.sizeHint().height() + rows * theme.ROW + 2)
        self.activated.connect(self._on_activated)
        if calls:
            self.setCurrentIndex(self._calls.index(0, 0))

    def _on_activated(self, index: QModelIndex) -> None:
        self.call_asked.emit(self._calls.calls[index.row()].counted.call_id)
