"""From the sides of a call to two ears: which side is heard, and how loud each."""

import numpy as np

from callreview.audio.output import Frames
from callreview.domain.hearing import Hearing, Sides


def to_ears(sides: Frames, hearing: Hearing) -> Frames:
    """Return sound of one or two sides, shape (n, sides), for two ears, shape (n, 2).

    Two sides go each to its ear; centred, or one alone, to both ears, as loud as it was in
    its own. One side alone is heard though it is muted.
    """
    if sides.shape[1] == 1:
        return np.repeat(sides, 2, axis=1)
    return sides @ _matrix(hearing)


def may_be_too_loud(hearing: Hearing) -> bool:
    """Return whether what is heard may pass full scale."""
    sums_up = hearing.centred and hearing.sides is Sides.BOTH
    return sums_up or hearing.levelled or max(hearing.gains_db) > 0


def _matrix(hearing: Hearing) -> Frames:
    """Return how much of each side (rows) goes to each ear (columns)."""
    left, right = (10 ** (gain / 20) for gain in hearing.gains_db)
    if hearing.sides is Sides.LEFT:
        ears = [[left, left], [0, 0]]
    elif hearing.sides is Sides.RIGHT:
        ears = [[0, 0], [right, right]]
    else:
        left, right = left * (not hearing.muted[0]), right * (not hearing.muted[1])
        ears = [[left, left], [right, right]] if hearing.centred else [[left, 0], [0, right]]
    return np.array(ears, np.float32)
