"""Gentle noise reduction: what hums and hisses all the time becomes softer, never silent.

A Wiener filter on a short-time spectrum, with the decision-directed estimate of Ephraim and
Malah (1984), which keeps the rest of the noise from twittering. The noise is what each part
of the spectrum does not fall below for `MEMORY_S` (minimum statistics).
"""

import numpy as np
from numpy.typing import NDArray

from callreview.audio.output import Frames

HOP_S = 0.016
MEMORY_S = 1.2
SOFTEST = 0.25
"""How much of the noise stays: -12 dB."""
_TRUST = 0.96
_QUIETEST_PART = 0.1
_NOISE_OVER_QUIETEST = 2.2
"""The tenth part of a noise's smoothed power, times this, is its mean."""
_SMOOTH = 0.6
_LOOK_AGAIN = 8
_NOTHING = 1e-12

Power = NDArray[np.float32]


class Denoise:
    """Frames of any number of sides go in, as many come out, later but at their moment."""

    def __init__(self, rate: int, sides: int) -> None:
        self._hop = round(rate * HOP_S)
        self._window = np.sqrt(np.hanning(2 * self._hop + 1)[:-1]).astype(np.float32)[:, None]
        self._kept: Frames = np.zeros((self._hop, sides), np.float32)
        self._late: Frames = np.zeros((self._hop, sides), np.float32)
        self._noise = _Noise(round(MEMORY_S / HOP_S), self._hop + 1, sides)
        self._clean: Power | None = None
        self.lead = round(rate * MEMORY_S)
        """How many frames before a moment change what is heard there."""
        self._to_drop = self._hop

    def push(self, block: Frames) -> Frames:
        """Return what can be heard now that `block`, shape (n, sides), was added."""
        self._kept = np.concatenate([self._kept, block])
        count = max(0, len(self._kept) // self._hop - 1)
        if not count:
            return block[:0]
        spectra = self._spectra(count)
        gains = np.stack([self._gain(power) for power in _power(spectra)])
        parts = np.fft.irfft(spectra * gains, axis=1).astype(np.float32) * self._window
        self._kept = self._kept[count * self._hop :]
        return self._overlapped(parts)

    def finish(self) -> Frames:
        """Return the rest."""
        left = len(self._kept) - self._to_drop
        return self.push(np.zeros((2 * self._hop, self._kept.shape[1]), np.float32))[:left]

    def _spectra(self, count: int) -> NDArray[np.complex64]:
        """Return the spectra of the next windows, shape (count, bins, sides)."""
        view = np.lib.stride_tricks.sliding_window_view(self._kept, 2 * self._hop, axis=0)
        windows = view[:: self._hop][:count].transpose(0, 2, 1)
        return np.fft.rfft(windows * self._window, axis=1).astype(np.complex64)

    def _gain(self, power: Power) -> Power:
        """Return how much of each bin is let through."""
        noise = self._noise.below(power)
        over = power / noise
        told = np.maximum(over - 1, 0)
        if self._clean is not None:
            told = _TRUST * self._clean / noise + (1 - _TRUST) * told
        gain: Power = np.maximum(told / (1 + told), np.float32(SOFTEST))
        self._clean = gain * gain * power
        return gain

    def _overlapped(self, parts: Frames) -> Frames:
        """Return windows added up, as far as nothing will be added any more."""
        firsts, seconds = parts[:, : self._hop], parts[:, self._hop :]
        befores = np.concatenate([self._late[None], seconds[:-1]])
        self._late = seconds[-1]
        whole: Frames = (firsts + befores).reshape(-1, firsts.shape[2])
        dropped, self._to_drop = self._to_drop, 0
        return whole[dropped:]


class _Noise:
    """What each bin does not fall below."""

    def __init__(self, memory: int, bins: int, sides: int) -> None:
        self._seen: Power = np.zeros((memory, bins, sides), np.float32)
        self._count = 0
        self._smooth: Power | None = None
        self._level: Power | None = None

    def below(self, power: Power) -> Power:
        """Return the power of the noise now that a window of `power` was heard."""
        before = power if self._smooth is None else self._smooth
        self._smooth = _SMOOTH * before + (1 - _SMOOTH) * power
        self._seen[self._count % len(self._seen)] = self._smooth
        self._count += 1
        if self._level is None or self._count % _LOOK_AGAIN == 0:
            seen = self._seen[: self._count]
            place = int(len(seen) * _QUIETEST_PART)
            quietest = np.partition(seen, place, axis=0)[place]
            self._level = quietest * np.float32(_NOISE_OVER_QUIETEST) + np.float32(_NOTHING)
        return self._level


def _power(spectra: NDArray[np.complex64]) -> Power:
    power: Power = spectra.real**2 + spectra.imag**2
    return power
