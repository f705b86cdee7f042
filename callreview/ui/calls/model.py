"""The calls as a table Qt can show: cells are made when they are drawn, never before."""

import itertools
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain, compress
from operator import attrgetter, eq, is_, is_not
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from typing_extensions import override

from callreview.domain.call import Call, CallState, Direction, Status
from callreview.domain.hue import Hue
from callreview.ui.calls.cells import COLUMNS, SILENT, Column, cell, trouble
from callreview.ui.calls.grouping import Group, Grouping, Sum
from callreview.ui.calls.headings import Heading, heading_details, heading_name
from callreview.ui.calls.minimaps import Minimaps
from callreview.ui.calls.sections import Sections
from callreview.ui.icons import icon
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_rich
from callreview.words import _

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TO_THE_RIGHT = frozenset({Column.LENGTH, Column.SCORE})
_STATE_ICONS = {CallState.NEW: "new", CallState.DRAFT: "draft", CallState.REVIEWED: "done"}
_DIRECTION_ICONS = {
    Direction.IN: "call_in",
    Direction.OUT: "call_out",
    Direction.INTERNAL: "call_internal",
}
_SOFT = frozenset({Column.DIRECTION, Column.FILE})


class Look(NamedTuple):
    """All that is drawn of a cell; its colour is None for the usual one."""

    text: str
    picture: QIcon | QPixmap | None
    colour: QColor | None
    alignment: Qt.AlignmentFlag


