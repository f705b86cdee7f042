"""What a number of calls buys: the tables of section 2."""

import math

import pytest

from callreview.domain.statistics.planning import (
    USUAL_SD,
    calls_needed,
    calls_needed_for_rate,
    planned_half_width,
    planned_rate_half_width,
    planning_sd,
    pooled_variance,
)

COUNTS = (5, 8, 12, 20, 30, 50, 100)
# population: pass rate at 50 %, at 90 %, average with SD 14; for each count until all are heard
BUYS = {
    20: "39/23/15.1 28/17/9.1 18/11/5.6",
    50: "42/25/16.5 32/19/10.7 25/15/7.8 17/10/5.1 11/7/3.3",
    100: "43/26/16.9 33/20/11.2 27/16/8.3 20/12/5.9 15/9/4.4 10/6/2.8",
    400: "44/26/17.3 34/21/11.6 28/17/8.8 21/13/6.4 17/10/5.0 13/8/3.7 8/5/2.4",
    2000: "44/26/17.4 35/21/11.7 28/17/8.9 22/13/6.5 18/11/5.2 14/8/3.9 10/6/2.7",
}
# population: pass rate at 50 % within 5, 10, 15, at 90 % within 5, 10; average within 3, 5, 7.5,
# 10 with SD 14, 10, 18
NEEDS: dict[int | None, str] = {
    20: "20/17/14 18/13 17/14/10/8 15/11/7/6 18/15/12/10",
    50: "45/34/24 37/21 33/21/13/9 25/14/9/6 38/27/18/12",
    100: "80/50/31 59/26 47/26/14/10 32/16/9/7 60/35/21/14",
    400: "197/78/39 103/32 72/31/16/10 41/18/10/7 105/47/24/15",
    2000: "323/92/42 130/35 83/33/16/10 45/18/10/7 132/51/25/15",
    None: "385/97/43 139/35 87/33/16/11 46/18/10/7 141/53/25/15",
}
# Krejcie and Morgan 1970, rounded up
AT_HALF = {10: 10, 20: 20, 50: 45, 100: 80, 200: 132, 400: 197, 500: 218, 1000: 278, 2000: 323}
AT_HALF |= {5000: 357, 10_000: 370}


@pytest.mark.parametrize("population", BUYS)
def test_what_a_number_of_calls_buys(population: int) -> None:
    for heard, cell in zip(COUNTS, BUYS[population].split(), strict=False):
        half, ninety, average = cell.split("/")
        assert f"{planned_rate_half_width(heard, population):.0f}" == half
        assert f"{planned_rate_half_width(heard, population, 90):.0f}" == ninety
        assert f"{planned_half_width(heard, population):.1f}" == average


@pytest.mark.parametrize("population", NEEDS)
def test_how_many_calls_are_needed(population: int | None) -> None:
    half, ninety, *averages = NEEDS[population].split()
    assert found_for_rate(population, (5, 10, 15), 50) == half
    assert found_for_rate(population, (5, 10), 90) == ninety
    for sd, expected in zip((14, 10, 18), averages, strict=True):
        found = (calls_needed(points, population, sd) for points in (3, 5, 7.5, 10))
        assert "/".join(map(str, found)) == expected


def found_for_rate(population: int | None, widths: tuple[int, ...], rate: int) -> str:
    return "/".join(str(calls_needed_for_rate(width, population, rate)) for width in widths)


@pytest.mark.parametrize("population", AT_HALF)
def test_krejcie_and_morgan_rounded_up(population: int) -> None:
    assert calls_needed_for_rate(5, population) == AT_HALF[population]


def test_a_poll_of_a_thousand_is_good_to_three_points_however_large_the_country() -> None:
    assert planned_rate_half_width(1000, 200_000_000) == pytest.approx(3.0990, abs=5e-5)
    assert planned_rate_half_width(1000, None) == pytest.approx(3.0990, abs=5e-5)
    assert planned_rate_half_width(1000, None, confidence=0.99) == pytest.approx(4.07, abs=0.005)


def test_the_sentence_of_the_slider() -> None:
    assert [round(planned_half_width(count, 400)) for count in (12, 20, 33)] == [9, 6, 5]
    assert planned_half_width(39, 2000) == pytest.approx(4.5, abs=0.05)


def test_as_many_as_needed_is_enough_and_one_fewer_is_not() -> None:
    for population in (3, 17, 180, None):
        for points in (0.5, 2.0, 9.0, 40.0):
            needed = calls_needed(points, population)
            assert planned_half_width(needed, population) <= points + 1e-6
            assert needed == 2 or planned_half_width(needed - 1, population) > points


def test_plans_at_the_edge() -> None:
    assert planned_half_width(0, 50) == planned_half_width(1, 50) == 100
    assert planned_rate_half_width(0, 50) == 100
    assert planned_half_width(2, 50, 60) == 100  # never more than the scale
    assert planned_half_width(1, 1) == planned_rate_half_width(1, 1) == 0
    assert calls_needed(5, 1) == 1
    assert calls_needed(100, None) == 2


@pytest.mark.parametrize("points", [0, -1, math.nan])
def test_nothing_buys_certainty(points: float) -> None:
    with pytest.raises(ValueError, match="points either way"):
        calls_needed(points, 100)
    with pytest.raises(ValueError, match="points either way"):
        calls_needed_for_rate(points, 100)


def test_ones_own_scatter_counts_from_thirty_reviews() -> None:
    person = [80.0, 90.0] * 5
    assert planning_sd([person, person]) == USUAL_SD
    assert planning_sd([person, person, person]) == pytest.approx(math.sqrt(25 * 10 / 9))
    assert planning_sd([[100.0] * 40]) == USUAL_SD  # nothing scattered so far


def test_scatter_is_within_people_not_between_them() -> None:
    assert pooled_variance([[50.0, 52.0], [90.0, 92.0], [70.0]]) == pytest.approx(2)
    assert pooled_variance([[50.0], []]) is None
    assert pooled_variance([[50.0, 52.0]], prior=226, prior_freedom=3) == pytest.approx(170)
