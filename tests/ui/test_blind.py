"""Reviewing blind in the window: nothing on the screen tells whose call it is until the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callreview.app.edits.queues import AddToQueue
from callreview.app.session import Session
from callreview.domain.review import Blind, ReviewState
from callreview.domain.timebase import Span
from callreview.ui.details.sheet import DetailsSheet
from callreview.ui.window import Window
from tests.builders import add_call, start_review
from tests.stories.person import Person
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, dialog_of, open_first, press, review_in

Key = Qt.Key
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
TELLING = ("4711", "1555", "Bo Customer", "secret-name")


def two_secrets(session: Session) -> None:
    ids = tuple(
        add_call(
            session,
            f"secret-name-{at}.wav",
            agent_ref="4711",
            customer_number="+1555",
            customer_name="Bo Customer",
        )
        for at in range(2)
    )
    start_review(session, ids[0])
    session.do(AddToQueue(ids, "By hand")).wait()


def everything(window: Window, qtbot: QtBot) -> str:
    """Return whatever one can read, point at, or hear of the window."""
    parts = [Person(qtbot).reads()]
    for each in (window, *window.findChildren(QWidget)):
        if each.isVisible():
            parts += [each.toolTip(), each.accessibleName(), each.accessibleDescription()]
    return "\n".join(parts)


def test_who_it_is_shows_when_the_review_is_finished(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_secrets)
    window.resize(1600, 900)
    rooms = rooms_of(window)
    press(window, Key.Key_B, CTRL)
    assert rooms.parts.preferences.held.hiding.person
    queue = rooms.snapshot.queue
    assert queue is not None
    rooms.open_call(queue.call_ids[0])
    qtbot.waitUntil(lambda: rooms.room == "review")
    window.notice.hush()
    shown = everything(window, qtbot)
    assert "Blind until you finish" in shown
    assert [word for word in TELLING if word in shown] == []
    press(window, Key.Key_I, CTRL)
    assert "would show whose call it is" in window.notice.words
    for _question in range(3):
        press(window, Key.Key_1)
        press(window, Key.Key_Down)
    rooms.desk.listened.heard(Span(0, 60_000))
    rooms.desk.screen.queue.closed.emit()
    qtbot.waitUntil(lambda: rooms.snapshot.queue is None)
    press(window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: review_in(rooms).state is ReviewState.FINAL)
    qtbot.waitUntil(lambda: "Bo Customer" in everything(window, qtbot))
    assert "Blind until" not in everything(window, qtbot)
    press(window, Key.Key_I, CTRL)
    dialog_of(DetailsSheet, qtbot).reject()


def test_both_are_turned_by_key_while_one_works(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_secrets)
    rooms = rooms_of(window)
    queue = rooms.snapshot.queue
    assert queue is not None
    rooms.open_call(queue.call_ids[0])
    qtbot.waitUntil(lambda: rooms.room == "review")
    press(window, Key.Key_1)
    qtbot.waitUntil(lambda: "100 %" in everything(window, qtbot))
    press(window, Key.Key_B, CTRL_SHIFT)
    shown = everything(window, qtbot)
    assert "score hidden" in shown
    assert "100 %" not in shown
    press(window, Key.Key_B, CTRL)
    assert "Blind, score hidden, until you finish" in everything(window, qtbot)
    press(window, Key.Key_B, CTRL)
    press(window, Key.Key_B, CTRL_SHIFT)
    shown = everything(window, qtbot)
    assert "Bo Customer" in shown
    assert "100 %" in shown


def test_a_review_is_noted_as_blind_only_as_long_as_it_is(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(add_call)
    rooms = open_first(window, qtbot)
    for modifiers in (CTRL, CTRL_SHIFT):
        press(window, Key.Key_B, modifiers)
    press(window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: rooms.desk.screen.scorecard.is_open)
    assert set(review_in(rooms).blind) == set(Blind)
    press(window, Key.Key_B, CTRL)
    qtbot.waitUntil(lambda: Blind.PERSON not in review_in(rooms).blind)
    press(window, Key.Key_B, CTRL)
    assert set(review_in(rooms).blind) == {Blind.SCORE, Blind.OTHERS}
