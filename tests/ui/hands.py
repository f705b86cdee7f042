"""What the tests of the window do with it, in one word each."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from callreview.app.session import Session
from callreview.domain.mark import Mark
from callreview.domain.review import Review
from callreview.ui.ear import focused_in
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests.builders import add_call, finish_review, start_review
from tests.ui.conftest import rooms_of

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
D = TypeVar("D", bound=QDialog)


def two_calls(session: Session) -> None:
    add_call(session, "early.wav", start_local="2026-03-11T09:00:00", agent_ref="201")
    add_call(session, "late.wav", start_local="2026-03-12T09:00:00", agent_ref="202")


def a_call_under_review(session: Session) -> None:
    start_review(session, add_call(session))


def a_reviewed_call(session: Session) -> None:
    finish_review(session, start_review(session, add_call(session)))


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focused_in(window) or window, key, modifiers)


def open_first(window: Window, qtbot: QtBot) -> Rooms:
    rooms = rooms_of(window)
    rooms.calls.open_selected()
    qtbot.waitUntil(lambda: rooms.room == "review")
    return rooms


def review_in(rooms: Rooms) -> Review:
    opened = rooms.snapshot.open_call
    assert opened is not None
    assert opened.review is not None
    return opened.review


def has_review(rooms: Rooms) -> bool:
    opened = rooms.snapshot.open_call
    return opened is not None and opened.review is not None


def marks_in(rooms: Rooms) -> tuple[Mark, ...]:
    opened = rooms.snapshot.open_call
    return opened.marks if opened else ()


def dialog_of(kind: type[D], qtbot: QtBot) -> D:
    def standing() -> list[D]:
        windows = QApplication.topLevelWidgets()
        return [each for each in windows if isinstance(each, kind) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(standing()))
    return standing()[0]
