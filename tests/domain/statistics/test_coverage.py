"""Ranges keep their word on companies that do not exist; the textbook's does not (8.4)."""

from statistics import fmean

import numpy as np
import pytest

from callreview.domain.statistics.polya import company_range, polya_range
from callreview.domain.statistics.ranges import Stratum
from tests.domain.statistics.coverage import (
    Kept,
    cold_bounds,
    company_ends,
    company_truth,
    drawn,
    false_flags,
    kept,
    plain_t,
    polya,
    polya_ends,
    pool_bounds,
)
from tests.domain.statistics.families import FAMILIES

QUICK = 300
FULL = 2_000
UNLIKE = {family: "C" if family == "B" else "B" for family in FAMILIES}
"""Whose calls the pool has when colleagues are nothing like the person."""
SIZES = {2: (120, 300), 3: (60, 180, 400), 6: (60, 90, 150, 200, 300, 400)}
"""How many calls each person of a company of two, three or six has."""


def test_the_short_cut_gives_the_ranges_of_the_app() -> None:
    sample = drawn("D", 5, 60, 3)
    lows, highs = polya_ends(sample, pool_bounds(sample, "D"))
    for scores, low, high, worst, best in zip(
        sample.scores, lows, highs, *pool_bounds(sample, "D"), strict=True
    ):
        found = polya_range(scores, 60, low=worst, high=best)
        assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


def test_the_short_cut_gives_the_ranges_of_the_app_for_companies() -> None:
    strata = [drawn("B", 5, calls, 1) for calls in SIZES[3]]
    found = company_range([Stratum(tuple(one.scores[0]), one.population) for one in strata])
    (low,), (high,) = company_ends(strata)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


@pytest.mark.parametrize("heard", [5, 12])
@pytest.mark.parametrize("family", ["A", "D"])
def test_a_range_covers_what_it_says(family: str, heard: int) -> None:
    sample = drawn(family, heard, 180, QUICK)
    assert polya(sample, pool_bounds(sample, family)).covered >= 91


def test_the_textbooks_range_does_not_and_flatters() -> None:
    found = plain_t(drawn("D", 5, 180, FULL))
    assert found.covered < 82
    assert found.low > 10 * found.high


def test_equally_good_people_are_hardly_ever_told_apart() -> None:
    assert false_flags("F", 20, 60, pool=False) <= 5


@pytest.mark.parametrize("family", FAMILIES)
def test_families_are_what_they_are_called(family: str) -> None:
    means = {"A": 85, "B": 85, "C": 88, "D": 85, "F": 83, "G": 25, "H": 82}
    scatter = {"A": 8, "B": 15, "C": 16, "D": 18, "F": 16, "G": 14, "H": 16}
    calls = FAMILIES[family](np.random.default_rng(1), 200, 200)
    assert calls.min() >= 0
    assert calls.max() <= 100
    assert calls.mean() == pytest.approx(means[family], abs=1.5)
    assert calls.std(axis=1).mean() == pytest.approx(scatter[family], abs=1.5)


def show(name: str, found: Kept) -> None:
    print(f"{name:34} {found.covered:5.1f} %  width {found.width:4.1f}", flush=True)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_every_range_of_a_person_in_full() -> None:
    cells: dict[tuple[str, int, int, str], Kept] = {}
    for family in FAMILIES:
        for heard in (5, 8, 12, 20):
            for calls in (60, 180, 400):
                sample = drawn(family, heard, calls, FULL)
                for name, bounds in (
                    ("cold", cold_bounds(sample)),
                    ("like", pool_bounds(sample, family)),
                    ("unlike", pool_bounds(sample, UNLIKE[family])),
                ):
                    found = cells[family, heard, calls, name] = polya(sample, bounds)
                    show(f"{family} {heard:2} of {calls:3} {name}", found)
                show(f"{family} {heard:2} of {calls:3} textbook's t", plain_t(sample))
    for key, found in cells.items():
        # Of a person unlike all colleagues it is close: D, 20 of 400 came to 93.3 with these
        # people and to 94.0 with 5,000 others.
        assert found.covered >= (92.5 if key[3] == "unlike" else 93.5), key
    assert fmean(found.covered for found in cells.values()) >= 96
    assert width(cells, 12) <= 24
    assert width(cells, 20) <= 17


def width(cells: dict[tuple[str, int, int, str], Kept], heard: int) -> float:
    return fmean(
        found.width for key, found in cells.items() if key[1] == heard and key[3] == "like"
    )


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_every_range_of_a_company_in_full() -> None:
    worst = 100.0
    for family in "ABCD":
        for people, populations in SIZES.items():
            for heard in (5, 12):
                strata = [drawn(family, heard, calls, FULL, people) for calls in populations]
                found = kept(company_truth(strata), *company_ends(strata))
                show(f"{family} {people} people, {heard:2} calls each", found)
                worst = min(worst, found.covered)
    assert worst >= 94.5


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_equally_good_people_are_hardly_ever_told_apart_in_full() -> None:
    for family in FAMILIES:
        for heard in (5, 12, 20):
            found = false_flags(family, heard, QUICK, pool=False)
            print(f"{family} eight people, {heard:2} calls each  {found:4.1f} % told apart")
            assert found <= 5
    assert false_flags("F", 20, QUICK, pool=True) > 8  # why the pool has no say in it
