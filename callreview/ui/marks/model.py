"""The rows of the list of marks, changed as little as possible.

A line being typed and the selection stay where they are when other marks come, go or move.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from callreview.domain.mark import Mark
from callreview.ui.marks.state import spoken_words

MARK = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class MarksModel(QAbstractListModel):
    """Marks as rows; `words_changed` carries a key and what was typed."""

    words_changed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.can_change = True
        self._marks: list[Mark] = []

    def show(self, marks: Sequence[Mark]) -> None:
        """Show other marks."""
        wanted = {mark.id for mark in marks}
        for row in reversed(range(len(self._marks))):
            if self._marks[row].id not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._marks[row]
                self.endRemoveRows()
        known = {mark.id for mark in self._marks}
        self._reorder([mark for mark in marks if mark.id in known])
        for row, mark in enumerate(marks):
            if mark.id not in known:
                self.beginInsertRows(QModelIndex(), row, row)
                self._marks.insert(row, mark)
                self.endInsertRows()

    def row_of(self, mark_id: str) -> int | None:
        """Return the row of a mark, None if it is not shown."""
        return next((row for row, mark in enumerate(self._marks) if mark.id == mark_id), None)

    def mark_at(self, index: Index) -> Mark | None:
        """Return the mark of a row, None for no row."""
        return self._marks[index.row()] if index.isValid() else None

    def _reorder(self, marks: list[Mark]) -> None:
        """Put marks that are shown already into a new order with new contents."""
        if marks == self._marks:
            return
        if [mark.id for mark in marks] != [mark.id for mark in self._marks]:
            self.layoutAboutToBeChanged.emit()
            rows = {mark.id: row for row, mark in enumerate(marks)}
            before = self.persistentIndexList()
            after = [self.index(rows[self._marks[index.row()].id]) for index in before]
            self._marks = marks
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
        self._marks = marks
        self.dataChanged.emit(self.index(0), self.index(len(marks) - 1))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        mark = self.mark_at(index)
        if mark is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return mark.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_words(mark)
        return mark if role == MARK else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if self.can_change else flags

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._marks)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        mark = self.mark_at(index)
        if mark is None or role != Qt.ItemDataRole.EditRole:
            return False
        words = str(value).strip()
        if words != mark.text:
            self.words_changed.emit(mark.id, words)
        return True
