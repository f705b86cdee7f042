"""The fields of the facts: one to write in, one to choose from, one only to read and copy."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionFrame, QWidget
from typing_extensions import override

from callreview.ui.details.state import Choices
from callreview.ui.widgets.labels import plain_tooltip
from callreview.ui.widgets.lines import SavedLine
from callreview.words import _

_MARGIN = 2
"""What a field of Qt leaves free on each side of its text."""


class ValueField(SavedLine):
    """Shows a value that can be selected and copied, however long, and not changed.

    Where it does not fit it is cut in the middle, for the ends of a path tell the most, until
    one goes into it. The tooltip, and what is read aloud, has it whole.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText(_("Not known"))
        self.setProperty("kind", "value")

    def show_value(self, value: str) -> None:
        """Show the value from its beginning."""
        self.setText(value)
        self.setCursorPosition(0)
        plain_tooltip(self, value)

    def shown_in(self, room: int) -> str:
        """Return the value as it is shown in so many pixels."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        place = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
            .adjusted(_MARGIN, 0, -_MARGIN, 0)
        )
        shown = self.shown_in(place.width())
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().text().color())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class WrittenField(SavedLine):
    """A value to be written; `said` carries it when the field is left after a change."""

    said = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Not known"))
        self.editingFinished.connect(self.settle)

    def show_value(self, value: str) -> None:
        """Show the value, unless another is being written."""
        if not self.isModified() and self.text() != value:
            self.setText(value)
            self.setCursorPosition(0)

    def forget(self) -> None:
        """Take what was written for never written."""
        self.setModified(False)

    def settle(self) -> None:
        """Say what was written, if it was."""
        if self.isModified():
            self.take_as_saved()
            self.said.emit(self.text().strip())


class ChosenField(QComboBox):
    """A value to be chosen; with `writes`, also a new one to be written. `said` has its key.

    What is written and not in the list comes as `named`.
    """

    said = Signal(str)
    named = Signal(str)

    def __init__(self, parent: QWidget, *, writes: bool = False) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._on_chosen)
        if writes:
            field = SavedLine(self)
            self.setEditable(True)
            self.setLineEdit(field)
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            field.editingFinished.connect(self.settle)

    def show_choices(self, choices: Choices, chosen: str) -> None:
        """Show what may be chosen, and what is, unless a new one is being written."""
        field = self.lineEdit()
        if field is not None and field.isModified():
            return
        with QSignalBlocker(self):
            self.clear()
            for words, key in choices:
                self.addItem(words, key)
            self.setCurrentIndex(max(0, self.findData(chosen)))
        self._shown = chosen
        if field is not None:
            field.setCursorPosition(0)

    def forget(self) -> None:
        """Take what was written for never written."""
        if field := self.lineEdit():
            field.setModified(False)

    def settle(self) -> None:
        """Say what was written, if it was."""
        field = self.lineEdit()
        if field is None or not field.isModified():
            return
        field.setModified(False)
        text = " ".join(field.text().split())
        at = self.findText(text, Qt.MatchFlag.MatchFixedString) if text else self.findData("")
        if at >= 0:
            self._on_chosen(at)
        elif text:
            self.named.emit(text)
        else:
            field.setText(self.itemText(self.findData(self._shown)))

    def _on_chosen(self, at: int) -> None:
        self.forget()
        key = self.itemData(at)
        if key != self._shown:
            self._shown = key
            self.said.emit(key)
