"""Options of a question in the real window: moved by key, by menu, by their grip; usual steps."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from callreview.app.edits.sheets import StartSheetDraft
from callreview.app.session import Session
from callreview.domain.rubric import Kind, Rubric
from callreview.ui.ear import focused_in
from callreview.ui.rooms import Rooms
from callreview.ui.sheets.fresh import with_kind
from callreview.ui.sheets.moving import Part, Spot
from callreview.ui.sheets.options import OptionRow
from callreview.ui.window import Window
from tests.builders import rubric
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, press

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
POOR_FIRST = ["Poor", "Weak", "Fair", "Good", "Excellent"]


def a_scale_being_written(session: Session) -> None:
    sheet = with_kind(rubric(lines=1), line_id="q1", kind=Kind.SCALE)
    session.do(StartSheetDraft("draft", sheet)).wait()


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> Window:
    """Give a window with a draft open, on its first question: a scale of five steps."""
    window = open_window(a_scale_being_written)
    press(window, Key.Key_4, CTRL)
    rooms = rooms_of(window)
    rooms.sheeting.panel.shelf.table.choose("draft")
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: rooms.sheeting.panel.is_editing)
    rooms.sheeting.panel.editor.outline.choose(Spot(Part.LINE, "q1"))
    return window


def draft_of(rooms: Rooms) -> Rubric:
    (draft,) = rooms.snapshot.drafts
    return draft.rubric


def labels(rooms: Rooms) -> list[str]:
    return [option.label for option in draft_of(rooms).lines[0].options]


def rows(rooms: Rooms) -> list[OptionRow]:
    return rooms.sheeting.panel.editor.line_form.options.rows


@pytest.mark.parametrize("field", ["label", "points", "fail", "more"])
def test_keys_move_an_option_and_go_with_it(window: Window, qtbot: QtBot, field: str) -> None:
    rooms = rooms_of(window)
    getattr(rows(rooms)[0], field).setFocus()
    press(window, Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: labels(rooms)[:2] == ["Weak", "Poor"])
    assert focused_in(window) is getattr(rows(rooms)[1], field)
    press(window, Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: labels(rooms) == POOR_FIRST)
    press(window, Key.Key_Up, ALT)  # it is the first
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: labels(rooms)[:2] == ["Weak", "Poor"])


def test_what_was_typed_into_an_option_moves_with_it(window: Window, qtbot: QtBot) -> None:
    rooms = rooms_of(window)
    label = rows(rooms)[4].label
    label.setFocus()
    label.selectAll()
    QTest.keyClicks(label, "Superb")
    press(window, Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: labels(rooms) == [*POOR_FIRST[:3], "Superb", "Good"])
    qtbot.waitUntil(lambda: [row.label.text() for row in rows(rooms)] == labels(rooms))


def test_an_option_is_dragged_by_its_grip(window: Window, qtbot: QtBot) -> None:
    rooms = rooms_of(window)
    grip, below = rows(rooms)[0].grip, rows(rooms)[2]
    start = grip.rect().center()
    to = start + QPoint(0, below.geometry().bottom() - rows(rooms)[0].geometry().center().y())
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grip, to)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=to)
    qtbot.waitUntil(lambda: labels(rooms) == ["Weak", "Fair", "Poor", "Good", "Excellent"])


def test_the_menu_of_an_option_moves_doubles_and_removes_it(window: Window, qtbot: QtBot) -> None:
    rooms = rooms_of(window)
    picks(rows(rooms)[0].menu(), "Move down")
    qtbot.waitUntil(lambda: labels(rooms)[:2] == ["Weak", "Poor"])
    first = [entry.text().partition("\t")[0] for entry in rows(rooms)[0].menu().actions()]
    assert first == ["Move down", "Duplicate", "Remove"]
    picks(rows(rooms)[0].menu(), "Duplicate")
    qtbot.waitUntil(lambda: labels(rooms)[:2] == ["Weak", "Weak"])
    picks(rows(rooms)[1].menu(), "Remove")
    qtbot.waitUntil(lambda: labels(rooms)[:2] == ["Weak", "Poor"])


def test_a_scale_takes_usual_steps(window: Window, qtbot: QtBot) -> None:
    rooms = rooms_of(window)
    options = rooms.sheeting.panel.editor.line_form.options
    picks(options.steps_menu(), "Never · Partly · Fully")
    qtbot.waitUntil(lambda: labels(rooms) == ["Never", "Partly", "Fully"])
    picks(options.steps_menu(), "0 · 1 · 2 · 3 · 4 · 5")
    qtbot.waitUntil(lambda: labels(rooms) == list("012345"))
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: labels(rooms) == ["Never", "Partly", "Fully"])


def picks(menu: QMenu, words: str) -> None:
    (entry,) = [each for each in menu.actions() if each.text().partition("\t")[0] == words]
    entry.trigger()


def test_a_quick_hand_never_sees_a_kind_fall_back(window: Window, qtbot: QtBot) -> None:
    rooms = rooms_of(window)
    form = rooms.sheeting.panel.editor.line_form
    seen: list[int] = []
    form.kind.currentIndexChanged.connect(seen.append)
    form.text.setFocus()
    form.text.selectAll()
    QTest.keyClicks(form.text, "Which?")
    form.kind.setFocus()
    for _step in range(4):
        press(window, Key.Key_Down)
    qtbot.waitUntil(lambda: draft_of(rooms).lines[0].kind is Kind.TEXT)
    assert seen == sorted(seen)
    assert draft_of(rooms).lines[0].text == "Which?"
