"""The chart of averages over time: what is usual, what is a signal, and a smooth line (3.5)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

TRIAL_FROM = 6
FIRM_FROM = 12
"""From how many points limits are tried, and from how many they stay as they are."""
IN_A_ROW = 8
_TO_SD = 1.128
"""d2 of two: how much larger the mean moving range is than the standard deviation."""
_RANGE_LIMIT = 3.267
"""D4 of two."""
SMOOTHING = 0.3


@dataclass(frozen=True)
class Limits:
    """An XmR chart: the usual is between `lower` and `upper` around `centre`, in points.

    `moving_range` is the mean step between neighbours; steps above `range_limit` are unusual.
    `is_firm` from twelve points, whose limits later points no longer move. `outside` and
    `runs` are the places of points that are a signal: beyond a limit, or the eighth (and
    later) in a row on one side.
    """

    centre: float
    lower: float
    upper: float
    moving_range: float
    range_limit: float
    is_firm: bool
    outside: tuple[int, ...]
    runs: tuple[int, ...]

    @property
    def sd(self) -> float:
        """Return the standard deviation the steps speak of."""
        return self.moving_range / _TO_SD


@dataclass(frozen=True)
class Smooth:
    """An EWMA: a value for each point, and the limits it usually stays within."""

    values: tuple[float, ...]
    lower: float
    upper: float


def xmr(points: Sequence[float]) -> Limits | None:
    """Return the limits of these points in their order; None for fewer than six.

    Points that never moved have no signals: nothing says how much would be unusual.
    """
    if len(points) < TRIAL_FROM:
        return None
    base = points[:FIRM_FROM]
    centre = fmean(base)
    step = fmean(abs(later - earlier) for earlier, later in pairwise(base))
    reach = 3 * step / _TO_SD
    outside = (place for place, point in enumerate(points) if abs(point - centre) > reach)
    return Limits(
        centre,
        centre - reach,
        centre + reach,
        step,
        _RANGE_LIMIT * step,
        len(base) == FIRM_FROM,
        tuple(outside) if step else (),
        _runs([point - centre for point in points]) if step else (),
    )


def ewma(points: Sequence[float], start: float, sd: float, *, weight: float = SMOOTHING) -> Smooth:
    """Return the line that follows the points slowly from `start`, with limits of 3 SD."""
    values, value = [], start
    for point in points:
        value += weight * (point - value)
        values.append(value)
    reach = 3 * sd * math.sqrt(weight / (2 - weight))
    return Smooth(tuple(values), start - reach, start + reach)


def _runs(offsets: Sequence[float]) -> tuple[int, ...]:
    found, count, was = [], 0, 0
    for place, offset in enumerate(offsets):
        side = (offset > 0) - (offset < 0)
        count = count + 1 if side == was else 1
        was = side
        if side and count >= IN_A_ROW:
            found.append(place)
    return tuple(found)
