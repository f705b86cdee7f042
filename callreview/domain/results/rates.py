"""How many of all calls are so, from how many heard ones are: passes, fails, questions (3.4)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from callreview.domain.results.averages import weighted
from callreview.domain.results.figures import Basis, Rate, Share, basis
from callreview.domain.results.outcome import Heard
from callreview.domain.results.scored import Stratum
from callreview.domain.statistics.exact import hyper_exact, zero_bound
from callreview.domain.statistics.polya import company_range
from callreview.domain.statistics.population import applicable_population
from callreview.domain.statistics.ranges import Stratum as Sampled

Asked = Callable[[Heard], bool | None]
"""Whether a call is so; None where the question does not apply to it."""


@dataclass(frozen=True)
class _Told:
    """Of one stratum: the calls it applies to, those that are so, and how many it speaks for."""

    name: str
    hits: int
    opened: tuple[str, ...]
    heard: int
    population: int

    @property
    def share(self) -> Share:
        return Share(self.name, self.heard, self.population, Fraction(100 * self.hits, self.heard))

    @property
    def sampled(self) -> Sampled:
        misses = self.heard - self.hits
        return Sampled((0.0,) * misses + (100.0,) * self.hits, self.population)


def rate_of(
    strata: Sequence[Stratum], asked: Asked, *, opens: bool, repeats: int | None = None
) -> Rate:
    """Return how many calls are so, over one stratum or several.

    `opens` says which reviews one wants to open: those that are so, or those that are not.

    Of one stratum the range is the hypergeometric one, and of no hits a bound from above at
    95 %; of several it is that of 3.2 with 0 and 100 for scores.
    """
    told = [_told(one, asked, opens=opens) for one in strata if one.heard]
    told = [one for one in told if one.heard]
    shares = tuple(one.share for one in told)
    heard, population = sum(one.heard for one in told), sum(one.population for one in told)
    ids = tuple(sorted(key for one in told for key in one.opened))
    found = basis(heard, population)
    hits = sum(one.hits for one in told)
    rate = Rate(found, hits, heard, population, None, None, None, ids, shares)
    if found in (Basis.NOTHING, Basis.TOO_FEW):
        return rate
    rate = replace(rate, percent=weighted(shares))
    if found is Basis.ALL:
        return rate
    low, high, method = _range(told, repeats)
    return replace(rate, low=low, high=high, method=method)


def _told(one: Stratum, asked: Asked, *, opens: bool) -> _Told:
    answers = [(heard.review_id, asked(heard)) for heard in one.heard]
    those = sum(answer is not None for _, answer in answers)
    hits = sum(answer is True for _, answer in answers)
    opened = tuple(key for key, answer in answers if answer is opens)
    population = applicable_population(one.population, len(one.heard), those)
    return _Told(one.name, hits, opened, those, population)


def _range(told: Sequence[_Told], repeats: int | None) -> tuple[int, int, str]:
    if len(told) == 1:
        (one,) = told
        if not one.hits:
            return 0, zero_bound(one.heard, one.population), "zero bound"
        return (*hyper_exact(one.hits, one.heard, one.population), "hypergeometric")
    found = company_range([one.sampled for one in told], repeats=repeats)
    population = sum(one.population for one in told)
    hits = sum(one.hits for one in told)
    misses = sum(one.heard for one in told) - hits
    low = max(hits, floor(found.low * population / 100))
    high = min(population - misses, ceil(found.high * population / 100))
    return low, high, "stratified polya"
