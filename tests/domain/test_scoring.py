"""Single rules of scoring: states, conditions, kinds, fails, bonus."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from callreview.domain.errors import Refused
from callreview.domain.review import Answer
from callreview.domain.rubric import (
    Band,
    Condition,
    Fail,
    Kind,
    Line,
    Mode,
    Option,
    Range,
)
from callreview.domain.rubric_shares import effective_shares
from callreview.domain.scoring import rounded, score, unanswered_required
from callreview.domain.scoring_lines import State, check_answer
from tests.domain.sheets import options, picks, section, sheet, told, yes_no

HOLD = Line("hold", "On hold?", Kind.YES_NO, options=options(0, 0), points=Decimal(0))
ASKED = Line(
    "asked", "Asked before?", Kind.YES_NO, options=options(0, 2), show_if=Condition("hold", ("o2",))
)
SEVERAL = Line(
    "several",
    "Which?",
    Kind.SEVERAL,
    options=(
        Option("a", "A", Decimal(2)),
        Option("b", "B", Decimal(3)),
        Option("bad", "Bad", Decimal(-1), Fail.LINE),
    ),
)
NUMBER = Line(
    "number",
    "Seconds?",
    Kind.NUMBER,
    ranges=(
        Range(Decimal(0), Decimal(20), Decimal(4)),
        Range(Decimal(20), Decimal(60), Decimal(1)),
        Range(Decimal(60), Decimal(120), Decimal(0), Fail.LINE),
    ),
)


def _share(line: Line, answer: Answer) -> Fraction | None:
    return score(sheet(section("s", [line])), {line.id: answer}).lines[0].share


@pytest.mark.parametrize(
    ("hold", "state"),
    [("o2", State.UNANSWERED), ("o1", State.HIDDEN), ("na", State.HIDDEN)],
)
def test_a_condition_looks_at_the_option_chosen(hold: str, state: State) -> None:
    assert score(sheet(section("s", [HOLD, ASKED])), picks(hold=hold)).line("asked").state is state


def test_the_answer_to_a_hidden_line_does_not_count() -> None:
    rubric = sheet(section("s", [HOLD, ASKED, yes_no("rest")]))
    result = score(rubric, picks(hold="o1", asked="o1", rest="o2"))
    assert result.percent == 100
    assert result.line("asked").share is None


def test_a_hidden_line_satisfies_no_condition() -> None:
    third = Line("third", "?", Kind.TEXT, show_if=Condition("asked", ("o1", "o2")))
    rubric = sheet(section("s", [HOLD, ASKED, third]))
    assert score(rubric, picks(hold="o1", asked="o2")).line("third").state is State.HIDDEN


def test_conditions_in_a_circle_hide_both_and_end() -> None:
    one = Line("one", "?", Kind.YES_NO, options=options(0, 1), show_if=Condition("two", ("o2",)))
    two = Line("two", "?", Kind.YES_NO, options=options(0, 1), show_if=Condition("one", ("o2",)))
    assert score(sheet(section("s", [one, two])), picks(one="o2", two="o2")).not_scored


@pytest.mark.parametrize(
    ("chosen", "share"),
    [
        (("a",), Fraction(1, 2)),  # (2 + 1) / 6
        (("a", "b"), Fraction(1)),
        (("bad",), Fraction(0)),
        (("a", "b", "bad"), Fraction(5, 6)),
    ],
)
def test_several_sums_what_was_chosen(chosen: tuple[str, ...], share: Fraction) -> None:
    assert _share(SEVERAL, Answer(options=chosen)) == share


def test_none_of_several_is_an_answer_of_its_own() -> None:
    assert _share(SEVERAL, Answer(none_of_them=True)) == Fraction(1, 6)
    assert _share(SEVERAL, Answer()) is None


def test_a_cap_is_the_most_several_can_earn() -> None:
    capped = Line("c", "Which?", Kind.SEVERAL, options=options(2, 2, 2), max_points=Decimal(3))
    assert _share(capped, Answer(options=("o1",))) == Fraction(2, 3)
    assert _share(capped, Answer(options=("o1", "o2"))) == 1


@pytest.mark.parametrize(
    ("number", "share"),
    [("0", 1), ("19.999", 1), ("20", Fraction(1, 4)), ("60", 0), ("120", 0)],
)
def test_a_number_earns_the_points_of_its_range(number: str, share: int | Fraction) -> None:
    assert _share(NUMBER, Answer(number=Decimal(number))) == share


@pytest.mark.parametrize(
    ("line", "answer", "code"),
    [
        (NUMBER, Answer(number=Decimal("120.5")), "answer_out_of_range"),
        (NUMBER, Answer(number=Decimal(-1)), "answer_out_of_range"),
        (NUMBER, Answer(option="o1"), "answer_misfit"),
        (HOLD, Answer(option="o9"), "answer_option_unknown"),
        (HOLD, Answer(options=("o1",)), "answer_misfit"),
        (HOLD, Answer(text="yes"), "answer_misfit"),
        (HOLD, Answer(option="o1", na=True), "answer_twofold"),
        (SEVERAL, Answer(options=("a", "nowhere")), "answer_option_unknown"),
        (SEVERAL, Answer(options=("a",), none_of_them=True), "answer_misfit"),
        (Line("i", "Read this", Kind.INSTRUCTION), Answer(na=True), "answer_na_refused"),
        (Line("t", "?", Kind.TEXT, allow_na=False), Answer(na=True), "answer_na_refused"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(line: Line, answer: Answer, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_answer(line, answer)
    assert refused.value.code == code


def test_text_and_instructions_are_never_scored() -> None:
    lines = [Line("t", "Words?", Kind.TEXT), Line("i", "Read", Kind.INSTRUCTION), yes_no("q")]
    result = score(sheet(section("s", lines)), {**picks(q="o2"), "t": Answer(text="hello")})
    assert result.percent == 100
    assert [line.share for line in result.lines] == [None, None, 1]


def test_only_required_visible_lines_block_finishing() -> None:
    optional = Line("optional", "?", Kind.YES_NO, options=options(0, 1), required=False)
    words = Line("i", "Read this", Kind.INSTRUCTION)
    rubric = sheet(section("s", [words, HOLD, ASKED, optional, yes_no("q")]))
    blocking = unanswered_required(rubric, {"hold": Answer(option="o1"), "q": Answer(comment="hm")})
    assert [line.id for line in blocking] == ["q"]


def test_an_optional_line_left_open_counts_like_na_and_says_so() -> None:
    optional = Line("optional", "?", Kind.YES_NO, options=options(0, 1), required=False)
    result = score(sheet(section("s", [optional, yes_no("q")])), picks(q="o2"))
    assert result.percent == 100
    assert result.line("optional").state is State.UNANSWERED


def test_a_line_fail_with_zeroing_takes_its_share_and_leaves_the_pass() -> None:
    line = Line("f", "?", Kind.SCALE, options=options(1, 0, 2, fail=Fail.LINE))
    rubric = sheet(section("s", [line, yes_no("q", 8)]), zero_on_fail=True, pass_mark=Decimal(80))
    result = score(rubric, picks(f="o1", q="o2"))
    assert told(result) == (90, 80, True)
    assert not result.is_failed


def test_a_line_that_weighs_nothing_can_still_fail_the_call() -> None:
    breach = Line("b", "?", Kind.YES_NO, options=options(0, 0, fail=Fail.CALL), points=Decimal(0))
    result = score(sheet(section("s", [breach, yes_no("q")])), picks(b="o1", q="o2"))
    assert told(result) == (100, 100, False)


def test_a_section_with_nothing_left_drops_out() -> None:
    rubric = sheet(
        section("a", [yes_no("a")], 50), section("b", [yes_no("b")], 50), mode=Mode.SECTIONS
    )
    result = score(rubric, picks(a="o2", b="na"))
    assert result.percent == 100
    assert [part.weight_percent for part in result.sections] == [100, 0]


def test_a_bonus_alone_is_not_a_score() -> None:
    rubric = sheet(section("s", [yes_no("q"), yes_no("extra", bonus=True)]))
    assert score(rubric, picks(q="na", extra="o2")).not_scored


def test_the_band_is_the_highest_one_reached() -> None:
    bands = tuple(
        Band(Decimal(start), label) for start, label in ((0, "low"), (70, "fair"), (85, "good"))
    )
    rubric = sheet(section("s", [yes_no("a", 84), yes_no("b", 1), yes_no("c", 15)]), bands=bands)
    assert [
        found.label if (found := score(rubric, picks(a=a, b=b, c="o1")).band) else None
        for a, b in (("o1", "o2"), ("o2", "o1"), ("o2", "o2"))
    ] == ["low", "fair", "good"]


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        ("0.05", 1, "0.1"),
        ("0.15", 1, "0.2"),
        ("84.996", 1, "85"),
        ("2/3", 2, "0.67"),
        ("-1/2", 0, "0"),
    ],
)
def test_rounding_goes_half_up(number: str, places: int, expected: str) -> None:
    assert rounded(Fraction(number), places) == Fraction(expected)


def test_the_editor_sees_every_lines_part_of_the_whole() -> None:
    rubric = sheet(
        section("a", [yes_no("a1", 1), yes_no("a2", 3)], 40),
        section("b", [yes_no("b1", 5), yes_no("extra", 5, bonus=True)], 60),
        mode=Mode.SECTIONS,
    )
    assert effective_shares(rubric).lines == {"a1": 10, "a2": 30, "b1": 60, "extra": 0}


def test_json_has_what_the_command_line_promises() -> None:
    rubric = sheet(section("s", [yes_no("a", 2), yes_no("b", 1, fail=Fail.SECTION), HOLD]))
    said: Mapping[str, Answer] = picks(a="o2", b="o1")
    found = score(rubric, said).as_json()
    assert found["percent"] == {"exact": "200/3", "number": 66.6667}
    assert found["shown"] == 66.7
    assert found["fails"] == [{"line": "b", "scope": "section"}]
    lines = found["lines"]
    assert isinstance(lines, list)
    assert [
        (line["id"], line["state"], line["share"], line["weight_percent"]) for line in lines
    ] == [
        ("a", "answered", 1.0, 66.6667),
        ("b", "answered", 0.0, 33.3333),
        ("hold", "unanswered", None, 0.0),
    ]
