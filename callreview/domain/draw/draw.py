"""A draw as the library keeps it: what was decided, the lot, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

from callreview.domain.draw.eligibility import Rules
from callreview.domain.draw.period import Period
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.replacing import Reason
from callreview.domain.draw.tickets import ALGORITHM, ticket

EVERYBODY = ""
"""The stratum of a lot over the whole company."""


class Standing(StrEnum):
    """How far a draw has come.

    ARRIVING while its period runs and calls are drawn as they come; OPEN from when its list is
    frozen; CLOSED when every drawn call was reviewed; DROPPED when a later draw of its period
    took its place before that.
    """

    ARRIVING = "arriving"
    OPEN = "open"
    CLOSED = "closed"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Stratum:
    """One lot within a draw: the calls of one person, or of everybody.

    `eligible` is None until the list is frozen. `expected` calls were thought to come, for a
    draw of calls as they arrive: tickets below `below` are drawn at once.
    """

    person: str
    name: str
    target: int
    eligible: int | None = None
    expected: int = 0
    below: int = 0


@dataclass(frozen=True)
class Skipped:
    """Why a drawn call was replaced, by whom and when."""

    reason: Reason
    by: str
    at: str


@dataclass(frozen=True)
class DrawnCall:
    """A call in a sample. `rank` counts from 1 in its stratum; None as long as more may come.

    Once the list is frozen, one without a rank was due and is not of the sample after all.
    `is_reviewed` once a review of it of a sample is finished, whichever draw that was begun for.
    """

    uid: str
    call_id: str
    person: str
    ticket: int
    rank: int | None = None
    skipped: Skipped | None = None
    is_reviewed: bool = False


@dataclass(frozen=True)
class Draw:
    """A draw. It is draw `number` for its period, for `reason` if it is not the first.

    `root_id` is the key of the first for that period, `supersedes` of the one before.
    """

    id: str
    title: str
    plan: DrawPlan
    period: Period
    rules: Rules
    seed: str
    seed_made_at: str
    strata: tuple[Stratum, ...]
    calls: tuple[DrawnCall, ...] = ()
    root_id: str = ""
    number: int = 1
    of: int = 1
    reason: str = ""
    supersedes: str | None = None
    begun_at: str = ""
    frozen_at: str | None = None
    closed_at: str | None = None
    dropped_at: str | None = None
    recordings: int = 0
    frame_sha256: str = ""
    app_version: str = ""
    algorithm: str = ALGORITHM

    @property
    def standing(self) -> Standing:
        """Return how far it has come."""
        if self.dropped_at is not None:
            return Standing.DROPPED
        if self.closed_at is not None:
            return Standing.CLOSED
        return Standing.ARRIVING if self.frozen_at is None else Standing.OPEN

    @property
    def sample(self) -> tuple[DrawnCall, ...]:
        """Return the calls to be reviewed, in the order of their tickets, whoever took them."""
        in_it = (one for one in self.calls if self._is_in_sample(one))
        return tuple(sorted(in_it, key=lambda one: (one.ticket, one.uid)))

    @property
    def left(self) -> tuple[DrawnCall, ...]:
        """Return the calls of the sample that are still to be reviewed, in ticket order."""
        return tuple(one for one in self.sample if not one.is_reviewed)

    @property
    def skipped(self) -> tuple[DrawnCall, ...]:
        """Return the calls that were replaced, in the order they were."""
        gone = [one for one in self.calls if one.skipped is not None]
        return tuple(sorted(gone, key=lambda one: (one.skipped.at if one.skipped else "", one.uid)))

    def of_person(self, person: str) -> tuple[DrawnCall, ...]:
        """Return the sample of one stratum, in the order of its tickets."""
        return tuple(one for one in self.sample if self.stratum_of(one) == person)

    def place_of(self, call_id: str) -> tuple[int, int] | None:
        """Return which pick of how many of its lot a call is; None if it is not in the sample."""
        for call in self.sample:
            if call.call_id == call_id:
                lot = self.of_person(self.stratum_of(call))
                return lot.index(call) + 1, len(lot)
        return None

    def stratum_of(self, call: DrawnCall) -> str:
        """Return the stratum that a call was drawn in."""
        return call.person if self.plan is DrawPlan.PER_PERSON else EVERYBODY

    def _is_in_sample(self, one: DrawnCall) -> bool:
        is_ranked = one.rank is not None or self.frozen_at is None
        return one.skipped is None and is_ranked


def drawn_call(seed: str, uid: str, call_id: str, person: str, rank: int | None) -> DrawnCall:
    """Return a call with its ticket."""
    return DrawnCall(uid, call_id, person, ticket(seed, uid), rank)
