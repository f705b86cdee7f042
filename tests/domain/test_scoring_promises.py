"""What is promised of every sound score sheet, tried on a hundred random ones or on 1,000."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callreview.domain.review import Answer
from callreview.domain.rubric import Mode, Rubric
from callreview.domain.rubric_file import canonical_text, rubric_from_text
from callreview.domain.rubric_shares import effective_shares
from callreview.domain.rubric_toml import rubric_to_toml
from callreview.domain.scoring import score
from tests.domain.sheet_strategies import best_answer, reviews, sound_rubrics

Answers = Mapping[str, Answer]


@settings(max_examples=100)
@given(reviews(sound_rubrics()), st.randoms(use_true_random=False))
def test_a_hundred_random_sheets_keep_what_is_promised(
    review: tuple[Rubric, dict[str, Answer]], chance: Random
) -> None:
    _keeps_all(*review, chance)


@pytest.mark.long
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reviews(sound_rubrics()), st.randoms(use_true_random=False))
def test_a_thousand_random_sheets_keep_what_is_promised(
    review: tuple[Rubric, dict[str, Answer]], chance: Random
) -> None:
    _keeps_all(*review, chance)


def _keeps_all(rubric: Rubric, answers: Answers, chance: Random) -> None:
    _na_never_lowers_a_perfect_score(rubric, chance)
    _the_order_of_answering_never_matters(rubric, answers, chance)
    _points_and_sections_agree(rubric, answers)
    _shares_add_up_to_100(rubric)
    _files_say_the_same(rubric)


def _na_never_lowers_a_perfect_score(rubric: Rubric, chance: Random) -> None:
    answers = {line.id: best_answer(line) for line in rubric.lines}
    assert score(rubric, answers).percent == 100
    gone = chance.choice(rubric.lines)
    assert score(rubric, {**answers, gone.id: Answer(na=True)}).percent in (100, None)


def _the_order_of_answering_never_matters(rubric: Rubric, answers: Answers, chance: Random) -> None:
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    turned = {line_id: replace(said, options=said.options[::-1]) for line_id, said in shuffled}
    assert score(rubric, turned).as_json() == score(rubric, answers).as_json()


def _points_and_sections_agree(rubric: Rubric, answers: Answers) -> None:
    """They must where every section weighs what its lines do."""
    by_points = score(replace(rubric, mode=Mode.POINTS), answers)
    possible = {part.section.id: part.possible for part in by_points.sections}
    sections = tuple(
        replace(part, weight=Decimal(possible[part.id].numerator) / possible[part.id].denominator)
        for part in rubric.sections
    )
    by_sections = score(replace(rubric, sections=sections, mode=Mode.SECTIONS), answers)
    assert by_points.percent == by_sections.percent
    weights = [line.weight_percent for line in by_points.lines]
    assert [line.weight_percent for line in by_sections.lines] == weights


def _shares_add_up_to_100(rubric: Rubric) -> None:
    shares = effective_shares(rubric)
    assert sum(shares.lines.values()) == 100
    assert sum(shares.sections.values()) == 100


def _files_say_the_same(rubric: Rubric) -> None:
    assert rubric_from_text(canonical_text(rubric), "a.json") == rubric
    assert rubric_from_text(rubric_to_toml(rubric), "a.toml") == rubric
