"""What people see of agreement: which reviews are compared, points, strictness, questions."""

from decimal import Decimal
from typing import Any

import pytest
from scipy import stats

from callreview.domain.agreement.pairs import (
    EARLIER,
    LATER,
    ScoredCall,
    between_reviewers,
    of_one_reviewer,
    with_expert,
)
from callreview.domain.agreement.points import mean_gap, offsets, within_call_sd
from callreview.domain.agreement.ratings import value_of
from callreview.domain.agreement.report import agreement, drift
from callreview.domain.agreement.verdicts import Measure, Verdict
from callreview.domain.review import Answer, Blind, Book, Review, ReviewState
from callreview.domain.rubric import Kind, Line, Option, Range, Rubric, Section
from tests import builders
from tests.domain.scorings import VERSIONS, scored, sheet_of


def _raters(*reviews: Review) -> list[list[str]]:
    calls = between_reviewers(reviews, VERSIONS)
    return [[one.rater for one in call.by] for call in calls]


def _calls(*reviews: Review) -> tuple[ScoredCall, ...]:
    return between_reviewers(reviews, VERSIONS)


def test_a_second_score_is_compared_with_the_first_review_of_a_call() -> None:
    first = scored("a", "Ana", "yyy", reason="", book=Book.SAMPLE)
    assert _raters(first, scored("a", "Ben", "yyn", number=2)) == [["Ana", "Ben"]]


def test_who_could_see_the_first_review_is_not_compared() -> None:
    first = scored("a", "Ana", "yyy", reason="coaching")
    saw = scored("a", "Ben", "yyy", reason="coaching", number=2)
    blind = scored("a", "Cy", "nnn", reason="", number=3, blind=frozenset({Blind.OTHERS}))
    assert _raters(first, saw) == []
    assert _raters(first, saw, blind) == [["Ana", "Cy"]]


@pytest.mark.parametrize(
    "known",
    [
        {"state": ReviewState.DRAFT, "finished_at": None},
        {"reason": "self"},
        {"revision": 2, "root_id": "another"},
        {"call_id": "b"},
        {"version_id": "another sheet"},
        {"reviewer": "Ana"},
    ],
)
def test_these_are_not_compared(known: dict[str, Any]) -> None:
    second = scored("a", "Ben", "yyn", number=2, **known)
    assert _raters(scored("a", "Ana", "yyy"), second) == []


def test_the_first_revision_counts_for_a_later_one_may_have_been_talked_over() -> None:
    ben = scored("a", "Ben", "nnn", number=2)
    talked = scored("a", "Ben", "yyy", number=3, root_id=ben.id, revision=2)
    (call,) = _calls(scored("a", "Ana", "yyy"), ben, talked)
    assert call.by[1].percent == 0


def test_a_person_is_compared_with_themselves_weeks_later() -> None:
    reviews = [
        scored("a", "Ana", "yyn", reason="coaching", number=1),
        scored("a", "Ana", "yyy", number=5),
        scored("b", "Ana", "yyy", reason="coaching", number=2),
        scored("a", "Ben", "nnn", number=3),
    ]
    (call,) = of_one_reviewer(reviews, VERSIONS, "Ana")
    assert [(one.rater, round(one.percent or 0)) for one in call.by] == [
        (EARLIER, 67),
        (LATER, 100),
    ]
    found = drift([call])
    (offset,) = found.offsets
    assert (offset.rater, round(offset.points), offset.calls) == (LATER, 33, 1)


def test_gaps_are_averaged_over_pairs_and_then_over_calls() -> None:
    calls = [{"Ana": 80.0, "Ben": 86.0}, {"Ana": 90.0, "Ben": 90.0, "Cy": 60.0}, {"Ana": 70.0}]
    assert value_of(mean_gap(calls), 3) == pytest.approx((6 + 20) / 2)
    assert value_of(within_call_sd(calls), 3) == pytest.approx(((36 + 600) / 2 / 2) ** 0.5)


def test_who_is_stricter_has_a_t_range_over_calls() -> None:
    gaps = [-2.0, -5.0, -7.0, -1.0, -5.0]
    calls = [{"Maria": 80 + gap, "Ana": 80.0} for gap in gaps]
    maria, ana = offsets(calls)
    assert (maria.rater, maria.points, maria.calls) == ("Maria", -4.0, 5)
    assert maria.range is not None
    low, high = stats.t.interval(0.95, 4, loc=-4, scale=stats.sem(gaps))
    assert (maria.range.low, maria.range.high) == pytest.approx((low, high))
    assert maria.is_clear
    assert ana.points == 4.0


def test_gaps_that_are_all_the_same_have_no_range() -> None:
    assert offsets([{"Ana": 80.0, "Ben": 84.0}])[0].range is None
    assert offsets([{"Ana": 80.0, "Ben": 84.0}] * 3)[0].range is None


