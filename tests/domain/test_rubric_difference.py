"""What changed between two versions of a score sheet, told in sentences."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from callreview.domain import rubric_editing as editing
from callreview.domain import rubric_lists as lists
from callreview.domain.rubric import Band, Condition, Fail, Kind, Line, Mode, Option, Range, Rubric
from callreview.domain.rubric_difference import differences
from callreview.words.sheets import difference_text
from tests.domain.sheet_strategies import rubrics
from tests.domain.sheets import section, sheet, yes_no

A, B, C = yes_no("a", 5), yes_no("b"), yes_no("c")
NUMBER = Line("n", "How long?", Kind.NUMBER, ranges=(Range(Decimal(0), Decimal(9), Decimal(1)),))
SHEET = sheet(section("s", [A, B, C]), section("t", [NUMBER]))


def _told(after: Rubric, before: Rubric = SHEET) -> list[str]:
    return [difference_text(one) for one in differences(before, after)]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (SHEET, []),
        (editing.add_line(SHEET, "s", yes_no("new")), ["Question “Question new” is new."]),
        (editing.remove_line(SHEET, "b"), ["Question “Question b” is gone."]),
        (
            editing.move_line(SHEET, "a", "s", 2),
            ["Question “Question a” stands in another place."],
        ),
        (
            editing.move_line(SHEET, "a", "t", 0),
            ["Question “Question a” moved from section “Section s” to “Section t”."],
        ),
        (
            editing.change_line(SHEET, "b", text="Other?"),
            ["Question “Other?”: words “Question b” → “Other?”."],
        ),
        (
            editing.change_line(SHEET, "b", help="Look twice."),
            ["Question “Question b”: help now “Look twice.”."],
        ),
        (
            editing.change_option(SHEET, "a", "o2", points=Decimal(10)),
            [
                "Question “Question a”: points 5 → 10.",
                "Question “Question a”, answer “Option 2”: points 5 → 10.",
            ],
        ),
        (
            editing.change_option(SHEET, "a", "o1", fail=Fail.CALL),
            ["Question “Question a”, answer “Option 1”: effect: fails nothing → fails the call."],
        ),
        (
            editing.add_option(SHEET, "a", Option("", "Maybe", Decimal(2))),
            ["Question “Question a”: “Maybe” is a new answer, worth 2."],
        ),
        (
            editing.remove_option(SHEET, "a", "o1"),
            ["Question “Question a”: the answer “Option 1” is gone."],
        ),
        (
            editing.move_option(SHEET, "a", "o1", 1),
            ["Question “Question a”: “Option 1” stands in another place."],
        ),
        (
            editing.change_line(SHEET, "b", required=False),
            ["Question “Question b”: must be answered: yes → no."],
        ),
        (
            editing.change_line(SHEET, "b", show_if=Condition("a", ("o1", "o2"))),
            ["Question “Question b”: asked only now if “Question a” is “Option 1”, “Option 2”."],
        ),
        (
            lists.change_range(SHEET, "n", 0, end=Decimal("9.5")),
            ["Question “How long?”: ranges 0 to 9 = 1 → 0 to 9.5 = 1."],
        ),
        (
            editing.change_sheet(SHEET, mode=Mode.SECTIONS, pass_mark=Decimal(80)),
            [
                "Score sheet: counting points → weighted sections.",
                "Score sheet: pass mark now 80.",
            ],
        ),
        (
            lists.add_band(SHEET, Band(Decimal(70), "Sound")),
            ["Score sheet: bands now “Sound” from 70."],
        ),
        (
            editing.change_section(SHEET, "t", weight=Decimal(3)),
            ["Section “Section t”: weight 1 → 3."],
        ),
        (editing.move_section(SHEET, "t", 0), ["Section “Section s” stands in another place."]),
        (
            editing.remove_section(SHEET, "t"),
            ["Section “Section t” is gone.", "Question “How long?” is gone."],
        ),
    ],
)
def test_what_changed_is_told_in_sentences(after: Rubric, told: list[str]) -> None:
    assert _told(after) == told


def test_of_many_lines_only_those_that_moved_are_told() -> None:
    before = sheet(section("s", [yes_no(f"l{n}") for n in range(20)]))
    after = editing.move_line(before, "l3", "s", 15)
    assert _told(after, before) == ["Question “Question l3” stands in another place."]


def test_a_condition_that_says_the_same_is_no_difference() -> None:
    asked = editing.change_line(SHEET, "b", show_if=Condition("a", ("o1",)))
    assert not _told(asked, asked)
    renamed = editing.change_line(asked, "a", text="Hold?")
    assert _told(renamed, asked) == ["Question “Hold?”: words “Question a” → “Hold?”."]


@settings(max_examples=40)
@given(rubrics(), rubrics())
def test_any_two_sheets_can_be_compared(one: Rubric, other: Rubric) -> None:
    assert all(map(difference_text, differences(one, other)))
    assert (differences(one, other) == ()) is (differences(other, one) == ())
    assert not differences(one, one)
