"""One question of the scorecard: its words, the answer, the moments tied to it, a note."""

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.domain.review import Answer
from callreview.domain.timebase import Span
from callreview.ui.scorecard import answers
from callreview.ui.scorecard.answer_row import AnswerRow
from callreview.ui.scorecard.moments import MomentsRow
from callreview.ui.scorecard.state import LineView
from callreview.ui.theme import Theme, font_small
from callreview.ui.widgets.carried import carried
from callreview.ui.widgets.labels import breakable, plain_label
from callreview.ui.widgets.typed_words import TypedWords
from callreview.words import _


class LineCard(QFrame):
    """A question one can stand on. It says; it never stores."""

    chosen = Signal(str)
    answered = Signal(str, object)
    moment_asked = Signal(object)
    tie_asked = Signal(str, bool)
    dropped = Signal(str, object, bool)
    mark_asked = Signal(object, str)
    left = Signal()

    def __init__(
        self, view: LineView, parent: QWidget | None = None, *, has_notes: bool = True
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._has_notes = has_notes
        self._current = False
        self._is_target = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("scorecard_line")
        small = font_small(self)
        self._number = plain_label(str(view.number), self, tone="soft")
        self._question = plain_label(breakable(view.line.text), self, wraps=True)
        self._weight = plain_label(view.weight, self, tone="soft", font=small)
        self._help = plain_label(
            breakable(view.line.help), self, tone="soft", font=small, wraps=True
        )
        self._row = AnswerRow(view.line, self)
        self._row.answered.connect(self._on_answered)
        self._row.left.connect(self.left)
        self._moments = MomentsRow(self)
        self._moments.played.connect(self.moment_asked)
        self._moments.removed.connect(self._on_moment_removed)
        self._moments.tied.connect(self._on_tied)
        self._moments.nudged.connect(self.nudge)
        self._moments.marked.connect(self._on_moment_marked)
        self._note = TypedWords(_("Note to this question"), self)
        self._note.words_settled.connect(self._on_note_settled)
        self._note.left.connect(self.left)
        self._lay_out()

    @property
    def line_id(self) -> str:
        """Return the id of the question."""
        return self._view.line.id

    @property
    def view(self) -> LineView:
        """Return what the card shows."""
        return self._view

    def show_view(self, view: LineView, *, locked: bool) -> None:
        """Show a question's answer, its moments and its note."""
        self._view = view
        self._number.setText(str(view.number))
        self._weight.setText(view.weight)
        self._row.show_answer(view.answer, locked=locked)
        self._note.setReadOnly(locked)
        self.setAcceptDrops(self._has_notes and not locked)
        self._note.show_words(view.answer.comment)
        self._moments.show_moments(view.answer.evidence, locked=locked)
        self._unfold()
        self._name()
        self.update()

    def show_current(self, current: bool) -> None:
        """Show whether the keys act on this question."""
        if current != self._current:
            self._current = current
            self._unfold()
            self.update()

    def answer_with(self, answer: Answer | None) -> None:
        """Say that the question is answered so, unless that is nothing new."""
        if answer is not None and answer != self._view.answer:
            self._on_answered(answer)

    def edit_value(self) -> None:
        """Give the keyboard to the answer."""
        self._row.edit()

    def edit_note(self) -> None:
        """Give the keyboard to the note."""
        self._note.show()
        self._note.setFocus()

    def settle(self) -> None:
        """Say everything typed and not yet said."""
        self._row.settle()
        self._note.settle()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._question, 1)
        head.addWidget(self._weight, 0, Qt.AlignmentFlag.AlignTop)
        self._number.setFixedWidth(18)
        body = QVBoxLayout()
        body.setContentsMargins(26, 0, 0, 0)
        body.setSpacing(6)
        for part in (self._help, self._row, self._moments, self._note):
            body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(body)

    def _unfold(self) -> None:
        """Show help, note and moments where they are wanted: here, or where they say something."""
        answer = self._view.answer
        self._help.setVisible(self._current and bool(self._view.line.help))
        writing = self._current and self._has_notes and not self._note.isReadOnly()
        self._note.setVisible(bool(answer.comment) or self._note.hasFocus() or writing)
        self._moments.setVisible(bool(answer.evidence) or writing)
        self._moments.show_hint(self._current)

    def _name(self) -> None:
        said = _("question {number}: {text}").format(
            number=self._view.number, text=self._view.line.text
        )
        self.setAccessibleName(said)
        missing = _("Still to be answered.") if self._view.is_missing else ""
        self.setAccessibleDescription(f"{self._view.line.help} {missing}".strip())

    def _on_answered(self, answer: Answer) -> None:
        """Say it, and go on from it: the next key may come before this one is saved."""
        self.chosen.emit(self.line_id)
        self._view = replace(self._view, answer=answer)
        self._row.show_answer(answer, locked=False)
        self.answered.emit(self.line_id, answers.stored(answer))

    def _on_note_settled(self, words: str) -> None:
        self._on_answered(answers.with_comment(self._view.answer, words))

    def _on_moment_removed(self, span: Span) -> None:
        self._on_answered(answers.without_moment(self._view.answer, span))

    def nudge(self, span: Span, start_ms: int = 0, end_ms: int = 0) -> Span | None:
        """Move the edges of a moment by so much; return it as it is then, None if it is not."""
        before = self._view.answer
        after = answers.with_nudged(
            before, span, start_ms=start_ms, end_ms=end_ms, length_ms=self._view.length_ms
        )
        self.answer_with(after)
        return next((each for each in after.evidence if each not in before.evidence), None)

    def _on_moment_marked(self, span: Span) -> None:
        self.mark_asked.emit(span, self._view.answer.comment)

    def _on_tied(self) -> None:
        self.chosen.emit(self.line_id)
        self.tie_asked.emit(self.line_id, False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._current or self._is_target:
            painter.setBrush(theme.selection if self._is_target else theme.raised)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        edge = theme.accent if self._current or self._is_target else None
        if self._view.is_missing or self._view.is_failed:
            edge = theme.danger if self._view.is_failed else theme.warning
        if edge is not None:
            painter.setBrush(edge)
            painter.drawRoundedRect(QRectF(0, 4, 3, self.height() - 8), 1.5, 1.5)

    def _show_target(self, is_target: bool) -> None:
        self._is_target = is_target
        self.update()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carried(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._show_target(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._show_target(False)
        what = carried(event.mimeData())
        if what is not None:
            event.acceptProposedAction()
            self.chosen.emit(self.line_id)
            moves = event.proposedAction() is Qt.DropAction.MoveAction
            self.dropped.emit(self.line_id, what, moves)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.line_id)
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.chosen.emit(self.line_id)
        super().focusInEvent(event)
