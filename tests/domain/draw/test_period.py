"""Periods: which days, and when two are nearly the same."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.draw.period import Period, days_between, period_named, rolling_quarter
from callreview.domain.errors import CallReviewError

TODAY = date(2026, 3, 12)  # a Thursday


@pytest.mark.parametrize(
    ("said", "starts", "last"),
    [
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026-W11", "2026-03-09", "2026-03-15"),
        ("2026-q4", "2026-10-01", "2026-12-31"),
        ("2026-03-02..2026-03-02", "2026-03-02", "2026-03-02"),
        ("Last  month", "2026-02-01", "2026-02-28"),
        ("last week", "2026-03-02", "2026-03-08"),
        ("last quarter", "2025-10-01", "2025-12-31"),
        ("rolling quarter", "2025-12-08", "2026-03-08"),
    ],
)
def test_a_period_is_named(said: str, starts: str, last: str) -> None:
    found = period_named(said, TODAY)
    assert (str(found.starts), str(found.last)) == (starts, last)


@pytest.mark.parametrize("said", ["", "soon", "2026-13", "2026-W60", "2026-03-05..2026-03-01"])
def test_what_is_no_period_is_told(said: str) -> None:
    with pytest.raises(CallReviewError) as raised:
        period_named(said, TODAY)
    assert raised.value.code == "period_not_understood"


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_a_call_belongs_to_the_days_of_its_period(day: date, more: int) -> None:
    period = days_between(day, date.fromordinal(day.toordinal() + more))
    assert period.days == more + 1
    assert period.covers(f"{day}T00:00:00")
    assert period.covers(f"{period.last}T23:59:59")
    assert not period.covers(f"{period.ends}T00:00:00")
    assert not period.covers(None)


def test_a_period_moved_a_little_is_nearly_the_same() -> None:
    march = period_named("2026-03", TODAY)
    assert march.is_nearly(march)
    assert march.is_nearly(Period(date(2026, 3, 2), date(2026, 4, 2)))
    assert not march.is_nearly(period_named("2026-04", TODAY))
    assert not march.is_nearly(period_named("2026-W11", TODAY))
    quarters = [rolling_quarter(TODAY + timedelta(weeks=weeks)) for weeks in range(6)]
    assert [quarters[0].is_nearly(other) for other in quarters] == [True] * 4 + [False] * 2


@pytest.mark.parametrize(
    ("said", "starts", "last"),
    [
        ("2026-01", "2025-12-01", "2025-12-31"),
        ("2026-Q1", "2025-10-01", "2025-12-31"),
        ("2026-W11", "2026-03-02", "2026-03-08"),
        ("2026-03-10..2026-03-19", "2026-02-28", "2026-03-09"),
    ],
)
def test_the_period_before_is_as_long(said: str, starts: str, last: str) -> None:
    found = period_named(said, TODAY).before
    assert (str(found.starts), str(found.last)) == (starts, last)
