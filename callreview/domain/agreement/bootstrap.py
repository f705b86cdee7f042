"""The range of a number of agreement: calls are drawn again and again, and it is reckoned anew.

Whole calls are drawn, with everything said of them. (Krippendorff's own way keeps the expected
disagreement fixed and covers far too little: Zapf et al. 2016.)
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from callreview.domain.agreement.ratings import Array, Statistic, value_of

REPEATS = 2_000
SEED = 20_260_701
MOST_UNDEFINED = 0.05


@dataclass(frozen=True)
class Estimate:
    """A number of agreement and its range; None for what cannot be said.

    No value: every answer was the same, so there is not enough variety to judge. No range: drawn
    again, the calls too often had none either.
    """

    value: float | None
    low: float | None = None
    high: float | None = None


def estimated(
    statistic: Statistic, calls: int, *, repeats: int = REPEATS, confidence: float = 0.95
) -> Estimate:
    """Return the value over `calls` and its percentile range; the same for the same input."""
    value = value_of(statistic, calls) if calls else np.nan
    if np.isnan(value):
        return Estimate(None)
    values = statistic(_drawn_again(calls, repeats))
    defined = values[~np.isnan(values)]
    if calls < 2 or len(defined) < (1 - MOST_UNDEFINED) * repeats:
        return Estimate(value)
    tail = (1 - confidence) / 2
    low, high = np.quantile(defined, (tail, 1 - tail))
    return Estimate(value, float(low), float(high))


@lru_cache(maxsize=1)
def _drawn_again(calls: int, repeats: int) -> Array:
    """Return how often each call is drawn in each repeat; all numbers of a report share it."""
    generator = np.random.Generator(np.random.PCG64(SEED))
    drawn = generator.multinomial(calls, np.full(calls, 1 / calls), size=repeats).astype(float)
    drawn.flags.writeable = False
    return drawn
