"""The calls as a table Qt can show: cells are made when they are drawn, never before."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from typing_extensions import override

from callreview.domain.call import Call, CallState, Direction, Status
from callreview.domain.hue import Hue
from callreview.ui.calls.cells import COLUMNS, SILENT, Column, cell, trouble
from callreview.ui.calls.minimaps import Minimaps
from callreview.ui.icons import icon
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_rich
from callreview.words import _

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TO_THE_RIGHT = frozenset({Column.LENGTH, Column.SCORE})
_STATE_ICONS = {CallState.NEW: "new", CallState.DRAFT: "draft", CallState.REVIEWED: "done"}
_DIRECTION_ICONS = {
    Direction.IN: "call_in",
    Direction.OUT: "call_out",
    Direction.INTERNAL: "call_internal",
}
_SOFT = frozenset({Column.DIRECTION, Column.FILE})


class CallsModel(QAbstractTableModel):
    """Rows are calls in the order given."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.minimaps = Minimaps(self)
        self.minimaps.arrived.connect(self._on_minimaps_arrived)
        self._rows: tuple[Call, ...] = ()
        self._today = date.min
        self._icons: dict[object, QIcon] = {}
        self._theme: Theme | None = None

    def show_rows(self, rows: tuple[Call, ...], today: date) -> None:
        """Show these calls; rows that are where they were stay where they are."""
        if rows is self._rows and today == self._today:
            return
        self._today = today
        if len(rows) == len(self._rows) and _same_calls(rows, self._rows):
            self._rows = rows
            last = self.index(len(rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def wear(self, theme: Theme) -> None:
        """Take icons and colours from `theme`."""
        self._theme = theme
        self.minimaps.wear(theme)
        states = {CallState.REVIEWED: theme.ok, CallState.DRAFT: theme.accent}
        self._icons = {
            **{key: icon(name, theme, states.get(key)) for key, name in _STATE_ICONS.items()},
            **{key: icon(name, theme) for key, name in _DIRECTION_ICONS.items()},
            **{hue: icon("dot", theme, theme.hue(hue)) for hue in Hue if hue},
            "trouble": icon("warning", theme, theme.warning),
        }

    def call_at(self, row: int) -> Call | None:
        """Return the call in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def calls_between(self, first: int, last: int) -> tuple[Call, ...]:
        """Return the calls of the rows from `first` to `last`."""
        return self._rows[max(0, first) : last + 1]

    def row_of(self, call_id: str) -> int:
        """Return the row of a call, -1 if it is not shown."""
        for row, call in enumerate(self._rows):
            if call.id == call_id:
                return row
        return -1

    def _on_minimaps_arrived(self) -> None:
        column = COLUMNS.index(Column.SOUND)
        if self._rows:
            last = self.index(len(self._rows) - 1, column)
            self.dataChanged.emit(self.index(0, column), last, [Qt.ItemDataRole.DecorationRole])

    def _decoration(self, call: Call, column: Column) -> QIcon | QPixmap | None:
        if column is Column.SOUND:
            return self.minimaps.picture(call)
        if column is Column.STATE:
            troubled = call.state is CallState.NEW and call.recording.status is not Status.OK
            return self._icons.get("trouble" if troubled else call.state)
        if column is Column.WHO and call.agent and call.agent.colour:
            return self._icons.get(call.agent.colour)
        if column is Column.DIRECTION and call.facts.direction:
            return self._icons.get(call.facts.direction)
        return None

    def _colour(self, call: Call, column: Column) -> QColor | None:
        if self._theme is None:
            return None
        if column is Column.SCORE and call.passed is False:
            return self._theme.danger
        if column in _SOFT or call.recording.status in SILENT:
            return self._theme.text_soft
        return None

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if COLUMNS[section] in _TO_THE_RIGHT else _left()
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        call, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(call, column, self._today)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._decoration(call, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(call, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in _TO_THE_RIGHT else _left()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_rich(_tooltip(call, column))
        return None


def _tooltip(call: Call, column: Column) -> str:
    if column is Column.FILE:
        return call.recording.path
    return trouble(call) if column is Column.STATE else ""


def _left() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _same_calls(rows: tuple[Call, ...], others: tuple[Call, ...]) -> bool:
    return all(one.id == other.id for one, other in zip(rows, others, strict=True))
