"""Where calls that arrive stand among sorted ones: found by halving, not by sorting anew.

A large library is read from its newest call on, so those that arrive mostly stand at the end.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from callreview.domain.call import Call
from callreview.ui.calls.cells import sort_value
from callreview.ui.calls.grouping import Grouping, Ranks, key_of
from callreview.ui.calls.sorting import Sorting

Place = tuple[int, bool, Any, "Backwards"]
"""The rank of a call's group, whether its value is unknown, the value, and its start."""


@dataclass(frozen=True)
class Backwards:
    """A value that comes before the smaller ones."""

    value: Any

    def __lt__(self, other: "Backwards") -> bool:
        """Return whether it comes before `other`."""
        return bool(other.value < self.value)


def place_in(sorting: Sorting, grouping: Grouping, ranks: Ranks) -> Callable[[Call], Place]:
    """Return what tells the place of a call: places compare as the calls stand.

    KeyError for a call of a group that has no rank.
    """
    value, group = sort_value(sorting.column), key_of(grouping)

    def place(call: Call) -> Place:
        own = value(call)
        is_unknown = own in (None, "")
        compared = "" if is_unknown else Backwards(own) if sorting.descending else own
        rank = 0 if grouping is Grouping.NONE else ranks[group(call)]
        return rank, is_unknown, compared, Backwards(call.facts.start_local or "")

    return place


def with_added(
    calls: Sequence[Call], added: Sequence[Call], place: Callable[[Call], Place]
) -> tuple[Call, ...]:
    """Return sorted calls with other sorted ones among them, behind what is their equal."""
    if not calls or not added or not place(added[0]) < place(calls[-1]):
        return (*calls, *added)
    merged: list[Call] = []
    at = 0
    for call in added:
        end = bisect_right(calls, place(call), lo=at, key=place)
        merged += calls[at:end]
        merged.append(call)
        at = end
    return (*merged, *calls[at:])
