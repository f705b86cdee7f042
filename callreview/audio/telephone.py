"""The telephone filter: only 300 to 3400 Hz pass, where speech is understood by.

A linear-phase filter (windowed sinc, Blackman), by overlap-save; its delay is taken back, so
that everything stays at its moment.
"""

import numpy as np
from numpy.typing import NDArray

from callreview.audio.output import Frames

LOWEST_HZ, HIGHEST_HZ = 300.0, 3400.0
_SLOPE_HZ = 200.0
"""How wide the step from passing to not passing is, about each edge."""


class Telephone:
    """Frames of any number of sides go in, as many come out, later but at their moment."""

    def __init__(self, rate: int, sides: int) -> None:
        taps = _taps(rate)
        self._delay = len(taps) // 2
        self._size = 1 << (4 * len(taps)).bit_length()
        self._response = np.fft.rfft(taps, self._size)[:, None].astype(np.complex64)
        self._kept = np.zeros((self._delay, sides), np.float32)
        self.lead = self._delay
        """How many frames before a moment change what is heard there."""

    def push(self, block: Frames) -> Frames:
        """Return what can be heard now that `block`, shape (n, sides), was added."""
        self._kept = np.concatenate([self._kept, block])
        parts = [block[:0]]
        while (ready := len(self._kept) - 2 * self._delay) > 0:
            count = min(ready, self._size - 2 * self._delay)
            parts.append(self._passed(self._kept[: count + 2 * self._delay]))
            self._kept = self._kept[count:]
        return np.concatenate(parts)

    def finish(self) -> Frames:
        """Return the rest."""
        return self.push(np.zeros((self._delay, self._kept.shape[1]), np.float32))

    def _passed(self, frames: Frames) -> Frames:
        spectrum = np.fft.rfft(frames, self._size, axis=0) * self._response
        passed = np.fft.irfft(spectrum, self._size, axis=0)[2 * self._delay : len(frames)]
        return passed.astype(np.float32)


def _taps(rate: int) -> NDArray[np.float64]:
    half = round(2.75 * rate / _SLOPE_HZ)
    places = np.arange(-half, half + 1)
    highest = min(HIGHEST_HZ, 0.45 * rate)
    band = _lowpass(highest / rate, places) - _lowpass(LOWEST_HZ / rate, places)
    return np.asarray(band * np.blackman(len(places)))


def _lowpass(edge: float, places: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.asarray(2 * edge * np.sinc(2 * edge * places))
