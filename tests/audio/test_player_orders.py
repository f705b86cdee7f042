"""Any orders in any order: no position out of place, no click, no sound while paused."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from callreview.audio.player import Player
from callreview.domain.hearing import Hearing, Sides
from callreview.domain.timebase import Span, merged
from tests.fakes import HandClock, TurnedCard, tone_sound

RATE = 8000
LENGTH_MS = 3000
HERTZ = 60.0
FASTEST_STEP = 10_000 / 32_768 * 2 * np.pi * HERTZ / RATE

moments = st.integers(-100, LENGTH_MS + 100)
spans = st.tuples(st.integers(0, LENGTH_MS), st.integers(0, LENGTH_MS)).map(
    lambda ends: Span(min(ends), max(ends))
)
hearings = st.builds(
    Hearing,
    sides=st.sampled_from(Sides),
    gains_db=st.tuples(st.floats(-12, 0), st.floats(-12, 0)),
    muted=st.tuples(st.booleans(), st.booleans()),
    telephone=st.booleans(),
    denoised=st.booleans(),
)
pauses = st.lists(spans, max_size=4).map(merged)
orders = st.one_of(
    st.just(("play",)),
    st.just(("pause",)),
    st.just(("toggle",)),
    st.tuples(st.just("seek"), moments),
    st.tuples(st.just("scrub"), moments),
    st.just(("end_scrub",)),
    st.tuples(st.just("set_speed"), st.sampled_from([0.5, 0.7, 1.0, 1.3, 2.0, 2.6, 3.0])),
    st.tuples(st.just("set_volume"), st.floats(0, 1)),
    st.tuples(st.just("hear"), hearings),
    st.tuples(st.just("skip"), pauses),
    st.tuples(st.just("loop"), st.none() | spans),
    st.tuples(st.just("stop_at"), st.none() | moments),
    st.just(("unplug",)),
    st.just(("plug",)),
    st.tuples(st.just("turn"), st.integers(1, 3000)),
    st.tuples(st.just("turn"), st.integers(1, 300)),
)


@settings(max_examples=150)
@given(st.lists(orders, min_size=1, max_size=25), st.sampled_from([0, 333]))
def test_whatever_is_ordered(given_orders: list[tuple[str, *tuple[object, ...]]], lag: int) -> None:
    clock = HandClock()
    card = TurnedCard(RATE, lag=lag)
    player = Player(card, clock=clock, by_hand=True)
    player.open(tone_sound(LENGTH_MS / 1000, RATE, hertz=HERTZ))
    player.play()
    for name, *values in given_orders:
        before = player.now()
        if name == "turn":
            frames = values[0]
            assert isinstance(frames, int)
            card.turn(frames)
            clock.pass_by(frames / RATE)
        elif name in {"plug", "unplug"}:
            getattr(card, name)()
        else:
            getattr(player, name)(*values)
        _settle(player)
        now = player.now()
        assert 0 <= now.position_ms <= LENGTH_MS
        assert not ((now.ended or now.lost) and now.playing)
        if name == "turn" and not before.playing and not before.scrubbing:
            assert now.position_ms == before.position_ms
    player.pause()
    player.end_scrub()
    player.pause()
    _settle(player)
    card.turn(100)
    card.turn(400)
    assert not card.played()[-400:].any()
    steps = np.abs(np.diff(card.played(), axis=0))
    was_pulled_out = any(name == "unplug" for name, *_ in given_orders)
    assert was_pulled_out or steps.max() < 3 * FASTEST_STEP + 2 / (RATE * 0.006) * 0.31


def _settle(player: Player) -> None:
    for _ in range(200):
        if player.step() != 0.0:
            return
    raise AssertionError("the feeder does not come to rest")
