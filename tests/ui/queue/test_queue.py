"""The strip of calls that wait to be reviewed."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.call import CallState
from callreview.domain.queue import Queue
from callreview.ui.queue.panel import NARROW, WIDE, QueuePanel
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
