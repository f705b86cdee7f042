"""What the sheet of a random sample shows: what was wished for, and what that comes to."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum

from callreview.domain.call import Direction
from callreview.domain.draw.allocation import FEWEST, FLOOR, SUGGESTED, Allocation, Way
from callreview.domain.draw.eligibility import SHORTEST_MS, Rules
from callreview.domain.draw.experience import Experience
from callreview.domain.draw.period import (
    Period,
    month_of,
    quarter_of,
    rolling_quarter,
    week_of,
)
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.supply import (
    Planned,
    PlannedPart,
    Supply,
    calls_in,
    company,
    per_person,
)
from callreview.domain.statistics.planning import calls_needed
from callreview.words.marking import N_

MINUTES = 25
"""So much time a week somebody has who said nothing else."""
_STEPS = (10, 7, 5, 3, 2)
_OTHER_MINUTES = (10, 25, 50, 100, 200)
_ONE = timedelta(1)


class Days(Enum):
    """Periods that have a name; running ones are drawn as their calls come."""

    LAST_WEEK = N_("Last week")
    LAST_MONTH = N_("Last month")
    LAST_QUARTER = N_("Last quarter")
    ROLLING_QUARTER = N_("The last 13 weeks")
    THIS_WEEK = N_("This week, as calls come")
    THIS_MONTH = N_("This month, as calls come")
    THIS_QUARTER = N_("This quarter, as calls come")
    OWN = N_("The days below")

    def period(self, today: date) -> Period | None:
        """Return its days; None for days of one's own."""
        before = {Days.LAST_WEEK: week_of, Days.LAST_MONTH: month_of, Days.LAST_QUARTER: quarter_of}
        running = {
            Days.THIS_WEEK: week_of,
            Days.THIS_MONTH: month_of,
            Days.THIS_QUARTER: quarter_of,
        }
        if self in before:
            return before[self](before[self](today).starts - _ONE)
        if self in running:
            return running[self](today)
        return rolling_quarter(today) if self is Days.ROLLING_QUARTER else None


@dataclass(frozen=True)
class Wish:
    """What a person chose; empty `people` and `directions` mean any. `total` is for all people."""

    plan: DrawPlan
    period: Period
    shortest_ms: int = SHORTEST_MS
    directions: frozenset[Direction] = frozenset()
    people: frozenset[str] = frozenset()
    way: Way = Way.EQUAL
    each: int = SUGGESTED
    total: int = 0
    minutes: int = MINUTES

    @property
    def rules(self) -> Rules:
        """Return which calls may be drawn."""
        return Rules(self.shortest_ms, self.directions, self.people)

    def is_counted_as(self, other: "Wish | None") -> bool:
        """Return whether the same calls have to be counted for it, whatever their length."""
        return other is not None and _countable(self) == _countable(other)


