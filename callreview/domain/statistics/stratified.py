"""The company's average from samples of its people, each by how many calls there are (3.1).

The variance is the classic one (Cochran 1977, chapter 5), for plans and for telling people
apart. A range that is shown comes from `polya.company_range`: in small samples with rare
disasters this one covers 79 to 88 times in 100 only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from callreview.domain.statistics.ranges import Sample


@dataclass(frozen=True)
class Stratified:
    """An average over strata: its variance and Satterthwaite's degrees of freedom.

    `freedom` is infinite when nothing varies: all heard, or all scores equal.
    """

    mean: float
    variance: float
    freedom: float

    @property
    def error(self) -> float:
        """Return the standard error, in points."""
        return math.sqrt(self.variance)


def stratified(samples: Sequence[Sample]) -> Stratified:
    """Return the average weighted by population; ValueError without samples, or with one of a
    single call of several, whose variance nobody knows.
    """
    if not samples or any(one.heard == 1 < one.population for one in samples):
        raise ValueError("every stratum needs two calls, or all it has")
    population = sum(one.population for one in samples)
    parts = [
        (one.population / population) ** 2 * one.unheard_share * one.variance / one.heard
        for one in samples
    ]
    freedom = [part**2 / (one.heard - 1) for part, one in zip(parts, samples, strict=True) if part]
    total = math.fsum(parts)
    return Stratified(
        weighted_mean(samples), total, total**2 / math.fsum(freedom) if freedom else math.inf
    )


def weighted_mean(samples: Sequence[Sample]) -> float:
    """Return the average of all, each sample weighing as much as it has calls."""
    population = sum(one.population for one in samples)
    return math.fsum(one.population * one.mean for one in samples) / population
