"""How figures move from period to period: the change since the last, the row, three months."""

from collections.abc import Sequence
from dataclasses import replace

from callreview.domain.results.averages import company_average, plain_average
from callreview.domain.results.figures import Average, Bounds
from callreview.domain.results.outcome import Outcome
from callreview.domain.results.report import Earlier, PassedBefore, Trend, TrendPoint
from callreview.domain.results.scored import Stratum, strata
from callreview.domain.results.sheets import SheetUsed
from callreview.domain.statistics.change import Count, change, change_of_rate
from callreview.domain.statistics.control import Limits, ewma, xmr
from callreview.domain.statistics.population import applicable_population
from callreview.domain.statistics.ranges import FEWEST, Sample


def earlier(
    before: Outcome, then: Sequence[Stratum], now: Sequence[Stratum], *, variance: float
) -> Earlier | None:
    """Return the average of `then`, the strata of `before`, beside that of `now`.

    None where one of the two rests on fewer than five calls. `variance` is the company's.
    """
    if min(_heard(then), _heard(now)) < FEWEST:
        return None
    value = plain_average(then)
    assert value is not None
    found = change(_samples(then), _samples(now), company=variance)
    return Earlier(
        title=before.title,
        starts=before.starts,
        ends=before.ends,
        value=value,
        heard=_heard(then),
        change=found,
        passed=_passed_before(then, now),
    )


def trend(row: Sequence[Outcome], sheet: SheetUsed) -> Trend:
    """Return the company's averages of periods in a row; those of too few calls are left out."""
    points = tuple(point for one in row if (point := _point(one, sheet)))
    values = [float(point.value) for point in points]
    limits = xmr(values)
    return Trend(points, limits, _drift(values, limits) if limits else 0)


def rolling_average(
    months: Sequence[Sequence[Stratum]], *, repeats: int | None = None
) -> Average | None:
    """Return the average over several periods, each a stratum of its own; None of fewer."""
    parts = [stratum for month in months for stratum in month if stratum.heard]
    if len(parts) < 2:
        return None
    return replace(company_average(parts, Bounds(), repeats=repeats), dots=())


def of_person(sampled: Sequence[Stratum], person_id: str) -> tuple[Stratum, ...]:
    """Return the stratum of one person, if anything of theirs was heard."""
    return tuple(one for one in sampled if one.person_id == person_id)


def named_after(outcome: Outcome, sampled: Sequence[Stratum]) -> tuple[Stratum, ...]:
    """Return strata under the name of their draw, to tell periods apart."""
    return tuple(replace(one, name=outcome.title) for one in sampled)


def _point(outcome: Outcome, sheet: SheetUsed) -> TrendPoint | None:
    sampled = strata(outcome, sheet)
    value, heard = plain_average(sampled), _heard(sampled)
    if value is None or heard < FEWEST:
        return None
    return TrendPoint(outcome.draw_id, outcome.title, outcome.starts, outcome.ends, value, heard)


def _drift(values: Sequence[float], limits: Limits) -> int:
    smooth = ewma(values, limits.centre, limits.sd)
    last = smooth.values[-1]
    return (last > smooth.upper) - (last < smooth.lower) if limits.sd else 0


def _count(sampled: Sequence[Stratum]) -> Count | None:
    """Return how many passed in a single lot; None where there are several, or no pass mark."""
    if len(sampled) != 1:
        return None
    told = [one.passed for one in sampled[0].heard if one.passed is not None]
    if not told:
        return None
    population = applicable_population(sampled[0].population, len(sampled[0].heard), len(told))
    return Count(sum(told), len(told), population)


def _passed_before(then: Sequence[Stratum], now: Sequence[Stratum]) -> PassedBefore | None:
    before, after = _count(then), _count(now)
    if before is None or after is None:
        return None
    return PassedBefore(before.hits, before.heard, change_of_rate(before, after))


def _samples(sampled: Sequence[Stratum]) -> list[Sample]:
    return [Sample.of(one.scores, one.population) for one in sampled]


def _heard(sampled: Sequence[Stratum]) -> int:
    return sum(len(one.heard) for one in sampled)
