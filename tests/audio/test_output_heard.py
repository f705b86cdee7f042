"""Telling what is heard from what a card took, which comes in gulps and is seen late."""

import numpy as np
import pytest

from callreview.audio.heard import HeardLine

RATE = 48_000


def gulps(line: HeardLine, *, start: float, seconds: float, gulp_s: float, seed: int = 1) -> float:
    """Let a card take gulps while the feeder looks every 12 ms or so; return when it ended."""
    late = np.random.default_rng(seed)
    now = start
    while now < start + seconds:
        taken = int((now - start) / gulp_s + 1) * int(gulp_s * RATE)
        line.look(now, taken)
        now += 0.012 + late.random() * 0.004
    return now


@pytest.mark.parametrize("gulp_s", [0.005, 0.01, 0.025, 0.05])
def test_between_gulps_the_moment_heard_moves_evenly(gulp_s: float) -> None:
    line = HeardLine(RATE, lag_s=0.1)
    line.restart(100.0, 0)
    now = gulps(line, start=100.0, seconds=2.0, gulp_s=gulp_s)
    for later in np.arange(0, 0.02, 0.001):
        truly = now + later - 100.0 + gulp_s - 0.1
        assert line.heard(now + later) / RATE == pytest.approx(truly, abs=0.004)


def test_nothing_is_heard_beyond_what_was_taken() -> None:
    line = HeardLine(RATE, 0.05)
    line.restart(100.0, 0)
    line.look(100.0, 4800)
    assert line.heard(200.0) == 4800


def test_nothing_is_heard_before_the_restart() -> None:
    line = HeardLine(RATE, 0.05)
    line.restart(100.0, 5000)
    assert line.heard(100.0) == 5000
    line.look(100.01, 5480)
    assert line.heard(100.011) == 5000


def test_a_card_whose_clock_drifts_is_followed() -> None:
    line = HeardLine(RATE, 0.0)
    line.restart(0.0, 0)
    for look in range(100_000):
        line.look(look * 0.012, int(look * 0.012 * RATE * 1.0002))
    now = 99_999 * 0.012
    assert line.heard(now) / RATE == pytest.approx(now * 1.0002, abs=0.002)


def test_after_a_stall_the_old_line_is_forgotten() -> None:
    line = HeardLine(RATE, 0.02)
    line.restart(0.0, 0)
    line.look(0.001, 2400)
    line.look(0.4, 2880)
    line.look(0.41, 3360)
    assert line.heard(0.41) == pytest.approx(3360 - 0.02 * RATE, abs=1)
