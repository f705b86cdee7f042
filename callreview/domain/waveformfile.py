"""audiowaveform's `.dat`, version 2: the interchange format of peaks in this field.

Little-endian: int32 version, uint32 flags (bit 0: 8-bit), int32 rate, int32 samples per
pixel, uint32 length in pairs, int32 channels; then min and max pairs, channels interleaved.
"""

import struct
from collections.abc import Iterable

import numpy as np

from callreview.domain.peaks import BASE, ColumnFolder, Peaks, Samples, extremes

_HEADER = struct.Struct("<iIiiIi")


def dat_of_peaks(peaks: Peaks, samples_per_pixel: int, bits: int) -> bytes:
    """Return finished peaks as a `.dat`; `samples_per_pixel` is a multiple of `BASE`."""
    if samples_per_pixel % BASE:
        raise ValueError(f"{samples_per_pixel} is not a multiple of {BASE}")
    columns = peaks.levels[0].columns
    step = samples_per_pixel // BASE
    starts = np.arange(0, columns.shape[2], step)
    if not len(starts):
        return _dat(columns[:, :2], peaks.rate, samples_per_pixel, bits)
    low = np.minimum.reduceat(columns[:, 0], starts, axis=1)
    high = np.maximum.reduceat(columns[:, 1], starts, axis=1)
    return _dat(np.stack((low, high), axis=1), peaks.rate, samples_per_pixel, bits)


def dat_of_blocks(
    blocks: Iterable[Samples], rate: int, channels: int, samples_per_pixel: int, bits: int
) -> bytes:
    """Return blocks of samples (frames, channels) as a `.dat` of any width of column."""
    folder = ColumnFolder(channels, samples_per_pixel, extremes)
    parts = [extremes(np.zeros((0, channels), np.int16), 1)]
    parts.extend(folder.fold(block) for block in blocks)
    parts.append(folder.rest())
    return _dat(np.concatenate(parts, axis=2), rate, samples_per_pixel, bits)


def _dat(pairs: Samples, rate: int, samples_per_pixel: int, bits: int) -> bytes:
    channels, _, length = pairs.shape
    flags = {8: 1, 16: 0}[bits]
    values = pairs.transpose(2, 0, 1)
    if bits == 8:
        # audiowaveform divides and cuts towards zero; a shift would round down.
        values = np.trunc(values / 256).astype(np.int8)
    header = _HEADER.pack(2, flags, rate, samples_per_pixel, length, channels)
    return header + np.ascontiguousarray(values).astype(values.dtype.newbyteorder("<")).tobytes()
