"""Reading numbers and times as phone systems write them, without guessing.

Every function returns None for what is not known; none returns a fact that was not written.
"""

import re
from dataclasses import fields, replace
from datetime import UTC, datetime

from callreview.domain.call import CallFacts

LONGEST_EXTENSION = 6
_NOBODY = frozenset({"", "unknown", "anonymous", "private", "null", "restricted"})
_NUMBER = re.compile(r"\+?[0-9*#(][0-9*#() ./-]*")
_DIGIT = re.compile(r"[0-9]")
_YEARS = range(1980, 2100)
_QUARTER_S = 15 * 60
_WESTMOST, _EASTMOST = -12 * 60, 14 * 60


def number(text: str | None) -> str | None:
    """Return a phone number or extension as it was written, or None where none is named."""
    written = (text or "").strip()
    if is_nobody(written) or not _NUMBER.fullmatch(written) or not _DIGIT.search(written):
        return None
    return written


def party_name(text: str | None) -> str | None:
    """Return a name as it was written, blanks made one space and what cannot be printed left out.

    None where the name says that there is none.
    """
    name = " ".join("".join(c if c.isprintable() else " " for c in text or "").split())
    return None if is_nobody(name) else name


def is_nobody(text: str) -> bool:
    """Return whether a name or number says that there is none: `unknown`, `anonymous`, ``."""
    return text.strip().casefold() in _NOBODY


def is_extension(text: str | None, *, longest: int = LONGEST_EXTENSION) -> bool:
    """Return whether a number is one inside the business: digits only, and few of them."""
    written = text or ""
    return 0 < len(written) <= longest and written.isascii() and written.isdigit()


def local_time(digits: str) -> str | None:
    """Return `YYYY-MM-DDTHH:MM:SS` of 14 digits, or None if no calendar has that moment."""
    if len(digits) != 14 or not (digits.isascii() and digits.isdigit()):
        return None
    month, day, hour, minute, second = (int(digits[at : at + 2]) for at in range(4, 14, 2))
    year = int(digits[:4])
    if year not in _YEARS:
        return None
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    return moment.replace(tzinfo=None).isoformat()


def offset_minutes(start_local: str, epoch_s: int) -> int | None:
    """Return the offset from UTC that makes a local time and a Unix time the same moment.

    Both are of one call but not of one instant, so the difference is rounded to a quarter of
    an hour. None if no zone is that far from UTC.
    """
    local_s = datetime.fromisoformat(start_local).replace(tzinfo=UTC).timestamp()
    minutes = round((local_s - epoch_s) / _QUARTER_S) * 15
    return minutes if _WESTMOST <= minutes <= _EASTMOST else None


def filled(facts: CallFacts, other: CallFacts) -> CallFacts:
    """Return `facts` with what is missing taken from `other`; nothing known is replaced.

    The four fields about the start belong together: they are taken as a whole or not at all.
    """
    missing = {
        field.name: getattr(other, field.name)
        for field in fields(CallFacts)
        if getattr(facts, field.name) is None
        and (facts.start_local is None or field.name not in _START)
    }
    return replace(facts, **missing)


_START = frozenset({"start_local", "utc_offset_minutes", "start_source", "start_confidence"})
