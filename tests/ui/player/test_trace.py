"""The columns a recording draws, held against the samples themselves."""

import numpy as np
import pytest

from callreview.ui.player.trace import Trace
from tests.fakes import HandSound, noise_sound, tone_sound
from tests.ui.player.room import RATE, peaks_of, trace_of

SOUND = noise_sound(4)
PCM = SOUND.samples.astype(np.float64) / 32768


@pytest.mark.parametrize("per_column", [4.0, 7.5, 64.0, 200.0, 255.9])
def test_near_columns_are_the_samples_they_stand_for(per_column: float) -> None:
    found = trace_of(SOUND).columns(1, 800, per_column, 40)
    for column in range(40):
        first, last = 800 + column * per_column, 800 + (column + 1) * per_column
        part = PCM[int(first) : int(np.ceil(last)) + 1, 1]
        inner = PCM[int(np.ceil(first)) : int(last), 1]
        assert part.min() - 1e-6 <= found.low[column] <= inner.min() + 1e-6
        assert inner.max() - 1e-6 <= found.high[column] <= part.max() + 1e-6


@pytest.mark.parametrize("per_column", [256.0, 700.0, 1500.0])
def test_far_columns_hold_every_peak_and_little_of_their_neighbours(per_column: float) -> None:
    found = trace_of(SOUND).columns(0, 0, per_column, 16)
    slack = per_column / 4
    for column in range(16):
        inner = PCM[int(column * per_column) : int((column + 1) * per_column), 0]
        low, high = column * per_column - slack, (column + 1) * per_column + slack
        around = PCM[max(0, int(low)) : int(high), 0]
        assert around.min() - 1e-6 <= found.low[column] <= inner.min() + 1e-6
        assert inner.max() - 1e-6 <= found.high[column] <= around.max() + 1e-6


def test_the_rms_is_that_of_the_sound() -> None:
    trace = trace_of(tone_sound(4))
    for per_column in (100.0, 800.0):
        rms = trace.columns(0, 0, per_column, 20).rms
        assert rms == pytest.approx(10_000 / 32768 / np.sqrt(2), rel=0.02)


def test_very_near_the_curve_between_samples_is_drawn_without_gaps() -> None:
    found = trace_of(SOUND).columns(0, 100, 0.25, 400)
    assert found.is_curve
    assert (found.low[1:] <= found.high[:-1] + 1e-6).all()
    assert (found.high[1:] >= found.low[:-1] - 1e-6).all()
    assert found.high.max() == pytest.approx(PCM[100:201, 0].max(), abs=1e-6)


@pytest.mark.parametrize("per_column", [0.5, 20.0, 600.0])
def test_outside_the_recording_it_is_silent(per_column: float) -> None:
    before = trace_of(SOUND).columns(0, -10_000, per_column, 8)
    after = trace_of(SOUND).columns(0, 4 * RATE + 1000, per_column, 8)
    for each in (before, after):
        assert not each.low.any()
        assert not each.high.any()


@pytest.mark.parametrize("per_column", [0.5, 20.0, 600.0])
def test_what_is_not_read_yet_is_silent(per_column: float) -> None:
    sound = noise_sound(4)
    sound.frames_ready = RATE
    trace = Trace(peaks_of(sound, RATE), sound.read)
    found = trace.columns(0, 2 * RATE, per_column, 16)
    assert not found.high.any()


@pytest.mark.parametrize("per_column", [0.5, 20.0, 600.0])
def test_where_only_peaks_are_known_they_are_drawn_however_near(per_column: float) -> None:
    sound = noise_sound(4)
    sound.frames_ready = RATE
    trace = Trace(peaks_of(sound), sound.read, RATE)
    found = trace.columns(0, 2 * RATE, per_column, 16)
    inner = PCM[2 * RATE : 2 * RATE + int(16 * per_column), 0]
    assert found.high.max() >= inner.max() - 1e-6 > 0
    assert found.low.min() <= inner.min() + 1e-6 < 0


def test_a_quiet_call_is_enlarged_and_a_loud_one_is_not() -> None:
    loud = HandSound(np.clip(SOUND.samples.astype(np.int32) * 4, -32768, 32767).astype(np.int16))
    quiet = HandSound(SOUND.samples // 4)
    assert trace_of(loud).gain() == 1.0
    assert trace_of(quiet).gain() > 4
    assert trace_of(HandSound(np.zeros((8000, 2), np.int16))).gain() == 12.0


def test_one_click_does_not_flatten_a_call() -> None:
    samples = noise_sound(400, channels=1).samples // 4
    without = trace_of(HandSound(samples)).gain()
    samples[100_000] = 12_000
    assert trace_of(HandSound(samples)).gain() > without / 2.1


def test_the_side_that_speaks_is_the_louder_one() -> None:
    samples = np.zeros((4 * RATE, 2), np.int16)
    samples[:RATE, 1] = SOUND.samples[:RATE, 1]
    samples[2 * RATE : 3 * RATE] = SOUND.samples[:RATE]
    trace = trace_of(HandSound(samples))
    assert trace.louder(0) == 1
    assert trace.louder(1100) is None
    assert trace.louder(2000) is None