def test_others_are_held_to_an_expert() -> None:
    reviews = [
        *(scored(call, "Ana", "yyn") for call in "ab"),
        *(scored(call, "Ben", "ynn", number=2) for call in "ab"),
        scored("a", "Expert", "yyy", number=3),
    ]
    calls = with_expert(_calls(*reviews), "Expert")
    found = agreement(calls, expert="Expert")
    assert [(one.rater, round(one.points)) for one in found.offsets] == [("Ben", -67), ("Ana", -33)]
    assert (found.calls, found.pairs, found.agreed, found.answers) == (1, 2, 3, 6)


def test_agreement_counts_answers_and_sorts_questions_by_difference() -> None:
    found = agreement(
        _calls(
            scored("a", "Ana", "yyy"), scored("a", "Ben", "yny", number=2),
            scored("b", "Ana", "yy-"), scored("b", "Ben", "yny", number=2),
            scored("c", "Ana", "nny"), scored("c", "Ben", "nny", number=2),
        )
    )  # fmt: skip
    assert (found.agreed, found.answers, found.calls, found.pairs) == (6, 9, 3, 3)
    assert [(one.line.id, one.agreed, one.pairs) for one in found.lines] == [
        ("q2", 1, 3), ("q3", 2, 3), ("q1", 3, 3)
    ]  # fmt: skip
    assert [one.call_id for one in found.lines[0].differences] == ["a", "b"]
    assert found.is_little
    assert all(one.verdict is Verdict.DISCUSS for one in found.lines)


def test_twenty_seven_of_thirty_answers_have_the_published_range() -> None:
    versions = {"sheet": sheet_of(builders.rubric(lines=1), "sheet")}
    reviews = [
        scored(str(at), who, "n" if who == "Ben" and at < 3 else "y", number=number)
        for at in range(30)
        for number, who in enumerate(("Ana", "Ben"), 1)
    ]
    found = agreement(between_reviewers(reviews, versions))
    assert (found.agreed, found.answers) == (27, 30)
    assert found.rate is not None
    assert (round(found.rate.low), round(found.rate.high)) == (74, 97)
    assert not found.is_little


def test_icc_is_told_only_where_everybody_scored_every_call() -> None:
    whole = [
        *(
            scored(call, "Ana", said)
            for call, said in zip("abc", ("yyy", "ynn", "yyn"), strict=True)
        ),
        *(scored(call, "Ben", "yyy", number=2) for call in "abc"),
    ]
    told = [one.measure for one in agreement(_calls(*whole)).coefficients]
    assert told == [Measure.ALPHA, Measure.ICC]
    more = agreement(_calls(*whole, scored("a", "Cy", "nnn", number=3)))
    assert [one.measure for one in more.coefficients] == [Measure.ALPHA]


def test_nothing_to_compare_is_nothing() -> None:
    found = agreement(())
    assert (found.calls, found.answers, found.lines, found.offsets) == (0, 0, (), ())
    assert found.gap.value is None
    assert found.is_little


def _of_kind(kind: Kind, *given: tuple[Answer, Answer]) -> Any:
    options = tuple(Option(key, key, Decimal(at)) for at, key in enumerate(("low", "mid", "top")))
    ranges = (Range(Decimal(0), Decimal(9), Decimal(1)),)
    of_number = {"ranges": ranges} if kind is Kind.NUMBER else {"options": options}
    line = Line("q", "Q?", kind, **of_number)
    versions = {"k": sheet_of(Rubric("K", (Section("s", "S", (line,)),)), "k")}
    reviews = [
        scored(str(at), who, "", number=number, version_id="k", answers={"q": answer})
        for at, pair in enumerate(given)
        for number, (who, answer) in enumerate(zip(("Ana", "Ben"), pair, strict=True), 1)
    ]
    (found,) = agreement(between_reviewers(reviews, versions)).lines
    return found


def test_a_scale_is_judged_by_how_far_apart_its_answers_are() -> None:
    low, mid, top = (Answer(option=one) for one in ("low", "mid", "top"))
    near = _of_kind(Kind.SCALE, (low, low), (top, top), (mid, top), (low, low), (mid, mid))
    far = _of_kind(Kind.SCALE, (low, low), (top, top), (low, top), (low, low), (mid, mid))
    assert near.measure is Measure.ALPHA
    assert near.agreed == far.agreed == 4
    assert near.estimate.value > far.estimate.value


def test_several_and_numbers_are_compared_whole() -> None:
    several = _of_kind(
        Kind.SEVERAL,
        (Answer(options=("low", "mid")), Answer(options=("mid", "low"))),
        (Answer(options=("low",)), Answer(none_of_them=True)),
    )
    assert (several.agreed, several.pairs) == (1, 2)
    two, three = Answer(number=Decimal(2)), Answer(number=Decimal(3))
    numbers = _of_kind(Kind.NUMBER, (two, two), (two, three), (three, Answer()))
    assert (numbers.agreed, numbers.pairs) == (1, 2)


def test_does_not_apply_differs_from_an_answer() -> None:
    found = _of_kind(Kind.SCALE, (Answer(na=True), Answer(option="low")))
    assert (found.agreed, found.pairs) == (0, 1)
