"""What closed draws say to plan the next by: how far scores scatter, how long a review takes.

Until there are enough of them, what is usual stands for both.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from callreview.domain.draw.supply import MINUTES_A_CALL
from callreview.domain.results.outcome import Outcome
from callreview.domain.statistics.planning import USUAL_SD, planning_sd

OWN_MINUTES_FROM = 10
"""From how many timed reviews on one's own time is believed."""
_MS_A_MINUTE = 60_000


@dataclass(frozen=True)
class Experience:
    """`sd` in points, of the calls of one person; `minutes_a_call` for one review."""

    sd: float = USUAL_SD
    minutes_a_call: float = MINUTES_A_CALL


def experience_of(outcomes: Iterable[Outcome]) -> Experience:
    """Return what closed draws say, whoever's calls they were of.

    The time is the median of those noted: one review during lunch would spoil a mean.
    """
    scores: defaultdict[str, list[float]] = defaultdict(list)
    minutes: list[float] = []
    for outcome in outcomes:
        for heard in outcome.heard:
            if heard.percent is not None:
                scores[heard.person_id].append(float(heard.percent))
            if heard.active_ms > 0:
                minutes.append(heard.active_ms / _MS_A_MINUTE)
    own_time = median(minutes) if len(minutes) >= OWN_MINUTES_FROM else MINUTES_A_CALL
    return Experience(planning_sd([*scores.values()]), own_time)
