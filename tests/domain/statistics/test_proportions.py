"""Ranges of rates: what was published, and what statsmodels says."""

import pytest

from callreview.domain.statistics.proportions import clopper_pearson, newcombe, wilson
from callreview.domain.statistics.ranges import Range

CASES = ((81, 263), (15, 148), (0, 20), (1, 29), (29, 29), (18, 20), (4, 20), (0, 1), (1, 2))


def ends(found: Range) -> tuple[float, float]:
    return found.low / 100, found.high / 100


@pytest.mark.parametrize(
    ("hits", "heard", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
    ],
)
def test_newcombes_table_of_wilsons_ranges(hits: int, heard: int, low: float, high: float) -> None:
    assert ends(wilson(hits, heard)) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("hits", "heard", "exact", "score"),
    [
        (18, 20, (0.6830172859809, 0.9876514728297), (0.6989663547715, 0.9721335187862)),
        (4, 20, (0.0573339970500, 0.4366140029967), (0.0806576625798, 0.4160174322519)),
    ],
)
def test_ten_digits_of_r(
    hits: int, heard: int, exact: tuple[float, float], score: tuple[float, float]
) -> None:
    assert ends(clopper_pearson(hits, heard)) == pytest.approx(exact, abs=1e-10)
    assert ends(wilson(hits, heard)) == pytest.approx(score, abs=1e-10)


@pytest.mark.parametrize(
    ("hits", "heard", "low", "high"),
    [
        (4, 200, 0.0054755656, 0.0504136091),
        (1, 30, 0.0008435709, 0.17216946),
        (0, 30, 0.0, 0.11570331),
        (30, 30, 0.8842967, 1.0),
    ],
)
def test_rare_and_common_ones_of_r(hits: int, heard: int, low: float, high: float) -> None:
    assert ends(clopper_pearson(hits, heard)) == pytest.approx((low, high), abs=5e-8)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_newcombes_table_of_differences(
    counts: tuple[int, int, int, int], low: float, high: float
) -> None:
    assert ends(newcombe(*counts)) == pytest.approx((low, high), abs=5e-5)


def test_statsmodels_says_the_same() -> None:
    from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

    for hits, heard in CASES:
        for method, ours in (("beta", clopper_pearson), ("wilson", wilson)):
            theirs = proportion_confint(hits, heard, alpha=0.1, method=method)
            assert ends(ours(hits, heard, confidence=0.9)) == pytest.approx(theirs, abs=1e-9)
    theirs = confint_proportions_2indep(56, 70, 48, 80, method="newcomb", compare="diff")
    assert ends(newcombe(56, 70, 48, 80)) == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize(
    ("hits", "heard", "low", "high"),
    [(9, 10, 60, 98), (18, 20, 70, 97), (27, 30, 74, 97), (45, 50, 79, 96)],
)
def test_agreeing_so_often(hits: int, heard: int, low: int, high: int) -> None:
    found = wilson(hits, heard)
    assert (round(found.low), round(found.high)) == (low, high)


def test_of_nothing_heard_nothing_is_known() -> None:
    assert ends(wilson(0, 0)) == ends(clopper_pearson(0, 0)) == (0, 1)
    assert ends(newcombe(0, 0, 3, 4)) == ends(newcombe(3, 4, 0, 0)) == (-1, 1)


def test_more_hits_than_calls_are_refused() -> None:
    for method in (wilson, clopper_pearson):
        with pytest.raises(ValueError, match="cannot have"):
            method(3, 2)
