"""The heard calls one number is made of: those on score sheets that score alike.

Of what applies only to some of the heard calls (a sheet, a score at all, a question), the same
share of the unheard is taken to have it: N · n_a ÷ n (3.4).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from callreview.domain.results.figures import Bounds, Dot
from callreview.domain.results.outcome import Heard, Outcome, Part
from callreview.domain.results.sheets import SheetUsed
from callreview.domain.statistics.polya import POOL_MINIMUM, POOL_SIZE
from callreview.domain.statistics.population import applicable_population


@dataclass(frozen=True)
class Stratum:
    """The calls of one person, or of everybody, that were reviewed (mostly: scored) on one sheet.

    `population` is what they speak for. `heard` has them by score and then by key, so that the
    order of reviewing is nowhere in it. Only one of scored calls has `scores` and `dots`.
    """

    person_id: str
    name: str
    population: int
    heard: tuple[Heard, ...]

    @property
    def scores(self) -> tuple[float, ...]:
        """Return the scores, the lowest first."""
        return tuple(float(percent_of(one)) for one in self.heard)

    @property
    def dots(self) -> tuple[Dot, ...]:
        """Return the calls as they are drawn in a chart, the lowest score first."""
        return tuple(
            Dot(one.call_id, one.review_id, percent_of(one), bool(one.fails)) for one in self.heard
        )


def percent_of(one: Heard) -> Fraction:
    """Return the score of a scored call."""
    assert one.percent is not None
    return one.percent


def stratum(part: Part, sheet: SheetUsed) -> Stratum:
    """Return what of a part was scored on `sheet`."""
    return _stratum(part, [one for one in _on(sheet, part) if one.percent is not None])


def judged(part: Part, sheet: SheetUsed) -> Stratum:
    """Return what of a part was reviewed on `sheet`: a call may fail where nothing has points."""
    return _stratum(part, _on(sheet, part))


def strata(outcome: Outcome, sheet: SheetUsed) -> tuple[Stratum, ...]:
    """Return the strata of a draw in which something was scored on `sheet`, by person."""
    return _by_person(stratum(part, sheet) for part in outcome.parts)


def strata_judged(outcome: Outcome, sheet: SheetUsed) -> tuple[Stratum, ...]:
    """Return the strata of a draw in which something was reviewed on `sheet`, by person."""
    return _by_person(judged(part, sheet) for part in outcome.parts)


def newest_reviews(outcomes: Sequence[Outcome], sheet: SheetUsed) -> tuple[Heard, ...]:
    """Return the reviews of the newest 60 calls of closed draws on `sheet`, each once.

    `outcomes` are in the order they were closed. Within a draw the newest calls count, not those
    that happened to be reviewed last: so the order of reviewing is in no number.
    """
    found: dict[str, Heard] = {}
    for outcome in outcomes:
        scored = [
            one
            for one in outcome.heard
            if one.percent is not None and one.version_id in sheet.version_ids
        ]
        for one in sorted(scored, key=lambda one: (one.start_local or "", one.call_id)):
            found.pop(one.call_id, None)
            found[one.call_id] = one
    return tuple(found.values())[-POOL_SIZE:]


def bounds_of(pool: Sequence[Heard], heard: Iterable[Heard]) -> Bounds:
    """Return how far an unheard call may lie: what the pool and this sample scored.

    A sample of more than 60 is longer than the pool, and its own worst call is among what was
    heard here; so it is always looked at too.
    """
    if len(pool) < POOL_MINIMUM:
        return Bounds(len(pool))
    scores = [percent_of(one) for one in (*pool, *heard)]
    return Bounds(len(pool), min(scores), max(scores))


def _on(sheet: SheetUsed, part: Part) -> list[Heard]:
    return [one for one in part.heard if one.version_id in sheet.version_ids]


def _stratum(part: Part, those: Sequence[Heard]) -> Stratum:
    population = part.population
    if part.heard:
        population = applicable_population(population, len(part.heard), len(those))
    ordered = sorted(those, key=lambda one: (one.percent or 0, one.review_id))
    return Stratum(part.person_id, part.name, population, tuple(ordered))


def _by_person(found: Iterable[Stratum]) -> tuple[Stratum, ...]:
    return tuple(sorted((one for one in found if one.heard), key=lambda one: one.person_id))
