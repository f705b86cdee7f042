"""How tall a sound is drawn: in even steps, or in decibels so that the quiet can be seen too."""

import math

import numpy as np
from numpy.typing import NDArray

LOWEST_DB = -60.0
"""What is softer than this lies on the middle line."""
STEPS_PER_DOUBLING = 2
_MARKED_DB = (0, -6, -12, -24, -36, -48)


def height_of(parts: NDArray[np.float32], *, decibels: bool) -> NDArray[np.float32]:
    """Return parts of full scale (-1 to 1) as parts of the height they are drawn at."""
    if not decibels:
        return parts
    floor = np.float32(10 ** (LOWEST_DB / 20))
    level = 20 * np.log10(np.maximum(np.abs(parts), floor)) / -LOWEST_DB + 1
    heights: NDArray[np.float32] = (np.sign(parts) * level).astype(np.float32)
    return heights


def enlarged(gain: float, steps: int) -> float:
    """Return a gain made larger by steps of half a doubling, smaller if negative."""
    return float(gain * 2.0 ** (steps / STEPS_PER_DOUBLING))


def scale_marks(gain: float) -> tuple[tuple[int, float], ...]:
    """Return the decibels to be marked, and the part of the height each is drawn at."""
    found = []
    for level in _MARKED_DB:
        part = 1 + (level + 20 * math.log10(gain)) / -LOWEST_DB
        if 0 < part <= 1:
            found.append((level, part))
    return tuple(found)
