"""Calls in groups, by person or by day: what a call belongs to, and where each group stands.

Calls come sorted. They are put into groups once for many queries; what a query leaves of them
still stands in groups, and where one ends is found by halving, not by asking every call.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter

from callreview.domain.call import Call, CallState
from callreview.domain.hue import Hue
from callreview.words.marking import N_


class Grouping(Enum):
    """What the table is grouped by; the values are what one chooses."""

    NONE = N_("No groups")
    PERSON = N_("By person")
    DAY = N_("By day")


_LENGTH, _STATE = attrgetter("recording.duration_ms"), attrgetter("state")
Ranks = Mapping[str, int]
"""By the key of a group, which of all it is."""


@dataclass(frozen=True)
class Group:
    """Neighbours in the table, from row `first` up to `end` of the calls shown.

    `key` is "" for the calls nobody knows the person or the day of. A person's is their key or
    the extension as written, a day's is `YYYY-MM-DD`; `name` is the person's.
    """

    key: str
    name: str
    first: int
    end: int
    colour: Hue = Hue.NONE

    @property
    def count(self) -> int:
        """Return how many calls it has."""
        return self.end - self.first


@dataclass(frozen=True)
class Sum:
    """What calls come to.

    There is no mean score: only calls picked by lot speak for a person, and only with how
    uncertain that is.
    """

    calls: int = 0
    length_ms: int = 0
    reviewed: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(
            self.calls + other.calls,
            self.length_ms + other.length_ms,
            self.reviewed + other.reviewed,
        )


NOTHING = Sum()


def key_of(grouping: Grouping) -> Callable[[Call], str]:
    """Return what tells the group of a call."""
    return _KEYS[grouping]


def in_groups(
    calls: Sequence[Call], grouping: Grouping, *, latest_first: bool
) -> tuple[tuple[Call, ...], Ranks]:
    """Return the calls group by group, in the order given within each, and the groups' ranks.

    People stand by name after those nobody knows, days latest first or last, before those
    nobody knows.
    """
    if grouping is Grouping.NONE:
        return tuple(calls), {}
    key = key_of(grouping)
    members: defaultdict[str, list[Call]] = defaultdict(list)
    for call in calls:
        members[key(call)].append(call)
    if grouping is Grouping.DAY:
        keys = sorted(filter(None, members), reverse=latest_first)
        keys += [""] if "" in members else []
    else:
        keys = sorted(members, key=lambda each: (members[each][0].who.casefold(), each))
    ordered = tuple(call for each in keys for call in members[each])
    return ordered, {each: rank for rank, each in enumerate(keys)}


def groups_of(calls: Sequence[Call], grouping: Grouping, ranks: Ranks) -> tuple[Group, ...]:
    """Return the groups of calls that stand as `in_groups` put them, some left out or none."""
    if grouping is Grouping.NONE:
        return ()
    key = key_of(grouping)
    groups: list[Group] = []
    first = 0
    while first < len(calls):
        member = calls[first]
        end = _end(calls, first, lambda call: ranks[key(call)])
        groups.append(_group(key(member), member, first, end, grouping))
        first = end
    return tuple(groups)


def sum_of(calls: Sequence[Call]) -> Sum:
    """Return what calls come to; the lengths that are known are added up."""
    return Sum(
        len(calls),
        sum(filter(None, map(_LENGTH, calls))),
        [*map(_STATE, calls)].count(CallState.REVIEWED),
    )


def _end(calls: Sequence[Call], first: int, rank: Callable[[Call], int]) -> int:
    """Return where the group ends that begins at `first`: in steps twice as long each."""
    own, low, step = rank(calls[first]), first, 1
    while low + step < len(calls) and rank(calls[low + step]) == own:
        low, step = low + step, 2 * step
    return bisect_right(calls, own, lo=low, hi=min(low + step, len(calls)), key=rank)


def _group(key: str, member: Call, first: int, end: int, grouping: Grouping) -> Group:
    if grouping is Grouping.DAY:
        return Group(key, key, first, end)
    colour = member.agent.colour if member.agent else Hue.NONE
    return Group(key, member.who, first, end, colour)


def _person(call: Call) -> str:
    # A written extension is never the key of a person: those are made of hexadecimal digits.
    return call.agent.id if call.agent else call.facts.agent_ref or ""


def _day(call: Call) -> str:
    return (call.facts.start_local or "")[:10]


_KEYS: Mapping[Grouping, Callable[[Call], str]] = {
    Grouping.NONE: lambda _call: "",
    Grouping.PERSON: _person,
    Grouping.DAY: _day,
}
