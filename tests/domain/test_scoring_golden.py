"""The golden cases of the scoring rules, by their numbers."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from callreview.domain.review import Answer
from callreview.domain.rubric import Fail, Kind, Line, Mode, Rubric, Section
from callreview.domain.scoring import FoundFail, rounded, score
from tests.domain.sheets import options, picks, rights, section, sheet, steps, told, yes_no


def _weights_40_20_20_20() -> Rubric:
    lines = [
        Line(f"q{n}", f"Q{n}", Kind.SCALE, options=options(0, "0.5", 1), points=Decimal(points))
        for n, points in enumerate((40, 20, 20, 20), 1)
    ]
    return sheet(section("s", lines))


def _two_sections(mode: Mode) -> tuple[Rubric, Mapping[str, Answer]]:
    good, good_answers = rights("a", 10, 9)
    bad, bad_answers = rights("b", 2, 0)
    both = sheet(section("a", good, 50), section("b", bad, 50), mode=mode)
    return both, {**good_answers, **bad_answers}


def _four_sections(mode: Mode) -> tuple[Rubric, Mapping[str, Answer]]:
    parts: list[Section] = []
    answers: dict[str, Answer] = {}
    for name, count, right, own in (
        ("a", 3, 3, 10),
        ("b", 10, 5, 30),
        ("c", 5, 4, 50),
        ("d", 2, 1, 10),
    ):
        lines, said = rights(name, count, right)
        parts.append(section(name, lines, own))
        answers.update(said)
    return sheet(*parts, mode=mode), answers


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        (picks(q1="o3", q2="o2", q3="o2", q4="o1"), 60),  # 1
        (picks(q1="o3", q2="o2", q3="o2", q4="na"), 75),  # 2
    ],
)
def test_weights_are_shared_among_the_lines_that_count(
    said: Mapping[str, Answer], percent: int
) -> None:
    assert score(_weights_40_20_20_20(), said).percent == percent


def test_what_na_leaves_weighs_50_25_25() -> None:
    result = score(_weights_40_20_20_20(), picks(q1="o3", q2="o2", q3="o2", q4="na"))
    assert [line.weight_percent for line in result.lines] == [50, 25, 25, 0]


@pytest.mark.parametrize(
    ("mode", "percent"),
    [(Mode.SECTIONS, 45), (Mode.POINTS, 75)],  # 4
)
def test_two_sections_of_equal_weight(mode: Mode, percent: int) -> None:
    assert score(*_two_sections(mode)).percent == percent


@pytest.mark.parametrize(
    ("mode", "percent"),
    [(Mode.SECTIONS, 70), (Mode.POINTS, 65)],  # 5
)
def test_four_sections_of_different_weight(mode: Mode, percent: int) -> None:
    assert score(*_four_sections(mode)).percent == percent


@pytest.mark.parametrize(
    ("count", "percents"),
    [
        (5, ["0", "25", "50", "75", "100"]),  # 6
        (3, ["0", "50", "100"]),  # 7
        (4, ["0", "33.33", "66.67", "100"]),  # 7
    ],
)
def test_every_scale_runs_from_0_to_100(count: int, percents: list[str]) -> None:
    rubric = sheet(section("s", [steps("q", count)]))
    found = [score(rubric, picks(q=f"o{step}")).percent for step in range(1, count + 1)]
    assert [rounded(one, 2) for one in found if one is not None] == list(map(Fraction, percents))


def test_four_steps_with_weights_and_one_na() -> None:  # 8
    rubric = sheet(
        section("s", [steps(f"q{n}", 4, own) for n, own in enumerate((30, 30, 30, 10), 1)])
    )
    result = score(rubric, picks(q1="o3", q2="na", q3="o2", q4="o4"))
    assert result.percent == Fraction(400, 7)
    assert result.as_json()["percent"] == {"exact": "400/7", "number": 57.1429}


@pytest.mark.parametrize(("tenth", "percent"), [("o1", 90), ("na", 100)])  # 9
def test_ten_questions_of_five_points(tenth: str, percent: int) -> None:
    rubric = sheet(section("s", [yes_no(f"q{n}", 5) for n in range(10)]))
    said = picks(**{f"q{n}": "o2" for n in range(9)}, q9=tenth)
    assert score(rubric, said).percent == percent


def test_everything_na_is_not_scored() -> None:  # 10
    rubric = sheet(section("s", [yes_no("a"), yes_no("b")]), pass_mark=Decimal(80))
    result = score(rubric, picks(a="na", b="na"))
    assert result.not_scored
    assert told(result) == (None, None, None)
    assert result.as_json()["percent"] is None


@pytest.mark.parametrize(("zeroing", "shown"), [(False, 95), (True, 0)])  # 11
def test_a_call_fail_never_changes_the_percent(zeroing: bool, shown: int) -> None:
    lines = [yes_no("breach", 5, fail=Fail.CALL), yes_no("rest", 95)]
    rubric = sheet(section("s", lines), pass_mark=Decimal(80), zero_on_fail=zeroing)
    result = score(rubric, picks(breach="o1", rest="o2"))
    assert told(result) == (95, shown, False)
    assert result.fails == (FoundFail("breach", Fail.CALL),)


@pytest.mark.parametrize(("zeroing", "shown"), [(False, 85), (True, 40)])  # 11b
def test_a_section_fail_zeroes_only_its_section(zeroing: bool, shown: int) -> None:
    breach = [yes_no("b0", fail=Fail.SECTION), *(yes_no(f"b{n}") for n in (1, 2, 3))]
    rubric = sheet(
        section("a", [yes_no("a0")], 40),
        section("b", breach, 60),
        mode=Mode.SECTIONS,
        pass_mark=Decimal(80),
        zero_on_fail=zeroing,
    )
    result = score(rubric, picks(a0="o2", b0="o1", b1="o2", b2="o2", b3="o2"))
    assert told(result) == (85, shown, False)


@pytest.mark.parametrize(("capped", "shown"), [(True, 100), (False, 105)])  # 12
def test_a_bonus_may_pass_100_only_where_the_sheet_says_so(capped: bool, shown: int) -> None:
    lines = [yes_no("all", 100), yes_no("extra", 5, bonus=True)]
    result = score(sheet(section("s", lines), cap_bonus=capped), picks(all="o2", extra="o2"))
    assert told(result) == (100, shown, None)
    assert result.bonus_percent == 5


def test_a_hair_below_the_pass_mark_is_not_passed_but_looks_like_it() -> None:  # 13
    lines = [yes_no("most", "84.996"), yes_no("rest", "15.004")]
    rubric = sheet(section("s", lines), pass_mark=Decimal(85))
    result = score(rubric, picks(most="o2", rest="o1"))
    assert result.percent == Fraction("84.996")
    assert result.passed is False
    assert result.is_just_below
    assert result.as_json()["shown"] == 85.0


def test_exactly_the_pass_mark_is_passed() -> None:
    lines = [yes_no("most", "84.1"), yes_no("rest", "15.9")]
    rubric = sheet(section("s", lines), pass_mark=Decimal("84.1"))
    result = score(rubric, picks(most="o2", rest="o1"))
    assert result.passed is True
    assert not result.is_just_below
