"""The files of calls taken apart, of one and of several, and undone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callreview.app.findings import SidesFound
from callreview.app.session import Session
from callreview.ui.rooms import Rooms
from tests.builders import add_call, add_files, listed
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, press

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def joined_and_not(session: Session) -> None:
    add_call(session, "alone.wav")
    for name in ("a", "b"):
        sides = tuple(f"/calls/{name}{end}.wav" for end in ("-in", "-out", ""))
        add_files(session, *map(listed, sides))
        session.record(SidesFound((sides,))).wait()


def paths(rooms: Rooms) -> list[int]:
    return sorted(len(call.all_files) for call in rooms.snapshot.calls.values())


def test_several_calls_are_taken_apart_in_one_step(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(joined_and_not)
    rooms = rooms_of(window)
    rooms.calls.table.selectAll()
    press(window, Qt.Key.Key_U, CTRL_SHIFT)
    qtbot.waitUntil(lambda: paths(rooms) == [1] * 7)
    qtbot.waitUntil(lambda: "2 calls" in window.notice.words)
    rooms.orders.undo()
    qtbot.waitUntil(lambda: paths(rooms) == [1, 3, 3])


def test_a_call_in_one_file_cannot_be_taken_apart(open_window: OpenWindow) -> None:
    window = open_window(lambda session: add_call(session, "alone.wav"))
    rooms_of(window).calls.take_apart()
    assert "only one file" in window.notice.words
