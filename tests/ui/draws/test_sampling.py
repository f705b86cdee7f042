"""From the plan of a sample to its numbers, in the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from callreview.app.session import Session
from callreview.domain.draw.draw import Draw, Standing
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.replacing import Reason
from callreview.domain.review import Book, Review
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.draws.checking import CheckSheet
from callreview.ui.draws.replacing import ReplaceSheet
from callreview.ui.draws.sheet import DrawSheet
from callreview.ui.draws.state import Days
from callreview.ui.rooms import Rooms
from callreview.ui.scorecard.state import ScorecardState, StartState, state_of
from callreview.ui.window import Window
from tests import builders, drawing
from tests.ui.conftest import OpenWindow, rooms_of

T = TypeVar("T", bound=QDialog)
MANY = {"200": 9, "201": 6}
GONE = builders.facts(agent_ref="200", start_local="2026-03-04T09:00:00")


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window(lambda session: drawing.add_calls(session, MANY))


def planned(window: Window) -> DrawSheet:
    rooms_of(window).sampling.plan()
    return shown(DrawSheet)


def shown(kind: type[T]) -> T:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    return next(each for each in found if each.isVisible())


def drawn(window: Window, qtbot: QtBot, each: int = 5) -> Draw:
    sheet = planned(window)
    sheet.form.amount.number.setValue(each)
    sheet.accept_button.click()
    rooms = rooms_of(window)
    qtbot.waitUntil(lambda: bool(rooms.snapshot.draws))
    return rooms.snapshot.draws[0]


def opened_review(rooms: Rooms) -> Review | None:
    opened = rooms.snapshot.open_call
    return opened.review if opened else None


def review(rooms: Rooms, call_id: str) -> None:
    session = rooms.parts.session
    builders.finish_review(session, builders.start_review(session, call_id))


def test_it_shows_the_days_there_are_calls_of_and_what_they_buy(window: Window) -> None:
    sheet = planned(window)
    assert sheet.form.days.currentData() is Days.OWN
    assert sheet.form.wish.period.starts == drawing.MARCH.starts
    sheet.form.amount.number.setValue(5)
    assert sheet.sentence.text().startswith("5 calls each")
    assert sheet.table.rowCount() == 2


def test_while_the_library_is_being_read_the_plan_waits_for_all_of_it(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = rooms_of(window)
    half_read = replace(rooms.snapshot, unread=5)
    monkeypatch.setattr(type(rooms), "snapshot", property(lambda _rooms: half_read))
    rooms.sampling.plan()
    assert "still being read" in window.notice.words
    assert not any_shown(DrawSheet)
    qtbot.waitUntil(lambda: any_shown(DrawSheet))


def test_a_slider_does_not_count_the_calls_again(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = planned(window)
    monkeypatch.delattr("callreview.ui.sampling.supply_of")
    sheet.form.amount.slider.setValue(7)
    sheet.form.lengths.slider.setValue(3)
    assert (sheet.form.wish.each, sheet.form.wish.shortest_ms) == (7, 15_000)
    assert sheet.sentence.text().startswith("7 calls each")
    with pytest.raises(NameError):
        rooms_of(window).sampling._show(sheet.form.wish.__class__(DrawPlan.COMPANY, drawing.MARCH))


def test_only_some_people_are_drawn_from(window: Window, qtbot: QtBot) -> None:
    sheet = planned(window)
    sheet.form.which_people.click()
    sheet.form.people.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert sheet.table.rowCount() == 1
    assert sheet.form.people.count() == 2
    assert "1 of 2 people" in sheet.form.which_people.text()
    sheet.accept_button.click()
    rooms = rooms_of(window)
    qtbot.waitUntil(lambda: bool(rooms.snapshot.draws))
    assert [one.name for one in rooms.snapshot.draws[0].strata] == ["200"]


def test_a_lot_over_everybody_has_one_number(window: Window, qtbot: QtBot) -> None:
    sheet = planned(window)
    sheet.form.company.setChecked(True)
    sheet.accept_button.click()
    rooms = rooms_of(window)
    qtbot.waitUntil(lambda: bool(rooms.snapshot.draws))
    assert rooms.snapshot.draws[0].plan is DrawPlan.COMPANY


def test_drawn_calls_wait_in_the_order_of_the_lot_and_count(window: Window, qtbot: QtBot) -> None:
    draw, rooms = drawn(window, qtbot), rooms_of(window)
    assert "10 calls are drawn by lot" in window.notice.words
    qtbot.waitUntil(lambda: rooms.snapshot.queue is not None)
    rooms.queueing.go_on()
    qtbot.waitUntil(lambda: rooms.has_call)
    queue, opened = rooms.snapshot.queue, rooms.snapshot.open_call
    assert queue is not None
    assert opened is not None
    assert opened.call.id == queue.call_ids[0]
    assert queue.call_ids == tuple(one.call_id for one in draw.sample)
    assert opened_review(rooms) is None  # which sheet the numbers rest on is for people to say
    rooms.desk.scoring.start(rooms.snapshot.rubrics[0].id, "")
    qtbot.waitUntil(lambda: opened_review(rooms) is not None)
    begun = opened_review(rooms)
    assert begun is not None
    assert (begun.book, begun.draw_id) == (Book.SAMPLE, draw.id)


def test_an_earlier_review_of_a_drawn_call_does_not_stand_in_the_way(
    window: Window, qtbot: QtBot
) -> None:
    rooms = rooms_of(window)
    for call_id in rooms.snapshot.calls:
        review(rooms, call_id)
    draw = drawn(window, qtbot)
    rooms.sampling.go_on(draw.id)
    qtbot.waitUntil(lambda: opened_review(rooms) is not None)
    shown = state_of(rooms.snapshot)
    assert isinstance(shown, StartState)
    assert not shown.is_further
    earlier = opened_review(rooms)
    rooms.desk.scoring.start(rooms.snapshot.rubrics[0].id, "")
    qtbot.waitUntil(lambda: opened_review(rooms) != earlier)
    assert isinstance(state_of(rooms.snapshot), ScorecardState)


def test_a_queue_somebody_is_in_stays_theirs(window: Window, qtbot: QtBot) -> None:
    rooms = rooms_of(window)
    first = next(iter(rooms.snapshot.calls.values()))
    rooms.queueing.add((first,))
    qtbot.waitUntil(lambda: rooms.snapshot.queue is not None)
    draw = drawn(window, qtbot)
    rooms.parts.session.find(lambda _reader: None).wait()
    queue = rooms.snapshot.queue
    assert queue is not None
    assert queue.call_ids == (first.id,)
    rooms.sampling.go_on(draw.id)
    qtbot.waitUntil(lambda: rooms.snapshot.queue != queue)


def test_own_dice_make_the_number_of_the_lot(window: Window, qtbot: QtBot) -> None:
    sheet = planned(window)
    sheet.throw.click()
    sheet.dice.setText("123")
    assert not sheet.accept_button.isEnabled()
    sheet.dice.setText("41632 16325 43216 54321")
    assert sheet.accept_button.isEnabled()
    sheet.accept_button.click()
    rooms = rooms_of(window)
    qtbot.waitUntil(lambda: bool(rooms.snapshot.draws))
    assert rooms.snapshot.draws[0].seed == "41632163254321654321"


def test_days_drawn_before_ask_why(window: Window, qtbot: QtBot) -> None:
    drawn(window, qtbot)
    sheet = planned(window)
    assert "drawn before" in sheet.again.text()
    assert not sheet.accept_button.isEnabled()
    sheet.reason.setText("the first missed a folder")
    sheet.accept_button.click()
    rooms = rooms_of(window)
    qtbot.waitUntil(lambda: len(rooms.snapshot.draws) == 2)
    newest = rooms.snapshot.draws[0]
    assert (newest.number, newest.of, newest.reason) == (2, 2, "the first missed a folder")


def test_a_drawn_call_is_not_skipped_but_replaced_for_a_reason_of_the_list(
    window: Window, qtbot: QtBot
) -> None:
    draw, rooms = drawn(window, qtbot), rooms_of(window)
    gone = draw.sample[0].call_id
    rooms.queueing.skip_or_take_up(gone)
    sheet = shown(ReplaceSheet)
    assert not sheet.accept_button.isEnabled()
    for key, reason in ((Qt.Key.Key_6, Reason.NO_AUDIO), (Qt.Key.Key_1, Reason.VOICEMAIL)):
        QTest.keyClick(sheet, key)
        assert sheet.reason is reason
    sheet.accept_button.click()
    qtbot.waitUntil(lambda: bool(rooms.snapshot.draws[0].skipped))
    assert rooms.snapshot.draws[0].skipped[0].call_id == gone
    assert gone not in {one.call_id for one in rooms.snapshot.draws[0].sample}
    assert len(rooms.snapshot.draws[0].sample) == 10


def test_when_every_call_is_reviewed_it_can_be_closed(window: Window, qtbot: QtBot) -> None:
    draw, rooms = drawn(window, qtbot), rooms_of(window)
    for one in draw.sample[:-1]:
        review(rooms, one.call_id)
    rooms.sampling.close(draw.id)
    qtbot.waitUntil(lambda: "1 drawn calls are still" in window.notice.words)
    review(rooms, draw.sample[-1].call_id)
    rooms.sampling.close(draw.id)
    qtbot.waitUntil(lambda: rooms.snapshot.draws[0].standing is Standing.CLOSED)


def test_a_sample_is_drawn_again_and_passes(window: Window, qtbot: QtBot) -> None:
    draw = drawn(window, qtbot)
    rooms_of(window).sampling.check(draw.id)
    qtbot.waitUntil(lambda: any_shown(CheckSheet))
    assert shown(CheckSheet).verdict.text() == "Pass"


def test_what_differs_is_listed(window: Window, qtbot: QtBot) -> None:
    sheet = CheckSheet("March", 10, 15, ["Line 3 of the list is not as it was frozen."], window)
    qtbot.addWidget(sheet)
    assert sheet.verdict.text() == "Fail"
    assert "1 thing" in sheet.told.text()


def test_the_record_is_written_into_a_folder(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(_parent: object, _title: str, then: Callable[[Path], None]) -> None:
        then(tmp_path / "record")

    monkeypatch.setattr("callreview.ui.sampling.ask_folder", choose)
    rooms_of(window).sampling.export(drawn(window, qtbot).id)
    qtbot.waitUntil(lambda: len(list((tmp_path / "record").glob("*"))) == 3)


def any_shown(kind: type[QDialog]) -> bool:
    return any(isinstance(each, kind) for each in QApplication.topLevelWidgets())


def test_what_cannot_be_read_now_is_told_before_anything_is_drawn(open_window: OpenWindow) -> None:
    def with_unread(session: Session) -> None:
        drawing.add_calls(session, MANY)
        builders.add_files(session, builders.listed("/calls/gone.wav", facts=GONE))

    rooms = rooms_of(open_window(with_unread))
    sample = drawing.draw({"200": 5})
    rooms.sampling._read(sample, False)
    assert "nothing is drawn" in rooms.window.notice.words
    rooms.sampling._read(sample, True)
    question = shown(Sheet)
    words = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "1 recording cannot be read now" in words
    question.reject()
    assert rooms.snapshot.draws == ()
