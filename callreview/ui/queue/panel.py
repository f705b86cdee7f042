"""The strip left of the call: the queue, wide with names or folded to icons."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.actions import Place, action
from callreview.ui.ear import set_place
from callreview.ui.keys import shown
from callreview.ui.queue.drawing import ROLE, WaitingDelegate
from callreview.ui.queue.rows import QueueRows
from callreview.ui.queue.state import QueueState, Waiting
from callreview.ui.theme import Theme
from callreview.ui.widgets.buttons import IconButton
from callreview.ui.widgets.frames import framed
from callreview.ui.widgets.labels import ElidedLabel, plain_label, plain_rich
from callreview.words import _

WIDE = 208
NARROW = 52
_IN_MENU = ("queue_move_up", "queue_move_down", "queue_skip", "queue_remove")


class QueuePanel(QWidget):
    """Shows `QueueState`; says which call was chosen, and what is to become of it.

    Methods without arguments are what keys call (see `ui.actions`); they act on the row one
    stands on.
    """

    chosen = Signal(str)
    moved = Signal(str, int)
    removed = Signal(str)
    skip_asked = Signal(str)
    closed = Signal()
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: QueueState | None = None
        self._is_folded = False
        self._title = ElidedLabel(parent=self)
        self._title.setFont(theme.font_heading(self))
        self._progress = plain_label(parent=self, tone="soft", font=theme.font_small(self))
        self._fold = IconButton("fold", _("Fold the queue"), self)
        self._fold.clicked.connect(self._on_fold_clicked)
        self._close = IconButton("close", _("Put the queue away"), self)
        self._close.clicked.connect(self.closed)
        self._model = QStandardItemModel(self)
        self._list = self._make_list()
        self._lay_out()
        self.setFixedWidth(WIDE)
        set_place(self, Place.QUEUE)
        self.hide()

    def show_state(self, state: QueueState | None) -> None:
        """Show the queue; without one the strip is not there."""
        if state == self._state:
            return
        self._state = state
        self.setVisible(state is not None)
        if state is None:
            return
        self._title.setText(state.title)
        self._progress.setText(state.progress)
        self._show_rows(state.rows)

    def fold(self, *, folded: bool) -> None:
        """Show icons only, or names too."""
        if folded == self._is_folded:
            return
        self._is_folded = folded
        self.setFixedWidth(NARROW if folded else WIDE)
        for each in (self._title, self._progress, self._close):
            each.setVisible(not folded)
        self._fold.set_icon("unfold" if folded else "fold")
        self._fold.set_words(_("Unfold the queue") if folded else _("Fold the queue"))
        self._delegate.folded = folded
        self._list.doItemsLayout()

    @property
    def has_row(self) -> bool:
        """Return whether one stands on a call of the queue."""
        return self._row is not None and not self.isHidden()

    def remove_row(self) -> None:
        """Ask for the call to be taken out of the queue."""
        if self._row is not None:
            self.removed.emit(self._row.call_id)

    def move_up(self) -> None:
        """Ask for the call to stand one place before."""
        self._move_by(-1)

    def move_down(self) -> None:
        """Ask for the call to stand one place later."""
        self._move_by(1)

    def skip_row(self) -> None:
        """Ask for the call to be passed over, or taken up again."""
        if self._row is not None and not self._row.is_done:
            self.skip_asked.emit(self._row.call_id)

    @property
    def _row(self) -> Waiting | None:
        row = self._list.currentIndex().data(ROLE)
        return row if isinstance(row, Waiting) else None

    def _move_by(self, by: int) -> None:
        at = self._list.currentIndex().row() + by
        if self._row is not None and 0 <= at < self._model.rowCount():
            self.moved.emit(self._row.call_id, at)

    def _show_rows(self, rows: tuple[Waiting, ...]) -> None:
        """Show them anew; who stands on one keeps standing there, else one stands on the open."""
        stood, line = self._row, self._list.currentIndex().row()
        keeps = stood is not None and self._list.hasFocus()
        self._fill(rows)
        ids = [row.call_id for row in rows]
        if keeps and stood is not None:
            at = ids.index(stood.call_id) if stood.call_id in ids else min(line, len(ids) - 1)
        else:
            at = next((at for at, row in enumerate(rows) if row.is_open), -1)
        if at >= 0:
            self._list.setCurrentIndex(self._model.index(at, 0))

    def _fill(self, rows: tuple[Waiting, ...]) -> None:
        self._model.clear()
        for row in rows:
            item = QStandardItem()
            item.setEditable(False)
            item.setData(row, ROLE)
            spoken = f"{row.who}, {row.details}"
            if row.skipped:
                spoken = _("{call}, skipped: {why}").format(call=spoken, why=row.skipped)
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(plain_rich(spoken))
            self._model.appendRow(item)

    def _make_list(self) -> QueueRows:
        rows = QueueRows(self)
        rows.setModel(self._model)
        rows.setAccessibleName(_("Queue"))
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setMouseTracking(True)
        self._delegate = WaitingDelegate(rows)
        rows.setItemDelegate(self._delegate)
        rows.clicked.connect(self._on_chosen)
        rows.activated.connect(self._on_chosen)
        rows.dropped.connect(self._on_dropped)
        rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.customContextMenuRequested.connect(self._on_menu_asked)
        return rows

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.GAP_WIDE, theme.GAP, theme.GAP, theme.GAP_SMALL)
        head.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._progress)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        strip = framed("strip", self)
        inner = QVBoxLayout(strip)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(head)
        inner.addWidget(self._list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(strip)
        self.setFocusProxy(self._list)

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(ROLE)
        if isinstance(row, Waiting) and not row.is_open:
            self.chosen.emit(row.call_id)

    def _on_dropped(self, dragged: int, place: int) -> None:
        row = self._model.index(dragged, 0).data(ROLE)
        if isinstance(row, Waiting) and place != dragged:
            self.moved.emit(row.call_id, place)

    def _on_menu_asked(self, at: QPoint) -> None:
        if self._row is None:
            return
        menu = QMenu(self)
        for action_id in _IN_MENU:
            each = action(action_id)
            menu.addAction(f"{_(each.words)}\t{shown(each.keys[0])}", getattr(self, each.order))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._list.viewport().mapToGlobal(at))

    def _on_fold_clicked(self) -> None:
        self.fold(folded=not self._is_folded)
        self.folded.emit(self._is_folded)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_delegate"):
            self._delegate.wear(Theme.of(self))
