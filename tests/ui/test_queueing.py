"""The next call to review, in the window: queues by hand, skipping, going on another day."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callreview.app.edits.queues import AddToQueue
from callreview.app.session import Session
from callreview.domain.queue import LeftOff, Skip
from callreview.domain.timebase import Span
from callreview.ui.dialogs.skipping import SkipQuestion
from callreview.ui.ear import focused_in
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests.builders import add_call, finish_review, start_review
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, dialog_of, has_review, press, review_in

Key = Qt.Key
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def three_calls(session: Session) -> None:
    """Fill in three calls; the table shows the newest, `third.wav`, on top."""
    for day, name in enumerate(("first", "second", "third"), 10):
        add_call(session, f"{name}.wav", start_local=f"2026-03-{day}T09:00:00")


def is_open(rooms: Rooms, name: str) -> bool:
    opened = rooms.snapshot.open_call
    return opened is not None and opened.call.recording.name == f"{name}.wav"


def queue_of(rooms: Rooms) -> list[str]:
    queue = rooms.snapshot.queue
    ids = queue.call_ids if queue else ()
    return [rooms.snapshot.calls[each].recording.name.removesuffix(".wav") for each in ids]


def finishes(window: Window, rooms: Rooms, questions: int) -> None:
    for _question in range(questions):
        press(window, Key.Key_3)
        press(window, Key.Key_Down)
    rooms.desk.listened.heard(Span(0, 60_000))
    press(window, Key.Key_Return, CTRL)


def test_a_queue_by_hand_is_filled_from_the_table_ordered_and_walked(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(three_calls)
    rooms = rooms_of(window)
    press(window, Key.Key_E, CTRL)
    press(window, Key.Key_Down)
    press(window, Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: queue_of(rooms) == ["third", "second"])
    press(window, Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: is_open(rooms, "third") and has_review(rooms))
    assert focused_in(window) is rooms.desk.screen.player.timeline
    rooms.desk.screen.queue.setFocus()
    press(window, Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: queue_of(rooms) == ["second", "third"])
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: queue_of(rooms) == ["third", "second"])
    rooms.desk.reviewing.focus_player()
    finishes(window, rooms, 5)
    qtbot.waitUntil(lambda: is_open(rooms, "second") and has_review(rooms))
    qtbot.waitUntil(lambda: focused_in(window) is rooms.desk.screen.player.timeline)
    rooms.desk.screen.queue.setFocus()
    press(window, Key.Key_Delete)
    qtbot.waitUntil(lambda: queue_of(rooms) == ["third"])
    assert is_open(rooms, "second")


def test_the_next_call_of_those_shown_is_one_nobody_has_reviewed(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    def fill(session: Session) -> None:
        three_calls(session)
        (second,) = (
            each.id for each in session.snapshot.calls.values() if "second" in each.recording.name
        )
        finish_review(session, start_review(session, second))

    window = open_window(fill)
    rooms = rooms_of(window)
    press(window, Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: is_open(rooms, "third"))
    press(window, Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: is_open(rooms, "first"))
    rooms.desk.scoring.start(rooms.first_run.quick_version, "coaching")
    qtbot.waitUntil(lambda: has_review(rooms))
    finishes(window, rooms, 5)
    qtbot.waitUntil(lambda: is_open(rooms, "third"))
    assert rooms.queueing.walks_list


def test_skipping_asks_why_goes_on_and_can_be_taken_back(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(three_calls)
    rooms = rooms_of(window)
    press(window, Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: is_open(rooms, "third"))
    press(window, Key.Key_N, CTRL_SHIFT)
    question = dialog_of(SkipQuestion, qtbot)
    assert not question.accept_button.isEnabled()
    QTest.keyClick(question, Key.Key_4)
    question.field.setText("  my   sister ")
    QTest.keyClick(question.field, Key.Key_Return)
    qtbot.waitUntil(lambda: is_open(rooms, "second"))
    assert list(rooms.snapshot.skips.values()) == [Skip("private", "my sister")]
    assert "private: my sister" in window.notice.words
    for name in ("first", "second"):
        press(window, Key.Key_N, CTRL)
        qtbot.waitUntil(lambda name=name: is_open(rooms, name))  # type: ignore[misc]
    (skipped,) = rooms.snapshot.skips
    rooms.open_call(skipped)
    qtbot.waitUntil(lambda: is_open(rooms, "third"))
    press(window, Key.Key_N, CTRL_SHIFT)
    qtbot.waitUntil(lambda: not rooms.snapshot.skips)
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: bool(rooms.snapshot.skips))


def test_on_another_day_one_goes_on_where_one_was(open_window: OpenWindow, qtbot: QtBot) -> None:
    def fill(session: Session) -> None:
        three_calls(session)
        ids = tuple(session.snapshot.calls)
        session.do(AddToQueue(ids, "By hand")).wait()

    window = open_window(fill)
    rooms = rooms_of(window)
    rooms.open_call(rooms.snapshot.queue.call_ids[1])  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: is_open(rooms, "second"))
    rooms.desk.screen.player.seek(2000)
    at_ms = rooms.desk.screen.player.position_ms
    assert at_ms > 0
    second = rooms.snapshot.queue.call_ids[1]  # type: ignore[union-attr]
    window.close()
    again = open_window()
    rooms = rooms_of(again)
    assert rooms.snapshot.left_off == LeftOff(second, at_ms)
    press(again, Key.Key_2, CTRL)
    qtbot.waitUntil(lambda: is_open(rooms, "second"))
    assert rooms.desk.screen.player.position_ms == at_ms


def test_calls_queued_by_hand_begin_with_the_sheet_one_began_with_last(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(three_calls)
    rooms = rooms_of(window)
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: is_open(rooms, "third") and rooms.room == "review")
    (sales,) = [one for one in rooms.snapshot.rubrics if one.rubric.title == "Sales call"]
    rooms.desk.screen.scorecard.start_asked.emit(sales.id, "coaching", "Robin")
    qtbot.waitUntil(lambda: has_review(rooms))
    press(window, Key.Key_1, CTRL)
    press(window, Key.Key_Down)
    press(window, Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: queue_of(rooms) == ["second"])
    press(window, Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: is_open(rooms, "second") and has_review(rooms))
    assert review_in(rooms).version_id == sales.id
