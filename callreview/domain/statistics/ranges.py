"""A range with its method, and a sample with the calls it speaks for."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, variance
from typing import Self

CONFIDENCE = 0.95
"""Nineteen times out of twenty; in words: very likely."""
FEWEST = 5
"""How many calls must be heard before an average is a result with a range."""


class Method(StrEnum):
    """How a range was found; kept with it."""

    ALL_HEARD = "all heard"  # no luck of the lot in it
    POLYA = "polya"  # 3.3
    STRICT = "strict"  # 3.3, for disputes
    COMPANY = "company"  # 3.2
    CLOPPER_PEARSON = "clopper-pearson"
    WILSON = "wilson"
    NEWCOMBE = "newcombe"
    T = "t"  # 3.5


@dataclass(frozen=True)
class Range:
    """From `low` to `high`, in points: where the average (rate, change) of all calls very
    likely lies. ValueError if the ends are not numbers in order.
    """

    low: float
    high: float
    confidence: float = CONFIDENCE
    method: str = Method.POLYA

    def __post_init__(self) -> None:
        if not -math.inf < self.low <= self.high < math.inf:
            raise ValueError(f"no range from {self.low} to {self.high}")

    @property
    def width(self) -> float:
        """Return how far the ends are apart."""
        return self.high - self.low

    def covers(self, value: float) -> bool:
        """Return whether `value` lies in the range; its ends do."""
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Stratum:
    """The scores heard of one person's (or everybody's) calls, and how many calls there are."""

    scores: tuple[float, ...]
    population: int

    def __post_init__(self) -> None:
        check_heard(len(self.scores), self.population)
        if not all(0 <= score <= 100 for score in self.scores):
            raise ValueError("a score lies outside of 0 to 100")

    @property
    def heard(self) -> int:
        """Return how many calls were heard."""
        return len(self.scores)

    @property
    def is_all_heard(self) -> bool:
        """Return whether nothing is left to chance."""
        return self.heard == self.population


@dataclass(frozen=True)
class Sample:
    """What the formulas for large samples need of a stratum: count, mean and variance.

    `variance` has n - 1 below it; of a single call it is 0 and says nothing.
    """

    heard: int
    population: int
    mean: float
    variance: float

    def __post_init__(self) -> None:
        check_heard(self.heard, self.population)
        if self.heard < 1 or not self.variance >= 0:
            raise ValueError(f"no sample of {self.heard} calls with variance {self.variance}")

    @classmethod
    def of(cls, scores: Sequence[float], population: int) -> Self:
        """Return the sample of these scores; ValueError if there are none."""
        spread = variance(scores) if len(scores) > 1 else 0.0
        return cls(len(scores), population, fmean(scores) if scores else math.nan, spread)

    @property
    def unheard_share(self) -> float:
        """Return 1 - n/N, the finite population correction: 0 when all calls were heard."""
        return 1 - self.heard / self.population


def check_heard(heard: float, population: float) -> None:
    """Raise ValueError unless `heard` of `population` calls can have been heard."""
    if not 0 <= heard <= population or population < 1:
        raise ValueError(f"cannot have heard {heard} of {population} calls")
