"""From any rate to the one a detector wants, block by block: a polyphase windowed sinc.

FFmpeg does this for playing (`stretch`); the listening worker does without it, which saves
it 230 ms and all of FFmpeg's code.
"""

import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

_ZERO_CROSSINGS = 16  # on each side
_PASSED = 0.94  # of the narrower band: the filter falls from there to its end
_KAISER = 8.0  # what is beyond the band comes through 80 dB weaker

Real = NDArray[np.float32]


class Resampler:
    """Samples at `rate_in` go in, as many at `rate_out` as last as long come out."""

    def __init__(self, rate_in: int, rate_out: int) -> None:
        common = math.gcd(rate_in, rate_out)
        self._up, self._down = rate_out // common, rate_in // common
        self._filters = _filters(self._up, self._down)
        self._half = self._filters.shape[1] // 2
        self._taken = self._given = 0
        self._held = np.zeros(self._half - 1, np.float32)  # as if silence came before
        self._held_from = 1 - self._half

    def push(self, sound: Real) -> Real:
        """Return what is certain now that `sound` was added."""
        self._taken += len(sound)
        self._held = np.concatenate((self._held, sound))
        certain = -(-(self._taken - self._half) * self._up // self._down)
        return self._give(max(self._given, certain))

    def finish(self) -> Real:
        """Return the rest, as if silence came after."""
        self._held = np.concatenate((self._held, np.zeros(2 * self._half, np.float32)))
        return self._give(-(-self._taken * self._up // self._down))

    def _give(self, until: int) -> Real:
        """Return the outputs up to the one numbered `until`, and forget what they needed."""
        if until == self._given:
            return np.zeros(0, np.float32)
        given = np.arange(self._given, until)
        out = np.empty(len(given), np.float32)
        surroundings = sliding_window_view(self._held, 2 * self._half)
        for first in range(min(self._up, len(given))):
            at = given[first] * self._down
            start = at // self._up - self._half + 1 - self._held_from
            around = surroundings[start :: self._down][: len(out[first :: self._up])]
            out[first :: self._up] = around @ self._filters[at % self._up]
        self._given = until
        self._forget(until * self._down // self._up - self._half + 1)
        return out

    def _forget(self, before: int) -> None:
        self._held = self._held[before - self._held_from :]
        self._held_from = before


def _filters(up: int, down: int) -> Real:
    """Return one filter for each place of an output between two samples, each a row."""
    band = min(1.0, up / down) * _PASSED
    half = math.ceil(_ZERO_CROSSINGS / min(1.0, up / down))
    places = np.arange(up)[:, np.newaxis] / up
    distance = np.arange(1 - half, half + 1)[np.newaxis, :] - places
    window = np.i0(_KAISER * np.sqrt(np.maximum(0, 1 - (distance / half) ** 2))) / np.i0(_KAISER)
    filters = np.sinc(distance * band) * window
    found: Real = (filters / filters.sum(axis=1, keepdims=True)).astype(np.float32)
    return found
