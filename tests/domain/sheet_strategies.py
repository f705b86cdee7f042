"""Random score sheets and answers."""

from decimal import Decimal

from hypothesis import strategies as st

from callreview.domain.review import Answer
from callreview.domain.rubric import Condition, Fail, Kind, Line, Mode, Option, Rubric, Section

WORTHS = st.integers(-40, 100).map(lambda number: Decimal(number) / 4)


@st.composite
def _lines(draw: st.DrawFn, line_id: str, earlier: list[str]) -> Line:
    kind = draw(st.sampled_from([Kind.YES_NO, Kind.SCALE, Kind.CHOICE, Kind.SEVERAL, Kind.TEXT]))
    worths = draw(st.lists(WORTHS, min_size=2, max_size=5, unique=True))
    fails = draw(st.lists(st.sampled_from(Fail), min_size=len(worths), max_size=len(worths)))
    pairs = enumerate(zip(worths, fails, strict=True))
    asked_if = draw(st.sampled_from([None, *earlier]))
    return Line(
        line_id,
        line_id,
        kind,
        required=draw(st.booleans()),
        bonus=draw(st.integers(0, 5)) == 0,
        points=draw(st.none() | st.integers(0, 50).map(Decimal)),
        options=tuple(Option(f"o{n}", f"o{n}", worth, fail) for n, (worth, fail) in pairs),
        show_if=Condition(asked_if, ("o0", "o1")) if asked_if else None,
    )


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Return a well-formed score sheet, not always a sensible one."""
    ids: list[str] = []
    sections = []
    for part in range(draw(st.integers(1, 3))):
        lines = []
        for number in range(draw(st.integers(1, 4))):
            lines.append(draw(_lines(f"q{part}{number}", ids)))
            ids.append(f"q{part}{number}")
        sections.append(
            Section(f"s{part}", "S", tuple(lines), draw(st.integers(0, 9).map(Decimal)))
        )
    return Rubric(
        "R",
        tuple(sections),
        mode=draw(st.sampled_from(Mode)),
        pass_mark=draw(st.none() | st.integers(0, 100).map(Decimal)),
        zero_on_fail=draw(st.booleans()),
        cap_bonus=draw(st.booleans()),
    )


@st.composite
def _answers(draw: st.DrawFn, line: Line) -> Answer:
    said = draw(st.sampled_from(["nothing", "na", "answer", "answer", "answer"]))
    if said == "nothing":
        return Answer()
    if said == "na":
        return Answer(na=True)
    if line.kind is Kind.TEXT:
        return Answer(text="words")
    ids = [option.id for option in line.options]
    if line.kind is Kind.SEVERAL:
        chosen = tuple(draw(st.lists(st.sampled_from(ids), unique=True)))
        return Answer(options=chosen) if chosen else Answer(none_of_them=True)
    return Answer(option=draw(st.sampled_from(ids)))


@st.composite
def reviews(draw: st.DrawFn) -> tuple[Rubric, dict[str, Answer]]:
    """Return a score sheet and answers that fit it."""
    rubric = draw(rubrics())
    return rubric, {line.id: draw(_answers(line)) for line in rubric.lines}
