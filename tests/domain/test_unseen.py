"""Who sees whose review of a call, while it is written and once it is finished."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from callreview.domain.review import Review, ReviewState
from callreview.domain.unseen import CALIBRATION, KEPT_REASONS, SELF, Sight, Unseen, sight
from tests import builders

DRAFT, FINAL = ReviewState.DRAFT, ReviewState.FINAL
COACH, ANA, BEN = "Coach", "Ana", "Ben"


def by(reviewer: str, state: ReviewState, reason: str = "coaching", **known: Any) -> Review:
    key = f"{reviewer}'s {reason}"
    usual: dict[str, Any] = {"id": key, "root_id": key}
    return builders.review(reviewer=reviewer, state=state, reason=reason, **{**usual, **known})


def sees(viewer: str, *reviews: Review) -> list[str]:
    return [each.reviewer for each in sight(viewer, reviews).seen]


def test_what_somebody_wrote_of_themselves_waits_for_the_coach_and_says_so() -> None:
    own = by(ANA, FINAL, SELF)
    told = (Unseen(ANA, SELF, is_final=True),)
    assert sight(COACH, (own,)) == Sight((), told, frozenset({own.id}))
    mine = by(COACH, DRAFT)
    assert sight(COACH, (mine, own)) == Sight((mine,), told, frozenset({own.id}))
    assert sees(COACH, by(COACH, FINAL), own) == [COACH, ANA]


def test_who_writes_of_themselves_sees_no_other_until_finished() -> None:
    assert sees(ANA, by(COACH, FINAL)) == [COACH]
    assert sees(ANA, by(ANA, DRAFT, SELF), by(COACH, FINAL)) == [ANA]
    assert sees(ANA, by(COACH, DRAFT), by(ANA, FINAL, SELF)) == [ANA]
    assert sees(ANA, by(ANA, FINAL, SELF), by(COACH, FINAL)) == [COACH, ANA]


def test_who_reviews_nothing_here_sees_it_once_two_are_finished() -> None:
    own, coach = by(ANA, FINAL, SELF), by(COACH, FINAL)
    assert sees(BEN, own) == []
    assert sees(BEN, by(COACH, DRAFT), own) == [COACH]
    assert sees(BEN, own, coach) == [COACH, ANA]
    again = by(ANA, FINAL, SELF, id="again", root_id="again")
    assert sees(BEN, own, again) == []


def test_who_is_asked_to_score_a_second_time_sees_nothing_before() -> None:
    first = by(COACH, FINAL)
    assert sight(BEN, (first,)).seen == (first,)
    assert sight(BEN, (first,), is_asked=True).unseen == (Unseen(COACH, "coaching", True),)
    assert sight(COACH, (first,), is_asked=True).seen == (first,)
    done = by(BEN, FINAL, CALIBRATION)
    assert sight(BEN, (done, first), is_asked=True).seen == (first, done)


def test_a_review_is_that_of_who_began_it_in_all_its_revisions() -> None:
    own = by(ANA, FINAL, SELF)
    later = replace(own, id="later", reviewer=BEN, state=DRAFT, revision=2)
    assert sight(COACH, (later, own)).unseen == (Unseen(ANA, SELF, is_final=True),)
    coach = by(COACH, FINAL)
    assert [each.id for each in sight(COACH, (later, own, coach)).seen] == [
        "later",
        coach.id,
        own.id,
    ]


def test_marks_of_others_are_hidden_with_their_reviews_and_ones_own_never() -> None:
    again, before = by(COACH, DRAFT, CALIBRATION), by(COACH, FINAL)
    found = sight(COACH, (again, before, by(ANA, FINAL, SELF)))
    assert {each.reviewer for each in found.unseen} == {COACH, ANA}
    marks = [builders.mark(author=author) for author in (COACH, ANA, BEN)]
    assert [mark.author for mark in marks if found.shows(mark)] == [COACH, BEN]


@pytest.mark.parametrize("reason", KEPT_REASONS)
def test_both_see_each_other_or_neither_does(reason: str) -> None:
    for states, other in product(product(ReviewState, repeat=2), ("coaching", SELF, CALIBRATION)):
        one, two = by(ANA, states[0], reason), by(COACH, states[1], other)
        both = (two, one)
        is_over = set(states) == {FINAL}
        assert (len(sight(ANA, both).seen) == 2) is is_over
        assert (len(sight(COACH, both).seen) == 2) is is_over


def test_other_reviews_are_seen_by_everybody() -> None:
    for states in product(ReviewState, repeat=2):
        both = (by(ANA, states[0]), by(COACH, states[1], "practice"))
        assert {len(sight(viewer, both).seen) for viewer in (ANA, COACH, BEN)} == {2}


def test_who_scores_a_call_again_does_not_see_what_they_said_before() -> None:
    former = by(COACH, FINAL)
    again = by(COACH, DRAFT, CALIBRATION)
    seen = sight(COACH, (again, former))
    assert seen.seen == (again,)
    assert seen.unseen == (Unseen(COACH, "coaching", is_final=True, is_own=True),)
    assert seen.unseen_ids == {former.id}
    done = by(COACH, FINAL, CALIBRATION)
    assert sight(COACH, (done, former)).seen == (former, done)
    assert sees(BEN, again, former) == [COACH]
