"""Ranges of a rate where nobody knows of how many calls: Clopper-Pearson, Wilson, Newcombe.

Where the number of calls is known `exact` is better. All in points from 0 to 100 (a
difference of two rates: -100 to 100); of nothing heard nothing is known.
"""

import math

from callreview.domain.statistics.quantiles import beta_quantile, normal_quantile
from callreview.domain.statistics.ranges import CONFIDENCE, Method, Range, check_heard


def clopper_pearson(hits: int, heard: int, *, confidence: float = CONFIDENCE) -> Range:
    """Return the exact range of a rate over endlessly many calls."""
    _check(hits, heard)
    tail = (1 - confidence) / 2
    low = 100 * beta_quantile(tail, hits, heard - hits + 1) if hits else 0.0
    high = 100 * beta_quantile(1 - tail, hits + 1, heard - hits) if hits < heard else 100.0
    return Range(low, high, confidence, Method.CLOPPER_PEARSON)


def wilson(hits: float, heard: float, *, confidence: float = CONFIDENCE) -> Range:
    """Return the score range of a rate: for pictures, agreement and plans, not for results.

    Answers that hang together are worth fewer, perhaps a fraction.
    """
    _check(hits, heard)
    if not heard:
        return Range(0.0, 100.0, confidence, Method.WILSON)
    z = normal_quantile((1 + confidence) / 2)
    rate = hits / heard
    centre = rate + z * z / (2 * heard)
    reach = z * math.sqrt(rate * (1 - rate) / heard + z * z / (4 * heard * heard))
    below = 1 + z * z / heard
    low = 100 * (centre - reach) / below if hits else 0.0
    high = 100 * (centre + reach) / below if hits < heard else 100.0
    return Range(low, high, confidence, Method.WILSON)


def newcombe(
    hits: int, heard: int, less_hits: int, less_heard: int, *, confidence: float = CONFIDENCE
) -> Range:
    """Return the range of the first rate less the second (Newcombe 1998, method 10)."""
    first = wilson(hits, heard, confidence=confidence)
    second = wilson(less_hits, less_heard, confidence=confidence)
    if not heard or not less_heard:
        return Range(-100.0, 100.0, confidence, Method.NEWCOMBE)
    rate, less = 100 * hits / heard, 100 * less_hits / less_heard
    down = math.hypot(rate - first.low, second.high - less)
    up = math.hypot(first.high - rate, less - second.low)
    low, high = rate - less - down, rate - less + up
    return Range(max(-100.0, low), min(100.0, high), confidence, Method.NEWCOMBE)


def _check(hits: float, heard: float) -> None:
    check_heard(hits, max(heard, 1))
    if hits > heard:
        raise ValueError(f"cannot have {hits} hits in {heard} calls")
