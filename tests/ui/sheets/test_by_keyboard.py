"""A score sheet is built, published and used by keyboard alone, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from callreview.domain.review import ReviewState
from callreview.domain.rubric import Kind, Rubric
from callreview.domain.scoring_lines import State
from callreview.ui.ear import focused_in
from callreview.ui.rooms import Rooms
from callreview.ui.scorecard.line_card import LineCard
from callreview.ui.window import Window
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, NONE, has_review, press, review_in, two_calls

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def write(window: Window, words: str) -> None:
    """Type into whatever has the keys."""
    focus = focused_in(window)
    assert focus is not None
    QTest.keyClicks(focus, words)


def tab_to(window: Window, wanted: QWidget) -> None:
    """Press Tab until `wanted` has the keys."""
    for _step in range(80):
        if focused_in(window) is wanted:
            return
        press(window, Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {wanted.accessibleName()}")


def draft(rooms: Rooms) -> Rubric:
    (only,) = rooms.snapshot.drafts
    return only.rubric


def begin_sheet(window: Window, qtbot: QtBot) -> Rooms:
    """Go to the score sheets and begin one; the keys are in its title."""
    rooms = rooms_of(window)
    press(window, Key.Key_4, CTRL)
    panel = rooms.sheeting.panel
    tab_to(window, panel.shelf.new)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: panel.is_editing)
    assert focused_in(window) is panel.editor.sheet_form.title
    return rooms


def next_question(window: Window, rooms: Rooms, qtbot: QtBot, words: str) -> None:
    count = len(draft(rooms).lines)
    press(window, Key.Key_T, CTRL)
    form = rooms.sheeting.panel.editor.line_form
    qtbot.waitUntil(lambda: len(draft(rooms).lines) == count + 1)
    qtbot.waitUntil(lambda: focused_in(window) is form.text and not form.text.toPlainText())
    write(window, words)


def build_sheet(window: Window, qtbot: QtBot) -> Rooms:
    """Write a sheet of two sections: two questions, one of them a scale, and one."""
    rooms = begin_sheet(window, qtbot)
    editor = rooms.sheeting.panel.editor
    write(window, "Phone manners")
    press(window, Key.Key_F6, SHIFT)
    assert focused_in(window) is editor.outline
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    write(window, "Greeting")
    press(window, Key.Key_F6, SHIFT)
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    write(window, "Was the caller greeted by name?")
    next_question(window, rooms, qtbot, "How friendly was the voice?")
    press(window, Key.Key_Tab)
    assert focused_in(window) is editor.line_form.kind
    press(window, Key.Key_Down)
    qtbot.waitUntil(lambda: draft(rooms).lines[1].kind is Kind.SCALE)
    press(window, Key.Key_T, CTRL | SHIFT)
    qtbot.waitUntil(lambda: len(draft(rooms).sections) == 2)
    qtbot.waitUntil(lambda: focused_in(window) is editor.section_form.title)
    write(window, "Ending")
    press(window, Key.Key_F6, SHIFT)
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    write(window, "Did the caller hang up first?")
    press(window, Key.Key_F6, SHIFT)
    return rooms


def answer(window: Window, rooms: Rooms, qtbot: QtBot, key: Qt.Key) -> None:
    count = len(review_in(rooms).answers)
    press(window, key, NONE)
    qtbot.waitUntil(lambda: len(review_in(rooms).answers) == count + 1)


def test_a_sheet_is_built_published_and_used_by_keyboard_alone(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    rooms = build_sheet(window, qtbot)
    editor = rooms.sheeting.panel.editor
    qtbot.waitUntil(editor.checks.publish.isEnabled)
    tab_to(window, editor.checks.publish)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: not rooms.snapshot.drafts)
    assert not rooms.sheeting.panel.is_editing
    assert "Phone manners" in window.notice.words
    (version,) = [one for one in rooms.snapshot.rubrics if one.rubric.title == "Phone manners"]
    assert [section.title for section in version.rubric.sections] == ["Greeting", "Ending"]
    assert [len(line.options) for line in version.rubric.lines] == [2, 5, 2]

    press(window, Key.Key_1, CTRL)
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: rooms.room == "review")
    sheets = rooms.desk.screen.scorecard.findChildren(QComboBox)[0]
    tab_to(window, sheets)
    press(window, Key.Key_Home)
    for _step in range(sheets.count() - 1):
        if "Phone manners" not in sheets.currentText():
            press(window, Key.Key_Down)
    press(window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: has_review(rooms))
    for key in (Key.Key_1, Key.Key_4, Key.Key_1):
        answer(window, rooms, qtbot, key)
        press(window, Key.Key_Down)
    assert review_in(rooms).version_id == version.id
    assert review_in(rooms).state is ReviewState.DRAFT


def test_a_sheet_is_tried_out_by_keyboard_as_a_review_is(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    rooms = build_sheet(window, qtbot)
    trial = rooms.sheeting.trial
    press(window, Key.Key_F6)
    press(window, Key.Key_F6)
    assert isinstance(focused_in(window), LineCard)
    for key in (Key.Key_1, Key.Key_Down, Key.Key_5, Key.Key_Down, Key.Key_2):
        press(window, key)
    assert trial.result is not None
    assert [line.state for line in trial.result.lines] == [State.ANSWERED] * 3
    assert trial.result.percent is not None
    assert float(trial.result.percent) == pytest.approx(500 / 6)
    press(window, Key.Key_Up)
    press(window, Key.Key_X)
    press(window, Key.Key_Up)
    press(window, Key.Key_F6, SHIFT)
    press(window, Key.Key_F6)  # and back where one was
    press(window, Key.Key_2)
    assert [line.state for line in trial.result.lines][1] is State.NA
    assert trial.result.percent == 0
    assert not rooms.snapshot.open_call
