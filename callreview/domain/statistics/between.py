"""Between people: what differs beyond luck, and when an order of them would be noise (3.6).

`values` are people's averages and `variances` how much luck is in each: s²(1-n/N)/n with the
variance pooled over all (`planning.pooled_variance`), one of each person in the same order.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

from callreview.domain.statistics.polya import polya_range
from callreview.domain.statistics.ranges import CONFIDENCE, Range

LEADER_BOARD_FROM = 0.7
"""The reliability below which an order of people is refused."""
_KNOWN = 1e-9
"""Stands for the variance of somebody whose calls were all heard."""
_HALVINGS = 200
_SLICES = 2_000
_FAR = 9.0


class Standing(StrEnum):
    """Where somebody stands against the company's average."""

    ABOVE = "above"
    BELOW = "below"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True)
class Shrunk:
    """Best guesses: each value pulled towards the mean of all, the more the more luck is in it.

    `kept` is how much of its distance each keeps, 0 to 1. With `tau2` 0 nothing distinguishes
    people, and everybody's best guess is the mean.
    """

    tau2: float
    mean: float
    kept: tuple[float, ...]
    values: tuple[float, ...]


def tau2(values: Sequence[float], variances: Sequence[float]) -> float:
    """Return the variance between people beyond luck (Paule and Mandel), 0 if none shows."""
    luck = _luck(variances)

    def excess(between: float) -> float:
        weights = [1 / (own + between) for own in luck]
        mean = _weighted(values, weights)
        return _weighted([(value - mean) ** 2 for value in values], weights) * sum(weights) - (
            len(values) - 1
        )

    if len(values) < 2 or excess(0.0) <= 0:
        return 0.0
    low, high = 0.0, 1.0
    while excess(high) > 0:
        high *= 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return (low + high) / 2


def shrunk(values: Sequence[float], variances: Sequence[float]) -> Shrunk:
    """Return everybody's best guess; ValueError of nobody."""
    if not values:
        raise ValueError("nobody's values")
    between, luck = tau2(values, variances), _luck(variances)
    mean = _weighted(values, [1 / (own + between) for own in luck])
    kept = tuple(between / (between + own) for own in luck)
    guesses = (mean + part * (value - mean) for part, value in zip(kept, values, strict=True))
    return Shrunk(between, mean, kept, tuple(guesses))


def group_confidence(people: int) -> float:
    """Return how sure each of so many ranges must be for all to be right 19 times of 20."""
    return 1 - (1 - CONFIDENCE) / max(people, 1)


def group_range(
    scores: Sequence[float], population: int, people: int, *, repeats: int | None = None
) -> Range:
    """Return the range by which one of so many people is told apart from all.

    An unheard call may be anything from 0 to 100, whatever the pool says: where a few calls
    in a hundred are 0, bounds from the pool call one of eight equally good people better or
    worse in 12 months of 100 instead of in 5 (20 calls each; see the tests' coverage).
    """
    sure = group_confidence(people)
    return polya_range(scores, population, confidence=sure, repeats=repeats)


def standing(own: Range, company: float) -> Standing:
    """Return where somebody stands whose `group_range` is `own`."""
    if own.low > company:
        return Standing.ABOVE
    return Standing.BELOW if own.high < company else Standing.CANNOT_TELL


def groups(ranges: Sequence[Range], company: float) -> tuple[Standing, ...]:
    """Return everybody's standing; alone or not, in the order given.

    ValueError for a range less sure than `group_confidence` of so many people.
    """
    needed = group_confidence(len(ranges))
    if any(own.confidence < needed - _KNOWN for own in ranges):
        raise ValueError(f"{len(ranges)} people need ranges at {needed}")
    if len(ranges) < 2:
        return (Standing.CANNOT_TELL,) * len(ranges)
    return tuple(standing(own, company) for own in ranges)


def reliability(between: float, variances: Sequence[float]) -> float:
    """Return how much of the differences seen is not luck: 0 (an order is noise) to 1."""
    if not between or not variances:
        return 0.0
    return between / (between + math.fsum(variances) / len(variances))


def calls_for_reliability(
    between: float, variance: float, wanted: float = LEADER_BOARD_FROM
) -> int | None:
    """Return how many calls of each person make an order that reliable; None: no number does.

    `variance` is that of one person's calls.
    """
    if not between:
        return None
    return max(1, math.ceil(variance / between * wanted / (1 - wanted) - _KNOWN))


def gap_if_equal(variances: Sequence[float]) -> float:
    """Return how far best and worst would lie apart by luck, were all people equally good.

    The expected range of independent normals, by the trapezoid rule over
    1 - product of F(x) - product of (1 - F(x)).
    """
    sds = [math.sqrt(own) for own in variances if own > 0]
    if not sds or len(variances) < 2:
        return 0.0
    known = len(variances) > len(sds)
    reach = _FAR * max(sds)
    step = 2 * reach / _SLICES
    return step * math.fsum(
        _neither(-reach + step * (slice_ + 0.5), sds, known=known) for slice_ in range(_SLICES)
    )


def _neither(x: float, sds: Sequence[float], *, known: bool) -> float:
    below = [NormalDist().cdf(x / sd) for sd in sds]
    all_below, all_above = math.prod(below), math.prod(1 - chance for chance in below)
    if known:  # somebody lies at 0 for certain
        all_below, all_above = all_below * (x > 0), all_above * (x < 0)
    return 1 - all_below - all_above


def _luck(variances: Sequence[float]) -> list[float]:
    return [max(own, _KNOWN) for own in variances]


def _weighted(values: Sequence[float], weights: Sequence[float]) -> float:
    parts = (value * weight for value, weight in zip(values, weights, strict=True))
    return math.fsum(parts) / math.fsum(weights)
