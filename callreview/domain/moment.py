"""A moment as logs and sidecars write it, read without guessing."""

import re
from dataclasses import dataclass
from enum import StrEnum

from callreview.domain.facts import is_offset, local_time, utc_time

_ZONE = r" ?(?P<zone>Z|UTC|GMT|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])?"
_WRITTEN = re.compile(
    r"(?P<day>[0-9]{4}[-/][0-9]{2}[-/][0-9]{2})[T ]+(?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
    rf"(?:[.,][0-9]{{1,9}})?{_ZONE}",
)
_EPOCH = re.compile(r"(?P<seconds>[0-9]{9,10})(?:[0-9]{3}|\.[0-9]{1,9})?")
_DISTANCE = re.compile(
    r"(?:Z|UTC|GMT|(?:UTC ?|GMT ?)?(?P<sign>[+-]) ?(?P<hours>[0-9]{1,2})"
    r"(?::?(?P<minutes>[0-5][0-9]))?)",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"(?P<a>[0-9]{1,4})[-/.](?P<b>[0-9]{1,2})[-/.](?P<c>[0-9]{1,4})[T, ]+"
    r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?"
    rf"(?:[.,][0-9]{{1,9}})?(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?{_ZONE}",
)
_COMPACT = re.compile(r"[0-9]{14}")
_NOON = 12
_LENGTH = re.compile(
    r"(?:(?:(?P<h>[0-9]{1,3}):)?(?P<m>[0-9]{1,3}):)?(?P<s>[0-9]{1,6})(?:[.,][0-9]+)?"
)


@dataclass(frozen=True)
class Moment:
    """A local time `YYYY-MM-DDTHH:MM:SS` and its offset in minutes east of UTC, if it is known."""

    start_local: str
    utc_offset_minutes: int | None = None


class DayOrder(StrEnum):
    """In which order a log writes a day; or that it counts seconds or milliseconds since 1970."""

    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    EPOCH = "epoch"


_PLACES = {DayOrder.YEAR_FIRST: "abc", DayOrder.DAY_FIRST: "cba", DayOrder.MONTH_FIRST: "cab"}
"""Which parts of a written day are year, month and day."""


def written_moment(text: str) -> Moment | None:
    """Return the moment of `YYYY-MM-DD HH:MM[:SS]`, with or without a zone; None if it is none.

    Slashes and a `T` are as good, parts of a second are left out.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    digits = re.sub("[^0-9]", "", found["day"] + found["time"])
    start = local_time(digits.ljust(14, "0"))
    return Moment(start, _offset(found["zone"])) if start else None


def written_offset(text: str) -> int | None:
    """Return the minutes east of UTC of `+02:00`, `UTC-3:30`, `+2` or `UTC`; None if it is none."""
    found = _DISTANCE.fullmatch(text.strip().replace("\N{MINUS SIGN}", "-"))
    if found is None:
        return None
    minutes = int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
    minutes = -minutes if found["sign"] == "-" else minutes
    return minutes if is_offset(minutes) else None


def epoch_moment(text: str) -> Moment | None:
    """Return the moment of a Unix time in seconds or milliseconds, in UTC; None if it is none."""
    found = _EPOCH.fullmatch(text.strip())
    start = utc_time(int(found["seconds"])) if found else None
    return Moment(start, 0) if start else None


def ordered_moment(text: str, order: DayOrder) -> Moment | None:
    """Return the moment of a day and a clock written in that order; None if it is none.

    `12.03.26 9:05`, `3/12/2026, 9:05:07 PM` and `20260312090507` are read; a year of two digits
    is of this century.
    """
    if order is DayOrder.EPOCH:
        return epoch_moment(text)
    text = text.strip()
    if order is DayOrder.YEAR_FIRST and _COMPACT.fullmatch(text):
        start = local_time(text)
        return Moment(start) if start else None
    found = _PARTED.fullmatch(text)
    if found is None:
        return None
    year, month, day = (found[part] for part in _PLACES[order])
    if len(year) not in (2, 4) or max(len(month), len(day)) > 2:
        return None
    hour = _hour(int(found["hour"]), (found["half"] or "").casefold())
    year = year if len(year) == 4 else f"20{year}"
    clock = f"{hour:02}{found['minute']}{found['second'] or '00'}"
    start = local_time(f"{year}{month:0>2}{day:0>2}{clock}") if hour < 24 else None
    return Moment(start, _offset(found["zone"])) if start else None


def seconds_of(text: str) -> int | None:
    """Return the seconds of a length written `95`, `1:35` or `0:01:35`; None if it is none."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        return None
    return int(found["h"] or 0) * 3600 + int(found["m"] or 0) * 60 + int(found["s"])


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    if not 1 <= hour <= _NOON:
        return 24
    return hour % _NOON + (_NOON if half == "p" else 0)


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone[0] not in "+-":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return -minutes if zone[0] == "-" else minutes
