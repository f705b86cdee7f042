"""The range of how often two people agree, when they answer several questions of each call.

Answers of one call hang together: a call that is hard to judge is so in many questions. Counted as
if each were a call of its own, ranges are far too narrow (95 % become 75 to 90 % in a simulation
with ten calls of twelve answers). So the answers are counted as the number of independent ones
that would scatter as much from call to call (Korn and Graubard 1998), and Wilson's range is made
of these. Where each call gives one answer this is Wilson's range itself.
"""

from collections.abc import Sequence

from callreview.domain.statistics.proportions import wilson
from callreview.domain.statistics.quantiles import normal_quantile, t_quantile
from callreview.domain.statistics.ranges import CONFIDENCE, Range

FEWEST_CALLS = 3
Counted = tuple[int, int]
"""Of one call: answers that agree, and all that were given twice."""


def rate_range(calls: Sequence[Counted]) -> Range | None:
    """Return the range of the share of answers that agree, in percent.

    None where several answers come from fewer than three calls: those say nothing of others.
    """
    calls = [call for call in calls if call[1]]
    agreed, answers = (sum(counts) for counts in zip(*calls, strict=True)) if calls else (0, 0)
    if all(count == 1 for _same, count in calls):
        return wilson(agreed, answers) if answers else None
    if len(calls) < FEWEST_CALLS:
        return None
    worth = _independent(calls, agreed / answers, answers)
    return wilson(worth * agreed / answers, worth)


def _independent(calls: Sequence[Counted], share: float, answers: int) -> float:
    """Return how many independent answers scatter as these do, at most as many as there are."""
    count = len(calls)
    scatter = sum((same - share * all_) ** 2 for same, all_ in calls) * count / (count - 1)
    alone = share * (1 - share) * answers
    crowding = max(1.0, scatter / alone) if alone else 1.0
    tail = (1 + CONFIDENCE) / 2
    unsure = normal_quantile(tail) / t_quantile(tail, count - 1)
    return answers / crowding * unsure**2
