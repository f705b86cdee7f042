"""Days and periods as the search box knows them; which days they are depends on today."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_DAYS = 36_500


class Period(StrEnum):
    """A stretch of days named from today. Weeks begin on Monday."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    THIS_WEEK = "this week"
    LAST_WEEK = "last week"
    THIS_MONTH = "this month"
    LAST_MONTH = "last month"
    THIS_YEAR = "this year"
    LAST_YEAR = "last year"


@dataclass(frozen=True)
class LastDays:
    """Today and the days before it, `count` in all."""

    count: int

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MOST_DAYS:
            raise ValueError(f"not a number of days: {self.count}")


Day = date | Period | LastDays


def first_and_last(day: Day, today: date) -> tuple[date, date]:
    """Return the first and the last day of a day or period, seen from `today`."""
    if isinstance(day, date):
        return day, day
    if isinstance(day, LastDays):
        return _days_before(today, day.count - 1), today
    return _PERIODS[day](today)


def month_of(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month; ValueError if there is no such month."""
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def year_of(year: int) -> tuple[date, date]:
    """Return the first and the last day of a year; ValueError if there is no such year."""
    return date(year, 1, 1), date(year, 12, 31)


def _week_of(day: date) -> tuple[date, date]:
    monday = _days_before(day, day.weekday())
    return monday, _days_after(monday, 6)


def _days_before(day: date, count: int) -> date:
    return date.fromordinal(max(day.toordinal() - count, 1))


def _days_after(day: date, count: int) -> date:
    return date.fromordinal(min(day.toordinal() + count, date.max.toordinal()))


def _month_before(today: date) -> tuple[date, date]:
    before = _days_before(today, today.day)
    return month_of(before.year, before.month)


def _yesterday(today: date) -> tuple[date, date]:
    before = _days_before(today, 1)
    return before, before


_PERIODS: Mapping[Period, Callable[[date], tuple[date, date]]] = {
    Period.TODAY: lambda today: (today, today),
    Period.YESTERDAY: _yesterday,
    Period.THIS_WEEK: _week_of,
    Period.LAST_WEEK: lambda today: _week_of(_days_before(today, 7)),
    Period.THIS_MONTH: lambda today: month_of(today.year, today.month),
    Period.LAST_MONTH: _month_before,
    Period.THIS_YEAR: lambda today: year_of(today.year),
    Period.LAST_YEAR: lambda today: year_of(max(today.year - 1, date.min.year)),
}
