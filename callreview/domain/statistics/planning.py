"""What a number of calls buys, before any is heard (section 2).

A plan promises "roughly 9 points either way"; what was then heard is reported by `polya`,
whose range is often longer at its lower end.
"""

import math
from collections.abc import Sequence
from statistics import variance

from callreview.domain.statistics.quantiles import normal_quantile, t_quantile
from callreview.domain.statistics.ranges import CONFIDENCE

USUAL_SD = 14.0
"""How far scores of one person's calls usually scatter; used until there are own ones."""
OWN_SD_FROM = 30
"""From how many reviews on a company's own scatter is believed."""
WHOLE_SCALE = 100.0
_ROUNDING = 1e-9


def planned_half_width(
    heard: int, population: int | None, sd: float = USUAL_SD, *, confidence: float = CONFIDENCE
) -> float:
    """Return how many points either way an average of so many calls will roughly be.

    `population` None means endlessly many. 0 when all are heard; the whole scale (100) at
    most, and for a single call, from which nothing can be planned.
    """
    if population is not None and heard >= population:
        return 0.0
    if heard < 2:
        return WHOLE_SCALE
    left = 1.0 if population is None else 1 - heard / population
    t = t_quantile((1 + confidence) / 2, heard - 1)
    return min(WHOLE_SCALE, t * sd * math.sqrt(left / heard))


def calls_needed(half_width: float, population: int | None, sd: float = USUAL_SD) -> int:
    """Return the fewest calls (at least 2, at most all) that bring that many points either way.

    ValueError unless `half_width` is above 0.
    """
    if not half_width > 0:
        raise ValueError(f"no number of calls gives {half_width} points either way")

    def is_enough(count: int) -> bool:
        return planned_half_width(count, population, sd) <= half_width + _ROUNDING

    enough = 2
    while not is_enough(enough):
        enough *= 2
    low = enough // 2
    while low + 1 < enough:
        middle = (low + enough) // 2
        low, enough = (low, middle) if is_enough(middle) else (middle, enough)
    return enough if population is None else min(enough, population)


def planned_rate_half_width(
    heard: int, population: int | None, rate: float = 50.0, *, confidence: float = CONFIDENCE
) -> float:
    """Return the same for the rate of passed calls, `rate` per cent of them passing."""
    if population is not None and heard >= population:
        return 0.0
    if heard < 1:
        return WHOLE_SCALE
    left = 1.0 if population is None else (population - heard) / (population - 1)
    z = normal_quantile((1 + confidence) / 2)
    return z * math.sqrt(rate * (100 - rate) * left / heard)


def calls_needed_for_rate(half_width: float, population: int | None, rate: float = 50.0) -> int:
    """Return the fewest calls that bring a rate within so many points, rounded up.

    Krejcie and Morgan's table (1970) rounds to the nearest and may have one fewer.
    """
    if not half_width > 0:
        raise ValueError(f"no number of calls gives {half_width} points either way")
    z = normal_quantile((1 + CONFIDENCE) / 2)
    endless = z * z * rate * (100 - rate) / half_width**2
    if population is None:
        return math.ceil(endless - _ROUNDING)
    return math.ceil(endless * population / (population - 1 + endless) - _ROUNDING)


def planning_sd(people: Sequence[Sequence[float]]) -> float:
    """Return the scatter to plan with: the company's own within people, else the usual one.

    `people` has each one's random scores. One's own needs `OWN_SD_FROM` reviews, and some
    scatter in them.
    """
    own = pooled_variance(people)
    if sum(map(len, people)) < OWN_SD_FROM or not own:
        return USUAL_SD
    return math.sqrt(own)


def pooled_variance(
    people: Sequence[Sequence[float]], *, prior: float = 0.0, prior_freedom: int = 0
) -> float | None:
    """Return the variance within people, pooled; None where nothing says anything about it.

    `prior` is a variance believed in before, worth `prior_freedom` degrees of freedom.
    """
    several = [scores for scores in people if len(scores) > 1]
    freedom = prior_freedom + sum(len(scores) - 1 for scores in several)
    if not freedom:
        return None
    own = sum((len(scores) - 1) * variance(scores) for scores in several)
    return (prior_freedom * prior + own) / freedom
