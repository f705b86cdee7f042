"""Between people: what differs beyond luck."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.statistics.between import (
    Standing,
    calls_for_reliability,
    gap_if_equal,
    group_confidence,
    group_range,
    groups,
    reliability,
    shrunk,
    tau2,
)
from callreview.domain.statistics.polya import polya_range
from callreview.domain.statistics.ranges import Range

CALL = 14**2
ALIKE = ((91, 88, 86, 84, 83, 79), (5, 12, 12, 8, 20, 12))
APART = ((96, 90, 84, 80, 72), (5, 12, 12, 8, 20))
COUNTS = (5, 8, 12, 20, 30, 60)


def luck(heard: tuple[int, ...]) -> list[float]:
    return [CALL / count for count in heard]


def test_twelve_points_apart_and_nobody_distinguishable() -> None:
    found = shrunk(ALIKE[0], luck(ALIKE[1]))
    assert not found.tau2
    assert not any(found.kept)
    assert found.values == pytest.approx([found.mean] * 6)


def test_best_guesses_of_the_design() -> None:
    found = shrunk(APART[0], luck(APART[1]))
    assert found.tau2 == pytest.approx(63.39, abs=0.006)
    assert found.mean == pytest.approx(83.71, abs=0.005)
    assert found.kept == pytest.approx((0.618, 0.795, 0.795, 0.721, 0.866), abs=5e-4)
    assert found.values == pytest.approx((91.3, 88.7, 83.9, 81.0, 73.6), abs=0.05)


def test_the_printed_program_and_statsmodels_find_the_same_variance() -> None:
    from statsmodels.stats.meta_analysis import combine_effects

    values, heard = np.array(APART[0], float), np.array(APART[1])
    theirs = combine_effects(values, CALL / heard, method_re="iterated")
    assert tau2(APART[0], luck(APART[1])) == pytest.approx(theirs.tau2, abs=1e-4)


def test_a_single_person_differs_from_nobody() -> None:
    assert tau2([80], [10]) == tau2([], []) == 0
    assert shrunk([80], [10]).values == (80,)
    with pytest.raises(ValueError, match="nobody"):
        shrunk([], [])


def test_whose_calls_were_all_heard_keeps_the_own_average() -> None:
    found = shrunk((90, 70, 80), (0, 0, 12))
    assert found.values[:2] == pytest.approx((90, 70), abs=1e-6)
    assert 0 < found.kept[2] < 1


def test_three_groups() -> None:
    sure = group_confidence(3)
    ranges = [Range(81, 95, sure), Range(60, 79, sure), Range(75, 85, sure)]
    expected = (Standing.ABOVE, Standing.BELOW, Standing.CANNOT_TELL)
    assert groups(ranges, 80) == expected
    assert groups([Range(80, 95, sure), Range(60, 80, sure), ranges[0]], 80)[:2] == (
        Standing.CANNOT_TELL,
        Standing.CANNOT_TELL,
    )


def test_the_more_people_the_surer_each_range_must_be() -> None:
    assert group_confidence(8) == pytest.approx(0.99375)
    assert group_confidence(1) == group_confidence(0) == pytest.approx(0.95)
    with pytest.raises(ValueError, match="need ranges"):
        groups([Range(81, 95), Range(60, 79)], 80)


def test_one_of_many_is_told_apart_by_a_surer_range_of_the_whole_scale() -> None:
    scores = (92, 85, 78, 95, 88, 81, 90, 76, 84, 89, 93, 57)
    assert group_range(scores, 180, 8) == polya_range(scores, 180, confidence=0.99375)


def test_somebody_alone_stands_nowhere() -> None:
    assert groups([Range(81, 95)], 80) == (Standing.CANNOT_TELL,)
    assert groups([], 80) == ()


def test_how_reliable_an_order_is() -> None:
    found = [reliability(16, luck((count,) * 8)) for count in COUNTS]
    assert found == pytest.approx((0.29, 0.40, 0.49, 0.62, 0.71, 0.83), abs=0.006)
    assert reliability(0, [4]) == reliability(16, []) == 0
    assert reliability(16, [0, 0]) == 1


def test_how_many_calls_make_an_order_reliable() -> None:
    """The design rounds (12, 29, 49, 110); this is the first number that suffices."""
    wanted = (0.5, 0.7, 0.8, 0.9)
    found = [calls_for_reliability(16, CALL, goal) for goal in wanted]
    assert found == [13, 29, 49, 111]
    for goal, count in zip(wanted, found, strict=True):
        assert count is not None
        assert reliability(16, [CALL / count]) >= goal > reliability(16, [CALL / (count - 1)])
    assert calls_for_reliability(0, CALL) is None
    assert calls_for_reliability(16, 0) == 1


def test_the_gap_if_all_were_equal() -> None:
    found = [gap_if_equal(luck((count,) * 8)) for count in COUNTS]
    assert found == pytest.approx((17.8, 14.1, 11.5, 8.9, 7.3, 5.1), abs=0.051)


def test_the_gap_of_people_with_unlike_luck() -> None:
    variances = [1.0, 4.0, 25.0, 0.0]
    drawn = np.random.default_rng(5).normal(0, np.sqrt(variances), (400_000, 4))
    simulated = float(np.mean(drawn.max(axis=1) - drawn.min(axis=1)))
    assert gap_if_equal(variances) == pytest.approx(simulated, abs=0.03)


def test_without_luck_or_company_there_is_no_gap() -> None:
    assert gap_if_equal([]) == gap_if_equal([9]) == gap_if_equal([0, 0]) == 0


PEOPLE = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 400)), min_size=1, max_size=9)


@given(PEOPLE)
def test_a_best_guess_lies_between_ones_own_average_and_that_of_all(
    people: list[tuple[float, float]],
) -> None:
    values, variances = zip(*people, strict=True)
    found = shrunk(values, variances)
    for value, kept, guess in zip(values, found.kept, found.values, strict=True):
        assert 0 <= kept <= 1
        assert min(value, found.mean) - 1e-6 <= guess <= max(value, found.mean) + 1e-6
