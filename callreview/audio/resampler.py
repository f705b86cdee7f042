"""From one rate to another, the card's or a detector's, without ghosts: a filter bank.

A windowed sinc (Kaiser) is evaluated for every place an output frame can have between input
frames, which makes a matrix; so many input frames are then so many output frames by one
multiplication. It needs no library but numpy: nothing is loaded before the first sound.
"""

import math
from fractions import Fraction
from functools import lru_cache

import numpy as np

from callreview.audio.output import Frames

_HALF = 48
"""Frames of the lower rate on either side of a moment that are looked at."""
_BETA = 9.0
"""Kaiser's: what is beyond the lower rate's half is 90 dB down, 240 Hz on at 8 kHz."""
_MOST_PLACES = 1000
_LEAST_FRAMES = 64
_SHADES = 2000


class Resampler:
    """Frames of `sides` at one rate go in, `ratio` of them come out, each at its own moment.

    `ratio` is what is done; for rates with little in common it is off by a millionth on the
    way down, by at most 0.05 % on the way up.
    """

    def __init__(self, rate_in: int, rate_out: int, sides: int = 2) -> None:
        self.ratio = _ratio(rate_in, rate_out)
        self._matrix = _matrix(self.ratio)
        self._width = len(self._matrix)
        self._step = _frames_at_once(self.ratio)
        self._kept: Frames = np.zeros((_half(self.ratio), sides), np.float32)
        self._taken = self._given = 0

    def push(self, block: Frames) -> Frames:
        """Return what can be heard now that `block`, shape (n, sides), was added."""
        self._taken += len(block)
        kept = np.concatenate([self._kept, block])
        count = max(0, (len(kept) - self._width) // self._step + 1)
        self._kept = kept[count * self._step :]
        if not count:
            return kept[:0]
        windows = np.lib.stride_tricks.sliding_window_view(kept, self._width, axis=0)
        made = windows[:: self._step][:count] @ self._matrix
        self._given += made.shape[0] * made.shape[2]
        return np.ascontiguousarray(made.transpose(0, 2, 1)).reshape(-1, made.shape[1])

    def finish(self) -> Frames:
        """Return the rest, up to the last frame that begins in what went in."""
        missing = math.ceil(self._taken * self.ratio) - self._given
        return self.push(np.zeros((self._width, self._kept.shape[1]), np.float32))[:missing]


def _ratio(rate_in: int, rate_out: int) -> Fraction:
    exact = Fraction(rate_out, rate_in)
    return exact.limit_denominator(max(1, int(_MOST_PLACES / max(1.0, float(exact)))))


def _half(ratio: Fraction) -> int:
    return math.ceil(_HALF / min(1.0, float(ratio)))


def _frames_at_once(ratio: Fraction) -> int:
    return ratio.denominator * max(1, _LEAST_FRAMES // ratio.denominator)


@lru_cache(maxsize=4)
def _matrix(ratio: Fraction) -> Frames:
    """Return the weights of input frames (rows) in output frames (columns)."""
    half, passed = _half(ratio), min(1.0, float(ratio))
    frames = _frames_at_once(ratio)
    places = int(frames * ratio)
    rows = np.arange(frames + 2 * half)[:, None] - half
    away = rows - np.arange(places)[None, :] / float(ratio)
    slope = np.kaiser(2 * _SHADES + 1, _BETA)[_SHADES:]  # evaluating it anew costs too long
    window = np.interp(np.abs(away) / half, np.linspace(0, 1, _SHADES + 1), slope, right=0.0)
    return (passed * np.sinc(passed * away) * window).astype(np.float32)
