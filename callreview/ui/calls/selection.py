"""What is selected in the calls table: who selects a heading selects its calls with it."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
)
from typing_extensions import override

from callreview.ui.calls.model import CallsModel

_Flag = QItemSelectionModel.SelectionFlag


class CallSelection(QItemSelectionModel):
    """Selects whole groups by their headings; of a group folded away its heading stands for it."""

    def __init__(self, calls: CallsModel, parent: QObject) -> None:
        super().__init__(calls, parent)
        self._calls = calls

    @override
    def select(
        self,
        chosen: QItemSelection | QModelIndex | QPersistentModelIndex,
        command: QItemSelectionModel.SelectionFlag,
        /,
    ) -> None:
        if not isinstance(chosen, QItemSelection):
            index = self._calls.index(chosen.row(), chosen.column())
            chosen = QItemSelection(index, index)
        heading = self._heading(chosen)
        if heading < 0:
            super().select(chosen, command)
            return
        sections = self._calls.sections
        line = sections.heading_line(heading)
        last = line + sections.lines_below(heading)
        if command & _Flag.Toggle:
            turn = _Flag.Deselect if self.isRowSelected(line) else _Flag.Select
            command = (command & ~_Flag.Toggle) | turn
        group = QItemSelection(self._calls.index(line, 0), self._calls.index(last, 0))
        super().select(group, command | _Flag.Rows)

    def _heading(self, chosen: QItemSelection) -> int:
        """Return the group whose heading alone is chosen, else -1."""
        if chosen.count() != 1 or not chosen.at(0).isValid():
            return -1
        lines = chosen.at(0)
        is_one = lines.top() == lines.bottom()
        return self._calls.sections.heading_at(lines.top()) if is_one else -1
