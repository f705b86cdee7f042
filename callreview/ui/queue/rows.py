"""The list of the queue: calls dragged to another place; the picture is the panel's."""

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

_MIME = "application/x-callreview-queue-row"


class QueueRows(QListView):
    """`dropped` carries the row that was dragged and the place it was let go at."""

    dropped = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def place_at(self, index: QModelIndex, *, below: bool, dragged: int) -> int:
        """Return where a row goes that is let go above or `below` another one."""
        count = self.model().rowCount()
        row = index.row() + below if index.isValid() else count
        return row - (row > dragged)

    @override
    def startDrag(self, actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if index.isValid():
            drag = QDrag(self)
            load = QMimeData()
            load.setData(_MIME, str(index.row()).encode())
            drag.setMimeData(load)
            drag.exec(Qt.DropAction.MoveAction)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is self:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is not self:
            return
        at = event.position().toPoint()
        index = self.indexAt(at)
        below = index.isValid() and at.y() > self.visualRect(index).center().y()
        dragged = int(bytes(event.mimeData().data(_MIME).data()))
        self.dropped.emit(dragged, self.place_at(index, below=below, dragged=dragged))
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
