"""What keys ask of questions that are being answered, in a review or in a try-out.

Methods without arguments are what keys call (see `ui.actions`).
"""

from PySide6.QtWidgets import QWidget

from callreview.ui.scorecard import answers
from callreview.ui.scorecard.line_card import LineCard
from callreview.ui.scorecard.sheet import Sheet


class Answering(QWidget):
    """Has a sheet of questions. A kind of it says which of them keys may answer."""

    def __init__(self, parent: QWidget | None = None, *, has_notes: bool = True) -> None:
        super().__init__(parent)
        self._sheet = Sheet(self, has_notes=has_notes)

    def line_before(self) -> None:
        """Go to the question before."""
        self._step(-1)

    def line_after(self) -> None:
        """Go to the question after."""
        self._step(1)

    def toggle_na(self) -> None:
        """Say, or no longer say, that the question does not apply."""
        if card := self._current_open():
            card.answer_with(answers.with_na(card.view.line, card.view.answer))

    def edit_value(self) -> None:
        """Type a number or words, or walk the options."""
        if card := self._current_open():
            card.edit_value()

    def choose(self, position: int) -> None:
        """Pick option `position` (from 0) of the question."""
        if card := self._current_open():
            card.answer_with(answers.with_choice(card.view.line, card.view.answer, position))

    def choose_1(self) -> None:
        """Pick the first option."""
        self.choose(0)

    def choose_2(self) -> None:
        """Pick the second option."""
        self.choose(1)

    def choose_3(self) -> None:
        """Pick the third option."""
        self.choose(2)

    def choose_4(self) -> None:
        """Pick the fourth option."""
        self.choose(3)

    def choose_5(self) -> None:
        """Pick the fifth option."""
        self.choose(4)

    def choose_6(self) -> None:
        """Pick the sixth option."""
        self.choose(5)

    def choose_7(self) -> None:
        """Pick the seventh option."""
        self.choose(6)

    def choose_8(self) -> None:
        """Pick the eighth option."""
        self.choose(7)

    def choose_9(self) -> None:
        """Pick the ninth option."""
        self.choose(8)

    def choose_10(self) -> None:
        """Pick the tenth option."""
        self.choose(9)

    def _step(self, by: int) -> None:
        self._sheet.step(by)

    def _current_open(self) -> LineCard | None:
        """Return the question that keys answer, if it can be answered."""
        return self._sheet.current
