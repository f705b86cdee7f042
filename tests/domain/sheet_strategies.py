"""Random score sheets and answers."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

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
    Rubric,
    Section,
)
from callreview.domain.rubric_check import check

WORTHS = st.integers(-40, 100).map(lambda number: Decimal(number) / 4)
WORDS = st.text('aé“ \n"\\#=[', max_size=5).map(lambda text: f"?{text}")
_KINDS = (Kind.YES_NO, Kind.SCALE, Kind.CHOICE, Kind.SEVERAL, Kind.NUMBER, Kind.TEXT)


@st.composite
def _lines(draw: st.DrawFn, line_id: str, earlier: list[str]) -> Line:
    kind = draw(st.sampled_from(_KINDS))
    count = 2 if kind is Kind.YES_NO else draw(st.integers(2, 5))
    worths = draw(st.lists(WORTHS, min_size=count, max_size=count, unique=True))
    fails = draw(st.lists(st.sampled_from(Fail), min_size=count, max_size=count))
    asked_if = draw(st.sampled_from([None, *earlier]))
    line = Line(
        line_id,
        line_id,
        kind,
        help=draw(st.just("") | WORDS),
        required=draw(st.booleans()),
        bonus=draw(st.integers(0, 5)) == 0,
        points=draw(st.none() | st.integers(0, 50).map(Decimal)),
        show_if=Condition(asked_if, ("o0", "o1")) if asked_if else None,
    )
    pairs = list(zip(worths, fails, strict=True))
    if kind is Kind.NUMBER:
        ends = draw(st.lists(WORTHS, min_size=count + 1, max_size=count + 1, unique=True))
        bounds = pairwise(sorted(ends))
        return replace(
            line, ranges=tuple(Range(*b, *w) for b, w in zip(bounds, pairs, strict=True))
        )
    options = tuple(Option(f"o{n}", f"o{n}", *pair) for n, pair in enumerate(pairs))
    most = sum(worth for worth in worths if worth > 0)
    if kind is Kind.SEVERAL and most and draw(st.booleans()):
        line = replace(line, max_points=Decimal(most) / 2)
    return replace(line, options=options)


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
    starts = draw(st.lists(st.integers(0, 100), max_size=3, unique=True))
    return Rubric(
        "R",
        tuple(sections),
        mode=draw(st.sampled_from(Mode)),
        pass_mark=draw(st.none() | st.integers(0, 100).map(Decimal)),
        zero_on_fail=draw(st.booleans()),
        cap_bonus=draw(st.booleans()),
        bands=tuple(Band(Decimal(start), f"from {start}") for start in starts),
    )


@st.composite
def sound_rubrics(draw: st.DrawFn) -> Rubric:
    """Return a score sheet with nothing wrong: what a random one has of that is taken away."""
    rubric = draw(rubrics())
    by_id = {line.id: line for line in rubric.lines}
    sections = tuple(
        replace(
            part,
            weight=part.weight + 1,
            lines=tuple(_sound(line, by_id) for line in part.lines),
        )
        for part in rubric.sections
    )
    first = replace(by_id["q00"], bonus=False, points=None, show_if=None, kind=Kind.YES_NO)
    first = replace(first, options=_TWO, ranges=(), max_points=None)
    sections = (replace(sections[0], lines=(first, *sections[0].lines[1:])), *sections[1:])
    sound = replace(rubric, sections=sections)
    assert not check(sound)
    return sound


_TWO = (Option("o0", "o0", Decimal(1)), Option("o1", "o1", Decimal(0)))


def _sound(line: Line, by_id: dict[str, Line]) -> Line:
    if not line.kind.is_scored:
        return replace(line, points=None, bonus=False, options=(), show_if=None)
    asked = by_id[line.show_if.line] if line.show_if else None
    if asked is None or not asked.options or not asked.kind.is_scored:
        line = replace(line, show_if=None)
    return replace(line, points=line.points or Decimal(1))


@st.composite
def _answers(draw: st.DrawFn, line: Line) -> Answer:
    said = draw(st.sampled_from(["nothing", "na", "answer", "answer", "answer"]))
    if said == "nothing":
        return Answer()
    if said == "na":
        return Answer(na=True)
    return draw(given_answers(line))


@st.composite
def given_answers(draw: st.DrawFn, line: Line) -> Answer:
    """Return an answer to the line that says something."""
    if line.kind is Kind.TEXT:
        return Answer(text="words")
    if line.kind is Kind.NUMBER:
        return Answer(number=draw(st.sampled_from(line.ranges)).start)
    ids = [option.id for option in line.options]
    if line.kind is Kind.SEVERAL:
        chosen = tuple(draw(st.lists(st.sampled_from(ids), unique=True)))
        return Answer(options=chosen) if chosen else Answer(none_of_them=True)
    return Answer(option=draw(st.sampled_from(ids)))


@st.composite
def reviews(
    draw: st.DrawFn, sheets: st.SearchStrategy[Rubric] | None = None
) -> tuple[Rubric, dict[str, Answer]]:
    """Return a score sheet and answers that fit it."""
    rubric = draw(rubrics() if sheets is None else sheets)
    return rubric, {line.id: draw(_answers(line)) for line in rubric.lines}


def best_answer(line: Line) -> Answer:
    """Return the answer that earns all there is."""
    if line.kind is Kind.TEXT:
        return Answer(text="words")
    if line.kind is Kind.NUMBER:
        return Answer(number=max(line.ranges, key=lambda one: one.points).start)
    if line.kind is Kind.SEVERAL:
        good = tuple(option.id for option in line.options if option.points > 0)
        return Answer(options=good, none_of_them=not good)
    return Answer(option=max(line.options, key=lambda option: option.points).id)