@dataclass(frozen=True)
class Outlook:
    """What a wish comes to. `drawn_from` are the days the calls were counted in.

    Those are other days than the wished ones where these are not over: the calls of as many days
    before stand for those that will come.
    """

    wish: Wish
    supply: Supply
    planned: Planned
    drawn_from: Period
    own: Experience = field(default_factory=Experience)

    @property
    def other_times(self) -> tuple[tuple[int, PlannedPart], ...]:
        """Return what one lot over everybody would come to for other minutes a week."""
        times = sorted({*_OTHER_MINUTES, self.wish.minutes})
        return tuple((each, self._in_minutes(each)) for each in times)

    def _in_minutes(self, minutes: int) -> PlannedPart:
        count = calls_in(minutes, self.wish.period, self.own.minutes_a_call)
        return company(self.supply, count, self.own.sd).parts[0]

    @property
    def is_arriving(self) -> bool:
        """Return whether calls are drawn as they come."""
        return self.drawn_from != self.wish.period

    @property
    def least(self) -> int:
        """Return how many calls of everybody are drawn at least, also of who took fewer before."""
        if self.wish.plan is DrawPlan.COMPANY or self.wish.way is Way.PROPORTIONAL:
            return 0
        return self.wish.each if self.wish.way is Way.EQUAL else FLOOR

    @property
    def can_be_drawn(self) -> bool:
        """Return whether there is anything to draw."""
        return self.planned.heard > 0

    @property
    def is_whole(self) -> bool:
        """Return whether every call is heard, so that no luck is in it."""
        return self.can_be_drawn and all(part.is_whole for part in self.planned.parts)

    @property
    def widths(self) -> tuple[int, int]:
        """Return the least and the most points either way a person's average will roughly have."""
        wide = [part.half_width for part in self.planned.parts if part.heard >= FEWEST]
        some = [round(one) for one in wide if one > 0] or [0]
        return max(1, min(some)), max(1, *some)

    @property
    def next_step(self) -> tuple[int, int] | None:
        """Return fewer points either way, and how many calls (of each) those would take.

        None where shares differ from person to person, or all calls are heard.
        """
        is_even = self.wish.plan is DrawPlan.COMPANY or self.wish.way is Way.EQUAL
        largest = max((part.eligible for part in self.planned.parts), default=0)
        points = next((one for one in _STEPS if one < self.widths[1]), None)
        if not is_even or not self.can_be_drawn or self.is_whole or points is None:
            return None
        return points, calls_needed(points, largest, self.own.sd)

    @property
    def few(self) -> tuple[str, ...]:
        """Return who would have too few calls heard for an average, though there are more."""
        return tuple(
            part.name
            for part in self.planned.parts
            if part.heard < min(FEWEST, part.eligible) and self.wish.plan is DrawPlan.PER_PERSON
        )

    @property
    def minutes_a_week(self) -> int:
        """Return how long it takes a week, in whole minutes."""
        return max(1, round(self.planned.minutes_a_week(self.own.minutes_a_call)))

    @property
    def takes_too_long(self) -> bool:
        """Return whether one lot over everybody would fit the time there is, and this does not."""
        is_longer = self.minutes_a_week > self.wish.minutes
        return self.wish.plan is DrawPlan.PER_PERSON and is_longer


def counted_days(wish: Wish, today: date) -> Period:
    """Return the days to count calls in: those wished for, or as many before, if they run on."""
    if wish.period.is_over(today):
        return wish.period
    starts = wish.period.starts
    return Period(starts - timedelta(wish.period.days), starts)


def outlook(supply: Supply, wish: Wish, own: Experience = Experience()) -> Outlook:  # noqa: B008
    """Return what a wish comes to, out of calls counted by its rules and by one's own reviews."""
    held = supply.with_shortest(wish.shortest_ms)
    if wish.plan is DrawPlan.COMPANY:
        count = calls_in(wish.minutes, wish.period, own.minutes_a_call)
        planned = company(held, count, own.sd)
    else:
        planned = per_person(held, allocation(wish, people=len(held.names)), own.sd)
    return Outlook(wish, held, replace(planned, period=wish.period), supply.period, own)


def allocation(wish: Wish, *, people: int) -> Allocation:
    """Return how calls are shared out; without a total there are as many as suggested for each."""
    total = wish.total or SUGGESTED * people
    return Allocation(wish.way, FLOOR if wish.way is Way.FLOOR else wish.each, total)


def begins_with(first: date | None, last: date | None, today: date) -> tuple[Days, Period]:
    """Return the days a new sheet shows: last month, or the days there are calls of."""
    month = Days.LAST_MONTH.period(today)
    assert month is not None
    if first is None or last is None or (first < month.ends and last >= month.starts):
        return Days.LAST_MONTH, month
    return Days.OWN, Period(first, last + _ONE)


def day_span(starts: Iterable[str | None]) -> tuple[date | None, date | None]:
    """Return the first and last day of calls that began then (`YYYY-MM-DDTHH:MM:SS`)."""
    known = [start for start in starts if start]
    if not known:
        return None, None
    return date.fromisoformat(min(known)[:10]), date.fromisoformat(max(known)[:10])


def _countable(wish: Wish) -> tuple[object, ...]:
    return wish.plan, wish.period, wish.directions, wish.people
