"""Single figures, each with all it rests on, so that it can be opened and computed again.

What a figure says of the calls nobody heard is a range, in whole or not at all: below five
calls there is neither average nor range, and when all calls were heard there is no range.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from callreview.domain.statistics.polya import POOL_MINIMUM
from callreview.domain.statistics.ranges import FEWEST, Range

ENOUGH_FOR_LINES = 30
"""A person's questions are told from so many reviews on (3.4)."""


class Basis(StrEnum):
    """What a figure rests on."""

    NOTHING = "nothing"
    TOO_FEW = "too few"
    SOME = "some"
    ALL = "all"


def basis(heard: int, population: int) -> Basis:
    """Return what a figure from so many heard calls of so many rests on."""
    if not heard:
        return Basis.NOTHING
    if heard >= population:
        return Basis.ALL
    return Basis.TOO_FEW if heard < FEWEST else Basis.SOME


@dataclass(frozen=True)
class Dot:
    """One heard call: its score before fails, 0…100."""

    call_id: str
    review_id: str
    percent: Fraction
    has_failed: bool = False


@dataclass(frozen=True)
class Bounds:
    """How bad and how good an unheard call may be: what the newest `reviews` scored.

    From fewer than 30 such reviews it is 0 and 100 (3.3).
    """

    reviews: int = 0
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(100)

    @property
    def is_cold(self) -> bool:
        """Return whether anything from 0 to 100 is thought possible."""
        return self.reviews < POOL_MINIMUM


@dataclass(frozen=True)
class Share:
    """What one stratum adds to a figure: so many heard of its calls, with this average.

    `average` is in percent; of a rate it is the percent of hits. None where nothing was heard.
    """

    name: str
    heard: int
    population: int
    average: Fraction | None


@dataclass(frozen=True)
class Average:
    """The average score of all calls of somebody, estimated from those heard.

    One over several periods has no `dots`: its calls are those of their draws.

    `value` and `range` are None as `basis` says. `shares` are its strata, weighted by their
    calls; a single one has no influence on another. `strict` is the range for disputes, of one
    stratum: a whole unknown call may be anything from 0 to 100 (3.3).
    """

    basis: Basis
    population: int
    dots: tuple[Dot, ...]
    value: Fraction | None
    range: Range | None
    bounds: Bounds
    shares: tuple[Share, ...]
    strict: Range | None = None

    @property
    def heard(self) -> int:
        """Return how many calls it rests on."""
        return sum(share.heard for share in self.shares)

    @property
    def lowest(self) -> Fraction:
        """Return the score of the worst call heard; ValueError if there is none."""
        return min(dot.percent for dot in self.dots)

    @property
    def highest(self) -> Fraction:
        """Return the score of the best call heard; ValueError if there is none."""
        return max(dot.percent for dot in self.dots)


@dataclass(frozen=True)
class Rate:
    """How many of all calls are so (passed, failed), from how many heard ones are.

    `low` and `high` are counts out of `population`, None where there is no range; of no hit at
    all `high` is the most there can still be, and `low` is 0. `percent` weighs strata by their
    calls. `review_ids` are those one wants to open: of passes and questions those that are not
    so, of fails those that are.
    """

    basis: Basis
    hits: int
    heard: int
    population: int
    percent: Fraction | None
    low: int | None
    high: int | None
    review_ids: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    method: str = ""

    @property
    def low_percent(self) -> Fraction | None:
        """Return `low` in percent of all calls."""
        return None if self.low is None else Fraction(100 * self.low, self.population)

    @property
    def high_percent(self) -> Fraction | None:
        """Return `high` in percent of all calls."""
        return None if self.high is None else Fraction(100 * self.high, self.population)


@dataclass(frozen=True)
class LineFigure:
    """One question: in how many of the calls it applied to all its points were earned.

    `lost` is what it cost the average score, in points of 100, over all calls heard.
    `not_applicable` counts the heard calls it did not apply to.
    """

    line_id: str
    text: str
    rate: Rate
    lost: Fraction
    not_applicable: int = 0


@dataclass(frozen=True)
class Moment:
    """A marked moment with its words."""

    call_id: str
    mark_id: str
    start_ms: int
    text: str


@dataclass(frozen=True)
class Praised:
    """What was praised, or marked to be improved, with the same words, and where."""

    text: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Moments:
    """Marks on heard calls of the sample: praise beside improvement."""

    praise: int = 0
    improve: int = 0
    most_praised: tuple[Praised, ...] = ()
    most_to_improve: tuple[Praised, ...] = ()


@dataclass(frozen=True)
class TimeSpent:
    """How long reviews took, of those whose time is known; `median_ms` is None of none."""

    reviews: int = 0
    total_ms: int = 0
    median_ms: int | None = None
