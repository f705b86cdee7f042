"""What reviews say about the questions of their score sheet."""

from dataclasses import replace

import pytest

from callreview.domain.review import Answer, Review
from callreview.domain.rubric import Condition, Kind, Line
from callreview.domain.rubric_editing import change_option
from callreview.domain.rubric_health import (
    ENOUGH,
    Health,
    LineHealth,
    Reviewed,
    disputes_of,
    health,
)
from callreview.words.sheetreviews import health_text, health_texts
from tests import builders
from tests.domain.sheets import picks, section, sheet, yes_no

ASKED = replace(yes_no("c"), show_if=Condition("a", ("o1",)))
SHEET = sheet(section("s", [yes_no("a"), yes_no("b"), ASKED]))


def _review(**chosen: str) -> Review:
    return builders.review(answers=picks(**chosen))


def _of(line_id: str, *reviewed: Reviewed, **disputes: int) -> LineHealth:
    lines = health(SHEET, reviewed, disputes).lines
    return next(one for one in lines if one.line.id == line_id)


def _times(count: int, **chosen: str) -> list[Reviewed]:
    return [(SHEET, _review(**chosen))] * count


def test_a_question_always_answered_alike_is_told_with_its_answer() -> None:
    found = _of("a", *_times(ENOUGH, a="o2"))
    assert found.is_always_same
    assert (found.same, found.answered) == ("Option 2", ENOUGH)
    assert not _of("a", *_times(ENOUGH, a="o2"), *_times(1, a="o1")).is_always_same


def test_few_reviews_say_nothing_of_always_and_never() -> None:
    found = _of("a", *_times(ENOUGH - 1, a="o2"))
    assert [found.is_always_same, found.is_always_na, found.is_never_commented] == [False] * 3


def test_a_question_that_never_applies_is_told() -> None:
    found = _of("b", *_times(ENOUGH, a="o2", b="na"))
    assert (found.is_always_na, found.na, found.answered) == (True, ENOUGH, 0)


def test_only_reviews_that_asked_it_count() -> None:
    found = _of("c", *_times(3, a="o2"), *_times(2, a="o1", c="o2"))
    assert (found.asked, found.answered) == (2, 2)
    older = sheet(section("s", [yes_no("a")]))
    assert _of("b", (older, _review(a="o1"))).asked == 0


def test_a_comment_makes_the_difference() -> None:
    said = builders.review(answers={"a": Answer(option="o2", comment="Twice.")})
    assert _of("a", *_times(ENOUGH, a="o2")).is_never_commented
    assert not _of("a", *_times(ENOUGH, a="o2"), (SHEET, said)).is_never_commented


def test_an_option_that_was_renamed_is_the_same_answer() -> None:
    older = change_option(SHEET, "a", "o2", label="Of course")
    found = _of("a", *_times(ENOUGH, a="o2"), (older, _review(a="o2")))
    assert found.same == "Option 2"


def test_the_most_disputed_comes_first() -> None:
    found = health(SHEET, _times(2, a="o2"), {"a": 1, "b": 3, "gone": 9})
    assert [one.line.id for one in found.most_disputed] == ["b", "a"]
    assert found.reviews == 2


@pytest.mark.parametrize(
    ("later", "changed"),
    [
        (picks(a="o2", b="o1"), {}),
        (picks(a="o1", b="na"), {"a": 1, "b": 1}),
        ({"a": Answer(option="o2", comment="why"), "b": Answer(option="o1")}, {}),
        (picks(a="o2"), {"b": 1}),
    ],
)
def test_a_revision_disputes_the_answers_it_changes(
    later: dict[str, Answer], changed: dict[str, int]
) -> None:
    earlier = _review(a="o2", b="o1")
    assert disputes_of([(earlier, builders.review(answers=later))]) == changed


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (LineHealth(yes_no("a"), asked=9, answered=9, commented=1), ""),
        (
            LineHealth(yes_no("a"), asked=9, answered=8, same="Yes", commented=1),
            "always “Yes”, 8 times",
        ),
        (
            LineHealth(yes_no("a"), asked=9, na=9, disputed=2),
            "never applied in 9 reviews; never commented in 9 reviews; disputed 2 times",
        ),
        (LineHealth(yes_no("a"), asked=1, disputed=1), "disputed once"),
    ],
)
def test_what_is_told_of_a_question(found: LineHealth, told: str) -> None:
    assert health_text(found) == told


def test_that_nothing_was_commented_is_told_once() -> None:
    line = Line("a", "?", Kind.YES_NO)
    silent = LineHealth(line, asked=9, answered=9)
    same = LineHealth(line, asked=9, answered=9, same="Yes")
    rare = LineHealth(line, asked=2, answered=2)
    together, each = health_texts(Health(9, (silent, same, rare)))
    assert together == "No answer to any question was ever commented on."
    assert each == ((same, "always “Yes”, 9 times"),)
    talked = LineHealth(line, asked=9, answered=9, commented=1)
    assert health_texts(Health(9, (silent, talked))) == (
        "",
        ((silent, "never commented in 9 reviews"),),
    )
