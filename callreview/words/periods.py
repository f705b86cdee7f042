"""Periods as people say them: "July", "July to September", "14 March to 2 April 2026"."""

from datetime import date, timedelta

from callreview.words import _
from callreview.words.times import month_name

_YEAR_MONTHS = 12


def spoken_period(starts: date, ends: date) -> str:
    """Return a half-open period: its months where it is whole months, else its days.

    The year is always there: a number is read years later.
    """
    last = ends - timedelta(days=1)
    if starts.day == 1 and ends.day == 1:
        return _months(starts, last)
    if starts == last:
        return _day(last)
    first = _day_of_year(starts) if starts.year == last.year else _day(starts)
    return _("{first} to {last}").format(first=first, last=_day(last))


def _months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{month_name(first)} {first.year}"
    if (first.year, first.month, last.month) == (last.year, 1, _YEAR_MONTHS):
        return str(first.year)
    begins = month_name(first) if first.year == last.year else f"{month_name(first)} {first.year}"
    return _("{first} to {last}").format(first=begins, last=f"{month_name(last)} {last.year}")


def _day_of_year(day: date) -> str:
    return f"{day.day} {month_name(day)}"


def _day(day: date) -> str:
    return f"{day.day} {month_name(day)} {day.year}"
