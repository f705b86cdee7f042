"""The sides of a call swapped, of one and of several: what is shown follows, and it is undone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callreview.app.session import Session
from callreview.domain.call import Side
from callreview.ui.rooms import Rooms
from tests.builders import add_call, add_files, facts, listed
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, open_first, press

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def known_and_unknown(session: Session) -> None:
    add_call(session, "a.wav", agent_channel=Side.RIGHT)
    add_call(session, "b.wav")
    add_files(session, listed("/calls/mono.wav", facts=facts(), channels=1))


def sides(rooms: Rooms) -> dict[str, Side | None]:
    calls = rooms.snapshot.calls.values()
    return {call.recording.name: call.facts.agent_channel for call in calls}


def test_several_calls_are_swapped_in_one_step(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(known_and_unknown)
    rooms = rooms_of(window)
    before = sides(rooms)
    rooms.calls.table.selectAll()
    press(window, Qt.Key.Key_X, CTRL_SHIFT)
    after = {"a.wav": Side.LEFT, "b.wav": Side.RIGHT, "mono.wav": None}
    qtbot.waitUntil(lambda: sides(rooms) == after)
    qtbot.waitUntil(lambda: "2 calls" in window.notice.words)
    rooms.orders.undo()
    qtbot.waitUntil(lambda: sides(rooms) == before)


def test_the_lanes_of_the_open_call_follow(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(lambda session: add_call(session, "a.wav", agent_channel=Side.LEFT))
    rooms = open_first(window, qtbot)
    press(window, Qt.Key.Key_X, CTRL_SHIFT)
    qtbot.waitUntil(lambda: rooms.desk.screen.player.sides == ("customer", "person"))
    rooms.orders.undo()
    qtbot.waitUntil(lambda: rooms.desk.screen.player.sides == ("person", "customer"))


def test_one_channel_has_no_sides(open_window: OpenWindow) -> None:
    window = open_window(
        lambda session: add_files(session, listed("/calls/mono.wav", facts=facts(), channels=1))
    )
    rooms_of(window).calls.swap_sides()
    assert "one channel" in window.notice.words
