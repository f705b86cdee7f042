"""Trying a score sheet out: the questions as the reviewer sees them, and the arithmetic below.

Nothing of it is kept. It is the reviewer's own sheet (`ui.scorecard`), shown beside the editor,
and takes the same keys.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from callreview.domain.errors import Refused
from callreview.domain.review import Answer
from callreview.domain.rubric import Rubric
from callreview.domain.scoring import Score, score
from callreview.domain.scoring_lines import State, check_answer
from callreview.ui import theme
from callreview.ui.actions import Place
from callreview.ui.ear import set_place
from callreview.ui.scorecard.answering import Answering
from callreview.ui.scorecard.state import tried
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label, set_tone
from callreview.words import _, arithmetic

_LEAST_WIDTH, _MOST_ARITHMETIC = 300, 150


class TryOut(Answering):
    """Scores as one clicks. Answers stay while the sheet changes, where they still fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, has_notes=False)
        set_place(self, Place.TRIAL)
        self._rubric: Rubric | None = None
        self._key = ""
        self._answers: dict[str, Answer] = {}
        self._sheet.answered.connect(self._on_answered)
        self._sheet.line_chosen.connect(self._take_keys)
        self._sheet.left.connect(self.setFocus)
        self._number = plain_label("", self, font=theme.font_title(self))
        self._number.setAccessibleName(_("Score of the try-out"))
        self._verdict = plain_label("", self, wraps=True)
        self._steps = plain_label("", self, tone="soft", font=theme.font_small(self), wraps=True)
        self._steps.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._arithmetic = _Scrolled(self._steps, self)
        self._again = WordButton(_("Start over"), self, kind="quiet", icon_name="undo")
        self._again.clicked.connect(self._on_again)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setAccessibleName(_("Try it out"))
        self._lay_out()

    @property
    def result(self) -> Score | None:
        """Return the score of what was answered so far."""
        return score(self._rubric, self._answers) if self._rubric else None

    def show_rubric(self, rubric: Rubric, key: str) -> None:
        """Show a sheet; another `key` is another sheet, of which nothing was answered."""
        if key != self._key:
            self._answers = {}
        if (rubric, key) != (self._rubric, self._key):
            self._rubric, self._key = rubric, key
            self._answers = _still_fitting(rubric, self._answers)
            self._show()

    @override
    def _step(self, by: int) -> None:
        super()._step(by)
        self.setFocus()

    def _take_keys(self) -> None:
        """Have the keys go to the current question when they come here."""
        if card := self._sheet.current:
            self.setFocusProxy(card)

    def _show(self) -> None:
        if self._rubric is None or (result := self.result) is None:
            return
        self._sheet.show_state(tried(self._rubric, self._answers, self._key))
        self._take_keys()
        self._number.setText(arithmetic.headline(result) if self._answers else "")
        self._number.setVisible(bool(self._answers))
        hint = _("Choose answers above, and see the score and how it comes about.")
        self._verdict.setText(_verdict(result) if self._answers else hint)
        set_tone(self._verdict, "danger" if result.is_failed else "soft")
        self._steps.setText("\n".join(arithmetic.steps(_so_far(result))) if self._answers else "")
        self._arithmetic.setVisible(bool(self._answers))
        self._arithmetic.updateGeometry()

    def _on_answered(self, line_id: str, answer: Answer | None) -> None:
        if answer is None:
            self._answers.pop(line_id, None)
        elif self._rubric is not None and _fits(self._rubric, line_id, answer):
            self._answers[line_id] = answer
        self._show()

    def _on_again(self) -> None:
        self._answers = {}
        self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, theme.GAP_SMALL, theme.GAP, 0)
        head.addWidget(plain_label(_("Try it out"), self, font=theme.font_heading(self)), 1)
        head.addWidget(self._again)
        foot = QFrame(self)
        foot.setProperty("kind", "foot")
        score_row = QHBoxLayout()
        score_row.setSpacing(theme.GAP_WIDE)
        score_row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        score_row.addWidget(self._verdict, 1)
        below = QVBoxLayout(foot)
        below.setContentsMargins(20, theme.GAP, theme.GAP_WIDE, theme.GAP)
        below.setSpacing(theme.GAP_SMALL)
        below.addLayout(score_row)
        below.addWidget(self._arithmetic)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._sheet, 1)
        column.addWidget(foot)


class _Scrolled(QScrollArea):
    """As tall as its label, up to a limit."""

    def __init__(self, label: QLabel, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = label
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWidget(label)

    @override
    def sizeHint(self) -> QSize:
        height = self._label.heightForWidth(max(1, self.viewport().width()))
        return QSize(0, min(height, _MOST_ARITHMETIC))


def _so_far(result: Score) -> Score:
    """Return a score that does not speak of what nobody has answered yet."""
    given = (one for one in result.lines if one.state is not State.UNANSWERED)
    return replace(result, lines=tuple(given))


def _verdict(result: Score) -> str:
    band = result.band.label if result.band else ""
    return " · ".join(filter(None, (arithmetic.verdict(result), band)))


def _still_fitting(rubric: Rubric, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    return {id_: answer for id_, answer in answers.items() if _fits(rubric, id_, answer)}


def _fits(rubric: Rubric, line_id: str, answer: Answer) -> bool:
    try:
        check_answer(rubric.line(line_id), answer)
    except (KeyError, Refused):
        return False
    return True
