"""The questions, those answered differently most often first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QWidget

from callreview.ui.agreement.state import Question
from callreview.ui.widgets.roomy import put_words, show_as_roomy_rows
from callreview.words import _
from callreview.words.numbers import counted, whole_percent


class QuestionTable(QTableWidget):
    """`stood_on` carries the row one stands on."""

    stood_on = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        headings = (_("Question"), _("Agreed"))
        show_as_roomy_rows(self, headings, _("Questions by disagreement"))
        header = self.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentCellChanged.connect(lambda row, *_others: self.stood_on.emit(row))

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show them; one stands on the first."""
        self.setRowCount(len(questions))
        for row, question in enumerate(questions):
            share = whole_percent(question.agreed, question.pairs)
            told = _("{agreed} of {pairs} ({share})").format(
                agreed=counted(question.agreed), pairs=counted(question.pairs), share=share
            )
            words = put_words(self, row, 0, question.words, is_bold=bool(question.differing))
            spoken = f"{question.words}: {question.told}"
            words.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            put_words(self, row, 1, told)
        if questions:
            self.setCurrentCell(0, 0)
            self.stood_on.emit(0)
