"""Closing the window while the disk is full: nobody loses words without having said so."""

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from callreview.app.edits.marks import AddMark
from callreview.app.session import Session
from callreview.domain.mark import Category, Mark
from callreview.ui.dialogs.unsaved import UnsavedSheet
from callreview.ui.window import Window
from tests.builders import add_call
from tests.fulldisk import fill_disk
from tests.ui.conftest import OpenWindow, rooms_of


def a_call(session: Session) -> None:
    add_call(session)


def standing() -> list[UnsavedSheet]:
    windows = QApplication.topLevelWidgets()
    return [each for each in windows if isinstance(each, UnsavedSheet) and each.isVisible()]


def session_of(window: Window) -> Session:
    return rooms_of(window).parts.session


def mark_on_a_full_disk(window: Window, qtbot: QtBot) -> None:
    session = session_of(window)
    (call_id,) = session.snapshot.calls
    fill_disk(session, pages=0)
    session.do(AddMark(Mark(session.new_key(), call_id, Category.NOTE, 1000, text="x" * 60_000)))
    qtbot.waitUntil(lambda: bool(session.unsaved))


def button(sheet: UnsavedSheet, words: str) -> QPushButton:
    return next(each for each in sheet.findChildren(QPushButton) if each.text() == words)


def test_a_window_with_unsaved_words_asks_before_it_closes(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_call)
    mark_on_a_full_disk(window, qtbot)
    assert not window.close()
    (sheet,) = standing()
    fill_disk(session_of(window), pages=1 << 20)
    button(sheet, "Save again").click()
    calls = session_of(window).snapshot.calls
    qtbot.waitUntil(lambda: [call.marks for call in calls.values()] == [1])
    assert window.close()
    assert not standing()


def test_one_may_close_it_all_the_same(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(a_call)
    mark_on_a_full_disk(window, qtbot)
    window.close()
    (sheet,) = standing()
    with qtbot.waitSignal(window.closed):
        button(sheet, "Close and lose them").click()
    qtbot.waitUntil(lambda: not standing())
