"""The time of day, so that tests can set it by hand."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Says what time it is."""

    def now(self) -> datetime:
        """Return the time, aware of UTC."""


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Return a time as the library keeps it: `YYYY-MM-DDTHH:MM:SS.mmmZ`, in UTC."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"


def unix_ms(moment: datetime) -> int:
    """Return a time as milliseconds since 1970, which is what keys begin with."""
    return round(moment.timestamp() * 1000)
