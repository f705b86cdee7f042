"""The table of who speaks: every figure is a link to its moments, by mouse and by keyboard."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from callreview.domain.timebase import Span, format_clock
from callreview.ui.talk.state import Figure, TalkState
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_rich
from callreview.words import _, ngettext

_ROW = 25
_FIRST = 140
_CHIP = 9
_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class TalkModel(QAbstractTableModel):
    """Names in the first column, then a column for each side."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._state = TalkState("")

    def show(self, state: TalkState) -> None:
        """Show other figures."""
        self.beginResetModel()
        self._state = state
        self.endResetModel()

    def figure(self, index: Index) -> Figure | None:
        """Return the figure in a cell; None for a name."""
        if not index.isValid() or not index.column():
            return None
        figures = self._state.rows[index.row()].figures
        return figures[min(index.column(), len(figures)) - 1]

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._state.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1 + len(self._state.sides)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        figure = self.figure(index)
        if figure is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        figure = self.figure(index)
        if role == _Role.DisplayRole:
            return figure.words if figure else self._state.rows[index.row()].name
        if role == _Role.ForegroundRole:
            worn = Theme.of(self._widget)
            if figure is None:
                return worn.text_soft
            return worn.accent if figure.moments else worn.text
        if role == _Role.AccessibleTextRole and figure:
            return self._spoken(index, figure)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _Role.DisplayRole:
            return self._state.sides[section - 1] if section else ""
        if role == _Role.DecorationRole and section and len(self._state.sides) > 1:
            worn = Theme.of(self._widget)
            return _chip(worn.left if section % 2 else worn.right)
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _spoken(self, index: Index, figure: Figure) -> str:
        row = self._state.rows[index.row()]
        whose = f", {self._state.sides[index.column() - 1]}" if len(row.figures) > 1 else ""
        count = len(figure.moments)
        leads = ngettext("{count} moment", "{count} moments", count).format(count=count)
        return f"{row.name}{whose}: {figure.words}, {leads}"


class TalkTable(QTableView):
    """`chosen` carries the moment to go to; asked again, a figure leads to its next one."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._figures = TalkModel(self)
        self._next: dict[tuple[int, int], int] = {}
        self.setModel(self._figures)
        self.setAccessibleName(_("Who speaks"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.clicked.connect(self._on_clicked)
        self.entered.connect(self._on_entered)

    def show_state(self, state: TalkState) -> None:
        """Show other figures; the cell one stands on stays."""
        at = self.currentIndex()
        place = (at.row(), at.column())
        self._next.clear()
        self._figures.show(state)
        self.clearSpans()
        across = len(state.sides)
        for number, row in enumerate(state.rows):
            if across > 1 and len(row.figures) == 1:
                self.setSpan(number, 1, 1, across)
        self._fit_columns(across)
        kept = self._figures.index(*place)
        self._stand_on(kept if kept.isValid() else self._figures.index(0, 1))

    def _fit_columns(self, sides: int) -> None:
        header = self.horizontalHeader()
        for section in range(1 + sides):
            mode = QHeaderView.ResizeMode.Stretch if section else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(section, mode)
        if sides:
            header.resizeSection(0, _FIRST)

    def _go(self, index: Index) -> None:
        figure = self._figures.figure(index)
        if figure is None or not figure.moments:
            return
        place = index.row(), index.column()
        at = self._next.get(place, 0)
        self._next[place] = (at + 1) % len(figure.moments)
        self.chosen.emit(figure.moments[at])
        self._tell_next(index)

    def _tell_next(self, index: Index) -> None:
        """Say in a tooltip where the figure leads next."""
        figure = self._figures.figure(index)
        moments = figure.moments if figure else ()
        words = ""
        if moments:
            at = self._next.get((index.row(), index.column()), 0)
            words = _("Go to {when}  ({number} of {count})").format(
                when=_when(moments[at]), number=at + 1, count=len(moments)
            )
        self.setToolTip(plain_rich(words))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._go(index)

    def _on_entered(self, index: QModelIndex) -> None:
        figure = self._figures.figure(index)
        leads = figure is not None and bool(figure.moments)
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self._tell_next(index)

    def _stand_on(self, index: QModelIndex) -> None:
        """Let the keys begin at a cell, which is lit only while the table has them."""
        mode = QItemSelectionModel.SelectionFlag
        how = mode.ClearAndSelect if self.hasFocus() else mode.Clear
        self.selectionModel().setCurrentIndex(index, how)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._stand_on(self.currentIndex())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters make marks."""


def _when(span: Span) -> str:
    return f"{format_clock(span.start_ms)} – {format_clock(span.end_ms)}"


def _chip(colour: QColor) -> QPixmap:
    chip = QPixmap(_CHIP, _CHIP)
    chip.fill(colour)
    return chip
