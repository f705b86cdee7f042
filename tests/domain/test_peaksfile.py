"""Peaks come back from bytes as they were, and only from whole bytes of the right recording."""

import numpy as np
import pytest

from callreview.domain.peaks import BASE, PeakBuilder, Peaks
from callreview.domain.peaksfile import bytes_of_peaks, peaks_in


def peaks_of(frames: int, channels: int = 2) -> Peaks:
    random = np.random.default_rng(7)
    builder = PeakBuilder(8000, channels)
    builder.add(random.integers(-32768, 32768, (frames, channels)).astype(np.int16))
    builder.finish()
    return builder.snapshot()


@pytest.mark.parametrize("channels", [1, 2, 5])
@pytest.mark.parametrize("frames", [1, BASE, BASE + 1, BASE * 4 * 7 + 3, 50_000])
def test_peaks_come_back_as_they_were(frames: int, channels: int) -> None:
    peaks = peaks_of(frames, channels)
    found = peaks_in(b"".join(bytes_of_peaks(peaks, "a call")), "a call")
    assert found
    assert (found.rate, found.channels, found.frames) == (8000, channels, frames)
    for ours, theirs in zip(found.levels, peaks.levels, strict=True):
        assert ours.samples_per_column == theirs.samples_per_column
        assert np.array_equal(ours.columns, theirs.columns)


def test_peaks_of_another_recording_are_none() -> None:
    assert peaks_in(b"".join(bytes_of_peaks(peaks_of(100), "a call")), "another") is None


def test_no_bytes_are_no_peaks() -> None:
    assert peaks_in(b"", "") is None
    assert peaks_in(b"RIFF....WAVE", "") is None


def test_bytes_that_were_cut_or_changed_are_no_peaks() -> None:
    whole = b"".join(bytes_of_peaks(peaks_of(1000), "a call"))
    for at in range(len(whole)):
        assert peaks_in(whole[:at], "a call") is None
        changed = bytearray(whole)
        changed[at] ^= 0x40
        assert peaks_in(bytes(changed), "a call") is None
