"""A moment as logs and sidecars write it, read without guessing."""

import re
from dataclasses import dataclass

from callreview.domain.facts import local_time, utc_time

_WRITTEN = re.compile(
    r"(?P<day>[0-9]{4}[-/][0-9]{2}[-/][0-9]{2})[T ]+(?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
    r"(?:[.,][0-9]{1,9})?"
    r" ?(?P<zone>Z|UTC|GMT|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])?",
)
_EPOCH = re.compile(r"(?P<seconds>[0-9]{9,10})(?:[0-9]{3}|\.[0-9]{1,9})?")


@dataclass(frozen=True)
class Moment:
    """A local time `YYYY-MM-DDTHH:MM:SS` and its offset in minutes east of UTC, if it is known."""

    start_local: str
    utc_offset_minutes: int | None = None


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


def epoch_moment(text: str) -> Moment | None:
    """Return the moment of a Unix time in seconds or milliseconds, in UTC; None if it is none."""
    found = _EPOCH.fullmatch(text.strip())
    start = utc_time(int(found["seconds"])) if found else None
    return Moment(start, 0) if start else None


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone[0] not in "+-":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return -minutes if zone[0] == "-" else minutes
