"""The table of calls, walked with the keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callreview.app.snapshot import Snapshot
from callreview.domain.call import Call, CallState
from callreview.ui.calls.cells import COLUMNS, Column
from callreview.ui.calls.layout import Layout
from callreview.ui.calls.model import CallsModel
from callreview.ui.calls.panel import CallsPanel, summary
from callreview.ui.calls.sorting import Sorting
from callreview.ui.calls.state import CallsState, state_of
from callreview.ui.widgets.buttons import WordButton
from tests.builders import call
from tests.ui.calls.test_calls_state import TODAY

CALLS = tuple(call(f"{n}.wav", start_local=f"2026-03-1{n}T10:00:00") for n in range(4))


def showing(*calls: Call, query: str = "", total: int | None = None) -> CallsState:
    library = Snapshot(calls={each.id: each for each in calls})
    state = state_of(library, query=query, sorting=Sorting(), today=TODAY)
    return replace(state, total=len(calls) if total is None else total)


@pytest.fixture
def panel(look: QApplication, qtbot: QtBot) -> CallsPanel:
    made = CallsPanel()
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    made.show_state(showing(*CALLS))
    return made


def test_the_first_row_is_selected_and_opened_by_its_key(panel: CallsPanel) -> None:
    opened: list[str] = []
    panel.opened.connect(opened.append)
    panel.open_selected()
    assert opened == [CALLS[3].id]


def test_arrows_move_the_selection(panel: CallsPanel) -> None:
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert panel.selected_call == CALLS[2]


def test_a_selected_call_stays_selected_when_others_come(panel: CallsPanel) -> None:
    panel.select(CALLS[1].id)
    panel.show_state(showing(*CALLS, call("new.wav", start_local="2026-03-14T10:00:00")))
    assert panel.selected_call == CALLS[1]


@pytest.mark.parametrize("start", ["2026-03-09T10:00:00", "2026-03-11T12:00:00", "2026-03-15"])
def test_calls_that_come_are_put_in_and_nothing_else_is_shown_anew(
    panel: CallsPanel, start: str, qtbot: QtBot
) -> None:
    panel.table.selectAll()
    model = panel.table.model()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        panel.show_state(showing(*CALLS, call("new.wav", start_local=start)))
    assert [each for each in panel.selected_calls if each.id != "call of new.wav"] == [*CALLS[::-1]]


def test_calls_that_come_here_and_there_are_shown(panel: CallsPanel) -> None:
    two = (call("a.wav", start_local="2026-03-09"), call("b.wav", start_local="2026-03-15"))
    panel.show_state(showing(*CALLS, *two))
    assert panel.table.model().rowCount() == len(CALLS) + 2


def test_the_summary_says_that_more_calls_are_to_come(panel: CallsPanel) -> None:
    assert summary(replace(showing(*CALLS), unread=7)) == "4 calls so far …"
    assert summary(replace(showing(*CALLS, query="1"), unread=7)).endswith(
        "of 4 calls match so far …"
    )


def test_a_changed_call_is_shown_where_it_was(panel: CallsPanel) -> None:
    panel.select(CALLS[1].id)
    scored = replace(CALLS[1], state=CallState.REVIEWED, score_percent=100.0)
    panel.show_state(showing(CALLS[0], scored, *CALLS[2:]))
    index = panel.table.model().index(2, COLUMNS.index(Column.SCORE))
    assert index.data() == "100 %"
    assert panel.selected_call == scored


def test_an_empty_library_says_what_to_do_next(panel: CallsPanel, qtbot: QtBot) -> None:
    panel.show_state(showing())
    assert not panel.table.isVisible()
    with qtbot.waitSignal(panel.folder_asked):
        add = panel.findChild(WordButton, "add folder")
        assert add is not None
        add.click()


def test_a_search_without_a_match_offers_all_calls(panel: CallsPanel) -> None:
    panel.show_state(showing(query="nobody", total=4))
    assert not panel.table.isVisible()
    assert summary(showing(query="nobody", total=4)) == "0 of 4 calls match"


def test_a_heading_sorts_and_a_second_click_turns_it_round(panel: CallsPanel) -> None:
    asked: list[Sorting] = []
    panel.sorted_by.connect(asked.append)
    header = panel.table.horizontalHeader()
    header.sectionClicked.emit(COLUMNS.index(Column.WHO))
    panel.table.show_sorting(asked[-1])
    header.sectionClicked.emit(COLUMNS.index(Column.WHO))
    assert asked == [Sorting(Column.WHO, False), Sorting(Column.WHO, True)]


def test_columns_stand_as_they_were_left(panel: CallsPanel, qtbot: QtBot) -> None:
    panel.show_layout(Layout({"WHO": 222}, ("WHO", "WHEN")))
    header = panel.table.horizontalHeader()
    who = COLUMNS.index(Column.WHO)
    assert (header.sectionSize(who), header.visualIndex(who)) == (222, 0)
    with qtbot.waitSignal(panel.layout_changed) as told:
        header.resizeSection(who, 240)
    assert told.args[0].widths["WHO"] == 240
    assert told.args[0].order[0] == "WHO"


def test_the_path_of_a_recording_can_be_copied(panel: CallsPanel) -> None:
    panel.copy_path()
    assert QGuiApplication.clipboard().text() == CALLS[3].recording.path


def test_tab_leaves_the_table(panel: CallsPanel) -> None:
    assert not panel.table.tabKeyNavigation()


def test_a_cell_is_drawn_as_the_model_tells_anybody_who_asks(panel: CallsPanel) -> None:
    model, role = panel.table.model(), Qt.ItemDataRole
    assert isinstance(model, CallsModel)
    failed = replace(CALLS[1], state=CallState.REVIEWED, score_percent=40.0, passed=False)
    panel.show_state(showing(failed))
    for at, column in enumerate(COLUMNS):
        look, index = model.look(0, column), model.index(0, at)
        assert look is not None
        assert look.text == index.data()
        assert (look.picture is None) == (index.data(role.DecorationRole) is None)
        assert look.colour == index.data(role.ForegroundRole)
        assert look.alignment == index.data(role.TextAlignmentRole)
