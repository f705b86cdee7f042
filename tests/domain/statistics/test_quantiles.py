"""Quantiles against scipy's, and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.statistics.quantiles import (
    beta_chance,
    beta_quantile,
    normal_quantile,
    t_quantile,
)

CHANCES = (0.0005, 0.025, 0.3, 0.5, 0.8, 0.975, 0.99375, 0.9999)
SHAPES = (
    (0.5, 0.5),
    (1, 1),
    (1, 20),
    (4, 17),
    (19, 2),
    (0.5, 40.0),
    (45, 56),
    (1500, 2),
    (9e3, 1e4),
)


def test_quantiles_are_those_of_scipy() -> None:
    from scipy import stats

    for chance in CHANCES:
        assert normal_quantile(chance) == pytest.approx(stats.norm.ppf(chance), abs=1e-9)
        for freedom in (1, 2, 4, 9.5, 10, 10.5, 11, 30, 124.6, 20_000):
            expected = stats.t.ppf(chance, freedom)
            assert t_quantile(chance, freedom) == pytest.approx(expected, rel=1e-9, abs=1e-9)
        for a, b in SHAPES:
            expected = stats.beta.ppf(chance, a, b)
            assert beta_quantile(chance, a, b) == pytest.approx(expected, rel=1e-8)


@given(st.floats(1e-4, 1 - 1e-4), st.floats(0.5, 400), st.floats(0.5, 400))
def test_the_chance_of_a_quantile_is_the_chance(chance: float, a: float, b: float) -> None:
    assert beta_chance(beta_quantile(chance, a, b), a, b) == pytest.approx(chance, abs=1e-9)


def test_the_ends_are_the_ends() -> None:
    assert (beta_quantile(0, 3, 4), beta_quantile(1, 3, 4)) == (0, 1)
    assert (beta_chance(-1, 3, 4), beta_chance(0, 3, 4), beta_chance(1, 3, 4)) == (0, 0, 1)
    assert t_quantile(0.5, 7) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("chance", "freedom"), [(0, 4), (1, 4), (0.5, 0), (0.5, -1)])
def test_there_is_no_t_at_the_edge(chance: float, freedom: float) -> None:
    with pytest.raises(ValueError, match="no t quantile"):
        t_quantile(chance, freedom)


@pytest.mark.parametrize(("chance", "a"), [(-0.1, 1), (1.1, 1), (0.5, 0)])
def test_there_is_no_beta_beyond_the_edge(chance: float, a: float) -> None:
    with pytest.raises(ValueError, match="no beta quantile"):
        beta_quantile(chance, a, 1)
