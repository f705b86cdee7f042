"""The fields of the facts: one to write in, one to choose from, one only to read and copy."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from callreview.ui.details.state import Choices
from callreview.ui.widgets.labels import plain_tooltip
from callreview.ui.widgets.lines import SavedLine
from callreview.words import _


class ValueField(SavedLine):
    """Shows a value that can be selected and copied, however long, and not changed."""

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
