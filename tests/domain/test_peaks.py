"""Peaks agree with the samples they stand for, however they came."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callreview.domain.peaks import (
    BASE,
    HIGH,
    LOW,
    RMS,
    STEP,
    ColumnFolder,
    PeakBuilder,
    Peaks,
    Samples,
    sample_columns,
)


def sound(frames: int, channels: int = 2, seed: int = 1) -> Samples:
    random = np.random.default_rng(seed)
    return random.integers(-32768, 32768, (frames, channels)).astype(np.int16)


def peaks_of(samples: Samples, cuts: list[int] | None = None) -> Peaks:
    builder = PeakBuilder(8000, samples.shape[1])
    for block in np.split(samples, sorted(cuts or [])):
        builder.add(block)
    builder.finish()
    return builder.snapshot()


def expected(samples: Samples, width: int) -> Samples:
    """Return columns the slow and plain way."""
    columns = []
    for start in range(0, len(samples), width):
        part = samples[start : start + width]
        power = np.sqrt((part.astype(np.float64) ** 2).mean(axis=0))
        columns.append([part.min(axis=0), part.max(axis=0), np.minimum(power, 32767)])
    return np.array(columns).transpose(2, 1, 0).astype(np.int16)


@settings(max_examples=60)
@given(
    frames=st.integers(1, 3000),
    channels=st.integers(1, 3),
    cuts=st.lists(st.integers(0, 3000), max_size=6),
    seed=st.integers(0, 99),
)
def test_every_level_agrees_with_the_samples_however_they_were_cut_into_blocks(
    frames: int, channels: int, cuts: list[int], seed: int
) -> None:
    samples = sound(frames, channels, seed)
    peaks = peaks_of(samples, [min(cut, frames) for cut in cuts])
    assert peaks.frames == frames
    for index, level in enumerate(peaks.levels):
        assert level.samples_per_column == BASE * STEP**index
        plain = expected(samples, level.samples_per_column)
        assert level.columns.shape == plain.shape
        assert np.array_equal(level.columns[:, LOW], plain[:, LOW])
        assert np.array_equal(level.columns[:, HIGH], plain[:, HIGH])
        if frames % level.samples_per_column == 0:
            # Above the finest level a root of means of roots: whole numbers are lost each time.
            assert np.abs(level.columns[:, RMS] - plain[:, RMS]).max() <= 1 + index


def test_quiet_callers_do_not_vanish() -> None:
    samples = (sound(6400) // 1000).astype(np.int16)
    assert peaks_of(samples).levels[0].columns[:, RMS].min() > 10


def test_the_loudest_sound_stays_in_range() -> None:
    samples = np.full((640, 1), -32768, np.int16)
    assert peaks_of(samples).levels[0].columns[0, RMS].tolist() == [32767] * 10


def test_a_snapshot_does_not_change_when_more_is_added() -> None:
    builder = PeakBuilder(8000, 1)
    builder.add(sound(64 * 300, 1))
    before = builder.snapshot()
    kept = before.levels[0].columns.copy()
    for seed in range(20):
        builder.add(sound(64 * 300, 1, seed))
    assert before.frames == 64 * 300
    assert np.array_equal(before.levels[0].columns, kept)
    assert builder.snapshot().frames == 64 * 300 * 21


@pytest.mark.parametrize(
    ("samples_per_pixel", "level"), [(1, 0), (63, 0), (64, 0), (255, 0), (256, 1), (5000, 3)]
)
def test_the_level_is_as_fine_as_the_view(samples_per_pixel: float, level: int) -> None:
    assert peaks_of(sound(100_000)).level_for(samples_per_pixel) == level


@settings(max_examples=60)
@given(start=st.integers(0, 40_000), length=st.integers(64, 60_000), count=st.integers(1, 300))
def test_columns_cover_what_the_view_shows(start: int, length: int, count: int) -> None:
    samples = sound(50_000, 1)
    low, high, rms = peaks_of(samples).columns(0, start, start + length, count)
    assert len(low) == len(high) == len(rms) == count
    for column in range(count):
        first = start + column * length // count
        part = samples[first : max(first + 1, start + (column + 1) * length // count), 0]
        if len(part):
            assert low[column] <= part.min()
            assert high[column] >= part.max()


def test_what_is_not_decoded_yet_is_drawn_silent() -> None:
    low, high, rms = peaks_of(sound(6400, 1)).columns(0, 3200, 12_800, 150)
    assert (low[:50] < 0).all()
    assert not low[50:].any()
    assert not high[50:].any()
    assert not rms[50:].any()


def test_columns_before_the_recording_are_silent() -> None:
    low, _, _ = peaks_of(sound(6400, 1)).columns(0, -6400, 6400, 100)
    assert not low[:50].any()
    assert low[50:].all()


def test_samples_become_columns_where_peaks_are_too_coarse() -> None:
    samples = sound(1000, 1)[:, 0]
    low, high, rms = sample_columns(samples, 100)
    assert low.tolist() == samples.reshape(100, 10).min(1).tolist()
    assert high.tolist() == samples.reshape(100, 10).max(1).tolist()
    assert (rms > 0).all()
    assert sample_columns(samples, 5000)[1].max() == samples.max()


def test_a_folder_keeps_what_does_not_fill_a_column() -> None:
    folder = ColumnFolder(1)
    assert folder.fold(sound(100, 1)).shape == (1, 3, 1)
    assert folder.fold(sound(28, 1)).shape == (1, 3, 1)
    assert folder.rest().shape == (1, 3, 0)


@pytest.mark.parametrize("expected", [0, 1, 4000, 40_000, 10**12])
def test_a_wrong_number_of_expected_frames_changes_nothing(expected: int) -> None:
    sound = np.random.default_rng(3).integers(-9000, 9000, (40_000, 2)).astype(np.int16)
    builder = PeakBuilder(8000, 2, expected)
    for start in range(0, len(sound), 7000):
        builder.add(sound[start : start + 7000])
    builder.finish()
    plain = PeakBuilder(8000, 2)
    plain.add(sound)
    plain.finish()
    for level, wanted in zip(builder.snapshot().levels, plain.snapshot().levels, strict=True):
        assert np.array_equal(level.columns, wanted.columns)


def test_snapshots_share_one_room_where_the_length_is_known() -> None:
    sound = np.zeros((40_000, 2), np.int16)
    builder = PeakBuilder(8000, 2, 80_000)
    builder.add(sound)
    early = builder.snapshot().levels[0].columns
    builder.add(sound)
    assert np.shares_memory(early, builder.snapshot().levels[0].columns)
