"""Score sheets and answers for tests, said in few words."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from callreview.domain.review import Answer
from callreview.domain.rubric import Fail, Kind, Line, Mode, Option, Rubric, Section
from callreview.domain.scoring import Score


def options(*points: float | str, fail: Fail = Fail.NONE) -> tuple[Option, ...]:
    """Return options o1, o2, … worth these points; the first one carries `fail`."""
    return tuple(
        Option(
            f"o{number}",
            f"Option {number}",
            Decimal(str(worth)),
            fail if number == 1 else fail.NONE,
        )
        for number, worth in enumerate(points, 1)
    )


def yes_no(
    line_id: str, points: float | str = 1, *, fail: Fail = Fail.NONE, bonus: bool = False
) -> Line:
    """Return a question whose `no` (o1) is worth 0 and whose `yes` (o2) all its points."""
    return Line(
        line_id,
        f"Question {line_id}",
        Kind.YES_NO,
        options=options(0, points, fail=fail),
        bonus=bonus,
    )


def steps(line_id: str, count: int, points: float | None = None) -> Line:
    """Return a scale with the steps 1…count, o1 to o<count>."""
    worth = None if points is None else Decimal(str(points))
    return Line(
        line_id, f"Scale {line_id}", Kind.SCALE, options=options(*range(1, count + 1)), points=worth
    )


def section(section_id: str, lines: Sequence[Line], weight: float = 1) -> Section:
    """Return a section of those lines."""
    return Section(section_id, f"Section {section_id}", tuple(lines), Decimal(str(weight)))


def sheet(*sections: Section, mode: Mode = Mode.POINTS, **settings: object) -> Rubric:
    """Return a score sheet of those sections."""
    return Rubric("Sheet", tuple(sections), mode=mode, **settings)  # type: ignore[arg-type]


def picks(**chosen: str) -> Mapping[str, Answer]:
    """Return answers by line id: an option's id, or "na"."""
    return {
        line_id: Answer(na=True) if option == "na" else Answer(option=option)
        for line_id, option in chosen.items()
    }


def rights(section_id: str, count: int, right: int) -> tuple[list[Line], Mapping[str, Answer]]:
    """Return `count` questions of one point each, the first `right` of them answered well."""
    lines = [yes_no(f"{section_id}{number}") for number in range(count)]
    answers = {
        line.id: Answer(option="o2" if number < right else "o1")
        for number, line in enumerate(lines)
    }
    return lines, answers


def told(result: Score) -> tuple[object, ...]:
    """Return percent, shown and passed: what a person is told."""
    return result.percent, result.shown, result.passed
