"""The average score of a person's calls, and of the company's, with its range (3.1 to 3.3)."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from callreview.domain.results.figures import Average, Basis, Bounds, Dot, Share, basis
from callreview.domain.results.scored import Stratum, percent_of
from callreview.domain.statistics.polya import company_range, polya_range, strict_range
from callreview.domain.statistics.ranges import Range
from callreview.domain.statistics.ranges import Stratum as Sampled

_ZERO = Fraction(0)
_OF_DISPUTES = 4_000


def average_of(one: Stratum, bounds: Bounds, *, repeats: int | None = None) -> Average:
    """Return the average of one stratum: of a person, or of a company drawn in one lot."""
    found = basis(len(one.heard), one.population)
    range_ = strict = None
    if found is Basis.SOME:
        few = min(repeats or _OF_DISPUTES, _OF_DISPUTES)
        strict = strict_range(one.scores, one.population, repeats=few)
        range_ = polya_range(
            one.scores,
            one.population,
            low=float(bounds.low),
            high=float(bounds.high),
            repeats=repeats,
        )
    return replace(_average([one], bounds, found, range_), strict=strict)


def company_average(
    strata: Sequence[Stratum], bounds: Bounds, *, repeats: int | None = None
) -> Average:
    """Return the average over all strata, weighted by how many calls each has.

    Unheard calls may be anything from 0 to 100 when there are several strata (3.2). `repeats`
    is how often they are imagined, by default as often as is good.
    """
    if len(strata) == 1:
        return average_of(strata[0], bounds, repeats=repeats)
    found = basis(_heard(strata), _population(strata))
    range_ = None
    if found is Basis.SOME:
        sampled = [Sampled(one.scores, one.population) for one in strata]
        range_ = company_range(sampled, repeats=repeats)
    return _average(strata, Bounds(bounds.reviews), found, range_)


def plain_average(strata: Sequence[Stratum]) -> Fraction | None:
    """Return the average alone, weighted by how many calls each stratum has; None of nothing."""
    return weighted(tuple(map(_share, strata)))


def mean(percents: Sequence[Fraction]) -> Fraction:
    """Return the plain mean of at least one number."""
    return sum(percents, _ZERO) / len(percents)


def weighted(shares: Sequence[Share]) -> Fraction | None:
    """Return the mean of strata weighted by their calls, None if nothing was heard in any."""
    told = [(one.average, one.population) for one in shares if one.average is not None]
    whole = sum(population for _, population in told)
    if not whole:
        return None
    return sum((average * population for average, population in told), _ZERO) / whole


def _average(
    strata: Sequence[Stratum], bounds: Bounds, found: Basis, range_: Range | None
) -> Average:
    shares = tuple(map(_share, strata))
    dots = sorted(
        (dot for one in strata for dot in one.dots), key=lambda dot: (dot.percent, dot.review_id)
    )
    return Average(
        basis=found,
        population=_population(strata),
        dots=tuple[Dot, ...](dots),
        value=weighted(shares) if found in (Basis.SOME, Basis.ALL) else None,
        range=range_,
        bounds=bounds,
        shares=shares,
    )


def _share(one: Stratum) -> Share:
    percents = [percent_of(heard) for heard in one.heard]
    average = mean(percents) if percents else None
    return Share(one.name, len(one.heard), one.population, average)


def _heard(strata: Sequence[Stratum]) -> int:
    return sum(len(one.heard) for one in strata)


def _population(strata: Sequence[Stratum]) -> int:
    return sum(one.population for one in strata)
