"""Logs that are read as a person said: each column says what they called it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import Extensions, number, party_name
from callreview.domain.logmapping import Column, LogMapping, Says
from callreview.domain.moment import Moment, ordered_moment, seconds_of, written_moment
from callreview.intake.logs.row import LogRow, log_row
from callreview.intake.logs.table import Cells
from callreview.intake.profiles.sides import Sides, sides_by

_LONGEST_REF = 255
_MOST_NAMES = 50  # one cell may name the pieces of one call, joined by @ or ;
Said = Mapping[Says, str]


class MappedRows:
    """The rows of a log, each read when it is asked for."""

    def __init__(self, cells: Cells, mapping: LogMapping, extensions: Extensions) -> None:
        places = mapping.places_in(cells[0]) if cells else None
        self.fits = places is not None
        """Whether the log is made like the one the mapping is of; it has no rows otherwise."""
        self._places = places or ()
        self._cells = cells
        self._first = 1 if mapping.dialect.has_header else 0
        self._mapping = mapping
        self._extensions = extensions

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._cells) - self._first if self.fits else 0

    def __getitem__(self, at: int, /) -> LogRow:
        """Read one."""
        return _row(self._cells[self._first + at], self._places, self._mapping, self._extensions)

    def __iter__(self) -> Iterator[LogRow]:
        """Read one after the other."""
        return map(self.__getitem__, range(len(self)))


def moment_in(text: str, mapping: LogMapping) -> Moment | None:
    """Return the moment a cell writes, in the order and the zone that were said."""
    found = ordered_moment(text, mapping.day_order) or written_moment(text)
    if found and found.utc_offset_minutes is None and mapping.utc_offset_minutes is not None:
        return Moment(found.start_local, mapping.utc_offset_minutes)
    return found


def _row(
    row: Sequence[str], places: Iterable[Column], mapping: LogMapping, extensions: Extensions
) -> LogRow:
    said: dict[Says, str] = {}
    files, refs = list[str](), list[str]()
    for column in places:
        cell = row[column.at].strip() if column.at < len(row) else ""
        if column.says is Says.FILE:
            files += cell.replace(";", "@").split("@")[:_MOST_NAMES]
        elif column.says is Says.REF:
            refs.append(cell[:_LONGEST_REF])
        else:
            said[column.says] = cell
    facts = _facts(said, refs, mapping, extensions)
    numbers = (said.get(says, "") for says in (Says.NUMBER, Says.CALLER, Says.CALLED))
    return log_row(facts, files=files, refs=refs, numbers=numbers)


def _facts(
    said: Said, refs: Sequence[str], mapping: LogMapping, extensions: Extensions
) -> CallFacts:
    start = _start(said, mapping)
    way = dict(mapping.ways).get(said.get(Says.DIRECTION, "").casefold())
    sides = _sides(way, said.get(Says.CALLER, ""), said.get(Says.CALLED, ""), extensions)
    extension = said.get(Says.EXTENSION, "")
    ours = party_name(extension) if extension in extensions else None
    return CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=start.utc_offset_minutes if start else None,
        direction=way or sides.direction,
        agent_ref=ours or party_name(said.get(Says.AGENT)) or sides.agent_ref,
        customer_number=number(said.get(Says.NUMBER)) or sides.customer_number,
        customer_name=party_name(said.get(Says.NAME)),
        call_ref=next(filter(None, refs), None),
    )


def _sides(way: Direction | None, caller: str, called: str, extensions: Extensions) -> Sides:
    """Return who is who; where only one side is written, a number from outside is the customer's.

    Such a one that called came in, and such a one that was called was dialled here.
    """
    alone = caller or called
    if way or (caller and called) or alone in extensions or not number(alone):
        return sides_by(way, caller, called, extensions)
    return Sides(Direction.IN if caller else Direction.OUT, customer_number=number(alone))


def _start(said: Said, mapping: LogMapping) -> Moment | None:
    """Return when a call began, be it written whole, in two columns, or by its end."""
    if written := said.get(Says.START):
        return moment_in(written, mapping)
    if Says.DAY in said and Says.CLOCK in said:
        return moment_in(f"{said[Says.DAY]} {said[Says.CLOCK]}", mapping)
    end, length = moment_in(said.get(Says.END, ""), mapping), seconds_of(said.get(Says.LENGTH, ""))
    if end is None or length is None:
        return None
    began = datetime.fromisoformat(end.start_local) - timedelta(seconds=length)
    return Moment(began.isoformat(), end.utc_offset_minutes)
