"""Letters typed ahead in the table: the line they lead to, found by halving or by heading."""

import time
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import chain

from callreview.domain.call import Call
from callreview.ui.calls.cells import Column, Sortable, sort_value
from callreview.ui.calls.sorting import Sorting

_BY_LETTERS = frozenset({Column.WHO, Column.FILE})
_AS_WRITTEN = frozenset({Column.WHEN, Column.NUMBER})


class TypedAhead:
    """Puts letters together that come one soon after the other."""

    def __init__(self, within_ms: int, now: Callable[[], float] = time.monotonic) -> None:
        self._within_s = within_ms / 1000
        self._now = now
        self._letters = ""
        self._last = -self._within_s

    def add(self, letters: str) -> str:
        """Return all that was typed in one go, with these letters."""
        now = self._now()
        is_going_on = now - self._last <= self._within_s
        self._letters = self._letters + letters if is_going_on else letters
        self._last = now
        return self._letters


def call_ahead(letters: str, calls: Sequence[Call], sorting: Sorting) -> int:
    """Return the first of sorted calls whose sorted column begins with these letters, else -1.

    Only in columns of texts; calls without one stand last.
    """
    if sorting.column not in _BY_LETTERS | _AS_WRITTEN or not letters:
        return -1
    sought = letters.casefold() if sorting.column in _BY_LETTERS else letters
    value = sort_value(sorting.column)
    known = bisect_left(calls, True, key=lambda call: value(call) in (None, ""))

    def is_there(call: Call) -> bool:
        begins = _beginning(value(call), len(sought))
        return begins <= sought if sorting.descending else begins >= sought

    at = bisect_left(calls, True, hi=known, key=is_there)
    found = at < known and _beginning(value(calls[at]), len(sought)) == sought
    return at if found else -1


def name_ahead(letters: str, names: Sequence[str], standing_on: int) -> int:
    """Return the next of the names that begins with these letters, else -1.

    A single letter leads on from the name one stands on, more may still mean that one.
    """
    sought = letters.casefold()
    first = standing_on + (len(letters) == 1)
    onwards = chain(range(max(0, first), len(names)), range(min(first, len(names))))
    return next((at for at in onwards if names[at].casefold().startswith(sought)), -1)


def _beginning(value: Sortable, length: int) -> str:
    return str(value)[:length]
