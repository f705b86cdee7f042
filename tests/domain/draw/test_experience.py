"""What one's own reviews say to plan by, once there are enough."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from callreview.domain.draw.experience import Experience, experience_of
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.results.outcome import Heard, Outcome, Part


def outcome(scores: dict[str, list[int]], active_ms: int = 0) -> Outcome:
    parts = tuple(
        Part(who, who, 100, len(own), tuple(heard(who, at, one) for at, one in enumerate(own)))
        for who, own in scores.items()
    )
    timed = tuple(
        replace(part, heard=tuple(replace(one, active_ms=active_ms) for one in part.heard))
        for part in parts
    )
    days = (date(2026, 3, 1), date(2026, 4, 1))
    return Outcome("draw", "March", DrawPlan.PER_PERSON, *days, timed, recordings=300)


def heard(who: str, at: int, score: int) -> Heard:
    key = f"{who}-{at}"
    return Heard(key, key, who, Fraction(score), None, "version", "2026-04-02T10:00:00.000Z")


def test_without_own_reviews_what_is_usual_stands_for_them() -> None:
    assert experience_of(()) == Experience(14.0, 5.0)
    assert experience_of([outcome({"ana": [0, 100] * 14})]).sd == 14.0  # 28 reviews


def test_thirty_reviews_say_how_far_scores_scatter_within_people() -> None:
    shop = outcome({"ana": [80, 90] * 8, "ben": [20, 30] * 8})
    assert experience_of([shop]).sd == pytest.approx(5.16, abs=0.01)


def test_ten_reviews_say_how_long_one_takes() -> None:
    nine = outcome({"ana": [80] * 9}, active_ms=180_000)
    assert experience_of([nine]).minutes_a_call == 5.0
    long_one = outcome({"ben": [80]}, active_ms=6_000_000)
    assert experience_of([nine, long_one]).minutes_a_call == 3.0
