"""The period a draw is about: whole days of local time, from the first to before the last.

A call belongs to the period it began in, by the time its phone system wrote down.
"""

from dataclasses import dataclass
from datetime import date, timedelta

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

    def covers(self, start_local: str | None) -> bool:
        """Return whether a call that began then belongs to it; one without a start does not."""
        # Texts of this shape sort as the days do, which 100,000 calls are quickly asked.
        return start_local is not None and str(self.starts) <= start_local < str(self.ends)

    def is_over(self, today: date) -> bool:
        """Return whether nothing can be added to it any more."""
        return self.ends <= today

    def is_nearly(self, other: "Period") -> bool:
        """Return whether both have more than half of the days of either in common.

        Such are the same period moved a little; a rolling quarter a month later is not.
        """
        shared = (min(self.ends, other.ends) - max(self.starts, other.starts)).days
        return 2 * shared > self.days + other.days - shared


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
