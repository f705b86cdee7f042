"""The list of marks: arrows walk it, Enter or a double click types words in place."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication, QLineEdit, QListView, QWidget
from typing_extensions import override

from callreview.domain.mark import Mark
from callreview.ui.marks.model import Index, MarksModel
from callreview.ui.marks.row import MarkRow
from callreview.ui.widgets.carried import carry
from callreview.words import _


class MarksList(QListView):
    """`chosen` is said only when the person chooses, never when a mark is shown as chosen."""

    chosen = Signal(str)
    words_changed = Signal(str, str)
    removal_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = MarksModel(self)
        self._is_showing = False
        self._came_from: QWidget | None = None
        self.setModel(self._rows)
        row = MarkRow(self)
        row.removal_asked.connect(self.removal_asked)
        self.setItemDelegate(row)
        # After the list itself, which takes the focus when its field closes.
        row.closeEditor.connect(self._on_field_closed)
        self._rows.words_changed.connect(self.words_changed)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(
            QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Marks"))
        self.setDragDropMode(QListView.DragDropMode.DragOnly)

    @property
    def selected(self) -> Mark | None:
        """Return the mark of the selected row."""
        indexes = self.selectedIndexes()
        return self._rows.mark_at(indexes[0]) if indexes else None

    def show_marks(self, marks: tuple[Mark, ...], *, can_change: bool) -> None:
        """Show other marks; selection and typing stay with theirs."""
        self._is_showing = True
        self._rows.can_change = can_change
        before = self.selected
        self._rows.show(marks)
        if before is not None and self._rows.row_of(before.id) is None:
            self.setCurrentIndex(QModelIndex())
        self._is_showing = False

    def show_chosen(self, mark_id: str | None) -> None:
        """Select the row of a mark without saying so."""
        row = None if mark_id is None else self._rows.row_of(mark_id)
        index = QModelIndex() if row is None else self._rows.index(row)
        self._is_showing = True
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._is_showing = False

    def bring_in(self, mark_id: str) -> None:
        """Scroll to the row of a mark, unless something is being typed."""
        row = self._rows.row_of(mark_id)
        if row is not None and self._field() is None:
            self.scrollTo(self._rows.index(row))

    def write_words(self, mark_id: str) -> None:
        """Type the words of a mark in its row; afterwards the focus goes back to where it was."""
        row = self._rows.row_of(mark_id)
        if row is None or not self._rows.can_change:
            return
        self._came_from = QApplication.focusWidget()
        self.show_chosen(mark_id)
        self.edit(self._rows.index(row))

    def settle(self) -> None:
        """Keep what is being typed."""
        field = self._field()
        if field is not None:
            self.commitData(field)
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)
            self._on_field_closed()

    def _field(self) -> QLineEdit | None:
        """Return the field that is being typed in."""
        fields = self.findChildren(QLineEdit)
        return next((field for field in fields if field.isVisible()), None)

    def _on_field_closed(self, *_how: object) -> None:
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        mark = self._rows.mark_at(current)
        if mark is not None and not self._is_showing:
            self.chosen.emit(mark.id)

    @override
    def startDrag(self, actions: Qt.DropAction) -> None:
        if self.selected is not None:
            carry(self, self.selected)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A line that is being typed in passes Enter on after it took it.
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._field() is None and self.selected is not None:
            self.write_words(self.selected.id)
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters make marks."""

    @override
    def selectionCommand(
        self, index: Index, event: object = None
    ) -> QItemSelectionModel.SelectionFlag:
        return QItemSelectionModel.SelectionFlag.ClearAndSelect
