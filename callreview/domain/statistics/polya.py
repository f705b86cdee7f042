"""The range of an average: completing the calls nobody heard, many times (3.2, 3.3).

In words: "the calls we did not hear look like the ones we did hear, plus an unknown call that
may be as bad (or as good) as anything we have heard here." Each completion draws, for all
unheard calls, which heard one they are like; the unknown call counts `weight` of a heard one.
The low end of the range is a low quantile of the averages with the unknown call at its worst,
the high end a high one with it at its best.

On passes and fails (0 and 100) with a whole unknown call this *is* the exact range of
`exact.hyper_exact`. With the number of unheard calls growing it becomes Gaffke's bound (2005);
the completion is the Pólya posterior (Ghosh and Meeden). The half call and the bounds from the
pool are ours, with `tests/domain/statistics/coverage.py` as their proof.

The stream of random numbers is that of section 9.1, number for number, so its dozen lines of
numpy give the same range; `numpy` is loaded only when a range is wanted.
"""

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from callreview.domain.statistics.ranges import CONFIDENCE, Method, Range, Stratum

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POOL_SIZE = 60
"""How many of the company's latest scores say how bad or good a call may be here."""
POOL_MINIMUM = 30
"""With fewer in the pool it may be anything from 0 to 100."""
REPEATS = 20_000
REPEATS_OF_MANY = 4_000
"""Completions for more than `MANY` scores: the more are heard, the less they vary."""
MANY = 400
_SEED = "qa-range-1"
_SAME = 1e-9
_CELLS = 1 << 18
"""Random numbers held at a time: 2 MB."""


def polya_range(
    scores: Sequence[float],
    population: int,
    *,
    low: float = 0.0,
    high: float = 100.0,
    weight: float = 0.5,
    confidence: float = CONFIDENCE,
    repeats: int | None = None,
) -> Range:
    """Return where the average of all `population` calls very likely lies (3.3).

    `low` and `high` say how bad and good the unknown call may be: see `pool_bounds`. A score
    beyond them moves them; where they leave nothing between them they are 0 and 100. Of no
    scores at all nothing is known: 0 to 100.
    """
    heard = Stratum(tuple(map(float, scores)), population)
    if not heard.scores:
        return Range(0.0, 100.0, confidence, Method.POLYA)
    if heard.is_all_heard:
        return _all_heard([heard], confidence)
    bounds = _Bounds(min(low, *heard.scores), max(high, *heard.scores))
    if bounds.low == bounds.high:
        bounds = _Bounds(0.0, 100.0)
    lot = _Lot(heard, weight, repeats or _repeats(heard.heard))
    return _range([heard], [lot], bounds, confidence, Method.POLYA)


def strict_range(
    scores: Sequence[float], population: int, *, confidence: float = CONFIDENCE
) -> Range:
    """Return the range for disputes: a whole unknown call, anything from 0 to 100."""
    found = polya_range(scores, population, weight=1.0, confidence=confidence)
    return found if found.method == Method.ALL_HEARD else replace(found, method=Method.STRICT)


def company_range(strata: Sequence[Stratum], *, confidence: float = CONFIDENCE) -> Range:
    """Return where the average of all calls of all strata very likely lies (3.2).

    Each stratum weighs as much as it has calls. Whoever was not heard at all must be left out
    by the caller, who says so ("covers 5 of 6 people, 93 % of calls"): ValueError.
    """
    if not strata or not all(stratum.scores for stratum in strata):
        raise ValueError("a stratum without scores: say whom the number covers instead")
    if all(stratum.is_all_heard for stratum in strata):
        return _all_heard(strata, confidence)
    repeats = _repeats(sum(stratum.heard for stratum in strata))
    ordered = sorted(strata, key=lambda one: (one.population, sorted(one.scores)))
    lots = [
        _Lot(one, 1 / len(strata), repeats, f"|{place}")
        for place, one in enumerate(ordered)
        if not one.is_all_heard
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
    low: float
    high: float


@dataclass(frozen=True)
class _Lot:
    """What one stratum brings to the completions; `salt` makes its stream its own."""

    stratum: Stratum
    weight: float
    repeats: int
    salt: str = ""

    @property
    def unheard(self) -> int:
        return self.stratum.population - self.stratum.heard

    def completed(self) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
        """Return of each completion the sum of unheard calls like heard ones, and how many
        are like the unknown call.

        Two streams of one seed: `rest` runs ahead of `rows` over the numbers that say how
        likely each heard call is, so these need not be held all at once.
        """
        import numpy as np

        scores = np.sort(np.asarray(self.stratum.scores))
        rows, rest = self._stream(), self._stream()
        for block in self._blocks():
            rest.standard_gamma(1.0, (len(block), len(scores)))
        last = rest.standard_gamma(self.weight, (self.repeats, 1))
        sums, unknown = np.empty(self.repeats), np.empty(self.repeats)
        for block in self._blocks():
            here = slice(block.start, block.stop)
            likely = rows.standard_gamma(1.0, (len(block), len(scores)))
            likely = np.concatenate([likely, last[here]], axis=1)
            like = rest.multinomial(self.unheard, likely / likely.sum(axis=1, keepdims=True))
            sums[here] = like[:, :-1] @ scores
            unknown[here] = like[:, -1]
        return sums, unknown

    def _stream(self) -> "np.random.Generator":
        import numpy as np

        of = f"{self.stratum.heard}|{self.stratum.population}|{float(self.weight)}{self.salt}"
        key = hashlib.sha256(f"{_SEED}|{of}".encode()).digest()[:8]
        return np.random.Generator(np.random.PCG64(int.from_bytes(key, "big")))

    def _blocks(self) -> Iterator[range]:
        size = max(1, _CELLS // (self.stratum.heard + 1))
        for start in range(0, self.repeats, size):
            yield range(start, min(start + size, self.repeats))


def _range(
    strata: Sequence[Stratum],
    lots: Sequence[_Lot],
    bounds: _Bounds,
    confidence: float,
    method: Method,
) -> Range:
    import numpy as np

    population = sum(one.population for one in strata)
    heard_sum = math.fsum(score for one in strata for score in one.scores)
    lows, highs = np.zeros(lots[0].repeats), np.zeros(lots[0].repeats)
    for lot in lots:
        sums, unknown = lot.completed()
        lows += sums + unknown * bounds.low
        highs += sums + unknown * bounds.high
    tail = (1 - confidence) / 2
    low = float(np.quantile(lows, tail, method="lower"))
    high = float(np.quantile(highs, 1 - tail, method="higher"))
    low, high = _with_room(low, high, sum(lot.unheard for lot in lots), bounds)
    low, high = (heard_sum + low) / population, (heard_sum + high) / population
    mean = _mean(strata)
    return Range(
        max(bounds.low, min(low, mean)), min(bounds.high, max(high, mean)), confidence, method
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
    parts = (one.population / one.heard * math.fsum(one.scores) for one in strata if one.scores)
    return math.fsum(parts) / population


def _repeats(heard: int) -> int:
    return REPEATS_OF_MANY if heard > MANY else REPEATS
