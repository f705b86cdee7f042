"""The spectrogram of a stretch of sound: how strong each frequency is, column by column.

Short-time Fourier transform with a Hann window (Allen and Rabiner, 1977), some 32 ms long, half
of that where a column is shorter than an eighth of it, so that a syllable's onset stays sharp. A
column that covers more than one window shows the strongest of up to four spread over it: its cost
does not grow with the time it covers.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from callreview.ui.player.trace import FULL_SCALE

Shades = NDArray[np.uint8]
ReadFrames = Callable[[int, int], NDArray[np.int16]]
"""Reads samples of one channel: from where, how many, zeros where nothing is known."""

HIGHEST_HZ = 8000.0
"""Speech has hardly anything above; a recording at 48 kHz shows no more than this."""
WINDOW_S = 0.032
_FLOOR_DB, _CEILING_DB = -68.0, -18.0
"""Relative to a sine at full scale; what is softer is bare ground."""
_MOST_WINDOWS = 4
_READ_AT_ONCE = 1 << 18


def top_hz(rate: int) -> float:
    """Return the frequency at the upper edge of the picture of a recording at `rate`."""
    return min(rate / 2, HIGHEST_HZ)


def shades(
    read: ReadFrames,
    rate: int,
    *,
    start: float,
    per_column: float,
    count: int,
    height: int,
    gain: float = 1.0,
) -> Shades:
    """Return `count` columns of `per_column` frames from frame `start` on, (height, count).

    Row 0 is the highest frequency. 0 is at most -68 dB, 255 at least -18 dB, after `gain`.
    """
    size = window_frames(rate, per_column)
    each = int(np.clip(round(per_column / (size / 2)), 1, _MOST_WINDOWS))
    middles = start + per_column * (np.arange(count * each) + 0.5) / each
    firsts = np.round(middles - size / 2).astype(np.int64)
    windows = _windows(read, firsts, size) * np.hanning(size).astype(np.float32)
    strength = np.abs(np.fft.rfft(windows, axis=1)) * (gain * 4 / size / FULL_SCALE)
    strongest = strength.reshape(count, each, -1).max(axis=1)
    rows = _rows(20 * np.log10(np.maximum(strongest, 1e-6)), rate, height)
    part = (rows - _FLOOR_DB) / (_CEILING_DB - _FLOOR_DB)
    return np.rint(np.clip(part, 0, 1) * 255).astype(np.uint8).T


def window_frames(rate: int, per_column: float) -> int:
    """Return how many frames one window has at that zoom."""
    size = 1 << round(math.log2(rate * WINDOW_S))
    return size // 2 if per_column < size / 8 else size


def _windows(read: ReadFrames, firsts: NDArray[np.int64], size: int) -> NDArray[np.float32]:
    """Return the samples of all windows, (windows, size)."""
    begin, end = int(firsts[0]), int(firsts[-1]) + size
    if end - begin <= _READ_AT_ONCE:
        around = read(begin, end - begin).astype(np.float32)
        windows: NDArray[np.float32] = around[(firsts - begin)[:, None] + np.arange(size)]
        return windows
    return np.stack([read(int(first), size) for first in firsts]).astype(np.float32)


def _rows(decibels: NDArray[np.float64], rate: int, height: int) -> NDArray[np.float64]:
    """Return (columns, bins) as (columns, height), the highest frequency first.

    Where there are more bins than rows, a row shows the strongest of its bins.
    """
    bins = decibels.shape[1]
    edges = np.linspace(top_hz(rate), 0, height + 1) / (rate / 2) * (bins - 1)
    if bins > height:
        low = np.clip(np.floor(edges[1:]).astype(np.int64), 0, bins - 1)
        high = np.clip(np.ceil(edges[:-1]).astype(np.int64), low + 1, bins)
        pairs = np.stack((low, high), axis=1)[::-1].reshape(-1)
        padded = np.concatenate((decibels, decibels[:, -1:]), axis=1)
        return np.asarray(np.maximum.reduceat(padded, pairs, axis=1)[:, ::2][:, ::-1])
    places = (edges[:-1] + edges[1:]) / 2
    below = np.minimum(places.astype(np.int64), bins - 2)
    part = places - below
    return np.asarray(decibels[:, below] * (1 - part) + decibels[:, below + 1] * part)
