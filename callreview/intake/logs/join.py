"""Finds the row of a log that tells of a recording: by file name, by id, by time and number.

Clocks of a log and of names may be whole hours apart (UTC here, local time there). Of two
rows that fit as well, neither is taken.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Protocol

from callreview.domain.call import START_FACTS, CallFacts
from callreview.domain.facts import digits_of, filled, with_offset
from callreview.intake.logs.row import LogRow, merged
from callreview.intake.stem import stem_of

TOLERANCE_S = 10
_NATIONAL = 7
_ASKED_EVERY = 200
_ROW_BITS = 32  # a start in seconds and the number of a row are kept in one number
_ROW_MASK = (1 << _ROW_BITS) - 1
_HOUR_S, _FURTHEST_H = 3600, 14
_SHIFTS = tuple(hours * _HOUR_S for hours in range(-_FURTHEST_H, _FURTHEST_H + 1) if hours)


class Way(StrEnum):
    """How a recording found its row, or that it did not."""

    FILE = "file"
    REF = "ref"
    TIME = "time"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


class Rows(Protocol):
    """The rows of a log, each made when it is asked for, or there already."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __getitem__(self, at: int, /) -> LogRow:
        """Return one of them."""


@dataclass(frozen=True)
class Match:
    """How a recording found the rows that are its own, if it did."""

    way: Way
    rows: Rows = ()
    at: Sequence[int] = ()

    @property
    def row(self) -> LogRow | None:
        """Return them as one; None where it has none."""
        return merged(self.rows[at] for at in self.at) if self.at else None


class Log:
    """The rows of a log, ready to be asked.

    Rows are kept by their numbers: of a long log most are never asked for.
    """

    def __init__(
        self,
        rows: Rows,
        *,
        tolerance_s: int = TOLERANCE_S,
        stops: Callable[[], bool] = lambda: False,
    ) -> None:
        self._rows = rows
        self._tolerance_s = tolerance_s
        self._by_file, self._by_ref, self._by_number = _Index(), _Index(), _Index()
        for at in range(len(rows)):
            if at % _ASKED_EVERY == 0 and stops():
                return
            self._take(at, rows[at])

    def row_for(self, name: str, facts: CallFacts) -> LogRow | None:
        """Return the row of the recording of that name, of which `facts` are known; or None."""
        return self.match(name, facts).row

    def match(self, name: str, facts: CallFacts) -> Match:
        """Return which row the recording of that name has, of which `facts` are known, and how.

        Several rows with its name or id are of one call and come as one. Of those that only fit
        by time and number as well as each other, none is taken.
        """
        if found := self._by_file.under(_key(name)):
            return Match(Way.FILE, self._rows, found)
        if facts.call_ref and (found := self._by_ref.under(_plain_ref(facts.call_ref))):
            return Match(Way.REF, self._rows, found)
        near = self._by_time(facts)
        if not near:
            return Match(Way.NONE)
        return Match(Way.TIME, self._rows, near) if self._are_one(near) else Match(Way.AMBIGUOUS)

    def _take(self, at: int, row: LogRow) -> None:
        for name in row.files:
            self._by_file.add(_key(name), at)
        for ref in row.refs:
            self._by_ref.add(_plain_ref(ref), at)
        if row.facts.start_local and row.numbers:
            start = _seconds(row.facts.start_local)
            for end in {_end_of(number) for number in row.numbers}:
                self._by_number.add(end, start << _ROW_BITS | at)

    def _by_time(self, facts: CallFacts) -> Sequence[int]:
        """Return the rows that fit as well: of the same clock, else of one whole hours apart."""
        if not facts.written_start or not facts.customer_number:
            return ()
        number, start = facts.customer_number, _seconds(facts.written_start)
        timed = self._by_number.under(_end_of(number))
        return self._near(timed, number, start, (0,)) or self._near(timed, number, start, _SHIFTS)

    def _near(
        self, timed: Sequence[int], number: str, start: int, shifts: Iterable[int]
    ) -> Sequence[int]:
        """Return the rows of a number that began then, or as many seconds from it as `shifts`."""
        found = []
        for shift in shifts if timed else ():
            first = bisect_left(timed, start + shift - self._tolerance_s << _ROW_BITS)
            last = bisect_left(timed, start + shift + self._tolerance_s + 1 << _ROW_BITS)
            found += [one & _ROW_MASK for one in timed[first:last]]
        return [at for at in found if self._has(at, number)]

    def _has(self, at: int, number: str) -> bool:
        return any(same_number(number, said) for said in self._rows[at].numbers)

    def _are_one(self, found: Sequence[int]) -> bool:
        """Return whether rows are of one call."""
        refs = (self._rows[at].refs for at in found)
        return len(found) == 1 or len({one[-1:] or object() for one in refs}) == 1


class _Index:
    """Numbers under keys. Most keys have one, which is kept without a list around it."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._several: dict[str, list[int]] = {}

    def add(self, key: str, number: int) -> None:
        first = self._first.setdefault(key, number)
        if first != number:
            insort(self._several.setdefault(key, [first]), number)

    def under(self, key: str) -> Sequence[int]:
        """Return the numbers under a key, the smallest first."""
        if key in self._several:
            return self._several[key]
        return (self._first[key],) if key in self._first else ()


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


def _end_of(number: str) -> str:
    """Return the last digits of a number, which two that are one have in common."""
    return digits_of(number).lstrip("0")[-_NATIONAL:]


def _key(name: str) -> str:
    return stem_of(name).casefold()


def _plain_ref(ref: str) -> str:
    return ref.replace("_", ".").casefold()


def _seconds(start_local: str) -> int:
    return int(datetime.fromisoformat(start_local).replace(tzinfo=UTC).timestamp())
