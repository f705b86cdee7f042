"""Texts of one's own in the window: offered where one writes, kept from there, changed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from callreview.app.edits.snippets import AddSnippet
from callreview.app.session import Session
from callreview.ui.ear import focused_in
from callreview.ui.snippets.sheet import SnippetsSheet
from callreview.ui.snipping import insert
from callreview.ui.widgets.typed_words import TypedWords
from callreview.ui.window import Window
from tests.ui.conftest import OpenWindow
from tests.ui.hands import CTRL, a_call_under_review, dialog_of, open_first, press, review_in

Key = Qt.Key


def with_texts(session: Session) -> None:
    a_call_under_review(session)
    for words in ("Ask & listen", "Smile"):
        session.do(AddSnippet(words)).wait()


def menu_of(window: Window, qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QMenu)))
    return next(each for each in window.findChildren(QMenu) if each.isVisible())


def test_a_text_is_picked_by_its_digit_while_one_writes(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(with_texts)
    rooms = open_first(window, qtbot)
    press(window, Key.Key_M)
    field = focused_in(window)
    assert isinstance(field, TypedWords)
    QTest.keyClicks(field, "Good.")
    press(window, Key.Key_J, CTRL)
    QTest.keyClick(menu_of(window, qtbot), Key.Key_1)
    assert field.toPlainText() == "Good. Ask & listen"
    field.settle()
    qtbot.waitUntil(lambda: review_in(rooms).answer("q1").comment == "Good. Ask & listen")
    press(window, Key.Key_J, CTRL)
    menu = menu_of(window, qtbot)
    next(each for each in menu.actions() if "Keep" in each.text()).trigger()
    menu.close()
    qtbot.waitUntil(lambda: len(rooms.snapshot.snippets) == 3)
    assert rooms.snapshot.snippets[2].words == "Good. Ask & listen"


def test_texts_are_written_and_changed_in_a_sheet(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(with_texts)
    rooms = open_first(window, qtbot)
    press(window, Key.Key_J, CTRL)
    menu = menu_of(window, qtbot)
    (change,) = menu.actions()  # nothing to write into
    change.trigger()
    menu.close()
    sheet = dialog_of(SnippetsSheet, qtbot)
    QTest.keyClicks(sheet.field, "Slower")
    QTest.keyClick(sheet.field, Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.rows.count() == 3)
    sheet.rows.setCurrentRow(2)
    sheet.up.click()
    qtbot.waitUntil(lambda: [each.words for each in rooms.snapshot.snippets][1] == "Slower")
    qtbot.waitUntil(lambda: sheet.rows.currentRow() == 1)
    item = sheet.rows.item(1)
    assert item is not None
    item.setText("More slowly")
    qtbot.waitUntil(lambda: rooms.snapshot.snippets[1].words == "More slowly")
    sheet.remove.click()
    qtbot.waitUntil(lambda: sheet.rows.count() == 2)
    sheet.undo.click()
    qtbot.waitUntil(lambda: sheet.rows.count() == 3)
    QTest.keyClick(sheet.field, Key.Key_Return)
    qtbot.waitUntil(lambda: "Write what is to be kept" in sheet.refusal.text())
    sheet.accept()


def test_a_space_comes_before_a_text_where_there_is_none(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    insert(field, "a")
    insert(field, "b")
    field.insert(" ")
    insert(field, "c")
    assert field.text() == "a b c"
