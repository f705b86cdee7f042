"""What a draw came to: the calls that were heard, out of how many, and what was left out.

Only closed draws have an `Outcome`. An open one is an `OpenDraw`: how many are left and no
number, for people do the short calls first and early calls are no random sample.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from callreview.domain.draw.plan import DrawPlan
from callreview.domain.review import Answer

EVERYBODY = ""
"""The `person_id` of the one part of a draw over the whole company."""


@dataclass(frozen=True)
class Heard:
    """One drawn call with the review that counts for it: final, of the book *sample*.

    It is the newest revision of the first review that was finished. `percent` is 0…100 before
    fails and without bonus, None when nothing was scored; `fails` are the lines that failed
    their section or the call. `finished_at` is when its first revision was finished.
    """

    call_id: str
    review_id: str
    person_id: str
    percent: Fraction | None
    passed: bool | None
    version_id: str
    finished_at: str
    fails: tuple[str, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    reviewer: str = ""
    active_ms: int = 0
    start_local: str | None = None


@dataclass(frozen=True)
class Replaced:
    """A drawn call that could not be used: `reason` is a code of the closed list."""

    call_id: str
    reason: str
    by: str
    at: str


@dataclass(frozen=True)
class Part:
    """One stratum: the calls of one person, or of everybody (`person_id` is `EVERYBODY`).

    `population` counts the eligible, usable calls of the period (`statistics.md` 1.5), `drawn`
    those in the sample. A person of whose calls none was drawn has a part with nothing heard.
    """

    person_id: str
    name: str
    population: int
    drawn: int
    heard: tuple[Heard, ...] = ()
    unusable: tuple[Replaced, ...] = ()

    def __post_init__(self) -> None:
        """Refuse more heard than drawn, and more drawn than there are."""
        if not 0 <= len(self.heard) <= self.drawn <= self.population:
            raise ValueError(f"{len(self.heard)} of {self.drawn} of {self.population} calls")


@dataclass(frozen=True)
class Outcome:
    """A closed draw. The period is half-open, [`starts`, `ends`).

    It is draw `number` `of` so many for its period, for `reason` if it is not the first.
    `recordings` are all of the period; `left_out` says how many each rule left out, and
    `shortest_ms` how long a call had to be (0: any length).
    """

    draw_id: str
    title: str
    plan: DrawPlan
    starts: date
    ends: date
    parts: tuple[Part, ...]
    recordings: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    shortest_ms: int = 0
    number: int = 1
    of: int = 1
    reason: str = ""
    seed: str = ""
    frame_sha256: str = ""
    closed_at: str = ""

    @property
    def heard(self) -> tuple[Heard, ...]:
        """Return every call heard, part by part."""
        return tuple(one for part in self.parts for one in part.heard)

    @property
    def population(self) -> int:
        """Return how many calls the draw speaks for."""
        return sum(part.population for part in self.parts)


@dataclass(frozen=True)
class OpenDraw:
    """A draw that is still being reviewed: `left` of `of` calls are to be done."""

    draw_id: str
    title: str
    plan: DrawPlan
    starts: date
    ends: date
    left: int
    of: int
