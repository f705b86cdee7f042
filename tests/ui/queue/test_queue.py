"""The strip of calls that wait to be reviewed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.call import CallState
from callreview.domain.queue import Queue, Skip
from callreview.ui.queue.panel import NARROW, WIDE, QueuePanel
from callreview.ui.queue.rows import QueueRows
from callreview.ui.queue.state import next_call, state_of
from tests.builders import call

TODAY = date(2026, 3, 20)
CALLS = (
    call("a.wav", customer_number=None, agent_ref="201"),
    call("b.wav", agent_ref=None, customer_number="+1 555 0100"),
    call("c.wav", agent_ref=None, customer_number=None, state=CallState.DRAFT),
)
IDS = tuple(each.id for each in CALLS)


def library(*done: str, opened: int | None = None) -> Snapshot:
    queue = Queue("q", "Five by lot", "practice", "seed", (*IDS, "gone"), frozenset(done))
    return Snapshot(
        calls={each.id: each for each in CALLS},
        queue=queue,
        open_call=None if opened is None else OpenCall(CALLS[opened]),
    )


@pytest.fixture
def panel(look: QApplication, qtbot: QtBot) -> QueuePanel:
    made = QueuePanel()
    qtbot.addWidget(made)
    return made


def test_without_a_queue_there_is_no_strip(panel: QueuePanel) -> None:
    assert state_of(Snapshot(), TODAY) is None
    assert panel.isHidden()
    panel.show_state(state_of(library(), TODAY))
    assert not panel.isHidden()
    panel.show_state(None)
    assert panel.isHidden()


def test_every_row_says_who_it_was_as_far_as_known() -> None:
    state = state_of(library(IDS[0], opened=1), TODAY)
    assert state is not None
    assert [row.who for row in state.rows] == ["201", "+1 555 0100", "Somebody"]
    assert [row.is_done for row in state.rows] == [True, False, False]
    assert [row.is_open for row in state.rows] == [False, True, False]
    assert [row.is_begun for row in state.rows] == [False, False, True]
    assert not state.is_finished


def test_the_next_call_is_the_first_below_that_is_not_done() -> None:
    assert next_call(library(), IDS[0]) == IDS[1]
    assert next_call(library(IDS[1]), IDS[0]) == IDS[2]
    assert next_call(library(IDS[2]), IDS[2]) == IDS[0]
    assert next_call(library(*IDS), IDS[2]) is None
    assert next_call(Snapshot(), IDS[0]) is None


def test_a_click_chooses_a_call_but_not_the_open_one(panel: QueuePanel) -> None:
    panel.show_state(state_of(library(opened=0), TODAY))
    chosen: list[str] = []
    panel.chosen.connect(chosen.append)
    rows = panel.findChild(QListView)
    assert rows is not None
    for row in (0, 1):
        index: QModelIndex = rows.model().index(row, 0)
        rows.clicked.emit(index)
    assert chosen == [IDS[1]]


def test_a_skipped_call_says_why_and_is_not_the_next() -> None:
    skipped = replace(library(opened=0), skips={IDS[1]: Skip("private", "a friend")})
    assert next_call(skipped, IDS[0]) == IDS[2]
    state = state_of(skipped, TODAY)
    assert state is not None
    assert [row.skipped for row in state.rows] == ["", "private: a friend", ""]
    assert state.progress == "0 of 3 done, 1 skipped"
    assert not state.is_finished


def test_keys_move_skip_and_take_out_the_row_one_stands_on(panel: QueuePanel) -> None:
    asked: list[object] = []
    panel.moved.connect(lambda *what: asked.append(what))
    panel.skip_asked.connect(asked.append)
    panel.removed.connect(asked.append)
    panel.move_up()
    assert (asked, panel.has_row) == ([], False)
    panel.show_state(state_of(library(opened=1), TODAY))
    assert panel.has_row
    panel.move_up()
    panel.move_down()
    panel.skip_row()
    panel.remove_row()
    assert asked == [(IDS[1], 0), (IDS[1], 2), IDS[1], IDS[1]]


def test_who_stands_on_a_row_stays_there_when_it_moves_or_goes(
    panel: QueuePanel, qtbot: QtBot
) -> None:
    panel.show_state(state_of(library(opened=0), TODAY))
    rows = panel.findChild(QListView)
    assert rows is not None
    panel.show()
    panel.activateWindow()
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    rows.setCurrentIndex(rows.model().index(1, 0))
    moved = replace(library(opened=0).queue, call_ids=(IDS[1], IDS[0], IDS[2]))  # type: ignore[type-var]
    panel.show_state(state_of(replace(library(opened=0), queue=moved), TODAY))
    assert rows.currentIndex().row() == 0
    gone = replace(moved, call_ids=(IDS[0], IDS[2]))  # type: ignore[type-var]
    panel.show_state(state_of(replace(library(opened=0), queue=gone), TODAY))
    assert rows.currentIndex().row() == 0


def test_a_row_that_is_dragged_goes_where_it_is_let_go(panel: QueuePanel) -> None:
    panel.show_state(state_of(library(), TODAY))
    rows = panel.findChild(QueueRows)
    assert rows is not None
    first, last = rows.model().index(0, 0), rows.model().index(2, 0)
    assert rows.place_at(last, below=True, dragged=0) == 2
    assert rows.place_at(last, below=False, dragged=0) == 1
    assert rows.place_at(first, below=False, dragged=2) == 0
    assert rows.place_at(QModelIndex(), below=False, dragged=0) == 2
    moved: list[object] = []
    panel.moved.connect(lambda *what: moved.append(what))
    rows.dropped.emit(0, 2)
    rows.dropped.emit(1, 1)
    assert moved == [(IDS[0], 2)]


def test_folded_only_signs_are_left(panel: QueuePanel) -> None:
    panel.show_state(state_of(library(), TODAY))
    panel.fold(folded=True)
    assert panel.width() == NARROW
    panel.fold(folded=False)
    assert panel.width() == WIDE


def test_folding_by_hand_is_told(panel: QueuePanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(library(), TODAY))
    with qtbot.waitSignal(panel.folded) as told:
        panel._fold.click()
    assert told.args == [True]
