"""Finds the row of a log that tells of a recording: by file name, by id, by time and number.

Clocks of a log and of names may be whole hours apart (UTC here, local time there). Of two
rows that fit as well, neither is taken.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from callreview.domain.call import START_FACTS, CallFacts
from callreview.domain.facts import digits_of, filled, with_offset
from callreview.intake.logs.row import LogRow, merged
from callreview.intake.stem import stem_of

TOLERANCE_S = 10
_FURTHEST_H = 14
_NATIONAL = 7


class Way(StrEnum):
    """How a recording found its row, or that it did not."""

    FILE = "file"
    REF = "ref"
    TIME = "time"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True)
class Match:
    """The row of a recording, if it has one, and how it was found."""

    way: Way
    row: LogRow | None = None


class Log:
    """The rows of a log, ready to be asked."""

    def __init__(self, rows: Iterable[LogRow], *, tolerance_s: int = TOLERANCE_S) -> None:
        self._tolerance_s = tolerance_s
        self._by_file: dict[str, list[LogRow]] = {}
        self._by_ref: dict[str, list[LogRow]] = {}
        timed = []
        for row in rows:
            for name in row.files:
                self._by_file.setdefault(_key(name), []).append(row)
            for ref in row.refs:
                self._by_ref.setdefault(_plain_ref(ref), []).append(row)
            if row.facts.start_local and row.numbers:
                timed.append((_seconds(row.facts.start_local), row))
        self._timed = sorted(timed, key=lambda one: one[0])
        self._times = [at for at, _ in self._timed]

    def row_for(self, name: str, facts: CallFacts) -> LogRow | None:
        """Return the row of the recording of that name, of which `facts` are known; or None."""
        return self.match(name, facts).row

    def match(self, name: str, facts: CallFacts) -> Match:
        """Return which row the recording of that name has, of which `facts` are known, and how.

        Several rows with its name or id are of one call and come as one. Of those that only fit
        by time and number as well as each other, none is taken.
        """
        if rows := self._by_file.get(_key(name)):
            return Match(Way.FILE, merged(rows))
        if facts.call_ref and (rows := self._by_ref.get(_plain_ref(facts.call_ref))):
            return Match(Way.REF, merged(rows))
        near = self._by_time(facts)
        row = _only(near) if near else None
        return Match(Way.TIME if row else Way.AMBIGUOUS if near else Way.NONE, row)

    def _by_time(self, facts: CallFacts) -> Sequence[LogRow]:
        """Return the rows that fit as well: of the same clock, else of one whole hours apart."""
        if not facts.written_start or not facts.customer_number:
            return ()
        at = _seconds(facts.written_start)
        hours = sorted(range(-_FURTHEST_H, _FURTHEST_H + 1), key=abs)
        by_distance: dict[int, list[LogRow]] = {}
        for shift in hours:
            for row in self._around(at + shift * 3600):
                if any(same_number(facts.customer_number, said) for said in row.numbers):
                    by_distance.setdefault(abs(shift), []).append(row)
        same_clock = by_distance.pop(0, [])
        return same_clock or [row for rows in by_distance.values() for row in rows]

    def _around(self, at: int) -> Sequence[LogRow]:
        first = bisect_left(self._times, at - self._tolerance_s)
        last = bisect_right(self._times, at + self._tolerance_s)
        return [row for _, row in self._timed[first:last]]


def joined(facts: CallFacts, row: LogRow | None) -> CallFacts:
    """Return `facts` with what is missing taken from the row of a log.

    A start without offset gets one where the log knows the moment in UTC.
    """
    if row is None:
        return facts
    told = _named(row)
    return filled(with_offset(facts, told), told)


def _named(row: LogRow) -> CallFacts:
    """Return what a row says, with the log's name in every origin."""
    facts = row.facts
    traced = (*START_FACTS, *facts.origins) if row.log else ()
    origins = {
        name: replace(origin, name=row.log) for name in traced if (origin := facts.origin_of(name))
    }
    return replace(facts, origins={**facts.origins, **origins})


def same_number(one: str, other: str) -> bool:
    """Return whether two numbers are one: equal, or alike from the right but for the prefixes.

    `+15125550142`, `0015125550142` and `5125550142` are one; numbers of fewer than seven
    digits must be equal.
    """
    left, right = digits_of(one), digits_of(other)
    if left == right:
        return bool(left)
    shorter, longer = sorted((left.lstrip("0"), right.lstrip("0")), key=len)
    return len(shorter) >= _NATIONAL and longer.endswith(shorter)


def _only(rows: Sequence[LogRow]) -> LogRow | None:
    """Return the one call the rows are of; None if they are of several."""
    refs = {row.refs[-1:] or id(row) for row in rows}
    return merged(rows) if len(refs) == 1 else None


def _key(name: str) -> str:
    return stem_of(name).casefold()


def _plain_ref(ref: str) -> str:
    return ref.replace("_", ".").casefold()


def _seconds(start_local: str) -> int:
    return int(datetime.fromisoformat(start_local).replace(tzinfo=UTC).timestamp())
