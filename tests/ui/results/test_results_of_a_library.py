"""Results of a library in the window: worked out, shown, opened, and kept up to date."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callreview.app.edits.agents import NameAgent
from callreview.app.edits.draws import CloseDraw
from callreview.app.session import Session
from callreview.ui.results.figure import FigureSheet
from callreview.ui.results.panel import ResultsPanel
from callreview.words.results_story import Question
from tests import builders, drawing
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import dialog_of


def one_left(session: Session) -> None:
    drawing.add_calls(session, {"200": 6, "201": 6})
    made = drawing.freeze(session, drawing.draw({"ref:200": 5, "ref:201": 1}))
    for one in made.sample[:-1]:
        builders.finish_review(session, builders.start_review(session, one.call_id))


def names_in(panel: ResultsPanel) -> list[str]:
    table = panel.answer.parts[0].table
    items = [table.item(row, 0) for row in range(table.rowCount())]
    return [item.text() for item in items if item is not None]


def test_from_the_last_review_to_a_call_behind_a_number(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    rooms = rooms_of(open_window(one_left))
    rooms.resulting.show_results()
    panel, session = rooms.resulting.panel, rooms.parts.session
    qtbot.waitUntil(panel.go_on.isVisible)
    assert "1 of 6 calls" in panel._pending.text()
    assert panel.empty.isVisible()

    (last,) = rooms.snapshot.draws[0].left
    builders.finish_review(session, builders.start_review(session, last.call_id))
    qtbot.waitUntil(lambda: panel.go_on.text() == "Close the sample")
    session.do(CloseDraw("a draw")).wait()
    qtbot.waitUntil(lambda: bool(panel._state.pages))
    assert panel.period.currentText() == "March 2026"
    assert not panel.go_on.isVisible()

    panel.contents.stand_on(Question.PEOPLE)
    assert names_in(panel) == ["200", "201"]
    session.do(NameAgent("200", "Zoe")).wait()
    qtbot.waitUntil(lambda: names_in(panel) == ["201", "Zoe"])

    chart = panel.answer.parts[0].chart
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    sheet = dialog_of(FigureSheet, qtbot)
    assert sheet.calls.model().rowCount() == 5
    sheet.calls.activated.emit(sheet.calls.model().index(0, 0))
    qtbot.waitUntil(lambda: rooms.snapshot.open_call is not None)
    opened = rooms.snapshot.open_call
    assert opened is not None
    assert opened.call.who == "Zoe"
