"""Which calls of a period may be drawn; the rules are fixed before the draw and kept with it.

One unit here is one call. A transfer would give two, one for each person's leg (`statistics.md`
1.1); what the phone systems write into names and logs does not tell the legs apart, so a call
is the unit, and belongs to the person it is given to.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from callreview.domain.call import Call, CallFacts, Direction, Status
from callreview.domain.draw.period import Period
from callreview.domain.draw.plan import DrawPlan

SHORTEST_MS = 30_000
REF = "ref:"
"""Begins the key of somebody of whom nothing but an extension is known."""
_NO_SOUND = (Status.EMPTY, Status.UNPLAYABLE, Status.UNSUPPORTED)


class LeftOut(StrEnum):
    """Why a call of the period cannot be drawn; the first that is so counts."""

    NO_SOUND = "no_sound"
    NOT_READ = "not_read"
    COPY = "copy"
    DIRECTION = "direction"
    NOBODY = "nobody"
    OTHER_PERSON = "other_person"
    SHORT = "short"


@dataclass(frozen=True)
class Rules:
    """Calls of `shortest_ms` or more, in one of `directions`, of one of `people`; empty: of any.

    People are named by `person_of`. A call whose length is not known is not short.
    """

    shortest_ms: int = SHORTEST_MS
    directions: frozenset[Direction] = field(default_factory=frozenset)
    people: frozenset[str] = field(default_factory=frozenset)

    def leave_out(self, call: Call, plan: DrawPlan) -> LeftOut | None:
        """Return why a call cannot be drawn, its length and its bytes apart; None if it can."""
        if call.recording.status in _NO_SOUND:
            return LeftOut.NO_SOUND
        if self.directions and call.facts.direction not in self.directions:
            return LeftOut.DIRECTION
        person = person_of(call)
        if not person and (self.people or plan is DrawPlan.PER_PERSON):
            return LeftOut.NOBODY
        if self.people and person not in self.people:
            return LeftOut.OTHER_PERSON
        return None

    def is_short(self, duration_ms: int | None) -> bool:
        """Return whether a call of that length is left out for it."""
        return duration_ms is not None and duration_ms < self.shortest_ms

    def as_json(self) -> dict[str, object]:
        """Return the rules as they stand in the audit record."""
        return {
            "shortest_s": self.shortest_ms / 1000,
            "directions": sorted(self.directions),
            "people": sorted(self.people),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, object]) -> "Rules":
        """Return the rules that stand in an audit record."""
        directions, people = told["directions"], told["people"]
        shortest = told["shortest_s"]
        assert isinstance(directions, list)
        assert isinstance(people, list)
        assert isinstance(shortest, int | float)
        return cls(round(shortest * 1000), frozenset(map(Direction, directions)), frozenset(people))


@dataclass(frozen=True, slots=True)
class Unit:
    """One call of the period, as a draw sees it. `uid` is "" where its bytes are not known.

    `start` is in UTC, with a Z, where that is known, else the local time as written. `person` is
    as `person_of` says.
    """

    uid: str
    call_id: str
    person: str
    start: str
    duration_ms: int | None
    reason: LeftOut | None = None

    @property
    def is_eligible(self) -> bool:
        """Return whether it can be drawn."""
        return self.reason is None


def units_of(
    calls: Iterable[Call], period: Period, rules: Rules, plan: DrawPlan
) -> tuple[Unit, ...]:
    """Return every call of the period, sorted by uid; the same bytes are drawn once."""
    found = [_unit(call, rules, plan) for call in calls_of(calls, period)]
    found.sort(key=lambda unit: (unit.uid, unit.call_id))
    return tuple(_once(found))


def calls_of(calls: Iterable[Call], period: Period) -> Iterator[Call]:
    """Return the calls that belong to a period."""
    first, end = str(period.starts), str(period.ends)  # texts sort as the days do
    for call in calls:
        start = call.facts.start_local
        if start is not None and first <= start < end:
            yield call


def person_of(call: Call) -> str:
    """Return the key of who took a call, else `ref:` and the extension as written, else ""."""
    if call.agent:
        return call.agent.id
    return f"{REF}{call.facts.agent_ref}" if call.facts.agent_ref else ""


def uid_of(call: Call) -> str:
    """Return the SHA-256 a call is drawn by, of two sides the smaller; "" until all were read."""
    if not call.legs:
        return call.recording.sha256 or ""
    hashes = [leg.sha256 for leg in call.legs]
    return "" if not all(hashes) else min(one for one in hashes if one)


def _unit(call: Call, rules: Rules, plan: DrawPlan) -> Unit:
    uid, length = uid_of(call), call.recording.duration_ms
    reason = rules.leave_out(call, plan)
    if reason is None and not uid:
        reason = LeftOut.NOT_READ
    if reason is None and rules.is_short(length):
        reason = LeftOut.SHORT
    return Unit(uid, call.id, person_of(call), _start(call.facts), length, reason)


def _once(units: Iterable[Unit]) -> Iterator[Unit]:
    seen = set[str]()
    for unit in units:
        if unit.is_eligible and unit.uid in seen:
            yield Unit(
                unit.uid, unit.call_id, unit.person, unit.start, unit.duration_ms, LeftOut.COPY
            )
        else:
            yield unit
        if unit.is_eligible:
            seen.add(unit.uid)


def _start(facts: CallFacts) -> str:
    written, offset = facts.start_local or "", facts.utc_offset_minutes
    if offset is None:
        return written
    return (datetime.fromisoformat(written) - timedelta(minutes=offset)).isoformat() + "Z"
