"""What several reviewers said of the same calls, as numbers to reckon with."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Unit = Sequence[Hashable | None]
"""One call: what each reviewer said of it, at the same place for each; None where nothing."""


class Statistic(Protocol):
    """A number of agreement for several ways of counting the calls at once.

    `weights` is repeats × calls: how often each call counts. Returned is a value for each repeat,
    nan where the calls of a repeat have not enough variety for one.
    """

    def __call__(self, weights: Array, /) -> Array:
        """Return a value for each row of `weights`."""


@dataclass(frozen=True)
class Counts:
    """How many reviewers of each call said what: `table` is calls × `categories`."""

    table: Array
    categories: tuple[Hashable, ...]

    @property
    def given(self) -> Array:
        """Return how many ratings each call has."""
        return np.asarray(self.table.sum(axis=1))


def counted(units: Sequence[Unit], categories: Sequence[Hashable] | None = None) -> Counts:
    """Return the ratings of calls counted.

    `categories` are all that could have been said, in their order; by default what was said,
    sorted. Raises KeyError for a rating that is none of them.
    """
    if categories is None:
        said = {value for unit in units for value in unit if value is not None}
        categories = sorted(said)  # type: ignore[type-var]  # of one kind, the caller's promise
    place = {category: at for at, category in enumerate(categories)}
    table = np.zeros((len(units), len(place)))
    for row, unit in zip(table, units, strict=True):
        for value in unit:
            if value is not None:
                row[place[value]] += 1
    return Counts(table, tuple(categories))


def value_of(statistic: Statistic, calls: int) -> float:
    """Return the number itself: every one of `calls` counts once. nan where there is none."""
    return float(statistic(np.ones((1, calls)))[0])


def quotient(above: Array, below: Array) -> Array:
    """Return `above / below`, nan where that is not defined."""
    defined = np.abs(below) > 1e-12
    return np.asarray(np.where(defined, above / np.where(defined, below, 1.0), np.nan))
