"""What past reviews would score on a changed score sheet."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings

from callreview.domain import rubric_editing as editing
from callreview.domain.review import Answer
from callreview.domain.rubric import Fail, Rubric
from callreview.domain.rubric_impact import Impact, Rescored, rescored
from callreview.domain.scoring import score
from callreview.words.sheetreviews import impact_texts, rescored_text
from tests import builders
from tests.domain.sheet_strategies import reviews
from tests.domain.sheets import picks, section, sheet, yes_no

SHEET = sheet(section("s", [yes_no("a", 3), yes_no("b", 1)]), pass_mark=Decimal(70))
GOOD = picks(a="o2", b="o1")  # 75 %


def _on(after: Rubric, answers: Mapping[str, Answer] = GOOD) -> Rescored:
    return rescored(builders.review(answers=answers), SHEET, after)


def test_other_points_give_another_score() -> None:
    found = _on(editing.change_line(SHEET, "b", points=Decimal(3)))
    assert [found.before, found.after, found.shift] == [75, 50, -25]
    assert (found.passed_before, found.passed_after) == (True, False)
    assert found.unanswered == ()


def test_a_new_line_is_unanswered_and_said_to_be() -> None:
    found = _on(editing.add_line(SHEET, "s", yes_no("new")))
    assert found.after == 75
    assert found.unanswered == ("new",)


def test_an_answer_whose_option_is_gone_is_unanswered() -> None:
    found = _on(editing.remove_option(SHEET, "b", "o1"))
    assert found.after == 100
    assert found.unanswered == ("b",)


def test_a_line_that_was_unanswered_before_is_not_told_again() -> None:
    assert _on(SHEET, picks(a="o2")).unanswered == ()


def test_a_fail_that_is_new_fails_what_had_passed() -> None:
    found = _on(editing.change_option(SHEET, "b", "o1", fail=Fail.CALL))
    assert found.after == 75
    assert found.passed_after is False


def test_many_reviews_are_summed_up() -> None:
    half = Fraction(1, 2)
    impact = Impact(
        (
            Rescored("1", Fraction(80), Fraction(60), passed_before=True, passed_after=False),
            Rescored("2", Fraction(50), half, passed_before=False, passed_after=True),
            Rescored("3", None, Fraction(60), None, passed_after=False, unanswered=("new",)),
        )
    )
    assert (impact.passed_to_failed, impact.failed_to_passed, impact.incomplete) == (1, 1, 1)
    assert (impact.compared, impact.mean_shift) == (2, Fraction(-139, 4))
    assert Impact(()).mean_shift is None


def test_what_passes_no_longer_comes_first_then_what_shifts_most() -> None:
    impact = Impact(
        (
            Rescored("little", Fraction(80), Fraction(81), True, passed_after=True),
            Rescored("not at all", None, Fraction(90), None, passed_after=True),
            Rescored("much", Fraction(80), Fraction(95), True, passed_after=True),
            Rescored("no longer", Fraction(80), Fraction(79), True, passed_after=False),
        )
    )
    order = [one.review_id for one in impact.by_shift]
    assert order == ["no longer", "much", "little", "not at all"]


@settings(max_examples=40)
@given(reviews(), reviews())
def test_any_review_can_be_tried_on_any_sheet(
    one: tuple[Rubric, dict[str, Answer]], other: tuple[Rubric, dict[str, Answer]]
) -> None:
    rubric, answers = one
    review = builders.review(answers=answers)
    assert rescored(review, rubric, rubric).shift in (0, None)
    assert rescored(review, rubric, other[0]).before == score(rubric, answers).percent


def test_an_impact_is_told_in_sentences() -> None:
    impact = Impact(
        (
            Rescored("1", Fraction(80), Fraction(60), passed_before=True, passed_after=False),
            Rescored("2", Fraction(50), Fraction(95), False, passed_after=True, unanswered=("q",)),
            Rescored("3", None, Fraction(60), None, passed_after=False),
        )
    )
    assert impact_texts(impact) == (
        "3 reviews, 2 with a score on both: +12.5 points of percent on average.",
        "Passed so far, and would not pass: 1.",
        "Not passed so far, and would pass: 1.",
        "Without an answer to a question that this sheet asks: 1; the others count.",
    )
    assert [rescored_text(one) for one in impact.reviews] == [
        "80 % → 60 %, passed → not passed",
        "50 % → 95 %, not passed → passed",
        "not scored → 60 %, nothing to pass → not passed",
    ]
    assert impact_texts(Impact(())) == ("There are no reviews yet to try this on.",)
