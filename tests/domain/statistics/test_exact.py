"""Exact counts: against whole numbers, the published values, and every count there can be."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.statistics.exact import at_most, hyper_exact, zero_bound

DUALITIES = ((50, 10), (60, 5), (33, 12))


def ways(hits: int, heard: int, population: int, among_all: int) -> int:
    return math.comb(among_all, hits) * math.comb(population - among_all, heard - hits)


def counted(hits: int, heard: int, population: int) -> tuple[int, int]:
    """Return the range by whole numbers, as the design prints it (9.1)."""
    enough = math.comb(population, heard)  # P > 1/40 without a fraction
    kept = [
        among
        for among in range(hits, population - heard + hits + 1)
        if 40 * sum(ways(j, heard, population, among) for j in range(hits + 1)) > enough
        and 40 * sum(ways(j, heard, population, among) for j in range(hits, heard + 1)) > enough
    ]
    return kept[0], kept[-1]


@pytest.mark.parametrize(
    ("hits", "heard", "population", "expected"),
    [
        (45, 100, 300, (111, 160)),
        (2, 100, 300, (2, 18)),
        (3, 10, 50, (5, 31)),
        (11, 12, 180, (113, 179)),
        (18, 20, 400, (276, 394)),
    ],
)
def test_published_counts_with_samplingbook_put_right(
    hits: int, heard: int, population: int, expected: tuple[int, int]
) -> None:
    assert hyper_exact(hits, heard, population) == expected
    assert counted(hits, heard, population) == expected


@pytest.mark.parametrize("population", [1, 2, 7, 12, 40, 60])
def test_it_keeps_what_whole_numbers_keep(population: int) -> None:
    for heard in range(1, population + 1):
        for hits in range(heard + 1):
            low, high = counted(hits, heard, population)
            if low == high and heard < population:  # nearly all heard: one call of room
                low, high = max(hits, low - 1), min(population - heard + hits, high + 1)
            assert hyper_exact(hits, heard, population) == (low, high)


@pytest.mark.parametrize(("hits", "heard", "population"), [(380, 400, 2_000), (97, 100, 25_000)])
def test_large_numbers_are_those_of_scipy(hits: int, heard: int, population: int) -> None:
    from scipy import stats

    low, high = hyper_exact(hits, heard, population)
    assert stats.hypergeom.sf(hits - 1, population, low, heard) > 0.025
    assert stats.hypergeom.sf(hits - 1, population, low - 1, heard) <= 0.025
    assert stats.hypergeom.cdf(hits, population, high, heard) > 0.025
    assert stats.hypergeom.cdf(hits, population, high + 1, heard) <= 0.025


@pytest.mark.parametrize("heard", [5, 8, 12])
def test_at_least_95_of_100_ranges_hold_the_count_whatever_it_is(heard: int) -> None:
    population = 60
    ranges = [hyper_exact(hits, heard, population) for hits in range(heard + 1)]
    for among in range(population + 1):
        held = sum(
            ways(hits, heard, population, among)
            for hits, (low, high) in enumerate(ranges)
            if low <= among <= high
        )
        assert held / math.comb(population, heard) >= 0.95, among


@pytest.mark.parametrize(("population", "heard"), DUALITIES)
def test_drawing_and_completing_are_two_sides_of_one_chance(population: int, heard: int) -> None:
    """P(Hyper <= k | M) = P(k + BetaBinomial(N-n; k+1, n-k) >= M): why 3.3 is exact on passes."""
    from scipy import stats

    for hits in range(heard):
        completed = stats.betabinom(population - heard, hits + 1, heard - hits)
        for among in range(population + 1):
            other_side = completed.sf(among - hits - 1)
            assert at_most(hits, heard, population, among) == pytest.approx(other_side, abs=1e-10)


@pytest.mark.parametrize(
    ("heard", "bounds"),
    [
        (5, (26, 80, 179)),
        (8, (17, 55, 123)),
        (12, (11, 38, 87)),
        (20, (6, 23, 54)),
        (30, (4, 15, 36)),
        (60, (0, 7, 18)),
    ],
)
def test_none_in_so_many_calls_leaves_so_many_possible(
    heard: int, bounds: tuple[int, int, int]
) -> None:
    assert tuple(zero_bound(heard, population) for population in (60, 180, 400)) == bounds


def test_the_rule_of_three() -> None:
    assert zero_bound(1_500, 3_000_000) / 3_000_000 == pytest.approx(1 / 500, rel=0.01)


def test_a_call_that_nobody_heard_is_not_known() -> None:
    assert hyper_exact(99, 99, 100) == (99, 100)
    assert hyper_exact(0, 99, 100) == (0, 1)
    assert zero_bound(99, 100) == 1


def test_of_nothing_heard_all_is_possible_and_of_all_heard_nothing_else() -> None:
    assert hyper_exact(0, 0, 30) == (0, 30)
    assert zero_bound(0, 30) == 30
    assert hyper_exact(7, 30, 30) == (7, 7)
    assert zero_bound(30, 30) == 0


@pytest.mark.parametrize(("hits", "heard", "population"), [(2, 1, 9), (-1, 3, 9), (1, 10, 9)])
def test_impossible_counts_are_refused(hits: int, heard: int, population: int) -> None:
    with pytest.raises(ValueError, match="cannot have"):
        hyper_exact(hits, heard, population)


@given(st.data())
def test_chances_are_those_of_whole_numbers(data: st.DataObject) -> None:
    population = data.draw(st.integers(1, 200))
    heard = data.draw(st.integers(0, population))
    among = data.draw(st.integers(0, population))
    hits = data.draw(st.integers(-1, heard))
    exact = sum(ways(j, heard, population, among) for j in range(hits + 1))
    chance = exact / math.comb(population, heard)
    assert at_most(hits, heard, population, among) == pytest.approx(chance, abs=1e-11)
