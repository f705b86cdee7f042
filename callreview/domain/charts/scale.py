"""Where a value stands between two ends, and the round values in between."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_STEPS = (1, 2, 5)
_MOST_TICKS = 6


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high`, drawn from `start` to `end` (which may be the smaller)."""

    low: float
    high: float
    start: float
    end: float

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError("a scale needs two ends")

    def at(self, value: float) -> float:
        """Return where a value stands; one outside stands at the nearer end."""
        inside = min(max(value, self.low), self.high)
        return self.start + (self.end - self.start) * (inside - self.low) / (self.high - self.low)

    def ticks(self) -> tuple[float, ...]:
        """Return round values from end to end, at most six."""
        step = tick_step(self.high - self.low)
        first = math.ceil(self.low / step)
        return tuple(step * at for at in range(first, math.floor(self.high / step) + 1))


def tick_step(length: float) -> float:
    """Return the least round step (1, 2 or 5 times a power of ten) that needs few ticks."""
    power = 10.0 ** math.floor(math.log10(length / _MOST_TICKS))
    wide = (step * power * tens for tens in (1, 10) for step in _STEPS)
    return next(step for step in wide if length / step < _MOST_TICKS)


def window(values: Iterable[float], floor: float, ceiling: float) -> tuple[float, float]:
    """Return round ends that hold every value, inside what is possible; all of it for none.

    The window is at least a quarter of what is possible, so that little is not made to look
    like much.
    """
    known = sorted(values)
    if not known:
        return floor, ceiling
    least, most = known[0], known[-1]
    quarter = (ceiling - floor) / 4
    if most - least < quarter:
        least = min(max(floor, (least + most - quarter) / 2), ceiling - quarter)
        most = least + quarter
    step = tick_step(most - least)
    return max(floor, step * math.floor(least / step)), min(ceiling, step * math.ceil(most / step))
