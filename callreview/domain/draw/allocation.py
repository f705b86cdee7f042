"""How many calls of each person are drawn (`statistics.md` 1.2).

Nobody's calls are drawn more often than there are; where somebody has no more than everybody
gets at least, all of them are heard. Parts of calls are rounded so that the sum is exact: the
largest remainders are rounded up, of equal ones the first by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

FEWEST = 5
SUGGESTED = 12
FLOOR = 8


class Way(StrEnum):
    """How calls are shared out among persons.

    EQUAL: the same number each, best for a number per person. PROPORTIONAL: by how many calls
    each takes, best for the company. FLOOR: so many each, the others proportionally.
    """

    EQUAL = "equal"
    PROPORTIONAL = "proportional"
    FLOOR = "floor"


@dataclass(frozen=True)
class Allocation:
    """What is asked for: `each` person so many (EQUAL; with FLOOR at least), `total` in all."""

    way: Way = Way.EQUAL
    each: int = SUGGESTED
    total: int = 0

    def __post_init__(self) -> None:
        """Refuse counts below nothing, and a mean out of fewer than five calls."""
        if self.total < 0 or self.each < 0:
            raise ValueError(f"{self.each} each, {self.total} in all")
        if self.way is not Way.PROPORTIONAL and self.each < FEWEST:
            raise ValueError(f"{self.each} calls are too few for a mean")

    def shared_out(self, eligible: Mapping[str, int]) -> dict[str, int]:
        """Return how many calls of each person are drawn, in the order they were given."""
        if self.way is Way.EQUAL:
            return {person: min(count, self.each) for person, count in eligible.items()}
        least = self.each if self.way is Way.FLOOR else 0
        return _shared(eligible, self.total, least)


def _shared(eligible: Mapping[str, int], total: int, least: int) -> dict[str, int]:
    """Give everybody the least, and share the others out by how many calls each takes."""
    got = {person: min(count, least) for person, count in eligible.items()}
    whole = {person for person, count in eligible.items() if count <= least}
    weights = {person: count for person, count in eligible.items() if person not in whole}
    left = total - sum(got.values())
    while weights and left > 0:
        given = proportional(weights, left)
        full = {one for one in weights if got[one] + given[one] >= eligible[one]}
        if not full:
            return {person: count + given.get(person, 0) for person, count in got.items()}
        for person in full:  # and what is too much for these goes to the others
            left -= eligible[person] - got[person]
            got[person] = eligible[person]
            del weights[person]
    return got


def proportional(weights: Mapping[str, int], total: int) -> dict[str, int]:
    """Return `total` shared out by weight in whole numbers, the largest remainders rounded up."""
    every = sum(weights.values())
    if not every:
        return dict.fromkeys(weights, 0)
    exact = {person: Fraction(total * weight, every) for person, weight in weights.items()}
    given = {person: int(share) for person, share in exact.items()}
    by_remainder = sorted(weights, key=lambda person: (given[person] - exact[person], person))
    for person in by_remainder[: total - sum(given.values())]:
        given[person] += 1
    return given
