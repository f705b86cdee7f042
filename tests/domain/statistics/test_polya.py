"""The range of an average against the vectors of the design and its printed program."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest

from callreview.domain.statistics.completions import MANY, REPEATS_OF_MANY
from callreview.domain.statistics.exact import hyper_exact
from callreview.domain.statistics.polya import (
    company_range,
    polya_range,
    pool_bounds,
    strict_range,
)
from callreview.domain.statistics.ranges import Method, Stratum

ANA = (92, 85, 78, 95, 88, 81, 90, 76, 84, 89, 93, 57)
EIGHT = (88, 92, 75, 97, 83, 90, 68, 94)
FIVE = (100,) * 5


def printed(
    scores: Sequence[float], population: int, weight: float, repeats: int = 20_000
) -> tuple[float, float]:
    """Return the range from 0 to 100 by the program the design prints (9.1), word for word."""
    x, count = np.sort(np.asarray(scores, float)), len(scores)
    text = f"qa-range-1|{count}|{population}|{weight}"
    key = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    rng = np.random.Generator(np.random.PCG64(key))
    gammas = (rng.standard_gamma(1.0, (repeats, count)), rng.standard_gamma(weight, (repeats, 1)))
    g = np.concatenate(gammas, 1)
    m = rng.multinomial(population - count, g / g.sum(1, keepdims=True))
    core, unknown = m[:, :count] @ x, m[:, count]
    low = np.quantile(core, 0.025, method="lower")
    high = np.quantile(core + unknown * 100, 0.975, method="higher")
    return (x.sum() + low) / population, (x.sum() + high) / population


@pytest.mark.parametrize(
    ("scores", "population", "worst", "low", "high"),
    [
        (ANA, 180, 45, 75.0, 89.1),
        (ANA, 180, 0, 67.8, 89.1),
        (FIVE, 60, 0, 61.7, 100),
        (FIVE, 60, 40, 77.0, 100),
        (EIGHT, 120, 0, 62.3, 92.0),
        (EIGHT, 120, 50, 74.9, 92.0),
    ],
)
def test_the_examples_of_the_design(
    scores: tuple[float, ...], population: int, worst: float, low: float, high: float
) -> None:
    found = polya_range(scores, population, low=worst)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.06)


def test_the_strict_example_of_the_design() -> None:
    found = strict_range(ANA, 180)
    assert (found.low, found.high) == pytest.approx((62.3, 89.7), abs=0.06)
    assert found.method == Method.STRICT


@pytest.mark.parametrize("weight", [0.5, 1.0])
def test_the_program_printed_in_the_design_gives_the_same_range(weight: float) -> None:
    found = polya_range(ANA, 180, weight=weight)
    assert (found.low, found.high) == pytest.approx(printed(ANA, 180, weight), abs=1e-9)


def test_many_scores_are_completed_less_often_and_in_blocks() -> None:
    scores = [50 + place % 50 for place in range(MANY + 1)]
    found = polya_range(scores, 900)
    expected = printed(scores, 900, 0.5, REPEATS_OF_MANY)
    assert (found.low, found.high) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("hits", "heard", "population"), [(3, 10, 50), (45, 100, 300), (11, 12, 180), (18, 20, 400)]
)
def test_on_passes_and_fails_the_strict_range_is_the_exact_one(
    hits: int, heard: int, population: int
) -> None:
    found = strict_range([100] * hits + [0] * (heard - hits), population)
    counts = found.low * population / 100, found.high * population / 100
    # Within a call: (3, 10, 50) ends at 30 instead of 31, whose chance .0258 is close to .025.
    assert counts == pytest.approx(hyper_exact(hits, heard, population), abs=1.001)


def test_a_pool_counts_from_thirty_scores() -> None:
    assert pool_bounds([60] + [90] * 28) == (0, 100)
    assert pool_bounds([60] + [90] * 29) == (60, 90)


def test_strata_with_the_same_scores_have_luck_of_their_own() -> None:
    """Were it the same luck four times, four would be no surer than one."""
    four = company_range([Stratum(ANA, 180)] * 4)
    assert four.width < 0.6 * polya_range(ANA, 180, weight=0.25).width


def test_nearly_all_heard_leaves_room_for_one_call_nobody_heard() -> None:
    """Two of eighty unheard: no completion within the confidence has an unknown call."""
    found = polya_range([80.0] * 78, 80)
    assert (found.low, found.high) == pytest.approx((79, 80.25))  # one of the two at 0, or 100


def test_a_range_holds_the_average_it_belongs_to() -> None:
    """With one call unheard completions hardly ever are like the one bad call that was heard."""
    scores = [0.0] + [95 + (place - 49) / 1000 for place in range(99)]
    found = polya_range(scores, 101, low=0, high=100)
    mean = sum(scores) / 100
    assert found.low == pytest.approx(mean)


def test_the_order_of_people_does_not_matter() -> None:
    people = [Stratum(scores, 60) for scores in (FIVE, (50.0,) * 5, EIGHT)]
    assert company_range(people) == company_range(people[::-1])


def test_a_company_all_heard_has_its_average_by_calls_and_no_range() -> None:
    found = company_range([Stratum((90.0,) * 10, 10), Stratum((60.0,) * 5, 5)])
    assert (found.low, found.high, found.method) == (80, 80, Method.ALL_HEARD)
