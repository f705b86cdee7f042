"""How agreement is told: in percent and points, with ranges, and never more than is known."""

from dataclasses import replace
from typing import Any

import pytest

from callreview.domain.agreement.bootstrap import Estimate
from callreview.domain.agreement.pairs import LATER
from callreview.domain.agreement.points import Offset
from callreview.domain.agreement.report import Agreement, agreement
from callreview.domain.statistics.proportions import wilson
from callreview.domain.statistics.ranges import Range
from callreview.words.agreement import (
    agreed_words,
    drift_words,
    gap_words,
    offset_words,
    offsets_words,
    sentences,
    trust_words,
)
from callreview.words.agreement_details import estimate_words

_NOTHING = agreement(())


def _found(**known: Any) -> Agreement:
    usual = {
        "raters": ("Maria", "Ana"),
        "calls": 10,
        "pairs": 10,
        "agreed": 27,
        "answers": 30,
        "rate": wilson(27, 30),
        "gap": Estimate(6.2, 4.1, 8.4),
    }
    return replace(_NOTHING, **{**usual, **known})


def test_two_people_read_how_often_they_agreed() -> None:
    assert agreed_words(_found()) == (
        "You two agreed on 27 of 30 answers (90%; very likely 74% to 97%)."
    )
    assert gap_words(_found()) == (
        "On the same call your totals differ by 6 points on average (very likely 4 to 8)."
    )


def test_more_people_and_an_expert_are_told_so() -> None:
    assert agreed_words(_found(raters=("A", "B", "C"))).startswith("Reviewers agreed on 27 of 30")
    assert agreed_words(_found(expert="Ana")).startswith("27 of 30 answers are those of Ana (90%")


def test_answers_of_few_calls_have_no_range() -> None:
    assert agreed_words(_found(answers=12, agreed=8, calls=1, rate=None)) == (
        "You two agreed on 8 of 12 answers (67%). All are of 1 call, which says little of others."
    )


def test_few_answers_are_only_to_be_talked_about() -> None:
    few = _found(answers=6, agreed=4, rate=wilson(4, 6))
    assert agreed_words(few) == (
        "Only 6 answers were given twice, 4 of them the same: talk about the differences; it is "
        "too little to judge by."
    )
    assert "likely" not in agreed_words(few)


@pytest.mark.parametrize(
    ("offset", "told"),
    [
        (
            Offset("Maria", -4.0, 10, Range(-7.2, -0.8)),
            "Maria scores 4 points stricter than Ana (very likely 1 to 7).",
        ),
        (
            Offset("Maria", 1.1, 10, Range(-2.4, 4.6)),
            (
                "Maria scores 1 point milder than Ana; that can easily be luck (somewhere between "
                "2 stricter and 5 milder)."
            ),
        ),
        (
            Offset("Maria", 0.3, 10, Range(-2.0, 2.6)),
            "Maria and Ana are equally strict, as far as 10 calls show.",
        ),
        (
            Offset("Maria", 0.4, 90, Range(0.1, 0.7)),
            "Maria scores 0.4 points milder than Ana (very likely 0.1 to 0.7).",
        ),
        (
            Offset("Maria", 9.0, 1),
            "Maria scores 9 points milder than Ana on 1 call: too few to say more.",
        ),
    ],
)
def test_who_is_stricter_is_told_with_what_luck_may_do(offset: Offset, told: str) -> None:
    assert offset_words(offset, _found()) == told


def test_of_two_people_one_sentence_says_it_for_both() -> None:
    both = (Offset("Maria", -4.0, 10), Offset("Ana", 4.0, 10))
    assert len(offsets_words(_found(offsets=both))) == 1
    assert "the others" in offsets_words(_found(offsets=both, raters=("Maria", "Ana", "Cy")))[0]
    assert len(offsets_words(_found(offsets=both, raters=("Maria", "Ana", "Cy")))) == 2


def test_the_owner_alone_reads_how_they_changed() -> None:
    drifted = (Offset(LATER, 3.0, 10, Range(0.6, 5.4)),)
    first, second = drift_words(_found(offsets=drifted))
    assert first == (
        "You scored 10 calls a second time and gave 27 of 30 answers again (90%; very likely 74% "
        "to 97%)."
    )
    assert second == "You gave 3 points more than the first time (very likely 1 to 5)."
    assert drift_words(_NOTHING) == ()


def test_what_cannot_be_said_is_said_in_words() -> None:
    assert estimate_words(Estimate(None), 12) == (
        "everyone gave the same answer on all 12 calls; not enough variety to judge"
    )
    assert estimate_words(Estimate(0.5), 12) == "0.50 (too little variety for a range)"
    assert estimate_words(Estimate(0.775, 0.461, 1), 12) == "0.78 (0.46 to 1.00)"


def test_nothing_scored_twice_says_what_to_do() -> None:
    (only,) = sentences(_NOTHING)
    assert "scored a second time" in only
    assert trust_words(_NOTHING).startswith("No call was scored by a second person")


def test_forbidden_words_are_not_said() -> None:
    told = " ".join((*sentences(_found(offsets=(Offset("Maria", -4.0, 9, Range(-7, -1)),))),))
    for word in ("true", "exact", "significant", "proven", "alpha", "AC1", "±"):
        assert word not in told
