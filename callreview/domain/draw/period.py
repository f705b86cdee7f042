"""The period a draw is about: whole days of local time, from the first to before the last.

A call belongs to the period it began in, by the time its phone system wrote down.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from callreview.domain.errors import CallReviewError

_WEEKS_OF_A_QUARTER = 13
_DECEMBER, _QUARTER_MONTHS = 12, 3


@dataclass(frozen=True, order=True)
class Period:
    """Days from `starts` on, before `ends`."""

    starts: date
    ends: date

    def __post_init__(self) -> None:
        """Refuse a period without a day."""
        if self.ends <= self.starts:
            raise ValueError(f"no day lies from {self.starts} to before {self.ends}")

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.ends - self.starts).days

    @property
    def last(self) -> date:
        """Return its last day."""
        return self.ends - timedelta(1)

    @property
    def before(self) -> "Period":
        """Return the period of the same length that ends where it begins, in whole months if so."""
        if self.starts.day != 1 or self.ends.day != 1:
            return Period(self.starts - timedelta(self.days), self.starts)
        months = 12 * (self.ends.year - self.starts.year) + self.ends.month - self.starts.month
        first = 12 * self.starts.year + self.starts.month - 1 - months
        return Period(date(first // 12, first % 12 + 1, 1), self.starts)

    def covers(self, start_local: str | None) -> bool:
        """Return whether a call that began then belongs to it; one without a start does not."""
        # Texts of this shape sort as the days do, which 100,000 calls are quickly asked.
        return start_local is not None and str(self.starts) <= start_local < str(self.ends)

    def is_over(self, today: date) -> bool:
        """Return whether nothing can be added to it any more."""
        return self.ends <= today

    def is_nearly(self, other: "Period") -> bool:
        """Return whether of the days of either more than three fifths are days of both.

        Such are the same period moved a little; a rolling quarter four weeks later is not.
        """
        shared = (min(self.ends, other.ends) - max(self.starts, other.starts)).days
        return 5 * shared > 3 * (self.days + other.days - shared)


def week_of(day: date) -> Period:
    """Return the week from Monday that `day` lies in."""
    monday = day - timedelta(day.weekday())
    return Period(monday, monday + timedelta(7))


def month_of(day: date) -> Period:
    """Return the month that `day` lies in."""
    return Period(day.replace(day=1), _month_after(day.year, day.month))


def quarter_of(day: date) -> Period:
    """Return the quarter of the year that `day` lies in."""
    first = (day.month - 1) // _QUARTER_MONTHS * _QUARTER_MONTHS + 1
    return Period(date(day.year, first, 1), _month_after(day.year, first + _QUARTER_MONTHS - 1))


def rolling_quarter(today: date) -> Period:
    """Return the last thirteen whole weeks."""
    monday = week_of(today).starts
    return Period(monday - timedelta(weeks=_WEEKS_OF_A_QUARTER), monday)


def days_between(first: date, last: date) -> Period:
    """Return the period from one day to another, both in it."""
    return Period(first, last + timedelta(1))


def _month_after(year: int, month: int) -> date:
    return date(year + 1, 1, 1) if month == _DECEMBER else date(year, month + 1, 1)


def period_named(said: str, today: date) -> Period:
    """Return the period somebody typed.

    `2026-03`, `2026-W11` (weeks as ISO 8601 counts them), `2026-Q1`, `2026-03-01..2026-03-31`
    (both days in it), `last week`, `last month`, `last quarter`, or `rolling quarter` for the
    last thirteen whole weeks. Raises CallReviewError "period_not_understood".
    """
    text = " ".join(said.split()).casefold()
    named = _NAMED.get(text)
    if named is not None:
        return named(today)
    for shape, made in _SHAPES:
        found = shape.fullmatch(text)
        if found:
            with suppress(ValueError):
                return made(*found.groups())
    raise CallReviewError("period_not_understood", said=said)


_NAMED: Mapping[str, Callable[[date], Period]] = {
    "last week": lambda today: week_of(week_of(today).starts - timedelta(1)),
    "last month": lambda today: month_of(today.replace(day=1) - timedelta(1)),
    "last quarter": lambda today: quarter_of(quarter_of(today).starts - timedelta(1)),
    "rolling quarter": rolling_quarter,
}
_DAY = r"(\d{4}-\d{2}-\d{2})"
_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = (
    (re.compile(r"(\d{4}-\d{2})"), lambda month: month_of(date.fromisoformat(f"{month}-01"))),
    (re.compile(r"(\d{4})-w(\d{2})"), lambda year, week: week_of(_iso_week(year, week))),
    (re.compile(r"(\d{4})-q([1-4])"), lambda year, at: quarter_of(date(int(year), 3 * int(at), 1))),
    (
        re.compile(rf"{_DAY}\.\.{_DAY}"),
        lambda first, last: days_between(date.fromisoformat(first), date.fromisoformat(last)),
    ),
)


def _iso_week(year: str, week: str) -> date:
    return date.fromisocalendar(int(year), int(week), 1)
