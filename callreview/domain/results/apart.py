"""Whether people differ beyond luck, and where each stands beside all (3.6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from callreview.domain.results.averages import plain_average
from callreview.domain.results.figures import Basis, basis
from callreview.domain.results.report import Between
from callreview.domain.results.scored import Stratum
from callreview.domain.statistics.between import (
    Standing,
    calls_for_reliability,
    gap_if_equal,
    group_confidence,
    group_range,
    groups,
    reliability,
    shrunk,
)
from callreview.domain.statistics.planning import pooled_variance
from callreview.domain.statistics.ranges import Sample


@dataclass(frozen=True)
class Apart:
    """What can be told between people; `standings` and `guesses` by person."""

    between: Between
    standings: Mapping[str, Standing]
    guesses: Mapping[str, float]


def apart(sampled: Sequence[Stratum], *, repeats: int | None = None) -> Apart | None:
    """Return what can be told between people who have an average; None of fewer than two."""
    people = [one for one in sampled if _has_average(one)]
    company = plain_average(sampled)
    spread = pooled_variance([one.scores for one in people])
    if len(people) < 2 or company is None or spread is None:
        return None
    samples = [Sample.of(one.scores, one.population) for one in people]
    luck = [spread * one.unheard_share / one.heard for one in samples]
    guesses = shrunk([one.mean for one in samples], luck)
    ranges = [
        group_range(one.scores, one.population, len(people), repeats=repeats) for one in people
    ]
    keys = [one.person_id for one in people]
    between = Between(
        people=len(people),
        heard=median_low(one.heard for one in samples),
        reliability=reliability(guesses.tau2, luck),
        gap_if_equal=gap_if_equal(luck),
        gap=max(one.mean for one in samples) - min(one.mean for one in samples),
        calls_needed=calls_for_reliability(guesses.tau2, spread),
        tau2=guesses.tau2,
        level=group_confidence(len(people)),
    )
    standings = dict(zip(keys, groups(ranges, float(company)), strict=True))
    return Apart(between, standings, dict(zip(keys, guesses.values, strict=True)))


def _has_average(one: Stratum) -> bool:
    return basis(len(one.heard), one.population) in (Basis.SOME, Basis.ALL)
