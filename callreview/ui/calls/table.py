"""The table widget of the calls room: fixed rows, columns that remember their widths."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.calls.cells import COLUMNS, Column
from callreview.ui.calls.layout import Layout
from callreview.ui.calls.state import Sorting
from callreview.words import _

_WIDTHS = {
    Column.WHEN: 152,
    Column.WHO: 180,
    Column.DIRECTION: 118,
    Column.NUMBER: 150,
    Column.LENGTH: 84,
    Column.SOUND: 132,
    Column.STATE: 164,
    Column.SCORE: 84,
}
_REPORT_AFTER_MS = 300
_BESIDE_MINIMAP, _ABOVE_MINIMAP = 8, 4
_NEWEST_FIRST = frozenset({Column.WHEN, Column.LENGTH, Column.SCORE, Column.STATE})


class CallsTable(QTableView):
    """One call a row; Enter and double click open, headings sort, Esc says `left`."""

    sorting_asked = Signal(object)
    arranged = Signal(object)
    scrolled = Signal()
    left = Signal()

    def __init__(self, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(_("Calls"))
        self._sorting = Sorting()
        self._showing = False
        self._report = QTimer(self, singleShot=True, interval=_REPORT_AFTER_MS)
        self._report.timeout.connect(self._on_arranged)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegateForColumn(COLUMNS.index(Column.FILE), _CutInTheMiddle(self))
        self.setItemDelegateForColumn(COLUMNS.index(Column.SOUND), _AsDrawn(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(theme.ICON - 2, theme.ICON - 2))
        self._set_up_headers()

    def show_sorting(self, sorting: Sorting) -> None:
        """Show by which column the rows are sorted."""
        if sorting != self._sorting:
            self._sorting = sorting
            self._on_section_changed(0, 0, 0)
        order = Qt.SortOrder.DescendingOrder if sorting.descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        blocked = header.blockSignals(True)
        header.setSortIndicator(COLUMNS.index(sorting.column), order)
        header.blockSignals(blocked)

    def show_layout(self, layout: Layout) -> None:
        """Give the columns widths and order, and hide those that were not chosen."""
        header = self.horizontalHeader()
        self._showing = True
        for section, column in enumerate(COLUMNS):
            width = layout.widths.get(column.name, _WIDTHS.get(column))
            if width is not None and column is not Column.FILE:
                header.resizeSection(section, width)
        by_name = {column.name: section for section, column in enumerate(COLUMNS)}
        for place, name in enumerate(layout.order):
            if name in by_name:
                header.moveSection(header.visualIndex(by_name[name]), place)
        for name, section in by_name.items():
            header.setSectionHidden(section, name in layout.hidden)
        self._showing = False

    def turn_column(self, column: Column) -> None:
        """Hide a column, or show it again; the last one stays."""
        section = COLUMNS.index(column)
        is_hidden = self.horizontalHeader().isSectionHidden(section)
        if is_hidden or len(self.columns) > 1:
            self.horizontalHeader().setSectionHidden(section, not is_hidden)
            self._on_arranged()

    def stand_on(self, row: int) -> None:
        """Select one row alone, whatever keys are held down meanwhile."""
        flags = QItemSelectionModel.SelectionFlag
        how = flags.ClearAndSelect | flags.Rows | flags.Current
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), how)

    def rows_in_sight(self) -> tuple[int, int]:
        """Return the first and the last row one can see; none: the last is before the first."""
        last = self.rowAt(self.viewport().height() - 1)
        return self.rowAt(0), last if last >= 0 else self.model().rowCount() - 1

    def minimap_size(self) -> QSize:
        """Return how large a minimap may be in its column."""
        width = self.columnWidth(COLUMNS.index(Column.SOUND)) - 2 * _BESIDE_MINIMAP
        return QSize(max(0, width), theme.ROW - 2 * _ABOVE_MINIMAP)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns that are shown, in the order they stand."""
        header = self.horizontalHeader()
        places = sorted(range(len(COLUMNS)), key=header.visualIndex)
        return tuple(COLUMNS[at] for at in places if not header.isSectionHidden(at))

    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(48)
        header.sectionClicked.connect(self._on_heading_clicked)
        header.sectionResized.connect(self._on_section_changed)
        header.sectionMoved.connect(self._on_section_changed)
        self.show_layout(Layout())
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        header.sectionResized.connect(self.scrolled)

    def _on_heading_clicked(self, section: int) -> None:
        column = COLUMNS[section]
        if column is Column.SOUND:  # there is no order of pictures
            self.show_sorting(self._sorting)
            return
        if column is self._sorting.column:
            self.sorting_asked.emit(Sorting(column, not self._sorting.descending))
        else:
            self.sorting_asked.emit(Sorting(column, column in _NEWEST_FIRST))

    def _on_section_changed(self, _section: int, _one: int, _other: int) -> None:
        if not self._showing and self.isVisible():
            self._report.start()

    def _on_arranged(self) -> None:
        header = self.horizontalHeader()
        places = sorted(range(len(COLUMNS)), key=header.visualIndex)
        widths = {column.name: header.sectionSize(at) for at, column in enumerate(COLUMNS)}
        widths.pop(Column.FILE.name)
        hidden = {column.name for column in COLUMNS if column not in self.columns}
        widths = {name: width for name, width in widths.items() if name not in hidden}
        order = tuple(COLUMNS[at].name for at in places)
        self.arranged.emit(Layout(widths, order, frozenset(hidden), self._sorting))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrolled.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _AsDrawn(QStyledItemDelegate):
    """Shows a picture in its own colours in the chosen row too."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QPixmap):
            icon = QIcon(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)
            option.icon = icon


class _CutInTheMiddle(QStyledItemDelegate):
    """Shows beginning and end of what is too long: a file name's end tells files apart."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle
