"""All that one closed draw says about one score sheet, ready to be shown, kept and printed.

`Results` holds figures; what is not a figure of the sample (open draws, picked reviews) stands
in `Aside`, which is read anew whenever results are shown and never kept with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from callreview.domain.draw.period import Period
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.results.figures import Average, LineFigure, Moments, Rate, TimeSpent
from callreview.domain.results.outcome import OpenDraw
from callreview.domain.results.sheets import SheetUsed
from callreview.domain.statistics.between import LEADER_BOARD_FROM, Standing
from callreview.domain.statistics.change import Change
from callreview.domain.statistics.control import Limits

if TYPE_CHECKING:  # it brings numpy
    from callreview.domain.agreement.report import Agreement


@dataclass(frozen=True)
class Source:
    """The draw the figures come from."""

    draw_id: str
    title: str
    plan: DrawPlan
    starts: date
    ends: date
    number: int
    of: int
    reason: str
    seed: str
    frame_sha256: str
    closed_at: str


@dataclass(frozen=True)
class Cover:
    """What the figures speak for, and what is not in them.

    Of `recordings`, `left_out` by rule are not meant; calls had to be `shortest_ms` long (0: any
    length). `people_heard` of `people` have heard calls, `not_heard` are the names of the others;
    to the former belong `calls_covered` of `calls`. `unusable` are drawn calls that were
    replaced, by reason; `not_scored` are heard calls on which there was nothing to score.
    """

    recordings: int
    left_out: Mapping[str, int]
    people: int
    people_heard: int
    calls: int
    calls_covered: int
    drawn: int
    heard: int
    unusable: Mapping[str, int] = field(default_factory=dict)
    not_scored: int = 0
    shortest_ms: int = 0
    not_heard: tuple[str, ...] = ()

    @property
    def eligible(self) -> int:
        """Return how many recordings were calls the draw was for."""
        return self.recordings - sum(self.left_out.values())

    @property
    def is_much_unusable(self) -> bool:
        """Return whether more than a tenth of the drawn calls could not be used."""
        replaced = sum(self.unusable.values())
        return 10 * replaced > self.drawn + replaced


@dataclass(frozen=True)
class PassedBefore:
    """How many passed one period before, and how the rate changed, in points."""

    hits: int
    heard: int
    change: Change


@dataclass(frozen=True)
class Earlier:
    """The same average one period before, and whether what lies between can be luck.

    `passed` tells the same of the calls that passed, of one lot: several have no such range.
    """

    title: str
    starts: date
    ends: date
    value: Fraction
    heard: int
    change: Change
    passed: PassedBefore | None = None


@dataclass(frozen=True)
class TrendPoint:
    """The company's average of one period."""

    draw_id: str
    title: str
    starts: date
    ends: date
    value: Fraction
    heard: int


@dataclass(frozen=True)
class Trend:
    """The averages of periods in a row; `limits` from six points on (3.5).

    `drift` is 1 or -1 where the smooth line beside them has left its limits: they slowly go up,
    or down.
    """

    points: tuple[TrendPoint, ...] = ()
    limits: Limits | None = None
    drift: int = 0


@dataclass(frozen=True)
class Between:
    """Whether people can be told apart at all (3.6).

    `reliability` is 0…1: how much of what lies between people is theirs. `gap_if_equal` is how
    far apart the best and the worst would look if all were equally good, `gap` how far they do;
    `heard` the calls of a person in the middle. So many `calls_needed` of each would make an order
    mean something; None where no number would. `level` is the confidence of the groups, `tau2` the
    variance between people beyond luck.
    """

    people: int
    heard: int
    reliability: float
    gap_if_equal: float
    gap: float
    calls_needed: int | None
    tau2: float
    level: float

    @property
    def may_rank(self) -> bool:
        """Return whether an order of people is more than luck."""
        return self.reliability >= LEADER_BOARD_FROM


@dataclass(frozen=True)
class Person:
    """How one person is doing; `lines` only from 30 reviews on.

    `shrunk` is our best guess of the average beside those of the others, for Details only.
    `kept` are the questions whose points were all earned in every call they applied to.
    """

    person_id: str
    name: str
    population: int
    drawn: int
    average: Average
    passed: Rate | None
    failed: Rate
    moments: Moments = field(default_factory=Moments)
    time: TimeSpent = field(default_factory=TimeSpent)
    lines: tuple[LineFigure, ...] = ()
    kept: tuple[LineFigure, ...] = ()
    earlier: Earlier | None = None
    rolling: Average | None = None
    standing: Standing | None = None
    shrunk: float | None = None
    unusable: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Company:
    """How everybody together is doing.

    `passed` is None where the sheet has no pass mark; `failed` of a sheet on which nothing can
    fail a call has no calls.
    """

    average: Average
    passed: Rate | None
    failed: Rate
    lines: tuple[LineFigure, ...] = ()
    moments: Moments = field(default_factory=Moments)
    time: TimeSpent = field(default_factory=TimeSpent)
    earlier: Earlier | None = None
    rolling: Average | None = None
    trend: Trend = field(default_factory=Trend)


@dataclass(frozen=True)
class Results:
    """What a draw says. `people` are by name, and none in the plan *company*.

    `other_sheets` are those of the same draw whose reviews are not in these figures;
    `reviewers` are the names of those who reviewed.
    """

    source: Source
    sheet: SheetUsed
    cover: Cover
    company: Company
    people: tuple[Person, ...] = ()
    between: Between | None = None
    other_sheets: tuple[SheetUsed, ...] = ()
    reviewers: tuple[str, ...] = ()

    def person(self, person_id: str) -> Person:
        """Return the figures of one person; KeyError if there are none."""
        for one in self.people:
            if one.person_id == person_id:
                return one
        raise KeyError(person_id)


@dataclass(frozen=True)
class Closed:
    """A closed draw, whose results can be shown."""

    draw_id: str
    title: str
    period: Period
    number: int
    of: int


@dataclass(frozen=True)
class Aside:
    """What is beside the figures and not in them: it is read whenever results are shown.

    `picked` counts the final reviews of picked calls of the period, by reason. `agreement` says
    how far reviewers agree, of whatever period; None where that was not worked out.
    """

    open_draws: tuple[OpenDraw, ...] = ()
    picked: Mapping[str, int] = field(default_factory=dict)
    agreement: "Agreement | None" = None
