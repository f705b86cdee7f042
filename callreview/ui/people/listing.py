"""The table of the directory: one person, or one extension without a name, a row."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from callreview.ui.icons import icon
from callreview.ui.people.state import Entry, PeopleState
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_rich
from callreview.ui.widgets.rows import show_as_rows
from callreview.words import _

_NAME, _KNOWN_BY, _CALLS = range(3)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NAME_WIDTH, _CALLS_WIDTH = 190, 84


class PeopleTable(QTableWidget):
    """Several rows may be selected; what is shown anew keeps them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 3, parent)
        self._entries: tuple[Entry, ...] = ()
        self.setAccessibleName(_("People"))
        self.setHorizontalHeaderLabels([_("Name"), _("Known by"), _("Calls")])
        show_as_rows(self, several=True)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(_CALLS_WIDTH)
        header.setSectionResizeMode(_KNOWN_BY, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(_NAME, _NAME_WIDTH)
        header.resizeSection(_CALLS, _CALLS_WIDTH)
        if calls := self.horizontalHeaderItem(_CALLS):
            calls.setTextAlignment(_RIGHT)

    def show_state(self, state: PeopleState) -> None:
        """Show everybody."""
        kept = {entry.key for entry in self.chosen}
        blocked = self.blockSignals(True)
        self._entries = state.entries
        self.setRowCount(len(state.entries))
        for row, entry in enumerate(state.entries):
            self._fill(row, entry)
        self.blockSignals(blocked)
        self.choose(kept)

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """Return the entries that are selected, from the top down."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return tuple(self._entries[row] for row in rows if row < len(self._entries))

    def choose(self, keys: set[str]) -> None:
        """Select the entries with these keys, else the first."""
        rows = [row for row, entry in enumerate(self._entries) if entry.key in keys]
        chosen = QItemSelection()
        for row in rows or ([0] if self._entries else []):
            chosen.select(self.model().index(row, 0), self.model().index(row, _CALLS))
        model = self.selectionModel()
        if not chosen.isEmpty():
            first = chosen.indexes()[0]
            model.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _fill(self, row: int, entry: Entry) -> None:
        agent, worn = entry.agent, Theme.of(self)
        name = agent.name if agent else _("No name yet")
        if agent and not agent.is_active:
            name = _("{name} (left)").format(name=name)
        for column, text in (
            (_NAME, name),
            (_KNOWN_BY, ", ".join(entry.known_by)),
            (_CALLS, f"{entry.calls:,}"),
        ):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_rich(text))
            if column == _CALLS:
                item.setTextAlignment(_RIGHT)
            if column != _NAME or not (agent and agent.is_active):
                item.setForeground(worn.text_soft)
            if agent and column == _NAME:
                item.setIcon(icon("dot", worn, worn.hue(agent.colour)))
            self.setItem(row, column, item)
