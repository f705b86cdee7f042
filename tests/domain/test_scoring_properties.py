"""What holds for every score sheet and every set of answers."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from callreview.domain.review import Answer
from callreview.domain.rubric import Fail, Line, Rubric
from callreview.domain.rubric_shares import effective_shares
from callreview.domain.scoring import score
from callreview.domain.scoring_lines import State
from tests.domain.sheet_strategies import best_answer, reviews, rubrics


@settings(max_examples=50)
@given(reviews())
def test_every_share_lies_between_0_and_1(review: tuple[Rubric, dict[str, Answer]]) -> None:
    result = score(*review)
    assert all(line.share is None or 0 <= line.share <= 1 for line in result.lines)
    assert result.percent is None or 0 <= result.percent <= 100


@settings(max_examples=50)
@given(reviews())
def test_weights_of_lines_that_count_sum_to_100(review: tuple[Rubric, dict[str, Answer]]) -> None:
    result = score(*review)
    whole = 0 if result.not_scored else 100
    assert sum(line.weight_percent for line in result.lines) == whole
    assert sum(part.weight_percent for part in result.sections) == whole


@settings(max_examples=50)
@given(reviews())
def test_the_percent_is_what_the_lines_add_up_to(review: tuple[Rubric, dict[str, Answer]]) -> None:
    result = score(*review)
    parts = [line.weight_percent * (line.share or 0) for line in result.lines]
    assert (result.percent or 0) == sum(parts, Fraction(0))


@settings(max_examples=50)
@given(reviews(), st.data())
def test_na_never_changes_what_other_lines_weigh_among_themselves(
    review: tuple[Rubric, dict[str, Answer]], data: st.DataObject
) -> None:
    rubric, answers = review
    gone = data.draw(st.sampled_from(rubric.lines))
    before = score(rubric, answers)
    after = score(rubric, {**answers, gone.id: Answer(na=True)})
    for section in rubric.sections:
        mates = [line.id for line in section.lines if line.id != gone.id]
        pairs = [(before.line(one).weight_percent, after.line(one).weight_percent) for one in mates]
        kept = [(old, new) for old, new in pairs if old and new]
        assert len({new / old for old, new in kept}) <= 1


@settings(max_examples=50)
@given(reviews())
def test_fails_never_change_the_percent(review: tuple[Rubric, dict[str, Answer]]) -> None:
    rubric, answers = review
    sections = tuple(
        replace(part, lines=tuple(map(_without_fails, part.lines))) for part in rubric.sections
    )
    harmless = replace(rubric, sections=sections)
    assert score(rubric, answers).percent == score(harmless, answers).percent


@settings(max_examples=50)
@given(reviews())
def test_passing_needs_the_mark_and_no_grave_fail(review: tuple[Rubric, dict[str, Answer]]) -> None:
    rubric, answers = review
    result = score(rubric, answers)
    if result.passed:
        assert rubric.pass_mark is not None
        assert result.percent is not None
        assert result.percent >= rubric.pass_mark
        assert not result.is_failed


@settings(max_examples=50)
@given(reviews())
def test_what_is_shown_never_passes_100_when_capped(
    review: tuple[Rubric, dict[str, Answer]],
) -> None:
    rubric, answers = review
    result = score(rubric, answers)
    if result.shown is not None:
        assert result.shown >= 0
        assert not rubric.cap_bonus or result.shown <= 100
        assert rubric.zero_on_fail or result.percent is not None


@settings(max_examples=50)
@given(reviews())
def test_hidden_lines_count_for_nothing(review: tuple[Rubric, dict[str, Answer]]) -> None:
    rubric, answers = review
    result = score(rubric, answers)
    hidden = {line.line.id for line in result.lines if line.state is State.HIDDEN}
    without = {line_id: said for line_id, said in answers.items() if line_id not in hidden}
    assert score(rubric, without).as_json() == result.as_json()


@settings(max_examples=50)
@given(rubrics())
def test_effective_shares_sum_to_100_or_nothing(rubric: Rubric) -> None:
    shares = effective_shares(rubric)
    assert sum(shares.lines.values()) in (0, 100)
    assert sum(shares.sections.values()) == sum(shares.lines.values())
    assert all(shares.lines[line_id] == 0 for line_id in shares.bonus)


@settings(max_examples=50)
@given(rubrics())
def test_effective_shares_are_what_a_sheet_with_all_answered_weighs(rubric: Rubric) -> None:
    shown = replace(
        rubric,
        sections=tuple(
            replace(part, lines=tuple(replace(line, show_if=None) for line in part.lines))
            for part in rubric.sections
        ),
    )
    answers = {line.id: best_answer(line) for line in shown.lines}
    result, shares = score(shown, answers), effective_shares(rubric)
    assert {one.line.id: one.weight_percent for one in result.lines} == shares.lines
    assert {one.section.id: one.weight_percent for one in result.sections} == shares.sections
    worth = {one.line.id: one.share or 0 for one in result.lines if one.line.bonus}
    assert result.bonus_percent == sum(
        (worth[line_id] * part for line_id, part in shares.bonus.items()), Fraction(0)
    )


def _without_fails(line: Line) -> Line:
    return replace(line, options=tuple(replace(one, fail=Fail.NONE) for one in line.options))
