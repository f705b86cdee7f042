"""The company's average and its classic variance."""

import math

import pytest

from callreview.domain.statistics.ranges import Sample
from callreview.domain.statistics.stratified import stratified, weighted_mean

APISTRAT = (
    Sample(100, 4421, 674.43, 15687.419293),
    Sample(50, 1018, 636.60, 13824.857143),
    Sample(50, 755, 625.82, 11947.089388),
)


def test_the_schools_of_california() -> None:
    found = stratified(APISTRAT)
    assert found.mean == pytest.approx(662.28736, abs=5e-6)
    assert found.error == pytest.approx(9.40894, abs=5e-6)


def test_without_the_correction_the_error_would_be_larger() -> None:
    parts = [(one.population / 6194) ** 2 * one.variance / one.heard for one in APISTRAT]
    assert math.sqrt(sum(parts)) == pytest.approx(9.53613, abs=5e-6)


def test_satterthwaite_counts_freedom_as_printed() -> None:
    """df = (sum g s²)² / sum(g² s⁴/(n-1)) with g = N(N-n)/n."""
    weights = [one.population * (one.population - one.heard) / one.heard for one in APISTRAT]
    spread = [weight * one.variance for weight, one in zip(weights, APISTRAT, strict=True)]
    below = (part**2 / (one.heard - 1) for part, one in zip(spread, APISTRAT, strict=True))
    assert stratified(APISTRAT).freedom == pytest.approx(sum(spread) ** 2 / sum(below))


def test_people_weigh_as_much_as_they_have_calls() -> None:
    ana, bo = Sample(10, 400, 90, 100), Sample(10, 60, 70, 100)
    assert weighted_mean([ana, bo]) == pytest.approx(87.4, abs=0.01)
    assert stratified([ana, bo]).mean == weighted_mean([ana, bo])


@pytest.mark.parametrize(
    ("heard", "expected"),
    [((12, 12, 12, 12), 4.7), ((25, 13, 6, 4), 3.8), ((16, 12, 10, 9), 4.3)],
)
def test_what_an_allocation_buys(heard: tuple[int, ...], expected: float) -> None:
    people = zip(heard, (400, 200, 100, 60), strict=True)
    found = stratified([Sample(count, calls, 85, 14**2) for count, calls in people])
    assert 1.96 * found.error == pytest.approx(expected, abs=0.06)


def test_with_all_heard_or_all_equal_nothing_varies() -> None:
    known = stratified([Sample(9, 9, 80, 50)])
    assert (known.variance, known.freedom) == (0, math.inf)
    assert stratified([Sample(9, 90, 80, 0), Sample(1, 1, 70, 0)]).freedom == math.inf


def test_a_single_call_of_several_has_no_variance() -> None:
    for wrong in ([], [Sample(5, 50, 80, 90), Sample(1, 40, 80, 0)]):
        with pytest.raises(ValueError, match="two calls"):
            stratified(wrong)


def test_a_sample_is_made_of_its_scores() -> None:
    assert Sample.of([80.0, 90.0, 100.0], 30) == Sample(3, 30, 90, 100)
    assert Sample.of([80.0], 30) == Sample(1, 30, 80, 0)
    with pytest.raises(ValueError, match="no sample of 0"):
        Sample.of([], 30)
    with pytest.raises(ValueError, match="cannot have heard 31 of 30"):
        Sample.of([80.0] * 31, 30)
