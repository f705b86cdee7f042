"""Peaks: how loud a recording is, in columns, from 64 samples up in steps of four.

A column holds the lowest sample, the highest and the root mean square of a stretch of one
channel, as int16. A level is one array of shape (channels, 3, columns), so that every row
is contiguous.

`ColumnFolder` turns blocks of samples into columns; `PeakBuilder` grows the pyramid, while
others read snapshots of it from other threads.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]
"""Blocks of shape (frames, channels); columns of shape (channels, 3, columns)."""

BASE = 64
STEP = 4
LEVELS = 8
LOW, HIGH, RMS = 0, 1, 2
_FOLDED_BELOW = 8
_LEAST_ROOM = 256
_MOST_RESERVED = 1 << 24
"""Columns of all channels together: nine hours of a call at 8 kHz in stereo."""


@dataclass(frozen=True)
class Level:
    """The columns of one width; the last one may cover fewer samples."""

    samples_per_column: int
    columns: Samples


@dataclass(frozen=True)
class Peaks:
    """A pyramid of columns over the first `frames` frames of a recording, finest first."""

    rate: int
    channels: int
    frames: int
    levels: tuple[Level, ...]

    def level_for(self, samples_per_pixel: float) -> int:
        """Return the coarsest level still as fine as the view; 0 when none is fine enough.

        Below `BASE` samples a pixel one paints from the samples themselves.
        """
        fitting = [
            index
            for index, level in enumerate(self.levels)
            if level.samples_per_column <= samples_per_pixel
        ]
        return fitting[-1] if fitting else 0

    def columns(
        self, channel: int, start_frame: int, end_frame: int, n_columns: int
    ) -> tuple[Samples, Samples, Samples]:
        """Return lowest, highest and root mean square of `n_columns` equal parts of a stretch.

        A part not covered yet, or outside the recording, is 0.
        """
        per_pixel = (end_frame - start_frame) / max(1, n_columns)
        level = self.levels[self.level_for(per_pixel)]
        edges = start_frame + np.arange(n_columns + 1) * (end_frame - start_frame) / n_columns
        first = np.floor(edges[:-1] / level.samples_per_column).astype(np.int64)
        last = np.ceil(edges[1:] / level.samples_per_column).astype(np.int64)
        return _reduce(level.columns[channel], first, np.maximum(last, first + 1))


def sample_columns(samples: Samples, n_columns: int) -> tuple[Samples, Samples, Samples]:
    """Return the columns of a run of samples of one channel, for views finer than `BASE`."""
    rows = np.stack((samples, samples, np.abs(np.maximum(samples, -32767))))
    edges = np.arange(n_columns + 1) * len(samples) / n_columns
    first = np.floor(edges[:-1]).astype(np.int64)
    last = np.ceil(edges[1:]).astype(np.int64)
    return _reduce(rows, first, np.maximum(last, first + 1))


def _reduce(
    rows: Samples, first: NDArray[np.int64], last: NDArray[np.int64]
) -> tuple[Samples, Samples, Samples]:
    """Return rows folded over [first, last) for each column; 0 where a range has no data."""
    low, high, rms = (np.zeros(len(first), np.int16) for _ in range(3))
    covered = (first >= 0) & (first < rows.shape[1])
    if covered.any():
        begin, end = first[covered], np.minimum(last[covered], rows.shape[1])
        # One value past the end lets reduceat stop a range at the end of the data.
        used = np.concatenate((rows[:, begin[0] : end[-1]], rows[:, end[-1] - 1 : end[-1]]), axis=1)
        pairs = np.stack((begin, end), axis=1).reshape(-1) - begin[0]
        low[covered] = np.minimum.reduceat(used[LOW], pairs)[::2]
        high[covered] = np.maximum.reduceat(used[HIGH], pairs)[::2]
        power = np.add.reduceat(used[RMS].astype(np.float64) ** 2, pairs)[::2]
        rms[covered] = np.sqrt(power / (end - begin)).astype(np.int16)
    return low, high, rms


class ColumnFolder:
    """Turns blocks of interleaved samples into columns; keeps what does not fill one yet.

    `fold` makes columns of whole ones: `fold_columns`, or `extremes` where no rms is wanted.
    """

    def __init__(
        self,
        channels: int,
        samples_per_column: int = BASE,
        fold: Callable[[Samples, int], Samples] | None = None,
    ) -> None:
        self._width = samples_per_column
        self._fold = fold or fold_columns
        self._rest: Samples = np.zeros((0, channels), np.int16)

    def fold(self, block: Samples) -> Samples:
        """Return the whole columns of what is left over and `block` (frames, channels)."""
        if len(self._rest):
            block = np.concatenate((self._rest, block))
        used = len(block) // self._width * self._width
        self._rest = block[used:].copy()
        return self._fold(block[:used], self._width)

    def rest(self) -> Samples:
        """Return the last column of a recording that does not end on a whole one, if any."""
        rest, self._rest = self._rest, self._rest[:0]
        return self._fold(rest, max(1, len(rest)))


def fold_columns(block: Samples, width: int) -> Samples:
    """Return the columns of samples (frames, channels), `width` frames each, none left over."""
    channels = block.shape[1]
    columns = np.empty((channels, 3, len(block) // width), np.int16)
    if not columns.size:
        return columns
    columns[:, :RMS] = extremes(block, width)
    # Whole numbers below 2**53 are exact, so it does not matter in which order they are added.
    power = block.astype(np.float64)
    power *= power
    mean = power.reshape(-1, width * channels) @ np.tile(np.eye(channels), (width, 1)) / width
    columns[:, RMS] = np.minimum(np.sqrt(mean.T), 32767)
    return columns


def extremes(block: Samples, width: int) -> Samples:
    """Return lowest and highest of samples (frames, channels) as (channels, 2, columns)."""
    channels = block.shape[1]
    rows = np.ascontiguousarray(block).reshape(-1, width * channels)
    folded = np.empty((channels, 2, len(rows)), np.int16)
    if folded.size:
        folded[:, LOW] = _folded(np.minimum, rows, channels)
        folded[:, HIGH] = _folded(np.maximum, rows, channels)
    return folded


def _folded(operation: np.ufunc, rows: Samples, channels: int) -> Samples:
    """Fold rows of interleaved samples into one value for each channel: (channels, rows).

    Halves of rows are laid upon each other while that is fast, then the columns of what is
    left. Folding sample by sample, or a transposed copy, takes twice as long.
    """
    while rows.shape[1] % (2 * channels) == 0 and rows.shape[1] > _FOLDED_BELOW * channels:
        half = rows.shape[1] // 2
        rows = operation(rows[:, :half], rows[:, half:])
    upright = np.ascontiguousarray(rows.T).reshape(-1, channels, len(rows))
    folded: Samples = operation.reduce(upright, axis=0)
    return folded


class PeakBuilder:
    """Grows the peaks of one recording; one thread adds, any thread takes snapshots.

    Where it is known how many frames are expected, all snapshots share one room, which the
    system only gives as far as it is filled; a wrong number costs time and nothing else.
    """

    def __init__(self, rate: int, channels: int, expected_frames: int = 0) -> None:
        self._rate = rate
        self._channels = channels
        self._folder = ColumnFolder(channels)
        columns = min(expected_frames // BASE, _MOST_RESERVED // channels)
        self._rows = [
            _GrowingRows(channels, max(_LEAST_ROOM, columns // STEP**index + 2))
            for index in range(LEVELS)
        ]
        self._so_far = self._peaks(0)

    def add(self, block: Samples) -> None:
        """Add the next samples, of shape (frames, channels)."""
        self.add_columns(self._folder.fold(block), len(block))

    def add_columns(self, columns: Samples, frames: int) -> None:
        """Add columns of the finest level made elsewhere, and count `frames` more frames."""
        self._rows[0].append(columns)
        for finer, coarser in pairwise(self._rows):
            fresh = finer.view()[:, :, coarser.filled * STEP :]
            whole = fresh.shape[2] // STEP * STEP
            if not whole:
                break
            coarser.append(_coarser(fresh[:, :, :whole], STEP))
        self._so_far = self._peaks(self._so_far.frames + frames)

    def finish(self) -> None:
        """Complete every level with a last column of what is left; nothing may follow."""
        self.add_columns(self._folder.rest(), 0)
        for finer, coarser in pairwise(self._rows):
            left = finer.view()[:, :, coarser.filled * STEP :]
            if left.shape[2]:
                coarser.append(_coarser(left, left.shape[2]))
        self._so_far = self._peaks(self._so_far.frames)

    def snapshot(self) -> Peaks:
        """Return the peaks so far; they do not change when more is added."""
        return self._so_far

    def _peaks(self, frames: int) -> Peaks:
        levels = tuple(
            Level(BASE * STEP**index, rows.view()) for index, rows in enumerate(self._rows)
        )
        return Peaks(self._rate, self._channels, frames, levels)


class _GrowingRows:
    """Columns that grow at the end; views given out never change."""

    def __init__(self, channels: int, room: int) -> None:
        self.filled = 0
        self._room: Samples = np.empty((channels, 3, room), np.int16)

    def view(self) -> Samples:
        view = self._room[:, :, : self.filled]
        view.flags.writeable = False
        return view

    def append(self, columns: Samples) -> None:
        end = self.filled + columns.shape[2]
        if end > self._room.shape[2]:
            room = np.empty((*self._room.shape[:2], end * 3 // 2), np.int16)
            room[:, :, : self.filled] = self._room[:, :, : self.filled]
            self._room = room
        self._room[:, :, self.filled : end] = columns
        self.filled = end


def _coarser(columns: Samples, step: int) -> Samples:
    """Return `step` columns folded into one, over and over; none left over."""
    groups = columns.reshape(*columns.shape[:2], -1, step)
    folded = np.empty(groups.shape[:3], np.int16)
    folded[:, LOW] = groups[:, LOW].min(axis=2)
    folded[:, HIGH] = groups[:, HIGH].max(axis=2)
    power = np.square(groups[:, RMS], dtype=np.float32).mean(axis=2)
    folded[:, RMS] = np.sqrt(power)
    return folded
