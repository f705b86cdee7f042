"""The row in which one question is answered: options, a number or words, and "n/a"."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from callreview.domain.review import Answer
from callreview.domain.rubric import Fail, Kind, Line
from callreview.ui.scorecard import answers
from callreview.ui.scorecard.option_button import OptionButton
from callreview.ui.widgets.flow import FlowLayout
from callreview.ui.widgets.labels import plain_tooltip
from callreview.ui.widgets.typed_words import TypedWords
from callreview.words import _

DIGITS = "1234567890"


class AnswerRow(QWidget):
    """Shows an answer and says what it becomes: `answered` carries an `Answer`.

    `left` is said when the keyboard is given back: by Enter behind a number, by Esc.
    """

    answered = Signal(object)
    left = Signal()

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._answer = Answer()
        self._buttons: list[OptionButton] = []
        self._number: QLineEdit | None = None
        self._words: TypedWords | None = None
        self._none: OptionButton | None = None
        self._na: OptionButton | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        flow = FlowLayout(gap=6)
        column.addLayout(flow)
        self._add_field(flow, column)
        if line.allow_na:
            self._na = OptionButton(_("n/a"), "X", self)
            self._na.setAccessibleName(_("Does not apply"))
            plain_tooltip(self._na, _("Does not apply (X)"))
            self._na.clicked.connect(self._on_na_clicked)
            flow.addWidget(self._na)

    def show_answer(self, answer: Answer, *, locked: bool) -> None:
        """Show what is stored; a locked row cannot be changed."""
        self._answer = answer
        for button, option in zip(self._buttons, self._line.options, strict=True):
            button.setChecked(option.id == answer.option or option.id in answer.options)
            button.setEnabled(not locked)
        if self._none:
            self._none.setChecked(answer.none_of_them)
            self._none.setEnabled(not locked)
        if self._na:
            self._na.setChecked(answer.na)
            self._na.setEnabled(not locked)
        if self._number:
            self._number.setReadOnly(locked)
            self._show_number(answer.number)
        if self._words:
            self._words.setReadOnly(locked)
            self._words.show_words(answer.text)

    def edit(self) -> None:
        """Give the keyboard to the number or the words, or open the options as a menu."""
        field = self._number or self._words
        if field is not None:
            field.setFocus()
        elif self._buttons:
            self._open_options()

    def settle(self) -> None:
        """Say what was typed and not yet said."""
        if self._words:
            self._words.settle()
        if self._number:
            self._on_number_typed()

    def _add_field(self, flow: FlowLayout, column: QVBoxLayout) -> None:
        line = self._line
        if line.kind.picks_one or line.kind is Kind.SEVERAL:
            for option in line.options:
                button = self._option(flow, option.label, len(self._buttons))
                button.show_fails(option.fail is not Fail.NONE)
                self._buttons.append(button)
            if line.kind is Kind.SEVERAL:
                self._none = self._option(flow, _("None of these"), len(self._buttons))
        elif line.kind is Kind.NUMBER:
            self._number = QLineEdit(self)
            self._number.setMaximumWidth(120)
            self._number.setPlaceholderText(_("number"))
            self._number.setAccessibleName(line.text)
            self._number.editingFinished.connect(self._on_number_typed)
            self._number.returnPressed.connect(self._on_number_entered)
            flow.addWidget(self._number)
        elif line.kind is Kind.TEXT:
            self._words = TypedWords(_("Write a few words"), self, lines=2)
            self._words.words_settled.connect(self._on_words_settled)
            self._words.left.connect(self.left)
            column.insertWidget(0, self._words)

    def _open_options(self) -> None:
        """Offer the options in a menu: arrows or a first letter find one, Enter picks it."""
        menu = QMenu(self)
        for position, button in enumerate(self._buttons):
            entry = menu.addAction(f"&{button.text()}", partial(self._on_picked, position))
            entry.setCheckable(True)
            entry.setChecked(button.isChecked())
            if button.isChecked() or not position:
                menu.setActiveAction(entry)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _option(self, flow: FlowLayout, label: str, position: int) -> OptionButton:
        hint = DIGITS[position] if position < len(DIGITS) else ""
        button = OptionButton(label, hint, self)
        button.clicked.connect(lambda: self._on_picked(position))
        flow.addWidget(button)
        return button

    def _show_number(self, number: Decimal | None) -> None:
        if self._number is None or self._number.hasFocus():
            return
        self._number.setText("" if number is None else f"{number:f}")

    def _say(self, answer: Answer | None) -> None:
        self.show_answer(self._answer, locked=False)
        if answer is not None and answer != self._answer:
            self.answered.emit(answer)

    def _on_picked(self, position: int) -> None:
        self._say(answers.with_choice(self._line, self._answer, position))

    def _on_na_clicked(self) -> None:
        self._say(answers.with_na(self._line, self._answer))

    def _on_number_typed(self) -> None:
        if self._number is None or self._number.isReadOnly():
            return
        answer = answers.with_number(self._answer, self._number.text())
        if answer is None:
            self._number.selectAll()
        elif answer != self._answer:
            self.answered.emit(answer)

    def _on_number_entered(self) -> None:
        if self._number and answers.with_number(self._answer, self._number.text()) is not None:
            self.left.emit()

    def _on_words_settled(self, words: str) -> None:
        self._say(answers.with_text(self._answer, words))