class CallsModel(QAbstractTableModel):
    """Rows are calls in the order given, under the headings of their groups if there are any."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.minimaps = Minimaps(self)
        self.minimaps.arrived.connect(self._on_minimaps_arrived)
        self._rows: tuple[Call, ...] = ()
        self.sections = Sections()
        self._grouping = Grouping.NONE
        self._sums: tuple[Sum, ...] = ()
        self._today = date.min
        self._icons: dict[object, QIcon] = {}
        self._theme: Theme | None = None

    def show_rows(
        self,
        rows: tuple[Call, ...],
        today: date,
        grouping: Grouping = Grouping.NONE,
        groups: tuple[Group, ...] = (),
    ) -> None:
        """Show these calls; rows that are where they were stay where they are."""
        is_grouped_anew = grouping is not self._grouping
        if rows is self._rows and today == self._today and not is_grouped_anew:
            return
        folded = frozenset[str]() if is_grouped_anew else self.sections.folded
        sections = Sections(len(rows), groups, folded)
        self._today, self._grouping = today, grouping
        same = sections == self.sections and _same_calls(rows, self._rows)
        if same:
            self._rows = rows
            self._all_changed()
            return
        between = _inserted(self._rows, rows) if not groups and not self.sections.groups else None
        if between is None:
            self.beginResetModel()
        else:
            self.beginInsertRows(QModelIndex(), between.start, between.stop - 1)
        self._rows, self.sections, self._sums = rows, sections, ()
        if between is None:
            self.endResetModel()
        else:
            self.endInsertRows()

    def show_sums(self, sums: tuple[Sum, ...]) -> None:
        """Show what the calls of each group come to."""
        if sums != self._sums and len(sums) == len(self.sections.groups):
            self._sums = sums
            self._all_changed()

    def fold(self, at: int, *, folded: bool) -> None:
        """Show the heading of a group only, or its calls below it."""
        before = self.sections
        if before.is_folded(at) is folded:
            return
        line, group = before.heading_line(at), before.groups[at]
        keys = before.folded | {group.key} if folded else before.folded - {group.key}
        sections = replace(before, folded=keys)
        if folded:
            self.beginRemoveRows(QModelIndex(), line + 1, line + group.count)
            self.sections = sections
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), line + 1, line + group.count)
            self.sections = sections
            self.endInsertRows()
        self.dataChanged.emit(self.index(line, 0), self.index(line, len(COLUMNS) - 1))

    def fold_all(self, *, folded: bool) -> None:
        """Show all headings only, or all calls below them."""
        keys = frozenset(group.key for group in self.sections.groups) if folded else frozenset()
        self.beginResetModel()
        self.sections = replace(self.sections, folded=keys)
        self.endResetModel()

    def heading(self, line: int) -> Heading | None:
        """Return the heading that a line is; None for a call."""
        at = self.sections.heading_at(line)
        if at < 0:
            return None
        group = self.sections.groups[at]
        return Heading(
            heading_name(group, self._grouping, self._today),
            heading_details(group, self._sums[at] if self._sums else None),
            self.sections.is_folded(at),
            group.colour,
        )

    @property
    def names(self) -> list[str]:
        """Return the names of the groups, from the top down."""
        groups = self.sections.groups
        return [heading_name(group, self._grouping, self._today) for group in groups]

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
        """Return the call in a row; None for a heading."""
        at = self.sections.call_at(row)
        return self._rows[at] if at >= 0 else None

    def calls_between(self, first: int, last: int) -> tuple[Call, ...]:
        """Return the calls of the rows from `first` to `last`."""
        return self._calls_of(self.sections.calls_in(first, last, folded=False))

    def calls_chosen(self, first: int, last: int) -> tuple[Call, ...]:
        """Return the calls those rows stand for: a heading for what is folded away below it."""
        return self._calls_of(self.sections.calls_in(first, last, folded=True))

    def row_of(self, call_id: str) -> int:
        """Return the row of a call, or of the heading it is folded under; -1 if there is none."""
        for at, call in enumerate(self._rows):
            if call.id == call_id:
                return self.sections.line_of(at)
        return -1

    def look(self, line: int, column: Column) -> Look | None:
        """Return how a cell of a call looks; None of a heading."""
        at = self.sections.call_at(line)
        if at < 0:
            return None
        call = self._rows[at]
        return Look(
            cell(call, column, self._today),
            self._decoration(call, column),
            self._colour(call, column),
            _RIGHT if column in _TO_THE_RIGHT else _LEFT,
        )

    def _calls_of(self, ranges: Iterable[range]) -> tuple[Call, ...]:
        parts = (self._rows[each.start : each.stop] for each in ranges)
        return tuple(chain.from_iterable(parts))

    def _all_changed(self) -> None:
        last = self.index(self.rowCount() - 1, len(COLUMNS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def _on_minimaps_arrived(self) -> None:
        column = COLUMNS.index(Column.SOUND)
        if self._rows:
            last = self.index(self.rowCount() - 1, column)
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
        return 0 if parent.isValid() else self.sections.lines

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
            return _RIGHT if COLUMNS[section] in _TO_THE_RIGHT else _LEFT
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        at = self.sections.call_at(index.row())
        if at < 0:
            return self._of_heading(index.row(), role)
        return self._of_call(self._rows[at], COLUMNS[index.column()], role)

    def _of_call(self, call: Call, column: Column, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(call, column, self._today)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._decoration(call, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(call, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in _TO_THE_RIGHT else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_rich(_tooltip(call, column))
        return None

    def _of_heading(self, line: int, role: int) -> object:
        """Return what a heading is to a screen reader; the table draws it itself."""
        heading = self.heading(line) if role == Qt.ItemDataRole.AccessibleTextRole else None
        return heading.spoken if heading else None


def _tooltip(call: Call, column: Column) -> str:
    if column is Column.FILE:
        return call.recording.path
    return trouble(call) if column is Column.STATE else ""


def _inserted(before: tuple[Call, ...], now: tuple[Call, ...]) -> range | None:
    """Return where rows were put in, if that is all that happened and they are neighbours."""
    count = len(now) - len(before)
    if count <= 0 or not before:
        return None
    first = next(compress(itertools.count(), map(is_not, before, now)), len(before))
    is_all = all(map(is_, before[first:], now[first + count :]))
    return range(first, first + count) if is_all else None


def _same_calls(rows: tuple[Call, ...], others: tuple[Call, ...]) -> bool:
    of = attrgetter("id")
    return all(map(is_, rows, others)) or all(map(eq, map(of, rows), map(of, others)))
