"""Agreement in points of the total, which is the number owners understand."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean, stdev

import numpy as np

from callreview.domain.agreement.ratings import Array, Statistic, quotient
from callreview.domain.statistics.quantiles import t_quantile
from callreview.domain.statistics.ranges import CONFIDENCE, Method, Range

Totals = Mapping[str, float]
"""The totals of one call by who scored it."""


@dataclass(frozen=True)
class Offset:
    """How many points a reviewer gives more than the others on the same `calls`, on average.

    Below 0 is stricter. No range from a single call, nor where every gap is the same.
    """

    rater: str
    points: float
    calls: int
    range: Range | None = None

    @property
    def is_clear(self) -> bool:
        """Return whether luck alone would rarely show it."""
        return self.range is not None and not self.range.covers(0)


def mean_gap(calls: Sequence[Totals]) -> Statistic:
    """Return the gap between two totals of the same call: the mean over pairs, then over calls."""
    gaps, paired = _over_pairs(calls, abs)

    def statistic(weights: Array) -> Array:
        return quotient(weights @ gaps, weights @ paired)

    return statistic


def within_call_sd(calls: Sequence[Totals]) -> Statistic:
    """Return the standard deviation of totals of the same call, `sqrt(mean d² / 2)`."""
    squares, paired = _over_pairs(calls, lambda gap: gap * gap)

    def statistic(weights: Array) -> Array:
        return np.asarray(np.sqrt(quotient(weights @ squares, 2 * (weights @ paired))))

    return statistic


def offsets(calls: Sequence[Totals], *, expert: str | None = None) -> tuple[Offset, ...]:
    """Return each reviewer's mean of own total less that of the others, the strictest first.

    With an `expert` it is own less the expert's, who is left out. Ranges by t over calls.
    """
    raters = dict.fromkeys(rater for call in calls for rater in call if rater != expert)
    found = (_offset(rater, _gaps(calls, rater, expert)) for rater in raters)
    return tuple(sorted((one for one in found if one.calls), key=lambda one: one.points))


def _gaps(calls: Iterable[Totals], rater: str, expert: str | None) -> list[float]:
    gaps = []
    for call in calls:
        others = [
            total
            for who, total in call.items()
            if who != rater and (expert is None or who == expert)
        ]
        if rater in call and others:
            gaps.append(call[rater] - fmean(others))
    return gaps


def _offset(rater: str, gaps: list[float]) -> Offset:
    points = fmean(gaps) if gaps else 0.0
    spread = stdev(gaps) if len(gaps) > 1 else 0.0
    if not spread:
        return Offset(rater, points, len(gaps))
    reach = t_quantile((1 + CONFIDENCE) / 2, len(gaps) - 1) * spread / math.sqrt(len(gaps))
    return Offset(rater, points, len(gaps), Range(points - reach, points + reach, method=Method.T))


def _over_pairs(calls: Sequence[Totals], measured: Callable[[float], float]) -> tuple[Array, Array]:
    means = [
        [measured(one - other) for one, other in combinations(call.values(), 2)] for call in calls
    ]
    return (
        np.array([fmean(each) if each else 0.0 for each in means]),
        np.array([float(bool(each)) for each in means]),
    )
