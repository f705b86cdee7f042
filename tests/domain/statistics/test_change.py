"""Whether a number changed."""

import math

import pytest

from callreview.domain.statistics.change import (
    Count,
    change,
    change_of_rate,
    company_variance,
)
from callreview.domain.statistics.proportions import newcombe
from callreview.domain.statistics.ranges import Method, Sample

MANY = 10**9
CALL = 14**2


def test_four_points_with_twelve_calls_each_can_be_luck() -> None:
    found = change([Sample(12, 180, 82, CALL)], [Sample(12, 180, 86, CALL)], company=CALL)
    assert found.difference == 4
    assert (round(found.range.low), round(found.range.high)) == (-7, 15)
    assert not found.is_clear


def test_fourteen_points_are_more_than_luck() -> None:
    found = change([Sample(12, 180, 72, CALL)], [Sample(12, 180, 86, CALL)], company=CALL)
    assert (round(found.range.low), round(found.range.high)) == (3, 25)
    assert found.is_clear
    back = change([Sample(12, 180, 86, CALL)], [Sample(12, 180, 72, CALL)], company=CALL)
    assert back.is_clear
    assert back.range.high == pytest.approx(-found.range.low)


def test_the_printed_formula() -> None:
    from scipy import stats

    before, after = Sample(5, 60, 80, 100), Sample(8, 180, 85, 300)
    pooled = (8 * 150 + 4 * 100 + 7 * 300) / (8 + 5 + 8 - 2)
    error = math.sqrt(pooled * ((1 - 5 / 60) / 5 + (1 - 8 / 180) / 8))
    reach = stats.t.ppf(0.975, 6 + 5 + 8) * error
    found = change([before], [after], company=150)
    assert (found.range.low, found.range.high) == pytest.approx((5 - reach, 5 + reach))
    assert found.range.method == Method.T


@pytest.mark.parametrize(("heard", "smallest"), [(5, 17), (8, 14), (12, 11), (20, 9), (30, 7)])
def test_the_smallest_change_that_means_something(heard: int, smallest: int) -> None:
    """The design counts with z and a known SD of 14."""
    same = Sample(heard, MANY, 80, CALL)
    found = change([same], [same], company=CALL)
    assert 1.96 * 14 * math.sqrt(2 / heard) == pytest.approx(smallest, abs=0.5)
    assert smallest - 0.5 < found.range.high < smallest * 1.12


def test_people_weigh_as_much_as_they_have_calls_in_each_period() -> None:
    ana, bo = Sample(10, 400, 90, 100), Sample(10, 60, 70, 100)
    fewer = Sample(10, 100, 90, 100)
    found = change([ana, bo], [fewer, bo], company=100)
    assert found.difference == pytest.approx(82.5 - 87.3913, abs=1e-4)


def test_one_person_of_nearly_all_calls_is_like_one_alone() -> None:
    ana = Sample(10, 10**6, 90, 100)
    alone = change([ana], [ana], company=100)
    beside = change([ana, Sample(10, 10, 70, 100)], [ana], company=100)
    assert beside.range.width == pytest.approx(alone.range.width, rel=0.03)


def test_with_all_heard_every_change_is_one() -> None:
    found = change([Sample(9, 9, 80, 50)], [Sample(7, 7, 80.5, 50)])
    assert (found.range.width, found.range.method, found.is_clear) == (0, Method.ALL_HEARD, True)
    assert not change([Sample(9, 9, 80, 50)], [Sample(7, 7, 80, 50)]).is_clear


def test_equal_scores_do_not_make_sure() -> None:
    found = change([Sample(5, 60, 100, 0)], [Sample(5, 60, 100, 0)])
    assert found.range.width > 10


def test_a_change_stays_within_the_scale() -> None:
    found = change([Sample(1, 60, 0, 0)], [Sample(1, 60, 100, 0)], company=40**2)
    assert found.range.high == 100


def test_a_period_without_samples_has_no_change() -> None:
    with pytest.raises(ValueError, match="without samples"):
        change([], [Sample(5, 60, 80, 90)])
    with pytest.raises(ValueError, match="variance of 0"):
        change([Sample(5, 60, 80, 90)], [Sample(5, 60, 80, 90)], company=0)


def test_a_company_begins_with_a_scatter_of_fifteen_points() -> None:
    assert company_variance([]) == 225
    people = [[80.0, 90.0, 100.0], [50.0, 50.0], [70.0]]
    assert company_variance(people) == pytest.approx((3 * 225 + 2 * 100 + 0) / 6)


def test_a_change_of_rate_is_newcombes() -> None:
    found = change_of_rate(Count(3, 10, 90), Count(9, 10, 90))
    assert found.difference == pytest.approx(60)
    assert found.range == newcombe(9, 10, 3, 10)
    assert found.is_clear
    assert not change_of_rate(Count(8, 10, 90), Count(9, 10, 90)).is_clear


def test_rates_of_all_calls_are_known() -> None:
    found = change_of_rate(Count(3, 10, 10), Count(9, 10, 10))
    assert found.range.width == 0
    assert change_of_rate(Count(3, 10, 10), Count(9, 10, 11)).range.width > 0


@pytest.mark.parametrize(("hits", "heard", "population"), [(0, 0, 9), (4, 3, 9), (1, 10, 9)])
def test_impossible_counts_are_refused(hits: int, heard: int, population: int) -> None:
    with pytest.raises(ValueError, match="cannot have"):
        Count(hits, heard, population)
