"""Marks and the chosen span are carried out of the timeline, to where something takes them."""

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from callreview.domain.mark import Mark
from callreview.domain.timebase import Span
from tests.ui.player.hand import Hand
from tests.ui.player.room import Room, mark

LONG = mark("long", 30_000, 45_000)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot, LONG)


@pytest.fixture
def hand(room: Room) -> Hand:
    return Hand(room.timeline)


@pytest.fixture
def carry(monkeypatch: pytest.MonkeyPatch) -> list[Mark | Span]:
    """Have everything outside the timeline take what is carried there; return what was."""
    gone: list[Mark | Span] = []
    monkeypatch.setattr("callreview.ui.player.grasp.takes_drops", lambda _place: True)
    monkeypatch.setattr("callreview.ui.player.grasp.carry", lambda _of, what: gone.append(what))
    return gone


def test_a_mark_is_carried_out_whole_and_stays_where_it_was(
    room: Room, hand: Hand, carry: list[Mark | Span]
) -> None:
    told: list[object] = []
    room.timeline.mark_moved.connect(lambda *what: told.append(what))
    outside = QPointF(room.timeline.width() + 40, 80)
    hand.drag(room.on_mark("long"), outside)
    assert (carry, told, room.timeline.state.mark("long")) == ([LONG], [], LONG)
    hand.drag(room.on_mark("long", "end"), outside)
    assert carry == [LONG]
    assert told


def test_the_chosen_span_is_carried_out_and_the_play_head_stays(
    room: Room, hand: Hand, carry: list[Mark | Span]
) -> None:
    outside = QPointF(room.timeline.width() + 40, 80)
    room.timeline.set_span(Span(20_000, 30_000))
    hand.drag(room.in_sound(22_000), outside)
    assert carry == [Span(20_000, 30_000)]
    assert room.panel.position_ms == pytest.approx(22_000, abs=40)
    assert not room.player.now().scrubbing
    hand.drag(room.in_sound(40_000), outside)
    assert len(carry) == 1
