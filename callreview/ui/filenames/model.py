"""All names of a folder as a table: what each says by the template, those nothing reads first."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from callreview.app.names import FileName, NamesTrial
from callreview.domain.call import CallFacts, Direction
from callreview.domain.template.parts import SIDES, Meaning, Template
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_rich
from callreview.words import _
from callreview.words.marking import N_
from callreview.words.times import spoken_start

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WAYS = {
    Direction.IN: N_("inbound"),
    Direction.OUT: N_("outbound"),
    Direction.INTERNAL: N_("internal"),
}


class Column(Enum):
    """What is shown of each name."""

    NAME = N_("Name")
    WHEN = N_("When")
    DIRECTION = N_("Direction")
    PERSON = N_("Person")
    NUMBER = N_("Customer's number")
    CUSTOMER = N_("Customer's name")
    ID = N_("Phone system's id")


COLUMNS = tuple(Column)


_BY_MEANING: Mapping[Column, frozenset[Meaning]] = {
    Column.DIRECTION: frozenset({Meaning.DIRECTION, *SIDES}),
    Column.PERSON: frozenset({Meaning.AGENT, Meaning.EXTENSION, *SIDES}),
    Column.NUMBER: frozenset({Meaning.NUMBER, *SIDES}),
    Column.CUSTOMER: frozenset({Meaning.CUSTOMER}),
    Column.ID: frozenset({Meaning.ID}),
}


def has_column(template: Template | None, column: Column) -> bool:
    """Return whether a column has anything to show; when a call began it always has."""
    if template is None or column in (Column.NAME, Column.WHEN):
        return column in (Column.NAME, Column.WHEN)
    return any(part.meaning in _BY_MEANING[column] for part in template.parts)


class NamesModel(QAbstractTableModel):
    """Rows are names, in their order while they are tried.

    Then those nothing reads come first, and after them what a phone system writes so.
    """

    def __init__(self, parent: QObject, today: date) -> None:
        super().__init__(parent)
        self._today = today
        self._names: Sequence[FileName] = ()
        self._facts: Sequence[CallFacts | None] = ()
        self._rows: Sequence[int] = ()
        self._theme: Theme | None = None

    def wear(self, worn: Theme) -> None:
        """Take on the colours of a theme."""
        self._theme = worn

    def show_trial(
        self, names: Sequence[FileName], trial: NamesTrial, *, only_unread: bool
    ) -> None:
        """Show what came of a trial so far; rows move once it is over."""
        rows: Sequence[int] = self._rows if names is self._names else range(len(names))
        if trial.is_over:
            rows = sorted(range(len(names)), key=lambda at: _rank(names[at], trial.facts[at]))
            if only_unread:
                rows = rows[: trial.unread]
        is_moved = names is not self._names or rows != self._rows
        if is_moved:
            self.beginResetModel()
        self._names, self._facts, self._rows = names, trial.facts, rows
        if is_moved:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))

    def name_at(self, row: int) -> int:
        """Return which of the names a row shows."""
        return self._rows[row]

    def _text(self, at: int, column: Column) -> str:
        if column is Column.NAME:
            one = self._names[at]
            return "/".join((*one.below[1:], one.name))
        facts = self._facts[at] if at < len(self._facts) else CallFacts()
        if facts is None:
            return _unread(self._names[at]) if column is Column.WHEN else ""
        return _told(facts, column, self._today)

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
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _(COLUMNS[section].value)
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        at, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(at, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_rich(self._text(at, column))
        if role == Qt.ItemDataRole.ForegroundRole and column is Column.WHEN and self._theme:
            return self._colour(at, self._theme)
        return None

    def _colour(self, at: int, worn: Theme) -> QColor | None:
        if at >= len(self._facts) or self._facts[at] is not None:
            return None
        return worn.text_soft if self._names[at].family else worn.danger


def _rank(one: FileName, facts: CallFacts | None) -> int:
    if facts is not None:
        return 2
    return 1 if one.family else 0


def _unread(one: FileName) -> str:
    return _("as {family} names it").format(family=one.family) if one.family else _("not read")


def _told(facts: CallFacts, column: Column, today: date) -> str:
    if column is Column.WHEN:
        return spoken_start(facts, today)
    if column is Column.DIRECTION:
        return _(_WAYS[facts.direction]) if facts.direction else ""
    told = {
        Column.PERSON: facts.agent_ref,
        Column.NUMBER: facts.customer_number,
        Column.CUSTOMER: facts.customer_name,
        Column.ID: facts.call_ref,
    }
    return told[column] or ""
