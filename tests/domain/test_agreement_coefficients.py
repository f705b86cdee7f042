"""Coefficients of agreement against published values and other people's programs."""

import math

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats import inter_rater

from callreview.domain.agreement.alpha import Metric, alpha
from callreview.domain.agreement.icc import icc_2_1
from callreview.domain.agreement.nominal import (
    Chance,
    chance_corrected,
    cohen,
    percent_agreement,
    standard_error,
)
from callreview.domain.agreement.ratings import counted, value_of
from tests.domain.ratings import Ratings, four_raters, table, units_of

_GWET = table((13, 0, 0), (0, 20, 7), (0, 4, 56))


def _alpha(units: Ratings, metric: Metric) -> float:
    return value_of(alpha(counted(units), metric), len(units))


def _corrected(units: Ratings, chance: Chance) -> float:
    return value_of(chance_corrected(counted(units), chance), len(units))


@pytest.mark.parametrize(
    ("metric", "published"),
    [("nominal", 0.74342), ("ordinal", 0.81539), ("interval", 0.84911), ("ratio", 0.79740)],
)
def test_alpha_of_four_raters_is_the_published_one(metric: str, published: float) -> None:
    """Value 16 of `statistics.md`, section 9."""
    assert _alpha(four_raters(), Metric(metric)) == pytest.approx(published, abs=5e-6)


def test_alpha_of_two_values_and_of_letters_is_krippendorffs() -> None:
    """Values 17 and 18."""
    binary = units_of(("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"))
    letters = units_of(("a a b b d c c c e d d a", "b a b b b c c c e d d d"))
    assert _alpha(binary, Metric.NOMINAL) == pytest.approx(0.095238, abs=1e-6)
    assert _alpha(letters, Metric.NOMINAL) == pytest.approx(0.691964, abs=1e-6)


def test_ac1_and_fleiss_with_gaps_are_gwets() -> None:
    """Value 20: irrCAC's raw data, where the unit with one rating counts for how common 3 is."""
    counts = counted(four_raters())
    calls = len(counts.table)
    assert value_of(percent_agreement(counts), calls) == pytest.approx(0.81818, abs=5e-6)
    assert _corrected(four_raters(), Chance.AC1) == pytest.approx(0.77544, abs=5e-6)
    assert standard_error(counts, Chance.AC1) == pytest.approx(0.14295, abs=5e-6)
    assert _corrected(four_raters(), Chance.FLEISS) == pytest.approx(0.76117, abs=5e-6)
    assert standard_error(counts, Chance.FLEISS) == pytest.approx(0.15302, abs=5e-6)


def test_a_table_of_three_answers_is_gwets() -> None:
    """Value 22; the standard error is the form with n − 1 (trap 4 of section 10)."""
    counts = counted(_GWET)
    assert value_of(percent_agreement(counts), 100) == pytest.approx(0.89)
    assert value_of(cohen(_GWET), 100) == pytest.approx(0.7964094, abs=5e-8)
    assert _corrected(_GWET, Chance.AC1) == pytest.approx(0.8493305, abs=5e-8)
    assert standard_error(counts, Chance.AC1) == pytest.approx(
        0.0432175 * math.sqrt(100 / 99), abs=5e-7
    )
    assert _alpha(_GWET, Metric.NOMINAL) == pytest.approx(0.7972585, abs=5e-8)


@pytest.mark.parametrize(
    ("rows", "kappa", "ac1"),
    [
        (((40, 9), (6, 45)), 0.6995, 0.7007),
        (((80, 10), (5, 5)), 0.3182, 0.8080),
        (((118, 5), (2, 0)), -0.02339, 0.94078),
    ],
)
def test_kappa_falls_where_one_answer_is_common_and_ac1_does_not(
    rows: tuple[tuple[int, int], ...], kappa: float, ac1: float
) -> None:
    """Values 23 and 24."""
    units = table(*rows)
    assert value_of(cohen(units), len(units)) == pytest.approx(kappa, abs=5e-5)
    assert _corrected(units, Chance.AC1) == pytest.approx(ac1, abs=5e-5)


def test_icc_is_that_of_shrout_and_fleiss() -> None:
    scores = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]
    assert value_of(icc_2_1(scores), len(scores)) == pytest.approx(0.2898, abs=5e-5)


def test_possible_answers_that_nobody_gave_count_for_ac1() -> None:
    units: Ratings = [("yes", "yes")] * 5
    counts = counted(units, ("yes", "no"))
    assert value_of(chance_corrected(counts, Chance.AC1), 5) == 1.0
    assert standard_error(counts, Chance.AC1) == 0.0


@pytest.mark.parametrize("metric", list(Metric))
def test_equal_ratings_give_no_alpha(metric: Metric) -> None:
    assert math.isnan(_alpha([(5, 5), (5, 5)], metric))


def test_equal_ratings_give_no_kappa_and_no_icc() -> None:
    units: Ratings = [(5, 5), (5, 5)]
    assert math.isnan(value_of(cohen(units), 2))
    assert math.isnan(_corrected(units, Chance.FLEISS))
    assert math.isnan(standard_error(counted(units), Chance.FLEISS))
    assert math.isnan(value_of(icc_2_1([(5, 5), (5, 5)]), 2))
    assert math.isnan(value_of(icc_2_1([(5,), (7,)]), 2))


_MAYBE = st.none() | st.integers(1, 5)


@settings(max_examples=60, deadline=None)
@given(
    units=st.integers(2, 4).flatmap(
        lambda raters: st.lists(st.tuples(*[_MAYBE] * raters), min_size=2, max_size=12)
    ),
    metric=st.sampled_from(list(Metric)),
)
def test_alpha_is_what_the_krippendorff_package_says(units: Ratings, metric: Metric) -> None:
    paired = [unit for unit in units if sum(value is not None for value in unit) > 1]
    if len({value for unit in paired for value in unit if value is not None}) < 2:
        assert math.isnan(_alpha(units, metric))
        return
    data = np.array([[np.nan if v is None else v for v in unit] for unit in paired], float).T
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement=metric.value)
    assert _alpha(units, metric) == pytest.approx(theirs, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(units=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=3, max_size=30))
def test_kappas_are_what_statsmodels_says(units: list[tuple[int, int]]) -> None:
    if len({value for unit in units for value in unit}) < 2:
        return
    square = np.zeros((3, 3))
    for left, right in units:
        square[left, right] += 1
    ours = value_of(cohen(units), len(units))
    if not math.isnan(ours):
        assert ours == pytest.approx(inter_rater.cohens_kappa(square, return_results=False))
    counts = counted(units)
    theirs = inter_rater.fleiss_kappa(counts.table, method="fleiss")
    assert value_of(chance_corrected(counts, Chance.FLEISS), len(units)) == pytest.approx(theirs)
