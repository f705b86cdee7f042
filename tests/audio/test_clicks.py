"""The clicks by which one finds out how late a device is: heard when they are said to be."""

import time
from contextlib import closing
from itertools import pairwise

import numpy as np
import pytest

from callreview.audio.clicks import FIRST_MS, PERIOD_MS, Clicks, since_click
from callreview.audio.devices import open_output
from callreview.audio.player import Player
from callreview.domain.device import DeviceName
from tests.sound import RATE, NullSink, Samples, off_in_every_run, tape_from
from tests.waiting import until


def test_a_click_begins_at_every_period() -> None:
    clicks = Clicks()
    sound = clicks.read(0, 5 * clicks.rate)[:, 0]
    loud = np.flatnonzero(np.abs(sound) > 15_000) * 1000 / clicks.rate
    begins = loud[np.diff(loud, prepend=-1e9) > 100]
    assert begins == pytest.approx([FIRST_MS + PERIOD_MS * count for count in range(4)], abs=0.1)
    assert [since_click(FIRST_MS + PERIOD_MS * part // 4) for part in range(5)] == [
        0.0,
        0.25,
        0.5,
        0.75,
        0.0,
    ]


def test_clicks_are_read_alike_from_anywhere_and_end_some_day() -> None:
    clicks = Clicks()
    whole = clicks.read(0, 200_000)
    assert np.array_equal(clicks.read(70_001, 90_000), whole[70_001:160_001])
    assert len(clicks.read(clicks.frames_ready - 10, 100)) == 10


@pytest.mark.sound
@pytest.mark.parametrize("late_ms", [0, 300])
def test_clicks_are_heard_when_the_position_says_so(late_ms: int, null_sink: NullSink) -> None:
    null_sink.record()  # a null sink nobody listens to starts with a stall
    with closing(Player(open_output())) as player:
        player.open(Clicks())

        def measure() -> dict[float, float]:
            return {late_ms: ahead_of_the_click_ms(player, late_ms, null_sink) - late_ms}

        assert off_in_every_run(measure, 25) == {}


def ahead_of_the_click_ms(player: Player, late_ms: int, null_sink: NullSink) -> float:
    """Play some clicks; return how much before each is heard the position says it is."""
    player.seek(0)
    player.play()
    until(lambda: player.now().device is not None)
    player.delays_ms = {heard_through(player): late_ms}
    tape = null_sink.record()
    looks: list[tuple[float, float, float]] = []

    def has_heard_enough() -> bool:
        looks.append((time.monotonic(), since_click(player.now().position_ms), tape.seconds))
        return player.now().position_ms > 5 * PERIOD_MS

    until(has_heard_enough, within=20)
    player.pause()
    heard = tape.stop()
    times, _, recorded = zip(*looks, strict=True)
    recorded_from = tape_from(times, recorded)
    told = [at + recorded_from for (_, before, _), (at, now, _) in pairwise(looks) if now < before]
    begins = begins_of_clicks(heard)
    if len(told) < 3 or not len(begins):
        return np.inf
    ahead_ms = [(at - begins[np.abs(begins - at + late_ms / 1000).argmin()]) * 1000 for at in told]
    return float(np.median(ahead_ms))


def heard_through(player: Player) -> DeviceName:
    device = player.now().device
    assert device is not None
    return device


def begins_of_clicks(heard: Samples) -> np.ndarray:
    """Return the seconds at which clicks begin."""
    loud = np.flatnonzero(np.abs(heard[:, 0]) > 0.2) / RATE
    found: np.ndarray = loud[np.diff(loud, prepend=-1e9) > 0.1]
    return found
