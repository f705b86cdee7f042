"""What a person said of a log that no reader knows: how it is written, what each column says."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from callreview.domain.call import Direction
from callreview.domain.moment import DayOrder


class Says(StrEnum):
    """What a column of a log says of a call. Its name is what libraries keep."""

    FILE = "file"
    REF = "ref"
    START = "start"
    DAY = "day"
    CLOCK = "clock"
    END = "end"
    LENGTH = "length"
    CALLER = "caller"
    CALLED = "called"
    NUMBER = "number"
    NAME = "name"
    DIRECTION = "direction"
    EXTENSION = "extension"
    AGENT = "agent"


MAY_STAND_TWICE = frozenset({Says.FILE, Says.REF})
_NUMBERS = {Says.CALLER, Says.CALLED, Says.NUMBER}
_STARTS = ({Says.START}, {Says.DAY, Says.CLOCK}, {Says.END, Says.LENGTH})
_KEYS = {Says.FILE, Says.REF}


@dataclass(frozen=True)
class Dialect:
    """How a CSV is written; `quote` is "" where cells have none, `encoding` is Python's name."""

    separator: str = ","
    quote: str = '"'
    encoding: str = "utf-8"
    has_header: bool = True


@dataclass(frozen=True)
class Column:
    """A column that says something: its place, counted from 0, and its heading if it has one."""

    at: int
    heading: str
    says: Says


@dataclass(frozen=True)
class LogMapping:
    """How the log at `path` is read, and every other in its folder that is made like it.

    `ways` are the words for directions, in small letters. Times without a zone of their own
    are `utc_offset_minutes` east of UTC, if that is known. `width` counts all columns.
    """

    path: str
    dialect: Dialect
    columns: tuple[Column, ...]
    width: int
    day_order: DayOrder = DayOrder.YEAR_FIRST
    utc_offset_minutes: int | None = None
    ways: tuple[tuple[str, Direction], ...] = ()

    @property
    def can_join(self) -> bool:
        """Return whether a recording can find its line: by name, id, or start and number."""
        said = {column.says for column in self.columns}
        has_start = any(needed <= said for needed in _STARTS)
        return bool(said & _KEYS) or (has_start and bool(said & _NUMBERS))

    @property
    def says_more(self) -> bool:
        """Return whether a line says more of a recording than which line is its own."""
        return bool({column.says for column in self.columns} - {Says.FILE, Says.LENGTH})

    def places_in(self, first: Sequence[str]) -> tuple[Column, ...] | None:
        """Return the columns where they stand in a log that begins with that row.

        They may stand in another order under their headings. None if the log is made otherwise.
        """
        if not self.dialect.has_header:
            return self.columns if len(first) == self.width else None
        headings = [heading.strip().casefold() for heading in first]
        places = []
        for column in self.columns:
            sought = column.heading.strip().casefold()
            if column.at < len(headings) and headings[column.at] == sought:
                places.append(column)
            elif headings.count(sought) == 1:
                places.append(Column(headings.index(sought), column.heading, column.says))
            else:
                return None
        return tuple(places)
