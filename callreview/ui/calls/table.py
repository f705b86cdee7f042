"""The table widget of the calls room: fixed rows, columns that remember their widths."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QWidget,
)
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.calls.ahead import TypedAhead
from callreview.ui.calls.cells import COLUMNS, Column
from callreview.ui.calls.delegates import CellDelegate
from callreview.ui.calls.grouping import Grouping
from callreview.ui.calls.headings import CARET_WIDTH, HeadingLook
from callreview.ui.calls.layout import Layout
from callreview.ui.calls.model import CallsModel
from callreview.ui.calls.selection import CallSelection
from callreview.ui.calls.sorting import Sorting
from callreview.ui.icons import icon
from callreview.ui.theme import Theme
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
_Move = QAbstractItemView.CursorAction
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_DRESSES = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
_NEWEST_FIRST = frozenset({Column.WHEN, Column.LENGTH, Column.SCORE, Column.STATE})


class CallsTable(QTableView):
    """One call a row; Enter and double click open, columns sort, Esc says `left`.

    Under headings of groups, Left and Right lead up to the heading and fold its group; who
    stands on a heading has its calls selected. `typed` has the letters typed ahead.
    """

    sorting_asked = Signal(object)
    arranged = Signal(object)
    scrolled = Signal()
    left = Signal()
    typed = Signal(str)

    def __init__(self, model: CallsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._calls = model
        self.setModel(model)
        self.setSelectionModel(CallSelection(model, self))
        self.setAccessibleName(_("Calls"))
        self._sorting = Sorting()
        self._grouping = Grouping.NONE
        self._ahead = TypedAhead(QApplication.keyboardInputInterval())
        self._showing = False
        self._report = QTimer(self, singleShot=True, interval=_REPORT_AFTER_MS)
        self._report.timeout.connect(self._on_arranged)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellDelegate(model, self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(theme.ICON - 2, theme.ICON - 2))
        self._set_up_headers()
        self._dress()

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

    def show_grouping(self, grouping: Grouping) -> None:
        """Take it that the rows are grouped so."""
        if grouping is not self._grouping:
            self._grouping = grouping
            self._on_section_changed(0, 0, 0)

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
        self.selectionModel().setCurrentIndex(self._calls.index(row, 0), how)

    def turn_fold(self, row: int) -> None:
        """Fold the group of a heading away, or show it again; one stands on the heading."""
        at = self._calls.sections.heading_at(row)
        if at >= 0:
            self._calls.fold(at, folded=not self._calls.sections.is_folded(at))
            self.stand_on(row)

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
        # Asked whether all of a column is selected, Qt looks at every selected row, for seconds.
        header.setSelectionModel(QItemSelectionModel(self._calls, header))
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
        layout = Layout(widths, order, frozenset(hidden), self._sorting, self._grouping)
        self.arranged.emit(layout)

    def _dress(self) -> None:
        worn = Theme.of(self)
        carets = icon("more", worn), icon("folded", worn)
        self._look = HeadingLook(worn, self.font(), carets)

    def _heading_clicked(self, event: QMouseEvent) -> int:
        """Return the line of the heading whose caret is clicked, else -1."""
        place = event.position().toPoint()
        row = self.rowAt(place.y())
        is_caret = event.button() is Qt.MouseButton.LeftButton and place.x() < CARET_WIDTH
        return row if is_caret and self._calls.sections.heading_at(row) >= 0 else -1

    def _walk_groups(self, key: int) -> None:
        """Go up to the heading and fold it, or open it and go down into it."""
        sections, line = self._calls.sections, self.currentIndex().row()
        at = sections.group_at(line)
        if at < 0:
            return
        heading = sections.heading_line(at)
        if line != heading:
            if key == Qt.Key.Key_Left:
                self.stand_on(heading)
        elif sections.is_folded(at) is (key == Qt.Key.Key_Right):
            self.turn_fold(heading)
        elif key == Qt.Key.Key_Right:
            self.stand_on(heading + 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrolled.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif bare and event.key() in _SIDEWAYS and self._calls.sections.groups:
            self._walk_groups(event.key())
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(self._ahead.add(search))

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        ends = {_Move.MoveHome: 0, _Move.MoveEnd: self._calls.rowCount() - 1}
        if cursorAction in ends:
            column = max(0, self.currentIndex().column())
            return self._calls.index(ends[cursorAction], column)
        return super().moveCursor(cursorAction, modifiers)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._heading_clicked(event)
        if row < 0:
            super().mousePressEvent(event)
        else:
            self.turn_fold(row)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._calls.sections.groups:
            return
        painter = QPainter(self.viewport())
        first, last = self.rows_in_sight()
        for row in range(first, last + 1):
            heading = self._calls.heading(row)
            if heading is not None:
                top, width = self.rowViewportPosition(row), self.viewport().width()
                line = QRect(0, top, width, self.rowHeight(row))
                is_chosen = self.selectionModel().isRowSelected(row)
                self._look.draw(painter, line, heading, selected=is_chosen)
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSES:
            self._dress()
