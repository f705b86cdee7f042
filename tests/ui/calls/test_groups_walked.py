"""Groups in the table: walked, folded, selected whole, by keyboard and by mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callreview.domain.call import Agent, Call, CallState
from callreview.ui.calls.grouping import Grouping
from callreview.ui.calls.panel import CallsPanel
from tests.builders import call
from tests.ui.calls.test_grouping import shown

ANA = Agent("1", "Ana")
NOBODYS = tuple(call(f"n{n}.wav", agent_ref=None) for n in range(2))
ANAS = tuple(call(f"a{n}.wav", agent=ANA) for n in range(3))
CALLS = (*NOBODYS, *ANAS)
NOBODY, FIRST_OF_NOBODY, ANA_LINE = 0, 1, 3
Key = Qt.Key


@pytest.fixture
def panel(look: QApplication, qtbot: QtBot) -> CallsPanel:
    made = CallsPanel()
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    show(made, *CALLS)
    return made


def show(panel: CallsPanel, *calls: Call, by: Grouping = Grouping.PERSON) -> None:
    panel.show_state(shown(*calls, by=by))


def lines(panel: CallsPanel) -> list[str]:
    """Return what stands in the table: recordings, and headings as they are said."""
    model = panel.table.model()
    said = Qt.ItemDataRole.AccessibleTextRole
    return [
        str(model.index(row, 0).data(said) or model.index(row, model.columnCount() - 1).data())
        for row in range(model.rowCount())
    ]


def line(panel: CallsPanel) -> int:
    return panel.table.currentIndex().row()


def chosen(panel: CallsPanel) -> tuple[Call, ...]:
    return panel.selected_calls


def press(panel: CallsPanel, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        QTest.keyClick(panel.table, key, held or Qt.KeyboardModifier.NoModifier)


def click(panel: CallsPanel, row: int, x: int, held: Qt.KeyboardModifier | None = None) -> None:
    at = QPoint(x, panel.table.rowViewportPosition(row) + 10)
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, held or none, at)


def test_headings_stand_between_the_calls_and_can_be_heard(panel: CallsPanel) -> None:
    assert lines(panel) == [
        "No person yet, 2 calls, open", "n0.wav", "n1.wav",
        "Ana, 3 calls, open", "a0.wav", "a1.wav", "a2.wav",
    ]  # fmt: skip


def test_left_goes_up_and_folds_right_shows_and_goes_in(panel: CallsPanel) -> None:
    panel.select(ANAS[1].id)
    press(panel, Key.Key_Left)
    assert line(panel) == ANA_LINE
    assert chosen(panel) == ANAS
    press(panel, Key.Key_Left)
    assert lines(panel)[ANA_LINE:] == ["Ana, 3 calls, folded"]
    assert chosen(panel) == ANAS
    press(panel, Key.Key_Left)
    assert line(panel) == ANA_LINE
    press(panel, Key.Key_Right)
    assert lines(panel)[ANA_LINE + 1 :] == ["a0.wav", "a1.wav", "a2.wav"]
    press(panel, Key.Key_Right)
    assert chosen(panel) == (ANAS[0],)


def test_home_and_end_and_letters_lead_on(panel: CallsPanel) -> None:
    press(panel, Key.Key_End)
    assert panel.selected_call == ANAS[2]
    press(panel, Key.Key_Home)
    assert chosen(panel) == NOBODYS
    press(panel, Key.Key_A)
    assert line(panel) == ANA_LINE
    press(panel, Key.Key_Down)
    assert panel.selected_call == ANAS[0]


def test_who_stands_on_a_heading_has_its_calls_and_nobody_elses(panel: CallsPanel) -> None:
    press(panel, Key.Key_Home)
    asked: list[tuple[str, ...]] = []
    panel.naming_asked.connect(asked.append)
    panel.name_person()
    panel.copy_path()
    assert asked == [tuple(each.id for each in NOBODYS)]
    assert len(QGuiApplication.clipboard().text().splitlines()) == len(NOBODYS)
    assert panel.selected_call is None
    assert panel.has_selected


def test_going_on_with_shift_takes_only_what_one_sees_chosen(panel: CallsPanel) -> None:
    panel.select(NOBODYS[1].id)
    press(panel, Key.Key_Down, held=Qt.KeyboardModifier.ShiftModifier)
    assert chosen(panel) == (NOBODYS[1],)
    press(panel, Key.Key_Down, held=Qt.KeyboardModifier.ShiftModifier)
    assert chosen(panel) == (NOBODYS[1], ANAS[0])


def test_everything_selected_has_folded_groups_in_it(panel: CallsPanel) -> None:
    panel.fold_all()
    panel.table.selectAll()
    assert chosen(panel) == CALLS


def test_a_click_on_the_caret_folds_and_one_on_the_name_selects(panel: CallsPanel) -> None:
    click(panel, ANA_LINE, 18)
    assert len(lines(panel)) == 4
    click(panel, NOBODY, 200)
    assert chosen(panel) == NOBODYS
    held = Qt.KeyboardModifier.ControlModifier
    click(panel, ANA_LINE, 200, held)
    assert chosen(panel) == CALLS
    click(panel, NOBODY, 200, held)
    assert chosen(panel) == ANAS


def test_enter_and_a_double_click_fold_a_heading(panel: CallsPanel) -> None:
    press(panel, Key.Key_Home)
    panel.open_selected()
    assert lines(panel)[:2] == ["No person yet, 2 calls, folded", "Ana, 3 calls, open"]
    panel.table.doubleClicked.emit(panel.table.currentIndex())
    assert lines(panel)[1] == "n0.wav"


def test_all_are_folded_and_shown_again(panel: CallsPanel) -> None:
    panel.select(ANAS[1].id)
    panel.fold_all()
    assert len(lines(panel)) == 2
    assert chosen(panel) == ANAS
    panel.fold_all()
    assert len(lines(panel)) == 7


def test_what_is_folded_stays_so_while_calls_change_and_come(panel: CallsPanel) -> None:
    panel.table.turn_fold(ANA_LINE)
    new = call("new.wav", agent=ANA)
    scored = replace(ANAS[0], state=CallState.REVIEWED)
    show(panel, *NOBODYS, new, scored, *ANAS[1:])
    assert lines(panel)[ANA_LINE:] == ["Ana, 4 calls, folded"]
    assert line(panel) == ANA_LINE


def test_one_stands_near_where_the_group_was_that_is_gone(panel: CallsPanel) -> None:
    press(panel, Key.Key_Home)
    show(panel, *(replace(each, agent=ANA) for each in CALLS))
    assert line(panel) == 0
    assert lines(panel)[0] == "Ana, 5 calls, open"


def test_hours_come_a_moment_later(panel: CallsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: lines(panel)[ANA_LINE] == "Ana, 3 calls, 3 min, open")


def test_a_table_has_the_calls_in_the_order_shown_without_headings(panel: CallsPanel) -> None:
    _headings, rows = panel.as_table()
    assert [row[-1] for row in rows] == [each.recording.name for each in CALLS]


def test_groups_come_and_go_and_what_was_folded_is_forgotten(panel: CallsPanel) -> None:
    asked: list[Grouping] = []
    panel.grouped_by.connect(asked.append)
    panel.fold_all()
    panel.group_on()
    show(panel, *CALLS, by=asked[-1])
    assert lines(panel)[0] == "Thu 12 March, 5 calls, open"
    panel.group_on()
    show(panel, *CALLS, by=asked[-1])
    assert asked == [Grouping.DAY, Grouping.NONE]
    assert len(lines(panel)) == 5
    panel.group_on()
    show(panel, *CALLS, by=asked[-1])
    assert len(lines(panel)) == 7


def test_headings_are_drawn_over_the_whole_line(panel: CallsPanel) -> None:
    press(panel, Key.Key_End)
    drawn = panel.table.viewport().grab().toImage()
    top = panel.table.rowViewportPosition(ANA_LINE)
    across = {drawn.pixelColor(x, top + 3).name() for x in range(0, drawn.width(), 25)}
    assert len(across) == 1
    assert across != {drawn.pixelColor(25, top + 50).name()}


def test_the_columns_do_not_look_at_all_that_is_selected(panel: CallsPanel) -> None:
    press(panel, Key.Key_Home)
    assert chosen(panel) == NOBODYS
    assert not panel.table.horizontalHeader().selectionModel().hasSelection()
