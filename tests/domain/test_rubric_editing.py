"""Score sheets changed step by step: nothing is lost, and ids stay what they were."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callreview.domain import rubric_editing as editing
from callreview.domain import rubric_lists as lists
from callreview.domain.rubric import Band, Condition, Kind, Line, Option, Range, Rubric
from callreview.domain.rubric_ids import fresh_id
from callreview.domain.rubric_typing import only_typed_difference
from tests.domain.sheet_strategies import rubrics
from tests.domain.sheets import options, section, sheet, yes_no

A, B, C = yes_no("a"), yes_no("b"), replace(yes_no("c"), show_if=Condition("a", ("o2",)))
SHEET = sheet(section("s", [A, B]), section("t", [C]))
NUMBER = Line(
    "n",
    "?",
    Kind.NUMBER,
    ranges=tuple(Range(Decimal(n), Decimal(n + 1), Decimal(n)) for n in (0, 1)),
)


def _ids(rubric: Rubric) -> list[list[str]]:
    return [[part.id, *(line.id for line in part.lines)] for part in rubric.sections]


@pytest.mark.parametrize(
    ("after", "ids"),
    [
        (editing.move_line(SHEET, "a", "s", 1), [["s", "b", "a"], ["t", "c"]]),
        (editing.move_line(SHEET, "a", "t", 0), [["s", "b"], ["t", "a", "c"]]),
        (editing.move_line(SHEET, "c", "s", 99), [["s", "a", "b", "c"], ["t"]]),
        (editing.move_line(SHEET, "b", "s", -1), [["s", "b", "a"], ["t", "c"]]),
        (editing.move_section(SHEET, "t", 0), [["t", "c"], ["s", "a", "b"]]),
        (editing.remove_section(SHEET, "s"), [["t", "c"]]),
        (editing.remove_line(SHEET, "b"), [["s", "a"], ["t", "c"]]),
        (editing.duplicate_line(SHEET, "a"), [["s", "a", "q1", "b"], ["t", "c"]]),
        (editing.add_line(SHEET, "t", A, 0), [["s", "a", "b"], ["t", "q1", "c"]]),
        (
            editing.add_line(SHEET, "t", replace(A, id=""), taken=["q1"]),
            [["s", "a", "b"], ["t", "c", "q2"]],
        ),
        (editing.add_line(SHEET, "t", yes_no("own")), [["s", "a", "b"], ["t", "c", "own"]]),
        (editing.add_section(SHEET, section("s", []), 0), [["s1"], ["s", "a", "b"], ["t", "c"]]),
        (
            editing.duplicate_section(SHEET, "s"),
            [["s", "a", "b"], ["s1", "q1", "q2"], ["t", "c"]],
        ),
    ],
)
def test_where_everything_stands_afterwards(after: Rubric, ids: list[list[str]]) -> None:
    assert _ids(after) == ids


@pytest.mark.parametrize(
    ("after", "ids"),
    [
        (editing.move_option(SHEET, "a", "o2", 0), ["o2", "o1"]),
        (editing.remove_option(SHEET, "a", "o1"), ["o2"]),
        (editing.duplicate_option(SHEET, "a", "o1"), ["o1", "o3", "o2"]),
        (editing.add_option(SHEET, "a", Option("", "Maybe", Decimal(0)), 1), ["o1", "o3", "o2"]),
        (
            editing.add_option(SHEET, "a", Option("", "Maybe", Decimal(0)), taken=["o3"]),
            ["o1", "o2", "o4"],
        ),
    ],
)
def test_which_options_there_are_afterwards(after: Rubric, ids: list[str]) -> None:
    assert [option.id for option in after.line("a").options] == ids
    assert after.line("b") == SHEET.line("b")


def test_values_change_and_everything_else_stays() -> None:
    after = editing.change_option(SHEET, "a", "o2", label="Always", points=Decimal(7))
    assert after.line("a").options == (A.options[0], Option("o2", "Always", Decimal(7)))
    after = editing.change_section(SHEET, "t", weight=Decimal(3))
    assert [part.weight for part in after.sections] == [1, 3]
    assert editing.change_sheet(SHEET, title="New").sections == SHEET.sections


def test_conditions_inside_a_copied_section_hold_among_the_copies() -> None:
    whole = sheet(section("s", [A, C]), section("t", [replace(C, id="d")]))
    copy = editing.duplicate_section(whole, "s").sections[1]
    assert copy.lines[1].show_if == Condition("q1", ("o2",))
    outside = editing.duplicate_section(whole, "t").sections[2]
    assert outside.lines[0].show_if == C.show_if


@pytest.mark.parametrize(
    ("after", "starts"),
    [
        (
            lambda r: lists.add_range(r, "n", Range(Decimal(9), Decimal(10), Decimal(0)), 0),
            [9, 0, 1],
        ),
        (lambda r: lists.change_range(r, "n", 1, start=Decimal(5)), [0, 5]),
        (lambda r: lists.move_range(r, "n", 0, 1), [1, 0]),
        (lambda r: lists.duplicate_range(r, "n", 0), [0, 0, 1]),
        (lambda r: lists.remove_range(r, "n", 0), [1]),
    ],
)
def test_ranges_are_known_by_their_place(
    after: Callable[[Rubric], Rubric], starts: list[int]
) -> None:
    line = after(sheet(section("s", [NUMBER]))).line("n")
    assert [one.start for one in line.ranges] == starts


@pytest.mark.parametrize(
    ("after", "labels"),
    [
        (lambda r: lists.add_band(r, Band(Decimal(50), "C"), 1), "ACB"),
        (lambda r: lists.change_band(r, 0, label="Z"), "ZB"),
        (lambda r: lists.move_band(r, 1, 0), "BA"),
        (lambda r: lists.duplicate_band(r, 1), "ABB"),
        (lambda r: lists.remove_band(r, 1), "A"),
    ],
)
def test_bands_are_known_by_their_place(after: Callable[[Rubric], Rubric], labels: str) -> None:
    bands = (Band(Decimal(0), "A"), Band(Decimal(80), "B"))
    assert "".join(band.label for band in after(replace(SHEET, bands=bands)).bands) == labels


@pytest.mark.parametrize(
    ("line", "kind", "kept"),
    [
        (A, Kind.SCALE, A.options),
        (replace(A, kind=Kind.SCALE, options=options(1, 2, 3)), Kind.YES_NO, options(5, 6)),
        (Line("a", "?", Kind.TEXT), Kind.CHOICE, options(5, 6)),
        (A, Kind.TEXT, ()),
        (A, Kind.NUMBER, ()),
    ],
)
def test_another_kind_keeps_what_it_takes(line: Line, kind: Kind, kept: tuple[Option, ...]) -> None:
    whole = sheet(section("s", [replace(line, bonus=kind is Kind.TEXT)]))
    after = lists.change_kind(whole, "a", kind, options=options(5, 6), ranges=NUMBER.ranges).line(
        "a"
    )
    assert (after.kind, after.options, after.bonus) == (kind, kept, False)
    assert after.ranges == (NUMBER.ranges if kind is Kind.NUMBER else ())


@pytest.mark.parametrize(
    "step",
    [
        lambda r: editing.change_line(r, "gone", text="?"),
        lambda r: editing.move_line(r, "a", "gone", 0),
        lambda r: editing.remove_section(r, "gone"),
        lambda r: editing.remove_option(r, "a", "gone"),
        lambda r: editing.add_line(r, "gone", A),
        lambda r: lists.remove_band(r, 0),
        lambda r: lists.remove_range(r, "a", -1),
        lambda r: lists.move_range(r, "a", 0, 0),
    ],
)
def test_what_is_not_there_cannot_be_changed(step: Callable[[Rubric], Rubric]) -> None:
    with pytest.raises(LookupError):
        step(SHEET)


@settings(max_examples=60)
@given(rubrics(), st.data())
def test_ids_stay_unique_and_no_line_is_lost(rubric: Rubric, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 8))):
        before = rubric
        line = data.draw(st.sampled_from(rubric.lines))
        part = data.draw(st.sampled_from(rubric.sections))
        place = data.draw(st.integers(-1, 5))
        steps: list[Callable[[Rubric], Rubric]] = [
            partial(editing.move_line, line_id=line.id, section_id=part.id, place=place),
            partial(editing.move_section, section_id=part.id, place=place),
            partial(editing.duplicate_line, line_id=line.id),
            partial(editing.duplicate_section, section_id=part.id),
            partial(editing.add_line, section_id=part.id, line=line, place=place),
        ]
        rubric = data.draw(st.sampled_from(steps))(rubric)
        ids = [one.id for one in rubric.lines]
        assert len(set(ids)) == len(ids)
        assert {one.id for one in before.lines} <= set(ids)
        assert len({one.id for one in rubric.sections}) == len(rubric.sections)


@pytest.mark.parametrize(
    ("after", "place"),
    [
        (editing.change_line(SHEET, "b", text="New?"), "/sections/0/lines/1/text"),
        (editing.change_line(SHEET, "b", points=Decimal(3)), "/sections/0/lines/1/points"),
        (editing.change_option(SHEET, "b", "o1", label="x"), "/sections/0/lines/1/options/0/label"),
        (editing.change_sheet(SHEET, title="New"), "/title"),
        (editing.change_line(SHEET, "b", required=False), None),
        (editing.change_line(SHEET, "b", text="New?", help="Help"), None),
        (editing.remove_line(SHEET, "b"), None),
        (SHEET, None),
    ],
)
def test_one_typed_field_is_told_from_anything_else(after: Rubric, place: str | None) -> None:
    assert only_typed_difference(SHEET, after) == place


def test_a_fresh_id_is_the_first_that_is_free() -> None:
    assert fresh_id("q", {"q1", "q3"}) == "q2"
