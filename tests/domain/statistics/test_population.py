"""How many calls a number is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.statistics.population import applicable_population, usable_population


@pytest.mark.parametrize(
    ("population", "screened", "usable", "expected"),
    [
        (180, 18, 12, 116),  # 180 · 11/17 = 116.47
        (179, 18, 12, 116),  # 115.8
        (180, 12, 12, 180),  # none had to be skipped
        (20, 20, 12, 12),  # all were tried
        (20, 19, 10, 11),  # 20 · 9/18 = 10, but one was never tried
        (20, 19, 18, 19),  # 20 · 17/18 = 18.9
        (100, 4, 1, 97),  # too few to tell anything of the others
        (20, 4, 0, 16),
        (20, 0, 0, 20),
        (0, 0, 0, 0),
    ],
)
def test_how_many_calls_can_be_used(
    population: int, screened: int, usable: int, expected: int
) -> None:
    assert usable_population(population, screened, usable) == expected


def test_a_line_applies_to_its_share_of_all_calls() -> None:
    assert applicable_population(180, 12, 8) == 120
    assert applicable_population(100, 12, 8) == 67  # 66.7
    assert applicable_population(12, 12, 8) == 8  # all heard
    assert applicable_population(180, 12, 0) == 0
    assert applicable_population(13, 12, 5) == 6  # 5.4, but one call was not heard


def test_impossible_numbers_are_refused() -> None:
    for wrong in ((10, 11, 2), (10, 5, 6), (10, 5, -1)):
        with pytest.raises(ValueError, match="cannot have heard"):
            usable_population(*wrong)
        with pytest.raises(ValueError, match="cannot have heard"):
            applicable_population(*wrong)


@given(st.data())
def test_an_estimate_is_possible_and_never_turns_some_into_all(data: st.DataObject) -> None:
    population = data.draw(st.integers(1, 300))
    screened = data.draw(st.integers(0, population))
    usable = data.draw(st.integers(0, screened))
    for estimate in (
        usable_population(population, screened, usable),
        applicable_population(population, screened, usable) if usable else population,
    ):
        assert usable <= estimate <= population
        assert (estimate == usable) == (screened == population) or not usable
