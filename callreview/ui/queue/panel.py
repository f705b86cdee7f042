"""The strip left of the call: the queue, wide with names or folded to icons."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.queue.drawing import ROLE, WaitingDelegate
from callreview.ui.queue.state import QueueState, Waiting
from callreview.ui.theme import Theme
from callreview.ui.widgets.buttons import IconButton
from callreview.ui.widgets.frames import framed
from callreview.ui.widgets.labels import ElidedLabel, plain_label, plain_rich
from callreview.words import _

WIDE = 208
NARROW = 52


class QueuePanel(QWidget):
    """Shows `QueueState`; says which call was chosen."""

    chosen = Signal(str)
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
        self._progress.setText(
            _("{done} of {all} done").format(done=state.done, all=len(state.rows))
        )
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

    def _show_rows(self, rows: tuple[Waiting, ...]) -> None:
        self._model.clear()
        for row in rows:
            item = QStandardItem()
            item.setEditable(False)
            item.setData(row, ROLE)
            spoken = f"{row.who}, {row.details}"
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(plain_rich(spoken))
            self._model.appendRow(item)
            if row.is_open:
                self._list.setCurrentIndex(item.index())

    def _make_list(self) -> QListView:
        rows = QListView(self)
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

    def _on_fold_clicked(self) -> None:
        self.fold(folded=not self._is_folded)
        self.folded.emit(self._is_folded)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_delegate"):
            self._delegate.wear(Theme.of(self))
