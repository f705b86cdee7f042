"""The reviewer's name is asked when somebody may be pressing keys for something else."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callreview.ui.dialogs.asking import NameQuestion
from callreview.ui.ear import focused_in
from tests.ui.conftest import OpenWindow
from tests.ui.hands import dialog_of, open_first, two_calls

Key = Qt.Key


def test_keys_pressed_before_the_name_is_asked_do_not_land_in_it(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls, reviewer="")
    rooms = open_first(window, qtbot)
    rooms.desk.scoring.start(rooms.first_run.quick_version, "coaching")
    question = dialog_of(NameQuestion, qtbot)
    given = question.field.text()
    for key in (Key.Key_P, Key.Key_Space, Key.Key_Return, Key.Key_L):
        QTest.keyClick(focused_in(question) or question, key)
    assert (question.isVisible(), question.field.text()) == (True, given)
    qtbot.waitUntil(question.field.hasFocus)
    QTest.keyClicks(question.field, "Kim")
    QTest.keyClick(question.field, Key.Key_Return)
    assert rooms.parts.preferences.held.reviewer == "Kim"


def test_who_leaves_the_question_by_escape_is_let_go_at_once(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls, reviewer="")
    rooms = open_first(window, qtbot)
    rooms.desk.scoring.start(rooms.first_run.quick_version, "coaching")
    question = dialog_of(NameQuestion, qtbot)
    QTest.keyClick(question, Key.Key_Escape)
    assert not question.isVisible()
