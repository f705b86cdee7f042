"""The chart of averages over time: NIST's examples and the two signals."""

import pytest

from callreview.domain.statistics.control import ewma, xmr

NIST = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)
FIRST = (52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5)
SMOOTHED = (
    "50.60 49.52 50.56 50.18 50.16 49.21 49.75 49.85 50.26 50.33 "
    "50.11 49.36 49.52 50.05 49.38 49.92 50.73 51.23 51.94 51.99"
)


def test_the_limits_of_nist() -> None:
    found = xmr(NIST)
    assert found is not None
    assert found.centre == pytest.approx(50.81)
    assert found.moving_range == pytest.approx(1.8778, abs=5e-5)
    assert (found.lower, found.upper) == pytest.approx((45.8159, 55.8041), abs=5e-5)
    assert found.range_limit == pytest.approx(3.267 * found.moving_range)
    assert not found.outside


def test_the_smooth_line_of_nist() -> None:
    found = ewma((*FIRST, *NIST), 50, 2.0539)
    printed = [float(value) for value in SMOOTHED.split()]
    assert found.values == pytest.approx(printed, abs=0.0051)
    assert (found.lower, found.upper) == pytest.approx((47.41157, 52.58843), abs=1e-5)


def test_limits_are_tried_from_six_points_and_firm_from_twelve() -> None:
    points = [80.0, 84.0] * 10
    assert xmr(points[:5]) is None
    tried, firm = xmr(points[:6]), xmr(points[:12])
    assert tried is not None
    assert firm is not None
    assert (tried.is_firm, firm.is_firm) == (False, True)
    assert firm.sd == pytest.approx(4 / 1.128)


def test_firm_limits_are_not_moved_by_later_points() -> None:
    points = [80.0, 84.0] * 6
    before, after = xmr(points), xmr([*points, 99.0, 60.0])
    assert before is not None
    assert after is not None
    assert (after.lower, after.upper) == (before.lower, before.upper)
    assert after.outside == (12, 13)


def test_the_eighth_in_a_row_on_one_side_is_a_signal() -> None:
    points = [80.0, 84.0] * 6 + [83.0] * 7
    found = xmr(points)
    assert found is not None
    assert found.runs == (18,)  # the last of the twelve is above, too: 84 and seven of 83
    longer = xmr([*points, 83.0, 82.0, 83.0])
    assert longer is not None
    assert longer.runs == (18, 19)  # on the line is on neither side


def test_points_on_the_line_are_on_neither_side() -> None:
    found = xmr([80.0, 84.0] * 6 + [82.0] * 9)
    assert found is not None
    assert not found.runs


def test_points_that_never_moved_have_no_signals() -> None:
    found = xmr([100.0] * 12 + [99.0] * 9)
    assert found is not None
    assert (found.lower, found.upper) == (100, 100)
    assert not found.outside
    assert not found.runs
