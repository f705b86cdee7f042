"""The line a recording draws: its columns at any zoom, from peaks or from the samples.

Many samples a column: the peaks answer, asked four times as finely as is drawn, so that a
column shows hardly anything of its neighbours. Fewer: the samples themselves. Below four
samples a column the curve between them is followed, so that columns always meet.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from callreview.domain.peaks import BASE, HIGH, LOW, Peaks, sample_columns

Row = NDArray[np.float32]
Samples = NDArray[np.int16]
Read = Callable[[int, int], NDArray[np.int16]]
"""Reads frames: from where, how many; the shape is (frames, channels), maybe fewer frames."""

FULL_SCALE = 32768.0
_CURVE_BELOW = 4.0
_FINER = 4
_CURVE_POINTS = 8
_DOTS_BELOW = 1 / 6
_LOUD_PART = 0.999
_MOST_GAIN = 12.0
_AUDIBLE = 0.003
_LEAST_LOUD = FULL_SCALE / 64
_ALL = 1 << 62


@dataclass(frozen=True)
class Columns:
    """Lowest, highest and root mean square per column, as parts of full scale.

    `is_curve` when the columns follow the curve between samples, where an rms means nothing;
    `dots` then has a row (column, part of full scale) for each sample, if they lie apart.
    """

    low: Row
    high: Row
    rms: Row
    is_curve: bool = False
    dots: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Trace:
    """What is known of a recording's sound so far; its first `ready` samples can be read.

    Where peaks are known and samples are not yet, peaks answer however close one looks.
    """

    peaks: Peaks
    read: Read
    ready: int = _ALL

    @property
    def frames(self) -> int:
        """Return how many frames are known."""
        return self.peaks.frames

    def true_frames(self, per_column: float) -> int:
        """Return how many frames are drawn so closely as they will ever be."""
        return self.frames if per_column >= _FINER * BASE else min(self.ready, self.frames)

    def columns(self, channel: int, start: float, per_column: float, count: int) -> Columns:
        """Return `count` columns of `per_column` frames each, from frame `start` on.

        What is not known yet is silent.
        """
        end = min(start + per_column * count, self.frames)
        if per_column >= _FINER * BASE or end > self.ready:
            low, high, rms = self.peaks.columns(
                channel, round(start), round(start + per_column * count), count * _FINER
            )
            return _scaled(*_gathered(low, high, rms))
        if per_column >= _CURVE_BELOW:
            samples = self.samples(channel, round(start), round(start + per_column * count))
            return _scaled(*sample_columns(samples, count))
        return self._curve(channel, start, per_column, count)

    def gain(self) -> float:
        """Return by how much to enlarge the picture so that the call fills its lanes.

        One factor for all channels: who is quieter looks quieter. A thousandth of the columns
        may be clipped, because one click must not flatten a whole call. In steps of a quarter
        octave, so that a picture growing while it is read is rarely drawn anew.
        """
        level = self.peaks.levels[2].columns
        if not level.shape[2]:
            level = self.peaks.levels[0].columns
        if not level.shape[2]:
            return 1.0
        tops = np.maximum(level[:, HIGH].astype(np.int32), -level[:, LOW].astype(np.int32)).ravel()
        most = round(_LOUD_PART * (len(tops) - 1))
        loud = max(float(np.partition(tops, most)[most]), float(tops.max()) / 2, _LEAST_LOUD)
        steps = np.floor(np.log2(0.96 * FULL_SCALE / loud) * 4)
        return float(min(_MOST_GAIN, max(1.0, 2.0 ** (steps / 4))))

    def louder(self, moment_ms: int) -> int | None:
        """Return the channel that is clearly louder in the second after a moment, if one is."""
        start = moment_ms * self.peaks.rate // 1000
        loud = [
            float(self.columns(channel, start, self.peaks.rate / 64, 64).rms.mean())
            for channel in range(self.peaks.channels)
        ]
        highest = max(loud)
        others = sorted(loud)[:-1]
        clear = highest > _AUDIBLE and all(highest > 2 * other for other in others)
        return loud.index(highest) if clear else None

    def samples(self, channel: int, start: int, end: int) -> NDArray[np.int16]:
        """Return the samples of a stretch; zeros where nothing is known or nothing can be."""
        samples = np.zeros(max(1, end - start), np.int16)
        first, last = max(0, start), min(end, self.frames)
        if last > first:
            block = self.read(first, last - first)
            samples[first - start : first - start + len(block)] = block[:, channel]
        return samples

    def _curve(self, channel: int, start: float, per_column: float, count: int) -> Columns:
        first = int(np.floor(start)) - 1
        samples = self.samples(channel, first, int(np.ceil(start + per_column * count)) + 2)
        edges = start - first + np.arange(count)[:, None] * per_column
        inside = np.linspace(0.0, per_column, _CURVE_POINTS + 1)[None, :]
        values = np.interp(edges + inside, np.arange(len(samples)), samples) / FULL_SCALE
        low, high = values.min(axis=1), values.max(axis=1)
        places = (first + np.arange(len(samples)) - start) / per_column
        rows = np.stack((places, samples / FULL_SCALE), axis=1).astype(np.float32)
        return Columns(
            low.astype(np.float32),
            high.astype(np.float32),
            np.zeros(count, np.float32),
            True,
            rows if per_column <= _DOTS_BELOW else None,
        )


def no_samples(_start: int, _count: int) -> Samples:
    """Read nothing: no sample is decoded yet."""
    return np.zeros((0, 1), np.int16)


def _gathered(low: Samples, high: Samples, rms: Samples) -> tuple[Samples, Samples, Samples]:
    """Return every `_FINER` columns as one."""
    power = np.square(rms.reshape(-1, _FINER), dtype=np.float32).mean(axis=1)
    return (
        low.reshape(-1, _FINER).min(axis=1),
        high.reshape(-1, _FINER).max(axis=1),
        np.sqrt(power).astype(np.int16),
    )


def _scaled(low: NDArray[np.int16], high: NDArray[np.int16], rms: NDArray[np.int16]) -> Columns:
    scale = np.float32(1 / FULL_SCALE)
    return Columns(low * scale, high * scale, rms * scale)
