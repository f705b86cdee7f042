"""Saved searches in the window: saved from the box, chosen by keyboard, changed in their sheet."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from callreview.app import settings
from callreview.app.edits.searches import SaveSearch
from callreview.app.session import Session
from callreview.ui.dialogs.asking import NameQuestion
from callreview.ui.rooms import Rooms
from callreview.ui.searches.sheet import SearchesSheet
from callreview.ui.window import Window
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, dialog_of, press, two_calls

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def with_searches(session: Session) -> None:
    two_calls(session)
    for name, query in (("Late & new", "late"), ("To do", "unreviewed"), ("Early", "early")):
        session.do(SaveSearch(name, query)).wait()


def names(rooms: Rooms) -> list[str]:
    return [each.name for each in rooms.snapshot.searches]


def menu(window: Window, qtbot: QtBot) -> list[str]:
    """Open the menu by its key; return what it offers."""
    press(window, Key.Key_F, CTRL_SHIFT)
    opened = rooms_of(window).searching.menu
    qtbot.waitUntil(opened.isVisible)
    return [each.text() for each in opened.actions() if not each.isSeparator()]


@pytest.fixture
def sheet(open_window: OpenWindow, qtbot: QtBot) -> SearchesSheet:
    rooms_of(open_window(with_searches)).searching.open()
    return dialog_of(SearchesSheet, qtbot)


def rooms_behind(sheet: SearchesSheet) -> Rooms:
    window = sheet.parentWidget()
    assert isinstance(window, Window)
    return rooms_of(window)


def test_a_search_is_saved_and_chosen_by_keyboard(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_calls)
    QTest.keyClicks(window.header.search, "late")
    assert menu(window, qtbot)[0] == "No search is saved yet"
    opened = rooms_of(window).searching.menu
    QTest.keyClick(opened, Key.Key_Down)
    QTest.keyClick(opened, Key.Key_Return)
    question = dialog_of(NameQuestion, qtbot)
    question.field.setText("Late & new")
    question.accept()
    qtbot.waitUntil(lambda: names(rooms_of(window)) == ["Late & new"])
    QTest.keyClick(window.header.search, Key.Key_Escape)
    assert menu(window, qtbot)[0] == "Late && new"
    QTest.keyClick(opened, Key.Key_Down)
    QTest.keyClick(opened, Key.Key_Return)
    assert window.header.search.text() == "late"
    assert len(rooms_of(window).calls.shown_calls) == 1


def test_the_box_has_a_button_for_the_menu_and_ticks_what_it_shows(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(with_searches)
    QTest.keyClicks(window.header.search, "early")
    (button,) = [each for each in window.header.search.actions() if "Saved" in each.text()]
    button.trigger()
    opened = rooms_of(window).searching.menu
    qtbot.waitUntil(opened.isVisible)
    assert [each.text() for each in opened.actions() if each.isChecked()] == ["Early"]
    opened.close()


def test_the_order_and_the_names_are_changed_by_keyboard(
    sheet: SearchesSheet, qtbot: QtBot
) -> None:
    rooms = rooms_behind(sheet)
    QTest.keyClick(sheet.table, Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: names(rooms) == ["To do", "Late & new", "Early"])
    qtbot.waitUntil(lambda: sheet.table.currentRow() == 1)
    QTest.keyClick(sheet.table, Key.Key_F2)
    field = sheet.table.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("Late")
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: names(rooms) == ["To do", "Late", "Early"])
    assert sheet.isVisible()
    QTest.keyClick(sheet.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: names(rooms) == ["To do", "Early"])
    sheet.undo.click()
    qtbot.waitUntil(lambda: names(rooms) == ["To do", "Late", "Early"])


def test_a_name_that_is_taken_is_told_in_the_sheet(sheet: SearchesSheet, qtbot: QtBot) -> None:
    item = sheet.table.item(0, 0)
    assert item is not None
    item.setText("early")
    qtbot.waitUntil(sheet.refusal.isVisible)
    item = sheet.table.item(0, 0)
    assert item is not None
    assert item.text() == "Late & new"


def test_one_is_looked_for_from_the_sheet(sheet: SearchesSheet) -> None:
    rooms = rooms_behind(sheet)
    sheet.table.setCurrentCell(2, 0)
    assert not sheet.down.isEnabled()
    sheet.use.click()
    assert [each.recording.name for each in rooms.calls.shown_calls] == ["early.wav"]


def test_those_of_an_earlier_version_go_into_the_library_once(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    def filled(session: Session) -> None:
        settings.save(replace(settings.load(), searches="Late\tlate"))
        two_calls(session)

    window = open_window(filled)
    qtbot.waitUntil(lambda: names(rooms_of(window)) == ["Late"])
    qtbot.waitUntil(lambda: settings.load().searches == "")
    assert QApplication.activeModalWidget() is None
