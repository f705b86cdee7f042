"""The range of a coefficient, and what may be said of it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from callreview.domain.agreement.alpha import Metric, alpha
from callreview.domain.agreement.bootstrap import Estimate, estimated
from callreview.domain.agreement.icc import icc_2_1
from callreview.domain.agreement.nominal import Chance, chance_corrected, cohen, percent_agreement
from callreview.domain.agreement.ratings import Statistic, counted, value_of
from callreview.domain.agreement.verdicts import Measure, Verdict, verdict
from tests.domain.ratings import four_raters, table

_UNITS = four_raters()
_PAIRS = table((13, 0, 0), (0, 20, 7), (0, 4, 56))
_TOTALS = [(81.0, 85.0, 80.0), (60.0, 72.0, 66.0), (95.0, 93.0, 99.0), (70.0, 70.0, 60.0)]


_ANSWERS = (1, 2, 3, 4, 5)
_MADE: dict[str, Callable[[list[Any]], Statistic]] = {
    "agreement": lambda units: percent_agreement(counted(units, _ANSWERS)),
    "fleiss": lambda units: chance_corrected(counted(units, _ANSWERS), Chance.FLEISS),
    "ac1": lambda units: chance_corrected(counted(units, _ANSWERS), Chance.AC1),
    "nominal": lambda units: alpha(counted(units, _ANSWERS), Metric.NOMINAL),
    "ordinal": lambda units: alpha(counted(units, _ANSWERS), Metric.ORDINAL),
    "interval": lambda units: alpha(counted(units, _ANSWERS), Metric.INTERVAL),
    "ratio": lambda units: alpha(counted(units, _ANSWERS), Metric.RATIO),
    "cohen": cohen,
    "icc": icc_2_1,
}
_UNITS_OF: dict[str, list[Any]] = {"cohen": _PAIRS, "icc": _TOTALS}


@pytest.mark.parametrize("name", _MADE)
def test_a_call_that_counts_twice_is_two_calls(name: str) -> None:
    """The weights of the bootstrap do what writing the calls down anew would."""
    units = _UNITS_OF.get(name, _UNITS)
    weights = np.random.Generator(np.random.PCG64(7)).integers(0, 4, (20, len(units)))
    values = _MADE[name](units)(weights.astype(float))
    for row, value in zip(weights, values, strict=True):
        drawn = [unit for unit, times in zip(units, row, strict=True) for _ in range(times)]
        again = value_of(_MADE[name](drawn), len(drawn))
        assert value == pytest.approx(again, nan_ok=True)


def test_the_range_is_the_same_every_time_and_holds_the_value() -> None:
    statistic = alpha(counted(_UNITS), Metric.INTERVAL)
    first = estimated(statistic, len(_UNITS))
    assert first == estimated(statistic, len(_UNITS))
    ends = (first.low, first.value, first.high)
    assert list(ends) == sorted(end for end in ends if end is not None)
    assert len(set(ends)) == 3


def test_equal_answers_have_neither_value_nor_range() -> None:
    assert estimated(alpha(counted([(1, 1)] * 40), Metric.NOMINAL), 40) == Estimate(None)


def test_one_other_answer_in_many_has_a_value_but_no_range() -> None:
    """Drawn again, more than a third of the times that one call is not among them."""
    units = [(1, 1)] * 39 + [(0, 0)]
    estimate = estimated(alpha(counted(units), Metric.NOMINAL), 40)
    assert estimate == Estimate(1.0)


def test_no_calls_have_no_value() -> None:
    assert estimated(percent_agreement(counted([])), 0) == Estimate(None)


@pytest.mark.parametrize(
    ("pairs", "low", "said"),
    [
        (9, 0.99, Verdict.DISCUSS),
        (10, 0.99, Verdict.COUNT),
        (29, 0.99, Verdict.COUNT),
        (30, 0.81, Verdict.STRONG),
        (30, 0.80, Verdict.FAIR),
        (30, 0.61, Verdict.FAIR),
        (30, 0.60, Verdict.WEAK),
        (500, None, Verdict.COUNT),
    ],
)
def test_a_verdict_needs_thirty_pairs_and_goes_by_the_lower_end(
    pairs: int, low: float | None, said: Verdict
) -> None:
    high = None if low is None else 1.0
    assert verdict(Measure.AC1, Estimate(0.995, low, high), pairs) is said


def test_each_measure_has_its_own_bands() -> None:
    estimate = Estimate(0.85, 0.82, 0.9)
    assert verdict(Measure.AC1, estimate, 60) is Verdict.STRONG
    assert verdict(Measure.ALPHA, estimate, 60) is Verdict.STRONG
    assert verdict(Measure.ICC, estimate, 60) is Verdict.FAIR
