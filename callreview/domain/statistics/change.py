"""Whether a number changed between two periods, or luck alone may have done it (3.5).

Unlike averages, differences of two equally skewed samples are nearly symmetric, so t is fine
here. The scatter is pooled over both periods and steadied by the company's.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from callreview.domain.statistics.planning import pooled_variance
from callreview.domain.statistics.proportions import newcombe
from callreview.domain.statistics.quantiles import t_quantile
from callreview.domain.statistics.ranges import CONFIDENCE, Method, Range, Sample, check_heard
from callreview.domain.statistics.stratified import weighted_mean

PRIOR_VARIANCE = 15.0**2
PRIOR_FREEDOM = 3
"""How many reviews' worth the prior variance has in a company's."""
COMPANY_FREEDOM = 8
"""How much a company's variance weighs beside the two periods' own."""


@dataclass(frozen=True)
class Change:
    """How much later a number is above an earlier one, in points, with its range."""

    difference: float
    range: Range

    @property
    def is_clear(self) -> bool:
        """Return whether luck alone would rarely do that: the range leaves 0 out."""
        return not self.range.covers(0.0)


@dataclass(frozen=True)
class Count:
    """How often something happened in the calls heard, and how many there are."""

    hits: int
    heard: int
    population: int

    def __post_init__(self) -> None:
        check_heard(self.heard, self.population)
        if self.heard < 1 or not 0 <= self.hits <= self.heard:
            raise ValueError(f"cannot have {self.hits} hits in {self.heard} calls")

    @property
    def rate(self) -> float:
        """Return the hits per hundred calls heard."""
        return 100 * self.hits / self.heard


def company_variance(people: Sequence[Sequence[float]]) -> float:
    """Return s0² of 3.5: the company's variance within people with a prior of 15 points."""
    found = pooled_variance(people, prior=PRIOR_VARIANCE, prior_freedom=PRIOR_FREEDOM)
    return PRIOR_VARIANCE if found is None else found


def change(
    before: Sequence[Sample],
    after: Sequence[Sample],
    *,
    company: float = PRIOR_VARIANCE,
    confidence: float = CONFIDENCE,
) -> Change:
    """Return the change of an average; each period has one sample, or one of each person.

    With samples of several people each weighs as much as it has calls. `company` is
    `company_variance`, above 0. ValueError otherwise, and for a period without samples.
    """
    if not before or not after or not company > 0:
        raise ValueError(f"a period without samples, or a company's variance of {company}")
    difference = weighted_mean(after) - weighted_mean(before)
    samples = (*before, *after)
    freedom = COMPANY_FREEDOM + sum(one.heard - 1 for one in samples)
    own = math.fsum((one.heard - 1) * one.variance for one in samples)
    pooled = (COMPANY_FREEDOM * company + own) / freedom
    error = math.sqrt(pooled * (_spread(before) + _spread(after)))
    reach = t_quantile((1 + confidence) / 2, freedom) * error
    is_known = all(one.heard == one.population for one in samples)
    method = Method.ALL_HEARD if is_known else Method.T
    low, high = max(-100.0, difference - reach), min(100.0, difference + reach)
    return Change(difference, Range(low, high, confidence, method))


def change_of_rate(before: Count, after: Count, *, confidence: float = CONFIDENCE) -> Change:
    """Return the change of a rate, by Newcombe's hybrid score; exact when all were heard."""
    difference = after.rate - before.rate
    if before.heard == before.population and after.heard == after.population:
        return Change(difference, Range(difference, difference, confidence, Method.ALL_HEARD))
    found = newcombe(after.hits, after.heard, before.hits, before.heard, confidence=confidence)
    return Change(difference, found)


def _spread(samples: Sequence[Sample]) -> float:
    population = sum(one.population for one in samples)
    return math.fsum(
        (one.population / population) ** 2 * one.unheard_share / one.heard for one in samples
    )
