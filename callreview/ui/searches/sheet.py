"""The sheet of saved searches: renamed, put in another order, removed, asked."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from callreview.app.edits.searches import MoveSearch, RemoveSearch, RenameSearch
from callreview.domain.saved import SavedSearch
from callreview.ui import theme
from callreview.ui.dialogs.editing import EditingSheet
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_rich
from callreview.ui.widgets.rows import show_as_rows
from callreview.words import _

_SIZE = (720, 460)
_NAME, _QUERY = range(2)
_NAME_WIDTH = 240
_FIXED = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class SearchesSheet(EditingSheet):
    """Shows searches in their order; `asked` carries an edit, `query_asked` what to look for."""

    query_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        words = _("They are kept in the library, in this order in the menu of the search box.")
        super().__init__(_("Saved searches"), words, parent)
        self._searches: tuple[SavedSearch, ...] = ()
        self._read_only = False
        self.table = self._made_table()
        self.use = self._button(_("Find"), "", self._on_find)
        self.rename = self._button(_("Rename"), "F2", self._on_rename)
        self.up = self._button(_("Move up"), "Alt+Up", lambda: self._move(-1))
        self.down = self._button(_("Move down"), "Alt+Down", lambda: self._move(1))
        self.remove = self._button(_("Remove"), "Del", self._on_remove)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for each in (self.use, self.rename, self.up, self.down, self.remove):
            row.addWidget(each)
        row.addStretch(1)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.refusal)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_searches(
        self, searches: tuple[SavedSearch, ...], *, can_undo: bool, read_only: bool
    ) -> None:
        """Show the searches as they are now, standing on the one one stood on."""
        stood_on, line = self._chosen, max(0, self.table.currentRow())
        self._searches, self._read_only = searches, read_only
        self.undo.setEnabled(can_undo)
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(searches))
            for row, each in enumerate(searches):
                self._put(row, _NAME, each.name)
                self._put(row, _QUERY, each.query)
        keys = [each.id for each in searches]
        if stood_on is not None and stood_on.id in keys:
            line = keys.index(stood_on.id)
        self.table.setCurrentCell(min(line, len(searches) - 1), _NAME)
        self._show_buttons()

    @override
    def show_again(self) -> None:
        can_undo = self.undo.isEnabled()
        self.show_searches(self._searches, can_undo=can_undo, read_only=self._read_only)

    @property
    def _chosen(self) -> SavedSearch | None:
        row = self.table.currentRow()
        return self._searches[row] if 0 <= row < len(self._searches) else None

    def _put(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(plain_rich(text))
        if column == _QUERY or self._read_only:
            item.setFlags(_FIXED)
        self.table.setItem(row, column, item)

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, 2, self)
        table.setAccessibleName(_("Saved searches"))
        table.setHorizontalHeaderLabels([_("Name"), _("Looks for")])
        show_as_rows(table)
        header = table.horizontalHeader()
        header.resizeSection(_NAME, _NAME_WIDTH)
        header.setSectionResizeMode(_QUERY, QHeaderView.ResizeMode.Stretch)
        table.itemChanged.connect(self._on_renamed)
        table.itemSelectionChanged.connect(self._show_buttons)
        table.doubleClicked.connect(self._on_find)
        return table

    def _button(self, words: str, key: str, do: object) -> WordButton:
        button = WordButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        if key:
            button.setToolTip(plain_rich(f"{words}   {key}"))
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)
        return button

    def _show_buttons(self) -> None:
        row, last = self.table.currentRow(), len(self._searches) - 1
        may = row >= 0 and not self._read_only
        self.use.setEnabled(row >= 0)
        self.rename.setEnabled(may)
        self.remove.setEnabled(may)
        self.up.setEnabled(may and row > 0)
        self.down.setEnabled(may and row < last)

    def _on_find(self) -> None:
        if chosen := self._chosen:
            self.accept()
            self.query_asked.emit(chosen.query)

    def _on_rename(self) -> None:
        item = self.table.item(self.table.currentRow(), _NAME)
        if item is not None:
            self.table.setFocus()
            self.table.editItem(item)

    def _on_renamed(self, item: QTableWidgetItem) -> None:
        search = self._searches[item.row()]
        if item.column() == _NAME and item.text() != search.name:
            self.ask(RenameSearch(search.id, item.text()))

    def _move(self, way: int) -> None:
        if chosen := self._chosen:
            self.ask(MoveSearch(chosen.id, self.table.currentRow() + way))

    def _on_remove(self) -> None:
        if chosen := self._chosen:
            self.ask(RemoveSearch(chosen.id))
