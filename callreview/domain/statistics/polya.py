"""The range of an average, by completing the calls nobody heard (3.2, 3.3).

In words: "the calls we did not hear look like the ones we did hear, plus an unknown call that
may be as bad (or as good) as anything we have heard here." The low end of the range is a low
quantile of the completed averages with the unknown call at its worst, the high end a high one
with it at its best.

On passes and fails (0 and 100) with a whole unknown call this *is* the exact range of
`exact.hyper_exact`. With the number of unheard calls growing it becomes Gaffke's bound (2005);
the completion is the Pólya posterior (Ghosh and Meeden). The half call and the bounds from the
pool are ours: no theorem, but tests/domain/statistics/coverage.py. `numpy` is loaded only when
a range is wanted.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from callreview.domain.statistics.completions import Completions, repeats_for
from callreview.domain.statistics.ranges import CONFIDENCE, Method, Range, Stratum

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHT = 0.5
"""How much the unknown call counts beside one that was heard."""
POOL_SIZE = 60
"""How many of the company's latest scores say how bad or good a call may be here."""
POOL_MINIMUM = 30
"""With fewer in the pool it may be anything from 0 to 100."""
_SAME = 1e-9


def polya_range(
    scores: Sequence[float],
    population: int,
    *,
    low: float = 0.0,
    high: float = 100.0,
    weight: float = WEIGHT,
    confidence: float = CONFIDENCE,
    repeats: int | None = None,
) -> Range:
    """Return where the average of all `population` calls very likely lies (3.3).

    `low` and `high` say how bad and good the unknown call may be: see `pool_bounds`. A score
    beyond them moves them; where they leave nothing between them they are 0 and 100. Of no
    scores at all nothing is known: 0 to 100. `repeats` completions are drawn, by default as
    many as `repeats_for` says.
    """
    stratum = Stratum(tuple(map(float, scores)), population)
    if not stratum.scores:
        return Range(0.0, 100.0, confidence, Method.POLYA)
    if stratum.is_all_heard:
        return _all_heard([stratum], confidence)
    bounds = _Bounds(min(low, *stratum.scores), max(high, *stratum.scores))
    if bounds.low == bounds.high:
        bounds = _Bounds(0.0, 100.0)
    lot = _Lot.of(stratum, weight, repeats or repeats_for(stratum.heard))
    return _range([stratum], [lot], bounds, confidence, Method.POLYA)


def strict_range(
    scores: Sequence[float],
    population: int,
    *,
    confidence: float = CONFIDENCE,
    repeats: int | None = None,
) -> Range:
    """Return the range for disputes: a whole unknown call, anything from 0 to 100."""
    found = polya_range(scores, population, weight=1.0, confidence=confidence, repeats=repeats)
    return found if found.method == Method.ALL_HEARD else replace(found, method=Method.STRICT)


def company_range(
    strata: Sequence[Stratum], *, confidence: float = CONFIDENCE, repeats: int | None = None
) -> Range:
    """Return where the average of all calls of all strata very likely lies (3.2).

    Each stratum weighs as much as it has calls. Whoever was not heard at all must be left out
    by the caller, who says so ("covers 5 of 6 people, 93 % of calls"): ValueError.
    """
    if not strata or not all(stratum.scores for stratum in strata):
        raise ValueError("a stratum without scores: say whom the number covers instead")
    if all(stratum.is_all_heard for stratum in strata):
        return _all_heard(strata, confidence)
    repeats = repeats or repeats_for(sum(stratum.heard for stratum in strata))
    ordered = sorted(strata, key=lambda one: (one.population, sorted(one.scores)))
    lots = [
        _Lot.of(stratum, 1 / len(strata), repeats, f"|{place}")
        for place, stratum in enumerate(ordered)
        if not stratum.is_all_heard
    ]
    return _range(ordered, lots, _Bounds(0.0, 100.0), confidence, Method.COMPANY)


def pool_bounds(pool: Sequence[float]) -> tuple[float, float]:
    """Return how bad and how good a call may be here, from the `POOL_SIZE` latest scores.

    The pool is of the whole company on the same score sheet, scores before fails, with the
    sample itself in it. With fewer than `POOL_MINIMUM` (a cold start) anything may be.
    """
    if len(pool) < POOL_MINIMUM:
        return 0.0, 100.0
    return float(min(pool)), float(max(pool))


@dataclass(frozen=True)
class _Bounds:
    """How bad and how good the unknown call may be."""

    low: float
    high: float


@dataclass(frozen=True)
class _Lot:
    """The scores of a stratum, and the completions of its unheard calls."""

    scores: tuple[float, ...]
    completions: Completions

    @classmethod
    def of(cls, stratum: Stratum, weight: float, repeats: int, salt: str = "") -> "_Lot":
        drawn = Completions(stratum.heard, stratum.population, weight, repeats, salt)
        return cls(tuple(sorted(stratum.scores)), drawn)

    def sums(self, bounds: _Bounds) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
        """Return the sum over the unheard calls of each completion, at worst and at best."""
        import numpy as np

        lows, highs = np.empty(self.completions.repeats), np.empty(self.completions.repeats)
        for place, like in self.completions.blocks():
            known, unknown = like[:, :-1] @ np.asarray(self.scores), like[:, -1]
            lows[place] = known + unknown * bounds.low
            highs[place] = known + unknown * bounds.high
        return lows, highs


def _range(
    strata: Sequence[Stratum],
    lots: Sequence[_Lot],
    bounds: _Bounds,
    confidence: float,
    method: Method,
) -> Range:
    import numpy as np

    sums = [lot.sums(bounds) for lot in lots]
    tail = (1 - confidence) / 2
    low = float(np.quantile(sum(low for low, _ in sums), tail, method="lower"))
    high = float(np.quantile(sum(high for _, high in sums), 1 - tail, method="higher"))
    low, high = _with_room(low, high, sum(lot.completions.unheard for lot in lots), bounds)
    population = sum(one.population for one in strata)
    heard = math.fsum(score for one in strata for score in one.scores)
    mean = _mean(strata)
    return Range(
        max(bounds.low, min((heard + low) / population, mean)),
        min(bounds.high, max((heard + high) / population, mean)),
        confidence,
        method,
    )


def _with_room(low: float, high: float, unheard: int, bounds: _Bounds) -> tuple[float, float]:
    """Return the sums over the unheard calls, one of them unknown where they are one number.

    With nearly all calls heard every completion within the confidence may be the same; but
    nobody knows a call that nobody heard.
    """
    if high - low > _SAME * unheard:
        return low, high
    typical = low / unheard
    return low - typical + bounds.low, high - typical + bounds.high


def _all_heard(strata: Sequence[Stratum], confidence: float) -> Range:
    mean = _mean(strata)
    return Range(mean, mean, confidence, Method.ALL_HEARD)


def _mean(strata: Sequence[Stratum]) -> float:
    population = sum(one.population for one in strata)
    return math.fsum(
        one.population / population * math.fsum(one.scores) / one.heard for one in strata
    )
