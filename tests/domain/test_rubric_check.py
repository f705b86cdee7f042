"""Score sheets that make no sense: each is found, with its place."""

from dataclasses import replace
from decimal import Decimal

import pytest

from callreview.domain.errors import Unreadable
from callreview.domain.rubric import Band, Condition, Kind, Line, Mode, Option, Range, Rubric
from callreview.domain.rubric_check import MOST_LINES, check, require_sound
from callreview.words import sentence
from tests.domain.sheets import options, section, sheet, yes_no

LINE = yes_no("q")
NUMBER = Line("n", "?", Kind.NUMBER, ranges=(Range(Decimal(0), Decimal(9), Decimal(1)),))


def _ranges(*bounds: tuple[int, int]) -> tuple[Range, ...]:
    return tuple(
        Range(Decimal(start), Decimal(end), Decimal(n)) for n, (start, end) in enumerate(bounds)
    )


def _of(*lines: Line) -> Rubric:
    return sheet(section("s", lines))


def _asked(line: str, *chosen: str) -> Line:
    return replace(LINE, id="asked", show_if=Condition(line, chosen))


@pytest.mark.parametrize(
    ("rubric", "code"),
    [
        (sheet(), "sheet_empty"),
        (sheet(section("s", [LINE]), section("t", [])), "sheet_section_empty"),
        (_of(*(yes_no(f"q{n}") for n in range(MOST_LINES + 1))), "sheet_too_long"),
        (sheet(section("s", [LINE]), pass_mark=Decimal(101)), "sheet_percent"),
        (sheet(section("s", [LINE]), bands=(Band(Decimal(-1), "x"),)), "sheet_percent"),
        (
            sheet(section("s", [LINE]), bands=(Band(Decimal(7), "x"), Band(Decimal("7.0"), "y"))),
            "sheet_band_twice",
        ),
        (sheet(section("s", [LINE], 0), mode=Mode.SECTIONS), "sheet_no_weight"),
        (sheet(section("s", [LINE], -1), section("t", [yes_no("u")])), "sheet_weight_negative"),
        (_of(yes_no("q", bonus=True)), "sheet_only_bonus"),
        (sheet(section("s", [LINE]), section("s", [yes_no("u")])), "sheet_section_twice"),
        (sheet(section("s", [LINE]), section("t", [LINE])), "sheet_line_twice"),
        (_of(replace(LINE, options=options(0, 1, 2))), "sheet_options_count"),
        (_of(replace(LINE, kind=Kind.SCALE, options=options(1))), "sheet_options_count"),
        (_of(Line("q", "?", Kind.SEVERAL)), "sheet_options_count"),
        (_of(replace(LINE, options=options(0, 1)[:1] * 2)), "sheet_option_twice"),
        (
            _of(
                replace(
                    LINE, options=(Option("a", "No", Decimal(0)), Option("b", "no", Decimal(1)))
                )
            ),
            "sheet_label_twice",
        ),
        (_of(replace(LINE, kind=Kind.TEXT)), "sheet_no_options_here"),
        (_of(replace(NUMBER, kind=Kind.TEXT)), "sheet_no_ranges_here"),
        (_of(replace(LINE, max_points=Decimal(1))), "sheet_no_cap_here"),
        (_of(replace(LINE, kind=Kind.SEVERAL, max_points=Decimal(9))), "sheet_cap_unreachable"),
        (_of(replace(NUMBER, ranges=())), "sheet_range_missing"),
        (_of(replace(NUMBER, ranges=_ranges((0, 5), (7, 7)))), "sheet_range_backwards"),
        (_of(replace(NUMBER, ranges=_ranges((0, 5), (4, 9)))), "sheet_range_overlaps"),
        (_of(replace(LINE, options=options(5, 5))), "sheet_line_flat"),
        (_of(replace(LINE, options=options(0, 0))), "sheet_line_flat"),
        (_of(replace(LINE, options=options(-5, 0))), "sheet_line_weightless"),
        (_of(replace(LINE, points=Decimal(-1))), "sheet_points_negative"),
        (_of(LINE, _asked("nowhere", "o1")), "sheet_condition_unknown"),
        (_of(LINE, _asked("q", "o9")), "sheet_condition_option"),
        (_of(LINE, _asked("q")), "sheet_condition_empty"),
        (_of(LINE, _asked("asked", "o1")), "sheet_condition_circle"),
        (_of(_asked("q", "o1"), LINE), "sheet_condition_later"),
        (
            _of(LINE, replace(_asked("q", "o9"), id="dead"), _asked("dead", "o1")),
            "sheet_condition_never",
        ),
        (sheet(section("s", [LINE]), language="English!"), "sheet_language"),
        (sheet(section("s", [LINE]), bands=(Band(Decimal(0), " "),)), "sheet_text_empty"),
        (sheet(replace(section("s", [LINE]), title="")), "sheet_text_empty"),
        (replace(_of(LINE), title=""), "sheet_text_empty"),
        (_of(replace(LINE, text=" ")), "sheet_text_empty"),
        (
            _of(replace(LINE, options=(LINE.options[0], replace(LINE.options[1], label="")))),
            "sheet_text_empty",
        ),
        (_of(LINE, Line("t", "?", Kind.TEXT, points=Decimal(3))), "sheet_no_points_here"),
        (
            sheet(section("s", [Line("t", "?", Kind.TEXT)]), pass_mark=Decimal(80)),
            "sheet_nothing_scored",
        ),
        (
            _of(replace(LINE, show_if=Condition("asked", ("o1",))), _asked("q", "o1")),
            "sheet_condition_circle",
        ),
    ],
)
def test_what_makes_no_sense_is_found(rubric: Rubric, code: str) -> None:
    found = check(rubric)
    assert code in [problem.code for problem in found]
    assert all(sentence(problem.error) for problem in found)


@pytest.mark.parametrize(
    "line",
    [
        replace(LINE, options=options(0, 0), points=Decimal(0)),  # asks, and is not scored
        replace(LINE, options=options(-5, 0), points=Decimal(5)),  # loses points, and weighs some
        replace(LINE, kind=Kind.SEVERAL, options=options(-1, 2, 2), max_points=Decimal(3)),
        replace(NUMBER, ranges=_ranges((0, 5), (7, 9))),  # a gap
        Line("t", "?", Kind.TEXT),
        Line("i", "Read this", Kind.INSTRUCTION),
    ],
)
def test_what_makes_sense_is_left_alone(line: Line) -> None:
    assert check(_of(yes_no("other"), line)) == ()


def test_who_hangs_on_a_circle_is_told_so_and_not_that_it_goes_in_one() -> None:
    one = replace(LINE, id="one", show_if=Condition("two", ("o1",)))
    two = replace(LINE, id="two", show_if=Condition("one", ("o1",)))
    found = check(_of(one, two, _asked("one", "o1")), "f.toml")
    assert [(problem.code, problem.section, problem.line) for problem in found] == [
        ("sheet_condition_circle", 0, 0),
        ("sheet_condition_circle", 0, 1),
        ("sheet_condition_never", 0, 2),
    ]
    assert found[0].place == "f.toml, section 1 (“s”), line 1 (“one”)"


def test_all_is_told_at_once_and_raised_one_by_one() -> None:
    broken = _of(replace(LINE, options=options(5, 5)), LINE)
    assert [problem.code for problem in check(broken)] == ["sheet_line_twice", "sheet_line_flat"]
    with pytest.raises(Unreadable) as refused:
        require_sound(broken, "broken.toml")
    assert (
        sentence(refused.value) == "broken.toml: two questions have the id “q”. Give one another."
    )
