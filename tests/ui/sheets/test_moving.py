"""Where parts of a score sheet go when they are moved by key or dropped."""

import pytest

from callreview.domain.rubric import Kind, Line, Rubric, Section
from callreview.ui.sheets.moving import WHOLE, Part, Spot, section_at, step_beside, step_by


def sheet() -> Rubric:
    return Rubric("Sheet", (section("A", "a1", "a2"), section("B", "b1", "b2")))


def section(id_: str, *lines: str) -> Section:
    return Section(id_, id_, tuple(Line(one, one, Kind.TEXT) for one in lines))


def order(rubric: Rubric) -> str:
    return " ".join(
        f"{one.id}:{','.join(line.id for line in one.lines)}" for one in rubric.sections
    )


def line(id_: str) -> Spot:
    return Spot(Part.LINE, id_)


def of(id_: str) -> Spot:
    return Spot(Part.SECTION, id_)


@pytest.mark.parametrize(
    ("spot", "by", "wanted"),
    [
        (line("a1"), 1, "A:a2,a1 B:b1,b2"),
        (line("a2"), -1, "A:a2,a1 B:b1,b2"),
        (line("a2"), 1, "A:a1 B:a2,b1,b2"),
        (line("b1"), -1, "A:a1,a2,b1 B:b2"),
        (of("A"), 1, "B:b1,b2 A:a1,a2"),
        (of("B"), -1, "B:b1,b2 A:a1,a2"),
    ],
)
def test_a_part_is_moved_one_place_across_sections(spot: Spot, by: int, wanted: str) -> None:
    step = step_by(sheet(), spot, by)
    assert step is not None
    assert order(step(sheet())) == wanted


@pytest.mark.parametrize(
    ("spot", "by"),
    [(line("a1"), -1), (line("b2"), 1), (of("A"), -1), (of("B"), 1), (WHOLE, 1)],
)
def test_at_the_end_nothing_moves(spot: Spot, by: int) -> None:
    assert step_by(sheet(), spot, by) is None


@pytest.mark.parametrize(
    ("spot", "other", "after", "wanted"),
    [
        (line("a1"), line("a2"), True, "A:a2,a1 B:b1,b2"),
        (line("a2"), line("a1"), False, "A:a2,a1 B:b1,b2"),
        (line("a1"), line("b1"), True, "A:a2 B:b1,a1,b2"),
        (line("b2"), line("a1"), False, "A:b2,a1,a2 B:b1"),
        (line("a1"), of("B"), True, "A:a2 B:a1,b1,b2"),
        (line("b2"), of("B"), False, "A:a1,a2,b2 B:b1"),
        (line("b2"), of("A"), False, "A:b2,a1,a2 B:b1"),
        (line("b2"), WHOLE, True, "A:b2,a1,a2 B:b1"),
        (of("A"), line("b1"), True, "B:b1,b2 A:a1,a2"),
        (of("B"), of("A"), False, "B:b1,b2 A:a1,a2"),
    ],
)
def test_a_part_is_dropped_beside_another(
    spot: Spot, other: Spot, *, after: bool, wanted: str
) -> None:
    step = step_beside(sheet(), spot, other, after=after)
    assert step is not None
    assert order(step(sheet())) == wanted


def test_what_cannot_be_dropped_stays() -> None:
    assert step_beside(sheet(), WHOLE, line("a1"), after=True) is None
    assert step_beside(sheet(), line("a1"), line("a1"), after=True) is None
    assert step_beside(sheet(), of("A"), line("a1"), after=True) is None


def test_a_part_knows_its_section() -> None:
    assert [section_at(sheet(), spot) for spot in (line("a2"), of("A"), WHOLE)] == ["A", "A", "B"]
    assert section_at(Rubric("Sheet", ()), WHOLE) == ""
