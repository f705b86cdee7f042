"""The calls room: a full-width table to sort, search and walk with the keyboard."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.domain.call import Call
from callreview.domain.thumbnail import Thumbnail
from callreview.ui import theme
from callreview.ui.actions import action
from callreview.ui.calls.ahead import call_ahead, name_ahead
from callreview.ui.calls.cells import COLUMNS, Column, exported
from callreview.ui.calls.filters import FilterRow
from callreview.ui.calls.foot import Foot
from callreview.ui.calls.grouping import NOTHING, Grouping, Sum
from callreview.ui.calls.layout import Layout
from callreview.ui.calls.model import CallsModel
from callreview.ui.calls.state import CallsState
from callreview.ui.calls.table import CallsTable
from callreview.ui.calls.tally import Tally
from callreview.ui.keys import shown
from callreview.ui.theme import Theme
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.empty import EmptyState
from callreview.ui.widgets.frames import framed
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.times import counted_calls

_IN_CONTEXT_MENU = (
    "open_call", "put_in_queue", "name_person", "swap_sides", "take_apart", "show_details",
    "show_in_folder", "copy_path",
)  # fmt: skip
_IN_MENU_OF_GROUP = (
    "put_in_queue", "name_person", "swap_sides", "take_apart", "copy_path", "fold_all",
)  # fmt: skip


class CallsPanel(QWidget):
    """Shows `CallsState`; says what the person chose."""

    opened = Signal(str)
    naming_asked = Signal(tuple)
    details_asked = Signal()
    swap_asked = Signal()
    queue_asked = Signal(tuple)
    apart_asked = Signal()
    folder_asked = Signal()
    lot_asked = Signal()
    query_cleared = Signal()
    query_asked = Signal(str)
    sorted_by = Signal(object)
    grouped_by = Signal(object)
    layout_changed = Signal(object)
    selection_moved = Signal()
    minimaps_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: CallsState | None = None
        self._model = CallsModel(self)
        self.table = CallsTable(self._model, self)
        self.table.doubleClicked.connect(self._on_double_clicked)
        self.table.sorting_asked.connect(self.sorted_by)
        self.table.scrolled.connect(self._look_at_minimaps)
        self._model.minimaps.asked.connect(self.minimaps_asked)
        self.table.left.connect(self.show_all)
        self.table.typed.connect(self._on_typed)
        self.table.arranged.connect(self.layout_changed)
        self.table.customContextMenuRequested.connect(self._on_menu_asked)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.filters = FilterRow(self)
        self.filters.query_asked.connect(self.query_asked)
        self._summary = plain_label(tone="soft")
        self._foot = Foot(self, self._fill_groups, self._fill_columns)
        self._foot.counting.connect(self._count)
        self._tally = Tally(self)
        self._tally.done.connect(self._on_counted)
        self.table.selectionModel().selectionChanged.connect(self._foot.count_soon)
        self._stack = QStackedWidget(self)
        self._no_calls = self._make_no_calls()
        self._no_match = self._make_no_match()
        for page in (self.table, self._no_calls, self._no_match):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        self.setFocusProxy(self.table)
        self._model.wear(Theme.of(self))

    def show_state(self, state: CallsState) -> None:
        """Show the rows, keeping the selected call and its place on the screen."""
        if state == self._state:
            return
        self._state = state
        kept, kept_group, line = self.selected_call, self._group_stood_on, self._line
        self._model.show_rows(state.rows, state.today, state.grouping, state.groups)
        self._look_at_minimaps()
        self.table.show_sorting(state.sorting)
        self.table.show_grouping(state.grouping)
        self._summary.setText(summary(state))
        self.filters.setVisible(bool(state.total))
        self.filters.show_query(
            state.query, people=state.people, nobodys=state.nobodys, mistakes=state.mistakes
        )
        self._stack.setCurrentWidget(self._page(state))
        self._foot.setVisible(bool(state.rows))
        grouping = state.grouping
        self._foot.show_grouping("" if grouping is Grouping.NONE else _(grouping.value))
        if not state.unread:  # to add up takes a while, and there are more in a moment
            self._tally.stop()
        self._foot.count_soon()
        self._lot.setVisible(bool(state.total) and not state.read_only)
        self._stand_again(kept, kept_group, line)
        self.selection_moved.emit()

    def show_layout(self, layout: Layout) -> None:
        """Give the columns the widths and the order they had last time."""
        self.table.show_layout(layout)

    def show_minimaps(self, calls: tuple[Call, ...], found: Mapping[str, Thumbnail]) -> None:
        """Show what was found for the calls whose minimaps were asked for."""
        self._model.minimaps.show(calls, found)

    @property
    def selected_call(self) -> Call | None:
        """Return the call the table stands on; None on the heading of a group."""
        return self._model.call_at(self._line)

    @property
    def has_selected(self) -> bool:
        """Return whether the table stands on a call or on the heading of several."""
        return self._line >= 0

    @property
    def selected_calls(self) -> tuple[Call, ...]:
        """Return all calls that are selected, from the top down."""
        chosen = self.table.selectionModel().selection()
        ranges = (chosen.at(at) for at in range(chosen.count()))
        lines = sorted((each.top(), each.bottom()) for each in ranges)
        return tuple(chain.from_iterable(self._model.calls_chosen(*each) for each in lines))

    @property
    def is_grouped(self) -> bool:
        """Return whether the calls stand in groups."""
        return bool(self._model.sections.groups)

    @property
    def shown_calls(self) -> tuple[Call, ...]:
        """Return the calls of the table, from the top down."""
        return self._state.rows if self._state else ()

    def as_table(self) -> tuple[list[str], Iterator[list[str | int | float | None]]]:
        """Return the headings and the rows of what is shown; the rows are made as they are read."""
        columns = [column for column in self.table.columns if column is not Column.SOUND]
        calls = self.shown_calls
        rows = ([exported(call, column) for column in columns] for call in calls)
        return [_(column.value) for column in columns], rows

    def select(self, call_id: str) -> None:
        """Stand on a call, if it is shown."""
        row = self._model.row_of(call_id)
        if row >= 0:
            self.table.stand_on(row)

    def open_selected(self) -> None:
        """Ask for the selected call to be opened in Review; a group is folded or shown again."""
        if self.selected_call is not None:
            self.opened.emit(self.selected_call.id)
        else:
            self.table.turn_fold(self._line)

    def group_on(self) -> None:
        """Ask for the next way of grouping: by person, by day, none."""
        now = self._state.grouping if self._state else Grouping.NONE
        ways = tuple(Grouping)
        self.grouped_by.emit(ways[(ways.index(now) + 1) % len(ways)])

    def fold_all(self) -> None:
        """Fold all groups away, or show all again if none is shown."""
        sections = self._model.sections
        if sections.groups:
            stood_on, line = self._group_stood_on, self._line
            everything = len(sections.folded) < len(sections.groups)
            self._model.fold_all(folded=everything)
            self._stand_again(None, stood_on, line)

    def show_all(self) -> None:
        """Ask for all calls again, where only some are shown; Esc in the table."""
        if self._state is not None and self._state.query:
            self.query_cleared.emit()

    def put_in_queue(self) -> None:
        """Ask for the selected calls to be put into the queue."""
        if self.selected_calls:
            self.queue_asked.emit(self.selected_calls)

    def name_person(self) -> None:
        """Ask who the person of the selected calls is."""
        if self.selected_calls:
            self.naming_asked.emit(tuple(call.id for call in self.selected_calls))

    def show_details(self) -> None:
        """Ask for everything known about the selected call."""
        self.details_asked.emit()

    def swap_sides(self) -> None:
        """Ask for the sides of the selected calls to be swapped."""
        self.swap_asked.emit()

    def take_apart(self) -> None:
        """Ask for the files of the selected calls to be calls of their own."""
        self.apart_asked.emit()

    def show_in_folder(self) -> None:
        """Open the folder of the selected recording in the system's file browser."""
        if self.selected_call is not None:
            folder = Path(self.selected_call.recording.path).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def copy_path(self) -> None:
        """Put the paths of the selected recordings on the clipboard, one a line."""
        if self.selected_calls:
            paths = "\n".join(path for call in self.selected_calls for path in call.paths)
            QGuiApplication.clipboard().setText(paths)

    def _fill_columns(self, menu: QMenu) -> None:
        for column in COLUMNS:
            turn = partial(self.table.turn_column, column)
            entry = menu.addAction(_(column.value), turn)
            entry.setCheckable(True)
            entry.setChecked(column in self.table.columns)

    def _fill_groups(self, menu: QMenu) -> None:
        now = self._state.grouping if self._state else Grouping.NONE
        for grouping in Grouping:
            entry = menu.addAction(_(grouping.value), partial(self.grouped_by.emit, grouping))
            entry.setCheckable(True)
            entry.setChecked(grouping is now)

    def _count(self) -> None:
        shown, selected = self.shown_calls, self.selected_calls
        groups = [range(group.first, group.end) for group in self._model.sections.groups]
        parts = [(shown, part) for part in groups or [range(len(shown))]]
        self._tally.begin([(selected, range(len(selected))), *parts])

    def _on_counted(self, sums: tuple[Sum, ...]) -> None:
        selected, *parts = sums
        self._foot.show_counts(sum(parts, NOTHING), selected)
        self._model.show_sums(tuple(parts))

    @property
    def _line(self) -> int:
        return self.table.currentIndex().row()

    @property
    def _group_stood_on(self) -> str | None:
        """Return the key of the group whose heading the table stands on."""
        sections = self._model.sections
        at = sections.heading_at(self._line)
        return sections.groups[at].key if at >= 0 else None

    def _stand_again(self, call: Call | None, group: str | None, line: int) -> None:
        """Stand where one stood before the rows were shown anew, or as near as can be."""
        if self._line < 0 and call is not None:
            self.select(call.id)
        if self._line < 0 and group is not None:
            sections = self._model.sections
            keys = [each.key for each in sections.groups]
            if group in keys:
                self.table.stand_on(sections.heading_line(keys.index(group)))
        if self._line < 0 and self._model.rowCount():
            self.table.stand_on(min(max(0, line), self._model.rowCount() - 1))

    def _make_bar(self) -> QWidget:
        bar = framed("bar", self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.GAP_WIDE, theme.GAP_SMALL, theme.GAP, theme.GAP_SMALL)
        self._clear = WordButton(_("Show all"), bar, kind="link")
        self._clear.clicked.connect(self.query_cleared)
        row.addWidget(self._summary)
        row.addWidget(self._clear)
        row.addStretch(1)
        lot = WordButton(_("Listen to five, picked by lot"), bar, kind="quiet", icon_name="lot")
        lot.clicked.connect(self.lot_asked)
        folder = WordButton(_("Add a folder"), bar, kind="quiet", icon_name="folder_add")
        folder.clicked.connect(self.folder_asked)
        self._lot = lot
        row.addWidget(lot)
        row.addWidget(folder)
        return bar

    def _make_no_calls(self) -> EmptyState:
        add = WordButton(
            _("Open a folder of recordings"), self, kind="primary", icon_name="folder_add"
        )
        add.setObjectName("add folder")
        add.clicked.connect(self.folder_asked)
        words = _("Choose the folder your phone system records into. Nothing in it is changed.")
        return EmptyState(_("No calls yet"), words, (add,), self, picture="folder")

    def _make_no_match(self) -> EmptyState:
        clear = WordButton(_("Show all calls"), self)
        clear.clicked.connect(self.query_cleared)
        words = _("Try fewer letters: a name, a part of a number, a day like 2026-03-12.")
        return EmptyState(_("No call matches"), words, (clear,), self, picture="search")

    def _page(self, state: CallsState) -> QWidget:
        if state.rows:
            self._clear.setVisible(bool(state.query.strip()))
            return self.table
        self._clear.setVisible(False)
        return self._no_match if state.total else self._no_calls

    def _look_at_minimaps(self) -> None:
        minimaps = self._model.minimaps
        minimaps.fit(self.table.minimap_size(), self.devicePixelRatioF())
        minimaps.look_at(self._model.calls_between(*self.table.rows_in_sight()))

    def _on_typed(self, letters: str) -> None:
        sections = self._model.sections
        if sections.groups:
            at = name_ahead(letters, self._model.names, sections.group_at(self._line))
            line = sections.heading_line(at) if at >= 0 else -1
        else:
            state = self._state or CallsState()
            line = call_ahead(letters, state.rows, state.sorting)
        if line >= 0:
            self.table.stand_on(line)

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.open_selected()

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.selection_moved.emit()

    def _on_menu_asked(self, at: QPoint) -> None:
        if not self.has_selected:
            return
        menu = QMenu(self)
        is_call = self.selected_call is not None
        for action_id in _IN_CONTEXT_MENU if is_call else _IN_MENU_OF_GROUP:
            each = action(action_id)
            keys = f"\t{shown(each.keys[0])}" if each.keys else ""
            menu.addAction(_(each.words) + keys, getattr(self, each.order))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(at))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_model"):
            self._model.wear(Theme.of(self))

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, 500)


def summary(state: CallsState) -> str:
    """Return "212 calls", or how many of them match; and whether there are more to come."""
    found, all_calls = f"{len(state.rows):,}", counted_calls(state.total)
    words = all_calls if state.total else ""
    if state.query.strip():
        words = _("{found} of {all} match").format(found=found, all=all_calls)
    return _("{calls} so far …").format(calls=words) if state.unread else words
