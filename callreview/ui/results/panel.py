"""The room of results: questions on the left, the answer to one of them beside.

Methods without arguments are what keys ask (see `ui.actions`).
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from callreview.ui import theme
from callreview.ui.actions import Place
from callreview.ui.ear import set_place
from callreview.ui.results.contents import Contents
from callreview.ui.results.page import AnswerPage
from callreview.ui.results.samples import SamplesPage
from callreview.ui.results.state import Choice, ResultsState
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.empty import EmptyState
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.answers.parts import Page, Part
from callreview.words.results_story import Question

_LEFT = 250


class ResultsPanel(QWidget):
    """Shows `ResultsState`.

    `period_chosen`, `go_on_asked`, `close_asked`, `check_asked`, `export_asked` and
    `second_asked` carry the key of a sample, `sheet_chosen` the place of a score sheet, `opened`
    the key of a figure, `picture_asked` a chart; `plan_asked` asks for another sample,
    `print_asked` for a PDF.
    """

    period_chosen = Signal(str)
    sheet_chosen = Signal(int)
    go_on_asked = Signal(str)
    close_asked = Signal(str)
    check_asked = Signal(str)
    export_asked = Signal(str)
    second_asked = Signal(str)
    opened = Signal(str)
    picture_asked = Signal(object)
    plan_asked = Signal()
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_place(self, Place.RESULTS)
        self.setAccessibleName(_("Results"))
        self._state = ResultsState()
        self.period = _choice(_("Period"), self)
        self.period.currentIndexChanged.connect(self._on_period_chosen)
        self.sheet = _choice(_("Score sheet"), self)
        self.sheet.currentIndexChanged.connect(self._on_sheet_chosen)
        self.contents = Contents(self)
        self.contents.chosen.connect(self._show_question)
        self.plan = WordButton(_("Draw a random sample…"), self, icon_name="lot")
        self.plan.clicked.connect(self.plan_asked)
        self.print = WordButton(_("Results as PDF…"), self, icon_name="scorecard")
        self.print.clicked.connect(self.print_asked)
        self.answer = AnswerPage(self)
        self.answer.opened.connect(self.opened)
        self.answer.picture_asked.connect(self.picture_asked)
        self.samples = SamplesPage(self)
        self.samples.go_on_asked.connect(self.go_on_asked)
        self.samples.close_asked.connect(self.close_asked)
        self.samples.check_asked.connect(self.check_asked)
        self.samples.export_asked.connect(self.export_asked)
        self.samples.second_asked.connect(self.second_asked)
        self.samples.show_asked.connect(self._on_show_asked)
        self.samples.plan_asked.connect(self.plan_asked)
        self.empty = self._made_empty()
        self._pending = plain_label("", self, wraps=True)
        self.go_on = WordButton(_("Go on reviewing"), self, kind="primary")
        self.go_on.clicked.connect(self._on_go_on)
        self._banner = self._made_banner()
        self._pages = QStackedWidget(self)
        for each in (self.answer, self.samples, self.empty):
            self._pages.addWidget(each)
        self._lay_out()
        for unknown in (self.period, self.sheet, self.print, self.plan):
            unknown.hide()  # until it is known what there is
        self.setFocusProxy(self.contents)

    def show_state(self, state: ResultsState) -> None:
        """Show what is so now; the question one stands on stays."""
        self._state = state
        _show_choices(self.period, state.periods, state.chosen, least=1)
        _show_choices(self.sheet, state.sheets, state.chosen_sheet, least=2)
        self.contents.show_answers(_answers(state))
        self.plan.setEnabled(not state.read_only)
        self.print.setVisible(bool(state.pages))
        pending = state.pending[0] if state.pending else None
        self._pending.setText(pending.sentence if pending else "")
        is_done = pending is not None and pending.is_done
        self.go_on.setText(_("Close the sample") if is_done else _("Go on reviewing"))
        self.go_on.setAccessibleName(self.go_on.text())
        self.go_on.setEnabled(not state.read_only)
        self.draw_first.setVisible(pending is None)
        self._banner.setVisible(pending is not None)
        self.samples.show_state(state)
        self._show_question(self.contents.question)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 steps through."""
        if self._pages.currentWidget() is self.samples:
            return (self.contents, self.samples.table)
        shown = [view for view in self.answer.parts if view.isVisible()]
        inside = [each for view in shown for each in (view.chart, view.table) if each.isVisible()]
        return (self.contents, *inside)

    def save_picture(self) -> None:
        """Save the chart in front as a picture or a table."""
        if self._pages.currentWidget() is self.answer:
            self.answer.ask_picture()

    def _show_question(self, question: Question | None) -> None:
        page = self._state.page(question) if question else None
        if question is None and self._state.samples:
            self._pages.setCurrentWidget(self.samples)
        elif page is not None:
            self.answer.show_page(page)
            self._pages.setCurrentWidget(self.answer)
        elif question and self._state.waits_for:
            waiting = Page(question, "", (Part(self._state.waits_for),))
            self.answer.show_page(waiting)
            self._pages.setCurrentWidget(self.answer)
        else:
            self.empty.say(*_empty_words(self._state))
            self._pages.setCurrentWidget(self.empty)
        self.plan.setVisible(self._pages.currentWidget() is self.answer)  # others have their own

    def _on_period_chosen(self, index: int) -> None:
        if index >= 0:
            self.period_chosen.emit(str(self.period.itemData(index)))

    def _on_show_asked(self, key: str) -> None:
        self.contents.stand_on(Question.COMPANY)
        self.period_chosen.emit(key)

    def _on_sheet_chosen(self, index: int) -> None:
        if index >= 0:
            self.sheet_chosen.emit(int(self.sheet.itemData(index)))

    def _on_go_on(self) -> None:
        if self._state.pending:
            pending = self._state.pending[0]
            asked = self.close_asked if pending.is_done else self.go_on_asked
            asked.emit(pending.key)

    def _made_empty(self) -> EmptyState:
        draw = WordButton(_("Draw a random sample…"), self, kind="primary", icon_name="lot")
        draw.clicked.connect(self.plan_asked)
        self.draw_first = draw
        return EmptyState("", "", (draw,), self, picture="lot")

    def _made_banner(self) -> QFrame:
        banner = QFrame(self)
        banner.setProperty("kind", "card")
        row = QHBoxLayout(banner)
        row.setContentsMargins(theme.GAP_LARGE, theme.GAP, theme.GAP, theme.GAP)
        row.setSpacing(theme.GAP_WIDE)
        row.addWidget(self._pending, 1)
        row.addWidget(self.go_on)
        banner.hide()
        return banner

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.GAP)
        left.addWidget(self.period)
        left.addWidget(self.sheet)
        left.addWidget(self.contents, 1)
        left.addWidget(self.print)
        left.addWidget(self.plan)
        strip = QFrame(self)
        strip.setProperty("kind", "strip")
        strip.setFixedWidth(_LEFT)
        strip.setLayout(left)
        left.setContentsMargins(theme.GAP, theme.GAP_WIDE, theme.GAP, theme.GAP_WIDE)
        right = QVBoxLayout()
        right.setContentsMargins(24, theme.GAP_LARGE, theme.GAP_LARGE, theme.GAP_LARGE)
        right.setSpacing(theme.GAP_LARGE)
        right.addWidget(self._banner)
        right.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(strip)
        row.addLayout(right, 1)


def _choice(name: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _show_choices(box: QComboBox, choices: tuple[Choice, ...], chosen: str, *, least: int) -> None:
    """Show what may be chosen, where there are so many to choose from."""
    blocked = box.blockSignals(True)
    box.clear()
    for each in choices:
        box.addItem(each.words, each.key)
    box.setCurrentIndex(box.findData(chosen))
    box.setVisible(len(choices) >= least)
    box.blockSignals(blocked)


def _answers(state: ResultsState) -> dict[Question | None, str]:
    answers: dict[Question | None, str] = {page.question: page.answer for page in state.pages}
    if state.samples:
        answers[None] = str(len(state.samples))
    return answers


def _empty_words(state: ResultsState) -> tuple[str, str]:
    """Return what to say where there is no number yet, and what to do next."""
    if state.samples:
        return (
            _("No number yet"),
            _(
                "Numbers come when every call of a random sample is reviewed: people do the short"
                " calls first, so the first few would flatter or shame."
            ),
        )
    return (
        _("No random sample yet"),
        _(
            "You need not hear every call. A lot picks a few, each call with the same chance, and"
            " those few speak for all: as a poll of 1,000 people speaks for a whole country."
        ),
    )
