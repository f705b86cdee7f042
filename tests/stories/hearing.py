"""What can be told about a sound by listening: is it that one, how high, how fast."""

import numpy as np
from numpy.typing import NDArray

from tests.sound import RATE, Samples, likeness

Sound = NDArray[np.float64]
_FRAME_S = 0.01
_PIECE_S = 0.6
_STUMBLE_S = 0.15


def contains(heard: Samples, part: Sound, rate: int) -> float:
    """Return how well a part of a recording of `rate` is found in what was heard, -1 to 1.

    It is looked for in pieces, and the middle result counts: on a busy machine the sound may
    stumble once.
    """
    size = round(_PIECE_S * RATE)
    whole = _at_rate(part, rate)
    pieces = [whole[at : at + size] for at in range(0, len(whole) - size + 1, size)]
    return float(np.median([likeness(piece, heard)[0] for piece in pieces]))


def tone_heard(heard: Samples, hertz: float) -> tuple[float, float, float]:
    """Return from which second to which one a tone near `hertz` is heard; the longest one.

    The third number is how many seconds of that were sound: a stumble of the machine is none.
    """
    size = round(_FRAME_S * RATE)
    frames = heard[: len(heard) // size * size].reshape(-1, size) * np.hanning(size)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    near = np.abs(np.fft.rfftfreq(size, 1 / RATE) - hertz) < 1.6 / _FRAME_S
    is_pure = power[:, near].sum(axis=1) > 0.9 * power.sum(axis=1) + 1e-3
    begun, last = 0, -1
    longest = (0, 0)
    for at in np.flatnonzero(is_pure).tolist():
        if (at - last) * _FRAME_S > _STUMBLE_S:
            begun = at
        last = at
        longest = max(longest, (begun, last + 1), key=lambda run: run[1] - run[0])
    sounding = int(is_pure[longest[0] : longest[1]].sum())
    return longest[0] * _FRAME_S, longest[1] * _FRAME_S, sounding * _FRAME_S


def pitch(heard: Samples) -> float:
    """Return the frequency that is strongest, to a fraction of a hertz."""
    size = 1 << 19
    spectrum = np.abs(np.fft.rfft(heard * np.blackman(len(heard)), size))
    return float(spectrum.argmax() * RATE / size)


def pace(heard: Samples, part: Sound, rate: int, *, speed: float) -> float:
    """Return how well the loudness of `heard` follows that of `part` played at `speed`.

    The correlation at the best place, -1 to 1; `heard` is the longer one.
    """
    expected = _loudness(part, rate, _FRAME_S * speed)
    found = _loudness(heard.astype(np.float64), RATE, _FRAME_S)
    places = range(len(found) - len(expected) + 1)
    assert places, "too little was heard"
    return max(float(np.corrcoef(expected, found[at : at + len(expected)])[0, 1]) for at in places)


def _loudness(sound: Sound, rate: int, every_s: float) -> Sound:
    edges = (np.arange(int(len(sound) / rate / every_s) + 1) * every_s * rate).astype(np.int64)
    energy = np.concatenate(([0.0], np.cumsum(sound**2)))
    loud: Sound = np.sqrt(np.diff(energy[edges]) / np.diff(edges))
    return np.convolve(loud, np.full(3, 1 / 3), "same")


def _at_rate(part: Sound, rate: int) -> Samples:
    """Return the part as a card of RATE plays it: nothing above half its own rate."""
    times = RATE // rate
    spectrum = np.fft.rfft(part)
    return (np.fft.irfft(spectrum, len(part) * times) * times).astype(np.float32)
