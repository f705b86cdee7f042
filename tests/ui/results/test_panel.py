"""The room of results without a library: what it shows of a state, walked and opened by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from callreview.domain.charts.ranges import RangesChart
from callreview.domain.results.report import Aside
from callreview.ui.results.panel import ResultsPanel
from callreview.ui.results.state import Choice, Pending, ResultsState, Sample
from callreview.words.answers.pages import pages_of
from callreview.words.results_story import Question
from tests.domain.outcomes import ANA, outcome, part, results

SAMPLES = (
    Sample("o", "October", "3 of 24 calls left", is_open=True, is_frozen=True),
    Sample("d", "November", "all reviewed, to be closed", is_done=True, is_frozen=True),
    Sample("c", "September", "closed", is_closed=True, is_frozen=True),
)
PENDING = (Pending("o", "October: 3 of 24 calls are still to be reviewed."),)


@pytest.fixture(scope="module")
def state() -> ResultsState:
    drawn = outcome(part(ANA, 180), part(ANA[::-1], 60, person="p2", name="Ben"))
    return ResultsState(
        periods=(Choice("c", "September 2026"), Choice("b", "August 2026")),
        chosen="c",
        pages=pages_of(results(drawn, repeats=200), Aside(), {}),
        samples=SAMPLES,
    )


@pytest.fixture
def panel(look: QApplication, qtbot: QtBot, state: ResultsState) -> ResultsPanel:
    shown = ResultsPanel()
    qtbot.addWidget(shown)
    shown.resize(1280, 640)
    shown.show_state(state)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_every_question_has_its_answer_and_its_short_one(panel: ResultsPanel) -> None:
    for row, question in enumerate(Question):
        panel.contents.stand_on(question)
        assert panel.answer.isVisible()
        assert panel.answer.parts[0].sentence.text()
        spoken = panel.contents.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        assert len(spoken) > len(question.value)


def test_people_stand_in_a_chart_and_a_list(panel: ResultsPanel) -> None:
    panel.contents.stand_on(Question.PEOPLE)
    first = panel.answer.parts[0]
    assert isinstance(first.shown_chart, RangesChart)
    assert [row.label for row in first.shown_chart.rows] == ["Ana", "Ben"]
    assert first.table.rowCount() == 2
    assert first.warning.isVisible()


@pytest.mark.parametrize("widget", ["chart", "table"])
def test_enter_opens_the_figure_one_stands_on(
    panel: ResultsPanel, qtbot: QtBot, widget: str
) -> None:
    panel.contents.stand_on(Question.PEOPLE)
    first = panel.answer.parts[0]
    walked = first.chart if widget == "chart" else first.table
    panel.activateWindow()
    walked.setFocus()
    QTest.keyClick(walked, Qt.Key.Key_Home)
    QTest.keyClick(walked, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.opened) as opened:
        QTest.keyClick(walked, Qt.Key.Key_Return)
    assert opened.args == ["person:p2"]


def test_details_are_folded_until_one_asks(panel: ResultsPanel) -> None:
    panel.contents.stand_on(Question.TRUST)
    first = panel.answer.parts[0]
    assert not first.details.isVisible()
    first.fold.click()
    assert "Anyone can repeat this lot" in first.details.text()
    assert first.details.isVisible()


def test_another_period_is_asked_for(panel: ResultsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.period_chosen) as chosen:
        panel.period.setCurrentIndex(1)
    assert chosen.args == ["b"]
    assert not panel.sheet.isVisible()


def test_showing_is_not_asking(panel: ResultsPanel, qtbot: QtBot, state: ResultsState) -> None:
    with qtbot.assertNotEmitted(panel.period_chosen):
        panel.show_state(replace(state, chosen="b"))
    assert panel.period.currentText() == "August 2026"


def test_several_score_sheets_can_be_chosen_from(
    panel: ResultsPanel, qtbot: QtBot, state: ResultsState
) -> None:
    sheets = (Choice("0", "Phone (20 calls)"), Choice("1", "Shop (4 calls)"))
    panel.show_state(replace(state, sheets=sheets, chosen_sheet="0"))
    assert panel.sheet.isVisible()
    with qtbot.waitSignal(panel.sheet_chosen) as chosen:
        panel.sheet.setCurrentIndex(1)
    assert chosen.args == [1]


def test_an_open_sample_is_gone_on_with_and_one_that_is_done_is_closed(
    panel: ResultsPanel, qtbot: QtBot, state: ResultsState
) -> None:
    panel.show_state(replace(state, pending=PENDING))
    with qtbot.waitSignal(panel.go_on_asked) as asked:
        panel.go_on.click()
    assert asked.args == ["o"]
    panel.show_state(replace(state, pending=(replace(PENDING[0], is_done=True),)))
    with qtbot.waitSignal(panel.close_asked) as closed:
        panel.go_on.click()
    assert closed.args == ["o"]


def test_while_the_first_sample_is_open_there_is_no_number_and_no_other_lot(
    panel: ResultsPanel,
) -> None:
    panel.show_state(ResultsState(pending=PENDING, samples=SAMPLES[:1]))
    assert panel.empty.isVisible()
    assert not panel.draw_first.isVisible()
    assert not panel.period.isVisible()


def test_while_results_are_worked_out_it_says_so(panel: ResultsPanel) -> None:
    panel.show_state(ResultsState(samples=SAMPLES, waits_for="Working …"))
    assert panel.answer.parts[0].sentence.text() == "Working …"


@pytest.mark.parametrize(
    ("row", "buttons"),
    [(0, {"go_on", "check", "export"}), (1, {"close_", "check", "export"}),
     (2, {"show_", "check", "export"})],
)  # fmt: skip
def test_a_sample_offers_what_can_be_done_with_it(
    panel: ResultsPanel, qtbot: QtBot, row: int, buttons: set[str]
) -> None:
    panel.contents.stand_on(None)
    samples = panel.samples
    samples.table.selectRow(row)
    every = ("go_on", "close_", "show_", "check", "export")
    assert {name for name in every if getattr(samples, name).isVisible()} == buttons
    with qtbot.waitSignal(panel.check_asked) as asked:
        samples.check.click()
    assert asked.args == [SAMPLES[row].key]


def test_one_button_draws_another_sample(panel: ResultsPanel) -> None:
    for entry, shown in ((Question.COMPANY, (True, False)), (None, (False, True))):
        panel.contents.stand_on(entry)
        assert (panel.plan.isVisible(), panel.samples.plan.isVisible()) == shown


def test_the_results_of_a_sample_are_one_click_away(panel: ResultsPanel, qtbot: QtBot) -> None:
    panel.contents.stand_on(None)
    panel.samples.table.selectRow(2)
    with qtbot.waitSignal(panel.period_chosen) as chosen:
        panel.samples.show_.click()
    assert chosen.args == ["c"]
    assert panel.contents.question is Question.COMPANY


def test_what_is_only_read_cannot_be_drawn_from(panel: ResultsPanel, state: ResultsState) -> None:
    panel.show_state(replace(state, read_only=True, pending=PENDING))
    assert not panel.plan.isEnabled()
    assert not panel.go_on.isEnabled()


def test_f6_steps_through_questions_charts_and_lists(panel: ResultsPanel) -> None:
    panel.contents.stand_on(Question.PEOPLE)
    first = panel.answer.parts[0]
    assert panel.panes[:3] == (panel.contents, first.chart, first.table)
    panel.contents.stand_on(None)
    assert panel.panes == (panel.contents, panel.samples.table)


def test_save_picture_asks_for_the_chart_in_front(panel: ResultsPanel, qtbot: QtBot) -> None:
    panel.contents.stand_on(Question.PEOPLE)
    with qtbot.waitSignal(panel.picture_asked) as asked:
        panel.save_picture()
    assert asked.args == [panel.answer.parts[0].chart.chart]
    panel.contents.stand_on(None)
    with qtbot.assertNotEmitted(panel.picture_asked):
        panel.save_picture()


def test_what_one_walks_by_key_is_scrolled_into_sight(panel: ResultsPanel, qtbot: QtBot) -> None:
    drawn = outcome(*(part(ANA, 60, person=f"p{at}", name=f"P{at}") for at in range(14)))
    panel.show_state(ResultsState(pages=pages_of(results(drawn, repeats=20), Aside(), {})))
    panel.contents.stand_on(Question.PEOPLE)
    first, bar = panel.answer.parts[0], panel.answer.verticalScrollBar()
    panel.activateWindow()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    first.chart.setFocus()
    QTest.keyClick(first.chart, Qt.Key.Key_End)
    in_chart = bar.value()
    assert in_chart > 0
    first.table.setFocus()
    QTest.keyClick(first.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    first.table.setCurrentCell(13, 0)
    assert bar.value() > in_chart
    first.chart.setFocus()
    QTest.keyClick(first.chart, Qt.Key.Key_Home)
    assert bar.value() < in_chart


def test_a_name_is_only_letters_wherever_it_stands(panel: ResultsPanel) -> None:
    name = '<img src="file:///x"><b>Ana</b>'
    drawn = outcome(part(ANA, 60, name=name), part(ANA, 60, person="p2", name=f"{name} 2"))
    panel.show_state(
        ResultsState(
            periods=(Choice("c", name),),
            pages=pages_of(results(drawn, repeats=20), Aside(), {}),
            samples=(replace(SAMPLES[0], title=name, about=name),),
        )
    )
    panel.contents.stand_on(Question.PEOPLE)
    first = panel.answer.parts[0]
    area = first.chart.items[0].area
    place, none = QPointF(300, area.y + 5), Qt.MouseButton.NoButton
    plain = Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, plain)
    QApplication.sendEvent(first.chart, moved)
    tips = [each.toolTip() for each in panel.findChildren(QWidget)]
    item = first.table.item(0, 0)
    assert item is not None
    assert item.text() == name
    assert not [tip for tip in (*tips, item.toolTip()) if "<img" in tip]
    assert any("&lt;img" in tip for tip in tips)
    for label in panel.findChildren(QLabel):
        assert not label.text() or label.textFormat() is Qt.TextFormat.PlainText
