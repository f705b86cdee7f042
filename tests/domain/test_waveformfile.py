"""The `.dat` of peaks is what audiowaveform would write."""

import struct

import numpy as np
import pytest

from callreview.domain.peaks import PeakBuilder, Samples
from callreview.domain.waveformfile import dat_of_blocks, dat_of_peaks

SAMPLES = np.random.default_rng(5).integers(-32768, 32768, (10_000, 2)).astype(np.int16)


def plain(samples: Samples, width: int, bits: int) -> bytes:
    """Write the format the slow way, pair by pair."""
    starts = range(0, len(samples), width)
    head = struct.pack("<iIiiIi", 2, int(bits == 8), 8000, width, len(starts), samples.shape[1])
    body = b""
    for start in starts:
        part = samples[start : start + width]
        for channel in range(samples.shape[1]):
            for value in (int(part[:, channel].min()), int(part[:, channel].max())):
                body += struct.pack("<b" if bits == 8 else "<h", cut(value, bits))
    return head + body


def cut(value: int, bits: int) -> int:
    return int(value / 256) if bits == 8 else value


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("width", [64, 256, 192, 640])
def test_peaks_become_a_file_byte_for_byte(width: int, bits: int) -> None:
    builder = PeakBuilder(8000, 2)
    builder.add(SAMPLES)
    builder.finish()
    assert dat_of_peaks(builder.snapshot(), width, bits) == plain(SAMPLES, width, bits)


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("width", [2, 100, 333, 20_000])
def test_any_width_of_column_is_made_from_the_samples(width: int, bits: int) -> None:
    blocks = np.split(SAMPLES, [1, 777, 5000])
    assert dat_of_blocks(blocks, 8000, 2, width, bits) == plain(SAMPLES, width, bits)


def test_a_width_between_the_columns_of_peaks_is_refused() -> None:
    with pytest.raises(ValueError, match="not a multiple"):
        dat_of_peaks(PeakBuilder(8000, 1).snapshot(), 100, 16)


def test_silence_of_no_length_is_a_header_alone() -> None:
    assert dat_of_peaks(PeakBuilder(8000, 1).snapshot(), 256, 16) == plain(SAMPLES[:0, :1], 256, 16)
