"""Fields whose value is kept as soon as it is typed, and forms made of them."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from callreview.domain.rubric import Fail
from callreview.ui import theme
from callreview.ui.widgets.labels import plain_label
from callreview.ui.widgets.lines import SavedLine
from callreview.words import _
from callreview.words.sheets import fail_text

NUMBER_WIDTH = 84
FAIL_WIDTH = 168
LABEL_WIDTH = 88
_CAPTION_TOP = 5
_LEAST_LETTERS = 7


class WordsField(SavedLine):
    """One line of words; `said` carries them when Enter is pressed or the focus leaves."""

    said = Signal(str)

    def __init__(self, name: str, parent: QWidget, *, hint: str = "") -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self.settle)

    def show_value(self, words: str) -> None:
        """Show what is kept, unless something else is being typed."""
        if not self.isModified() and words != self.text():
            self.setText(words)
            self.setCursorPosition(0)

    def settle(self) -> None:
        """Say what was typed and not yet said."""
        if self.isModified():
            self.take_as_saved()
            self.said.emit(self.text())


class NumberField(SavedLine):
    """A number, with comma or point; `said` carries a Decimal, or None for an empty field.

    What is no number, or an empty field where there must be one, is put back as it was.
    """

    said = Signal(object)

    def __init__(self, name: str, parent: QWidget, *, hint: str = "", may_be_empty: bool) -> None:
        super().__init__(parent)
        self._shown: Decimal | None = None
        self._may_be_empty = may_be_empty
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFixedWidth(NUMBER_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self.settle)

    def show_value(self, number: Decimal | None) -> None:
        """Show what is kept, unless something else is being typed."""
        self._shown = number
        if not self.isModified():
            self.setText(number_text(number))

    def settle(self) -> None:
        """Say what was typed and not yet said."""
        if not self.isModified():
            return
        typed = self.text().strip().replace(",", ".")
        number = _number(typed)
        if number is None and (typed or not self._may_be_empty):
            self.setText(number_text(self._shown))
            return
        self.take_as_saved()
        if number != self._shown:
            self.said.emit(number)


class FailBox(QComboBox):
    """What an option fails; `said` carries a `Fail`."""

    said = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What it fails"))
        self.setMaximumWidth(FAIL_WIDTH)
        shrink(self)
        for fail in Fail:
            self.addItem(fail_text(fail), fail)
        self.activated.connect(lambda at: self.said.emit(Fail(self.itemData(at))))

    def show_value(self, fail: Fail) -> None:
        """Show what is kept."""
        self.setCurrentIndex(list(Fail).index(fail))


def shrink(box: QComboBox) -> None:
    """Let a box be narrower than its longest entry."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LEAST_LETTERS)


def number_text(number: Decimal | None) -> str:
    """Return a number as one types it: 1, 2.5; nothing for None."""
    return "" if number is None else f"{number.normalize():f}"


class FormGrid(QGridLayout):
    """Captions and fields, each caption naming the field beside it."""

    def __init__(self, rows: Iterable[tuple[str, QWidget]], parent: QWidget) -> None:
        super().__init__()
        self._captions: dict[QWidget, QLabel] = {}
        self.setHorizontalSpacing(theme.GAP_WIDE)
        self.setVerticalSpacing(theme.GAP)
        self.setColumnMinimumWidth(0, LABEL_WIDTH)
        self.setColumnStretch(1, 1)
        for row, (words, field) in enumerate(rows):
            caption = plain_label(words, parent, tone="soft")
            caption.setBuddy(field)
            caption.setContentsMargins(0, _CAPTION_TOP, 0, 0)
            self._captions[field] = caption
            self.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            self.addWidget(field, row, 1)

    def show_field(self, field: QWidget, *, is_there: bool) -> None:
        """Show a field with its caption, or neither."""
        field.setVisible(is_there)
        self._captions[field].setVisible(is_there)


def _number(typed: str) -> Decimal | None:
    try:
        number = Decimal(typed)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
