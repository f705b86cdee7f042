"""Faster and slower at the same pitch: short windows of sound, laid closer or further apart.

WSOLA (Verhelst and Roelands, 1993). Each window is taken from where it is due or up to
`REACH_S` beside, whichever fits best to how the window before it goes on; so what is heard is
never further than that from where it should be, at any speed. FFmpeg's `atempo` is not used:
above 2× it strays by 60 ms of the call (see the benchmark `position_heard`).
"""

import numpy as np
from numpy.typing import NDArray

from callreview.audio.output import Frames

HOP_S = 0.016
"""Half a window: how much of each is heard alone, so to speak."""
REACH_S = 0.008
_COARSE_RATE = 8000
_SILENT = 1e-9


class Tempo:
    """Stereo frames go in, 1 / `speed` of them come out, `finish` brings the exact number."""

    def __init__(self, rate: int, speed: float) -> None:
        self._speed = speed
        self._hop = round(rate * HOP_S)
        self._reach = round(rate * REACH_S)
        self._coarse = max(1, rate // _COARSE_RATE)
        self._rise = _rise(self._hop)
        self._kept = np.zeros((0, 2), np.float32)
        self._kept_from = 0  # the input's frame that `kept` begins with
        self._goes_on = 0  # where in the input the window heard last goes on
        self._hops = self._taken = 0

    def push(self, block: Frames) -> Frames:
        """Return what can be heard now that `block`, shape (n, 2), was added."""
        self._taken += len(block)
        self._kept = np.concatenate([self._kept, block])
        hops = []
        while self._needed() <= self._kept_from + len(self._kept):
            hops.append(self._next_hop())
        self._forget()
        return np.concatenate([np.zeros((0, 2), np.float32), *hops])

    def finish(self) -> Frames:
        """Return the rest."""
        total = round(self._taken / self._speed)
        missing = total - self._hops * self._hop
        silence = np.zeros((round(missing * self._speed) + 4 * self._hop, 2), np.float32)
        return self.push(silence)[: max(0, missing)]

    def _due(self) -> int:
        """Return where the next window is due; its middle is heard at the end of the next hop."""
        return round((self._hops + 1) * self._hop * self._speed) - self._hop

    def _needed(self) -> int:
        """Return up to where the input must be there for the next hop."""
        return max(self._due() + self._reach, self._goes_on) + self._hop

    def _next_hop(self) -> Frames:
        before = self._part(self._goes_on, self._hop)
        start = self._best_start(before)
        window = self._part(start, self._hop)
        self._hops += 1
        self._goes_on = start + self._hop
        return before + (window - before) * self._rise

    def _best_start(self, before: Frames) -> int:
        """Return where within reach the sound is most like `before`."""
        first = max(0, self._due() - self._reach)
        last = max(0, self._due() + self._reach)
        around = _mono(self._part(first, last - first + self._hop))
        like = _mono(before)
        step = self._coarse
        found = step * _best_fit(around[::step], like[::step])
        if step == 1:
            return first + found
        low = max(0, found - step)
        return first + low + _best_fit(around[low : found + step + len(like)], like)

    def _part(self, start: int, count: int) -> Frames:
        begin = start - self._kept_from
        return self._kept[begin : begin + count]

    def _forget(self) -> None:
        oldest = max(0, min(self._goes_on, self._due() - self._reach))
        self._kept = self._kept[oldest - self._kept_from :]
        self._kept_from = oldest


def _best_fit(around: NDArray[np.float32], like: NDArray[np.float32]) -> int:
    """Return at which place `around` is most like `like`, loudness apart; the middle if silent."""
    likeness = np.correlate(around, like, "valid")
    energy = np.concatenate(([0.0], np.cumsum(around * around, dtype=np.float64)))
    local = energy[len(like) :] - energy[: -len(like)]
    if float(local.max()) < _SILENT:
        return len(likeness) // 2
    return int(np.argmax(likeness / np.sqrt(local + _SILENT)))


def _mono(frames: Frames) -> NDArray[np.float32]:
    return frames[:, 0] + frames[:, 1]


def _rise(count: int) -> Frames:
    """Return gains from 0 to 1 along half a Hann window, as a column."""
    steps = (np.arange(count) + 0.5) / count
    return (np.sin(steps * np.pi / 2) ** 2).astype(np.float32).reshape(-1, 1)
