"""From a recording's pace and rate to what is heard: first the tempo, then the card's rate.

At 1× and equal rates sound passes untouched.
"""

import numpy as np

from callreview.audio.output import Frames
from callreview.audio.resampler import Resampler
from callreview.audio.tempo import Tempo

SLOWEST, FASTEST = 0.5, 3.0


class Stretch:
    """Frames of a recording go in, frames for the card come out, `ratio` of them for each.

    The first frames come out only after some 50 ms went in; they are those of the moment at
    which input began. `finish` brings the length to exactly `round(frames in × ratio)`.
    """

    def __init__(self, rate_in: int, rate_out: int, speed: float) -> None:
        if not SLOWEST <= speed <= FASTEST:
            raise ValueError(f"speed {speed} is not within {SLOWEST}..{FASTEST}")
        self._taken = self._given = 0
        self._tempo = None if speed == 1 else Tempo(rate_in, speed)
        self._resampler = None if rate_in == rate_out else Resampler(rate_in, rate_out)
        self.ratio = float(self._resampler.ratio if self._resampler else 1) / speed

    def push(self, block: Frames) -> Frames:
        """Return what can be heard now that `block`, shape (n, 2), was added."""
        self._taken += len(block)
        if self._tempo:
            block = self._tempo.push(block)
        if self._resampler:
            block = self._resampler.push(block)
        self._given += len(block)
        return block

    def finish(self) -> Frames:
        """Return the rest, cut or filled with silence to the exact length."""
        rest = _nothing()
        if self._tempo:
            rest = self._tempo.finish()
        if self._resampler:
            rest = np.concatenate([self._resampler.push(rest), self._resampler.finish()])
        missing = max(0, round(self._taken * self.ratio) - self._given)
        self._given += missing
        return np.pad(rest[:missing], ((0, missing - len(rest[:missing])), (0, 0)))


def _nothing() -> Frames:
    return np.zeros((0, 2), np.float32)
