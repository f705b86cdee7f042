"""How many of all calls pass (or fail, or have a line right), from counting alone (3.4).

Drawing n of N calls without putting them back, of which M pass, brings exactly k passes with
the hypergeometric chance. The range keeps every M under which what was heard is not too rare.
Its ends are found by halving, on logarithms, so N may be in the hundred thousands.
"""

import math
from collections.abc import Callable

from callreview.domain.statistics.ranges import CONFIDENCE, check_heard

_TIE = 1 + 1e-9
"""A chance equal to the level but for rounding is not above it."""


def hyper_exact(
    hits: int, heard: int, population: int, *, confidence: float = CONFIDENCE
) -> tuple[int, int]:
    """Return between which counts the hits among all calls very likely lie, both included.

    Equal tails: every M in k … N-n+k with P(X<=k|M) and P(X>=k|M) above half of what the
    confidence leaves. As long as a call is unheard the two counts differ.
    """
    check_heard(heard, population)
    check_heard(hits, max(heard, 1))
    least, most = hits, population - heard + hits
    level = _TIE * (1 - confidence) / 2
    low = _first(least, most, lambda m: 1 - at_most(hits - 1, heard, population, m) > level)
    high = _last(least, most, lambda m: at_most(hits, heard, population, m) > level)
    if low == high:  # nearly all heard: nobody knows a call that nobody heard
        low, high = max(least, low - 1), min(most, high + 1)
    return low, high


def zero_bound(heard: int, population: int, *, confidence: float = CONFIDENCE) -> int:
    """Return how many of all calls there may still be of what was not found in any heard one.

    The largest M with P(X=0|M) above what the confidence leaves, all on one side; at least 1
    while a call is unheard.
    """
    check_heard(heard, population)
    level = _TIE * (1 - confidence)
    most = population - heard
    found = _last(0, most, lambda m: at_most(0, heard, population, m) > level)
    return max(found, min(most, 1))


def at_most(hits: int, heard: int, population: int, among_all: int) -> float:
    """Return P(X <= hits) when `heard` of `population` calls are drawn, `among_all` of them hits.

    Summed away from the likeliest number, where the terms only get smaller.
    """
    lowest = max(0, heard - (population - among_all))
    highest = min(heard, among_all)
    if hits < lowest or hits >= highest:
        return float(hits >= highest)
    likeliest = (heard + 1) * (among_all + 1) // (population + 2)
    rest = population - heard - among_all
    if hits < likeliest:
        return _sum(
            _chance(hits, heard, population, among_all),
            range(hits, lowest, -1),
            lambda j: j * (rest + j) / ((among_all - j + 1) * (heard - j + 1)),
        )
    return 1 - _sum(
        _chance(hits + 1, heard, population, among_all),
        range(hits + 1, highest),
        lambda j: (among_all - j) * (heard - j) / ((j + 1) * (rest + j + 1)),
    )


def _sum(first: float, steps: range, ratio: Callable[[int], float]) -> float:
    total = term = first
    for step in steps:
        term *= ratio(step)
        total += term
        if term < total * 1e-17:
            break
    return total


def _chance(hits: int, heard: int, population: int, among_all: int) -> float:
    return math.exp(
        _log_choices(among_all, hits)
        + _log_choices(population - among_all, heard - hits)
        - _log_choices(population, heard)
    )


def _log_choices(of: int, take: int) -> float:
    return math.lgamma(of + 1) - math.lgamma(take + 1) - math.lgamma(of - take + 1)


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Return the first number from which on `holds` does; at `high` it does."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _last(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Return the last number up to which `holds` does; at `low` it does."""
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
