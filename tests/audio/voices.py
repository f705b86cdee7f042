"""Speech, music and noise to listen to. The speech is that of the sample calls."""

from functools import cache
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from callreview.resources import resource

RATE = 8000
Real = NDArray[np.float64]

TWO_SIDES = resource("demo", "calls", "freepbx", "2026", "03", "10") / (
    "external-201-+15125550142-20260310-094112-1773153671.17.wav"
)
"""A call of 75 s, the person on the left; from 0:34.5 to 0:43.2 the customer is on hold."""


@cache
def both_sides() -> Real:
    """Return that call, of shape (frames, 2), from -1 to 1."""
    sound: Real = soundfile.read(TWO_SIDES)[0]
    return sound


def noise(seconds: float, *, level: float = 0.05) -> Real:
    """Return white noise."""
    sound: Real = np.random.default_rng(7).standard_normal(round(seconds * RATE)) * level
    return sound


def rumble(seconds: float) -> Real:
    """Return the noise of a car: the deeper the louder."""
    spectrum = np.fft.rfft(noise(seconds))
    spectrum /= np.maximum(np.arange(len(spectrum)) / seconds, 50)
    sound: Real = np.fft.irfft(spectrum, round(seconds * RATE))
    return sound * (0.1 / float(sound.std()))


def music(seconds: float) -> Real:
    """Return a tune over chords, with a drum on every beat."""
    random = np.random.default_rng(5)
    sound = np.zeros(round((seconds + 1) * RATE))
    ring = np.arange(RATE) / RATE
    for beat in np.arange(0, seconds, 0.5):
        at = round(beat * RATE)
        hertz = random.choice([220, 262, 294, 330, 392, 440])
        note = sum(np.sin(2 * np.pi * hertz * n * ring) / n for n in range(1, 9))
        chord = sum(np.sin(2 * np.pi * hertz * part * ring) for part in (0.5, 0.75, 1.25))
        drum = random.standard_normal(RATE) * np.exp(-40 * ring)
        sound[at : at + RATE] += (note + chord / 3) * np.exp(-2 * ring) + drum
    whole: Real = sound[: round(seconds * RATE)]
    return whole / (2.5 * float(np.abs(whole).max()))


def write(path: Path, sound: Real, rate: int = RATE) -> Path:
    """Write sound as a WAV of 16 bits."""
    soundfile.write(path, np.clip(sound, -1, 1), rate, subtype="PCM_16")
    return path
