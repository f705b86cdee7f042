"""Calls drawn as they arrive: no earlier, later or better call is likelier to be in the sample."""

import math
import random

from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.draw.arrival import filled, is_due, threshold
from callreview.domain.draw.tickets import TICKETS, drawn, ticket

TARGET, EXPECTED = 12, 120


def test_the_threshold_is_four_fifths_of_the_share_in_whole_numbers() -> None:
    assert threshold(12, 120) == 4 * 12 * TICKETS // (5 * 120)
    assert threshold(12, 0) == threshold(0, 9) == 0
    assert threshold(500, 12) == TICKETS


@given(st.lists(st.text(max_size=8), unique=True, max_size=30), st.integers(0, 12))
def test_what_was_due_is_always_in_the_sample(uids: list[str], target: int) -> None:
    below = threshold(target, 20)
    count = filled("seed", uids, target=target, below=below)
    sample = drawn("seed", uids, count=min(count, len(uids)))
    assert {uid for uid in uids if is_due("seed", uid, below)} <= {*sample}
    assert len(sample) >= min(target, len(uids))


def test_scores_that_drift_over_the_month_do_not_move_the_mean() -> None:
    # `statistics.md` 1.6, fast: 600 months of four weeks, five points better each week.
    chance = random.Random(6)
    errors: list[float] = []
    drawn_in_week, sizes = [0, 0, 0, 0], 0
    months = 600
    for month in range(months):
        scores = {
            f"{month}-{at}": 70 + 5 * (at * 4 // EXPECTED) + chance.gauss(0, 8)
            for at in range(EXPECTED)
        }
        below = threshold(TARGET, EXPECTED)
        uids = sorted(scores, key=lambda uid: ticket("march", uid))
        sample = uids[: filled("march", uids, target=TARGET, below=below)]
        mean = sum(scores[uid] for uid in sample) / len(sample)
        errors.append(mean - sum(scores.values()) / EXPECTED)
        sizes += len(sample)
        for uid in sample:
            drawn_in_week[int(uid.split("-")[1]) * 4 // EXPECTED] += 1
    bias = sum(errors) / months
    deviation = math.sqrt(sum((one - bias) ** 2 for one in errors) / (months - 1) / months)
    assert abs(bias) < 4 * deviation < 0.7
    assert 12 <= sizes / months < 13.5
    each = sizes / 4
    assert all(abs(count - each) < 4 * math.sqrt(each) for count in drawn_in_week)


def test_sampling_only_what_was_due_first_would_be_seen() -> None:
    """Control: a rule that draws earlier weeks more often fails the same bar."""
    chance = random.Random(6)
    errors = []
    for _month in range(600):
        scores = [70 + 5 * (at * 4 // EXPECTED) + chance.gauss(0, 8) for at in range(EXPECTED)]
        sample = chance.sample(scores[: EXPECTED * 3 // 4], TARGET)
        errors.append(sum(sample) / TARGET - sum(scores) / EXPECTED)
    bias = sum(errors) / 600
    deviation = math.sqrt(sum((one - bias) ** 2 for one in errors) / 599 / 600)
    assert abs(bias) > 4 * deviation
