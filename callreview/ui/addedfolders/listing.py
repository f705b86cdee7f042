"""The table of folders: one added folder a row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from callreview.ui.addedfolders.state import FolderEntry, FoldersState, Standing
from callreview.ui.icons import icon
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_rich
from callreview.ui.widgets.rows import show_as_rows
from callreview.words import _

_NAME, _STANDING, _CALLS, _LOOKED_AT = range(4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WIDTHS = {_STANDING: 124, _CALLS: 72, _LOOKED_AT: 148}


class FoldersTable(QTableWidget):
    """One row is selected; what is shown anew keeps it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 4, parent)
        self._entries: tuple[FolderEntry, ...] = ()
        self.setAccessibleName(_("Folders"))
        self.setHorizontalHeaderLabels([_("Folder"), _("State"), _("Calls"), _("Looked at")])
        show_as_rows(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        if calls := self.horizontalHeaderItem(_CALLS):
            calls.setTextAlignment(_RIGHT)

    def show_state(self, state: FoldersState) -> None:
        """Show every folder; the one that was chosen stays so, else the first is."""
        kept = self.chosen.folder.id if self.chosen else ""
        blocked = self.blockSignals(True)
        self._entries = state.entries
        self.setRowCount(len(state.entries))
        for row, entry in enumerate(state.entries):
            self._fill(row, entry)
        self.blockSignals(blocked)
        self.choose(kept)

    @property
    def chosen(self) -> FolderEntry | None:
        """Return the folder that is selected."""
        row = self.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def choose(self, folder_id: str) -> None:
        """Select a folder, the first if it is not there."""
        ids = [entry.folder.id for entry in self._entries]
        if ids:
            self.setCurrentCell(ids.index(folder_id) if folder_id in ids else 0, _NAME)

    def _fill(self, row: int, entry: FolderEntry) -> None:
        worn = Theme.of(self)
        for column, text in (
            (_NAME, entry.name),
            (_STANDING, _(entry.standing.value)),
            (_CALLS, f"{entry.folder.calls:,}"),
            (_LOOKED_AT, entry.looked_at),
        ):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_rich(entry.folder.path if column == _NAME else text))
            if column == _NAME:
                item.setIcon(icon("folder", worn))
            if column == _CALLS:
                item.setTextAlignment(_RIGHT)
            if column != _NAME:
                is_away = column == _STANDING and entry.standing is Standing.AWAY
                item.setForeground(worn.warning if is_away else worn.text_soft)
            self.setItem(row, column, item)
