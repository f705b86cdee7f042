"""What became of a scorecard, as a sheet: given, read, answered, promised, and disputed."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.app.edits.handouts import DisputeLine, Field, SetHandout, SettleDispute
from callreview.domain.handout import Outcome
from callreview.ui import theme
from callreview.ui.dialogs.asking import ReasonQuestion
from callreview.ui.dialogs.editing import EditingSheet
from callreview.ui.handing.disputes import DisputeRow
from callreview.ui.handing.state import GIVEN_BY, HandingState
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.ui.widgets.lines import SavedLine
from callreview.ui.widgets.typed_words import TypedWords
from callreview.words import _

_SIZE = (720, 680)
_DAY_WIDTH = 130


class HandingSheet(EditingSheet):
    """Shows `HandingState`; every field is saved when it is left.

    `change_asked` carries a question and why a revision is to change it.
    """

    change_asked = Signal(str, str)
    file_wanted = Signal()
    file_given = Signal()

    def __init__(self, review_id: str, today: date, parent: QWidget) -> None:
        words = _("What was said about this scorecard. The next review opens with the promise.")
        super().__init__(_("Handing out"), words, parent)
        self.review_id = review_id
        self._today = today
        self._state: HandingState | None = None
        self._inside = QWidget(self)
        self.days: dict[Field, SavedLine] = {}
        self.words: dict[Field, TypedWords] = {}
        self.given_by = QComboBox(self._inside)
        self.question = QComboBox(self._inside)
        self.dispute = WordButton(_("Dispute…"), self._inside)
        self.disputes: list[DisputeRow] = []
        self._rows = QVBoxLayout()
        self._arrange(parent)

    def show_state(self, state: HandingState, *, can_undo: bool) -> None:
        """Show what is known now; what is being written stays."""
        self._state = state
        self.undo.setEnabled(can_undo)
        self.setWindowTitle(state.title)
        for field, line in self.days.items():
            if not line.isModified():
                line.setText(str(getattr(state.handout, field)))
        for field, typed in self.words.items():
            typed.show_words(str(getattr(state.handout, field)))
        with QSignalBlocker(self.given_by):
            self.given_by.setCurrentIndex(max(0, self.given_by.findData(state.handout.given_by)))
        with QSignalBlocker(self.question):
            self.question.clear()
            for words, line_id in state.questions:
                self.question.addItem(words, line_id)
        self.dispute.setEnabled(bool(state.questions))
        self._show_disputes(state)

    @override
    def show_again(self) -> None:
        for line in self.days.values():
            line.setModified(False)
        if self._state is not None:
            self.show_state(self._state, can_undo=self.undo.isEnabled())

    @override
    def done(self, result: int) -> None:
        for field in self.days:
            self._say_day(field)
        for typed in self.words.values():
            typed.settle()
        super().done(result)

    def _arrange(self, parent: QWidget) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, theme.GAP, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(self._days())
        self._add_words(column, "answer", _("What the person says to it"), 3)
        self._add_words(column, "promise", _("Promised for the next calls"), 2)
        column.addLayout(self._files())
        column.addSpacing(theme.GAP)
        heading = plain_label(_("Heard differently"), self._inside, font=theme.font_heading(self))
        column.addWidget(heading)
        self._rows.setSpacing(theme.GAP_WIDE)
        column.addLayout(self._rows)
        column.addLayout(self._disputing())
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.refusal)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.days["given_on"].setFocus()

    def _days(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GAP)
        self._add_day(grid, 0, 0, "given_on", _("Given on"))
        caption = plain_label(_("How"), self._inside, tone="soft")
        caption.setBuddy(self.given_by)
        self.given_by.setAccessibleName(_("How it was given"))
        self.given_by.addItem(_("Not said"), None)
        for given_by, words in GIVEN_BY.items():
            self.given_by.addItem(_(words), given_by)
        self.given_by.activated.connect(self._say_given_by)
        grid.addWidget(caption, 0, 2)
        grid.addWidget(self.given_by, 0, 3, Qt.AlignmentFlag.AlignLeft)
        self._add_day(grid, 1, 0, "read_on", _("Read on"))
        self._add_day(grid, 1, 2, "answered_on", _("Answered on"))
        grid.setColumnStretch(3, 1)
        return grid

    def _add_day(self, grid: QGridLayout, row: int, column: int, field: Field, title: str) -> None:
        line = SavedLine(self._inside)
        line.setPlaceholderText(_("T for today"))
        line.setAccessibleName(title)
        line.setAccessibleDescription(_("A day like 2026-03-14; T writes today's"))
        line.setFixedWidth(_DAY_WIDTH)
        line.textEdited.connect(partial(self._on_day_edited, line))
        line.editingFinished.connect(partial(self._say_day, field))
        caption = plain_label(title, self._inside, tone="soft")
        caption.setBuddy(line)
        grid.addWidget(caption, row, column)
        grid.addWidget(line, row, column + 1, Qt.AlignmentFlag.AlignLeft)
        self.days[field] = line

    def _add_words(self, column: QVBoxLayout, field: Field, title: str, lines: int) -> None:
        typed = TypedWords("", self._inside, lines=lines)
        typed.setAccessibleName(title)
        typed.words_settled.connect(
            lambda words: self.ask(SetHandout(self.review_id, field, words))
        )
        caption = plain_label(title, self._inside, tone="soft")
        caption.setBuddy(typed)
        column.addWidget(caption)
        column.addWidget(typed)
        self.words[field] = typed

    def _files(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, told in (
            (_("Write an answer file…"), self.file_wanted),
            (_("Read an answer (file or PDF)…"), self.file_given),
        ):
            button = WordButton(words, self._inside)
            button.setAutoDefault(False)
            button.clicked.connect(told)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _disputing(self) -> QHBoxLayout:
        self.question.setAccessibleName(_("A question the person hears differently"))
        self.question.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.question.setMinimumContentsLength(20)
        self.dispute.setAutoDefault(False)
        self.dispute.clicked.connect(self._ask_dispute)
        row = QHBoxLayout()
        row.addWidget(self.question, 1)
        row.addWidget(self.dispute)
        return row

    def _show_disputes(self, state: HandingState) -> None:
        while len(self.disputes) < len(state.disputes):
            row = DisputeRow(self._inside)
            row.keep_asked.connect(self._ask_keep)
            row.change_asked.connect(self._ask_change)
            row.open_asked.connect(
                lambda line_id: self.ask(SettleDispute(self.review_id, line_id, None))
            )
            row.remove_asked.connect(
                lambda line_id: self.ask(DisputeLine(self.review_id, line_id, ""))
            )
            self.disputes.append(row)
            self._rows.addWidget(row)
        for at, row in enumerate(self.disputes):
            row.setVisible(at < len(state.disputes))
            if at < len(state.disputes):
                row.show_view(state.disputes[at])

    def _on_day_edited(self, line: SavedLine, text: str) -> None:
        if text.casefold() == "t":
            line.setText(self._today.isoformat())
            line.setModified(True)

    def _say_day(self, field: Field) -> None:
        line = self.days[field]
        if line.isModified():
            line.take_as_saved()
            self.ask(SetHandout(self.review_id, field, line.text()))

    def _say_given_by(self) -> None:
        self.ask(SetHandout(self.review_id, "given_by", self.given_by.currentData() or ""))

    def _ask_dispute(self) -> None:
        line_id = str(self.question.currentData())
        self._why(
            _("Dispute a question"),
            _("What does the person hear differently, and why?"),
            _("Write it down"),
            lambda reason: self.ask(DisputeLine(self.review_id, line_id, reason)),
        )

    def _ask_keep(self, line_id: str) -> None:
        self._why(
            _("Keep it"),
            _("Why does it stay as it is? The person reads this beside their own reason."),
            _("Keep it"),
            lambda why: self.ask(SettleDispute(self.review_id, line_id, Outcome.KEPT, why)),
        )

    def _ask_change(self, line_id: str) -> None:
        self._why(
            _("Change it by a revision"),
            _("What is different? A new revision begins with this as its reason."),
            _("Begin the revision"),
            lambda reason: self.change_asked.emit(line_id, reason),
        )

    def _why(self, title: str, words: str, accept: str, do: Callable[[str], None]) -> None:
        question = ReasonQuestion(title, words, self, accept=accept)
        question.answered.connect(do)
        question.open()
