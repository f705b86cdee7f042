"""What a period holds, counted once, so that a plan can be moved by hand and answer at once.

A slider over the number of calls, or over their shortest length, asks nothing of the calls
again: they stand here as sorted lengths by person.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from callreview.domain.call import Call
from callreview.domain.draw.allocation import Allocation
from callreview.domain.draw.draw import EVERYBODY
from callreview.domain.draw.eligibility import LeftOut, Rules, calls_of, person_of, uid_of
from callreview.domain.draw.period import Period
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.statistics.planning import USUAL_SD, planned_half_width
from callreview.domain.statistics.quantiles import normal_quantile

MINUTES_A_CALL = 5.0
"""So long a review takes, until one's own reviews say better: 25 minutes a week are 5 calls."""
_UNKNOWN_MS = 1 << 62
_TWO_SIDED_95 = 0.975
_DAYS_OF_A_WEEK = 7


@dataclass(frozen=True)
class Bar:
    """How many calls are as long as `from_ms` up to before `to_ms`; None: or longer."""

    from_ms: int
    to_ms: int | None
    count: int


@dataclass(frozen=True)
class Supply:
    """The calls of a period that may be drawn, by person.

    `left_out` counts what other rules than the shortest length leave out. `unread` calls have
    still to be read before a list can be frozen; of `unsure` nobody wrote down when they were,
    and the time of their files stands for it. A length that is not known is not short.
    """

    period: Period
    plan: DrawPlan
    rules: Rules
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    recordings: int = 0
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    unread: int = 0
    unsure: int = 0

    @property
    def eligible(self) -> Mapping[str, int]:
        """Return how many calls of each person may be drawn, by name."""
        shortest = self.rules.shortest_ms
        return {
            person: len(lengths) - bisect_left(lengths, shortest)
            for person, lengths in self.lengths.items()
        }

    @property
    def eligible_in_lots(self) -> Mapping[str, int]:
        """Return how many calls of each lot may be drawn: of each person, or of everybody."""
        if self.plan is DrawPlan.PER_PERSON:
            return self.eligible
        return {EVERYBODY: sum(self.eligible.values())}

    @property
    def short(self) -> int:
        """Return how many calls only their length leaves out."""
        shortest = self.rules.shortest_ms
        return sum(bisect_left(lengths, shortest) for lengths in self.lengths.values())

    @property
    def every_left_out(self) -> Mapping[LeftOut, int]:
        """Return how many calls each rule leaves out, with the shortest length."""
        return {**self.left_out, **({LeftOut.SHORT: self.short} if self.short else {})}

    def with_shortest(self, shortest_ms: int) -> "Supply":
        """Return the same with another shortest length."""
        return replace(self, rules=replace(self.rules, shortest_ms=shortest_ms))

    def bars(self, width_ms: int = 10_000, count: int = 13) -> tuple[Bar, ...]:
        """Return how long the calls are that no other rule leaves out; the last bar is open."""
        every = sorted(one for lengths in self.lengths.values() for one in lengths)
        known = every[: bisect_left(every, _UNKNOWN_MS)]
        ends = [bisect_left(known, at * width_ms) for at in range(count)] + [len(known)]
        return tuple(
            Bar(at * width_ms, (at + 1) * width_ms if at + 1 < count else None, last - first)
            for at, (first, last) in enumerate(pairwise(ends))
        )


@dataclass(frozen=True)
class PlannedPart:
    """What is planned of one person, or of everybody: `heard` of `eligible` calls.

    `half_width` is how many points either way their average will roughly be; 0 for all of them.
    """

    person: str
    name: str
    eligible: int
    heard: int
    half_width: float

    @property
    def is_whole(self) -> bool:
        """Return whether all calls are heard, so that no luck is in their average."""
        return self.heard == self.eligible


@dataclass(frozen=True)
class Planned:
    """How many calls a plan takes, and what they buy. `half_width` is that of the company."""

    plan: DrawPlan
    period: Period
    parts: tuple[PlannedPart, ...]
    half_width: float

    @property
    def heard(self) -> int:
        """Return how many calls are to be heard in all."""
        return sum(part.heard for part in self.parts)

    @property
    def eligible(self) -> int:
        """Return how many may be drawn."""
        return sum(part.eligible for part in self.parts)

    def minutes_a_week(self, minutes_a_call: float = MINUTES_A_CALL) -> float:
        """Return how much time it takes a week, over the length of its period."""
        return self.heard * minutes_a_call * _DAYS_OF_A_WEEK / self.period.days


def supply_of(calls: Iterable[Call], period: Period, rules: Rules, plan: DrawPlan) -> Supply:
    """Count what a period holds."""
    lengths: defaultdict[str, list[int]] = defaultdict(list)
    names: dict[str, str] = {}
    left_out: Counter[LeftOut] = Counter()
    recordings = unread = unsure = 0
    for call in calls_of(calls, period):
        recordings += 1
        reason = rules.leave_out(call, plan)
        if reason is not None:
            left_out[reason] += 1
            continue
        unread += not uid_of(call)
        unsure += call.facts.start_is_guess
        person = person_of(call)
        names[person] = call.who
        known = call.recording.duration_ms
        lengths[person].append(_UNKNOWN_MS if known is None else known)
    by_name = sorted(lengths, key=lambda person: (names[person].casefold(), person))
    return Supply(
        period,
        plan,
        rules,
        {person: tuple(sorted(lengths[person])) for person in by_name},
        names,
        recordings,
        dict(sorted(left_out.items())),
        unread,
        unsure,
    )


def per_person(supply: Supply, allocation: Allocation, sd: float = USUAL_SD) -> Planned:
    """Return what a lot for each person takes and buys; `sd` is how far scores scatter."""
    eligible = supply.eligible
    shares = allocation.shared_out(eligible)
    parts = tuple(
        _part(person, supply.names[person], eligible[person], shares[person], sd)
        for person in eligible
    )
    return Planned(supply.plan, supply.period, parts, _of_company(parts, sd))


def company(supply: Supply, heard: int, sd: float = USUAL_SD) -> Planned:
    """Return what one lot over everybody takes and buys, with no number for a person."""
    every = sum(supply.eligible.values())
    part = _part(EVERYBODY, "", every, min(heard, every), sd)
    return Planned(supply.plan, supply.period, (part,), part.half_width)


def calls_in(minutes_a_week: float, period: Period, minutes_a_call: float = MINUTES_A_CALL) -> int:
    """Return how many calls can be heard over a period in so many minutes a week."""
    return max(0, math.floor(minutes_a_week / minutes_a_call * period.days / _DAYS_OF_A_WEEK))


def _part(person: str, name: str, eligible: int, heard: int, sd: float) -> PlannedPart:
    return PlannedPart(person, name, eligible, heard, _half_width(heard, eligible, sd))


_half_width = lru_cache(4096)(planned_half_width)  # a slider comes back to the same numbers


def _of_company(parts: Iterable[PlannedPart], sd: float) -> float:
    """Return the half width of the average of everybody whose calls are heard, by their share."""
    heard = [part for part in parts if part.heard]
    every = sum(part.eligible for part in heard)
    variance = sum(
        (part.eligible / every) ** 2 * (1 - part.heard / part.eligible) * sd**2 / part.heard
        for part in heard
    )
    return normal_quantile(_TWO_SIDED_95) * math.sqrt(variance)
