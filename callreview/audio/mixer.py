"""From the sides of a call to two ears: which side is heard, and how loud."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from callreview.audio.output import Frames

FULL_SCALE = 32_768.0


class Side(StrEnum):
    """What is heard: both sides each in its ear, or one side alone in both."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


def mix(block: NDArray[np.int16], side: Side, gain: float) -> Frames:
    """Return int16 sound of any number of channels, shape (n, channels), for two ears.

    Channels beyond two join the side of their parity, at half strength each.
    """
    left, right = _sides(block)
    if side is Side.LEFT:
        right = left
    elif side is Side.RIGHT:
        left = right
    return np.column_stack((left, right)) * np.float32(gain / FULL_SCALE)


def _sides(block: NDArray[np.int16]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    channels = block.shape[1]
    if channels <= 2:
        return block[:, 0].astype(np.float32), block[:, channels - 1].astype(np.float32)
    evens, odds = block[:, 0::2], block[:, 1::2]
    return evens.mean(axis=1, dtype=np.float32), odds.mean(axis=1, dtype=np.float32)
