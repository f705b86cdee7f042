"""The range of how often people agree: as published for single answers, wide enough for all."""

import numpy as np
import pytest

from callreview.domain.agreement.rate import Counted, rate_range
from callreview.domain.statistics.proportions import wilson


@pytest.mark.parametrize(
    ("agreed", "answers", "ends"),
    [(9, 10, (60, 98)), (18, 20, (70, 97)), (27, 30, (74, 97)), (45, 50, (79, 96))],
)
def test_one_answer_of_each_call_has_wilsons_range(
    agreed: int, answers: int, ends: tuple[int, int]
) -> None:
    """The values of `statistics.md`, 4.3."""
    found = rate_range([(1, 1)] * agreed + [(0, 1)] * (answers - agreed))
    assert found is not None
    assert (round(found.low), round(found.high)) == ends


def test_answers_of_two_calls_say_nothing_of_others() -> None:
    assert rate_range([(9, 10), (10, 10)]) is None
    assert rate_range([(9, 10), (10, 10), (0, 0)]) is None
    assert rate_range([]) is None


def test_a_range_is_wider_than_of_answers_that_stand_alone_and_never_without_width() -> None:
    for calls in ([(10, 10), (9, 10), (2, 10), (8, 10)], [(5, 5)] * 4, [(0, 5)] * 4):
        found = rate_range(calls)
        assert found is not None
        alone = wilson(sum(call[0] for call in calls), sum(call[1] for call in calls))
        assert 0 <= found.low <= alone.low
        assert alone.high <= found.high <= 100
        assert found.width > alone.width


def _calls(generator: np.random.Generator, share: float, alike: float) -> list[Counted]:
    """Return ten calls of twelve answers, of which those of one call are `alike`."""
    more = 1 / alike - 1
    of_each = generator.beta(share * more, (1 - share) * more, size=10)
    return [(int(same), 12) for same in generator.binomial(12, of_each)]


@pytest.mark.parametrize("share", [0.85, 0.93])
def test_it_covers_where_answers_of_a_call_hang_together_and_wilsons_does_not(
    share: float,
) -> None:
    """3,000 tries gave 92 to 94 %, Wilson's range of all answers 75 to 80 %."""
    generator = np.random.Generator(np.random.PCG64(1))
    ours = alone = 0
    for _try in range(300):
        calls = _calls(generator, share, 0.15)
        found = rate_range(calls)
        ours += found is not None and found.covers(100 * share)
        alone += wilson(sum(call[0] for call in calls), 120).covers(100 * share)
    assert ours >= 0.89 * 300
    assert alone < 0.86 * 300
