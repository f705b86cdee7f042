"""What something new in a score sheet begins as."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from callreview.domain.rubric import Band, Kind, Line, Option, Range, Rubric, Section
from callreview.domain.rubric_editing import change_line
from callreview.domain.rubric_lists import change_kind
from callreview.words import _


def fresh_sheet(language: str) -> Rubric:
    """Return a sheet with one section and one question, all without words."""
    section = Section(id="s1", title="", lines=(fresh_line("q1"),))
    return Rubric(title="", sections=(section,), language=language)


def fresh_section() -> Section:
    """Return a section with one question; whoever puts them in gives them ids."""
    return Section(id="", title="", lines=(fresh_line(),))


def fresh_line(line_id: str = "") -> Line:
    """Return a yes or no question without words."""
    return Line(id=line_id, text="", kind=Kind.YES_NO, options=fresh_options(Kind.YES_NO))


def fresh_options(kind: Kind) -> tuple[Option, ...]:
    """Return the options a question of that kind begins with, the best one first in yes or no."""
    if kind is Kind.SCALE:
        return usual_steps()[0]
    if kind in (Kind.YES_NO, Kind.CHOICE):
        return _option(0, _("Yes"), 1), _option(1, _("No"), 0)
    if kind is Kind.SEVERAL:
        return _option(0, "", 1), _option(1, "", 1)
    return ()


def fresh_ranges(kind: Kind) -> tuple[Range, ...]:
    """Return the ranges a number begins with."""
    if kind is not Kind.NUMBER:
        return ()
    ten, hundred = Decimal(10), Decimal(100)
    return Range(Decimal(0), ten, Decimal(1)), Range(ten, hundred, Decimal(0))


def fresh_band(bands: tuple[Band, ...]) -> Band:
    """Return a band above those there are."""
    highest = max((band.start for band in bands), default=None)
    start = Decimal(0) if highest is None else min(Decimal(100), highest + 10)
    return Band(start, "")


def usual_steps() -> tuple[tuple[Option, ...], ...]:
    """Return scales people use, the worst step first; numbers are worth themselves."""
    words = (
        (_("Poor"), _("Weak"), _("Fair"), _("Good"), _("Excellent")),
        (_("Never"), _("Partly"), _("Fully")),
        (_("No"), _("Partly"), _("Yes")),
        (_("Never"), _("Rarely"), _("Sometimes"), _("Often"), _("Always")),
        (_("Below what is expected"), _("As expected"), _("Above what is expected")),
    )
    numbers = (range(1, 6), range(6), range(1, 11))
    return (
        *(tuple(_option(at, label, at) for at, label in enumerate(each)) for each in words),
        *(tuple(_option(at, str(n), n) for at, n in enumerate(each)) for each in numbers),
    )


def with_kind(
    rubric: Rubric,
    *,
    line_id: str,
    kind: Kind,
    were: tuple[Option, ...] = (),
    taken: Collection[str] = (),
) -> Rubric:
    """Let a question be answered in another way; options nobody touched make way for new ones.

    `were` are its options in the version before, `taken` the ids nothing new may have.
    """
    line = rubric.line(line_id)
    were = (*line.options, *were)
    if _is_untouched(line):
        rubric = change_line(rubric, line_id, options=(), ranges=())
    options, ranges = fresh_options(kind), fresh_ranges(kind)
    return change_kind(
        rubric, line_id, kind, options=options, ranges=ranges, were=were, taken=taken
    )


def _is_untouched(line: Line) -> bool:
    """Return whether a question has the options its kind begins with, or none."""
    usual = usual_steps() if line.kind is Kind.SCALE else (fresh_options(line.kind),)
    alike = [_without_ids(each) for each in usual]
    return _without_ids(line.options) in alike and line.ranges == fresh_ranges(line.kind)


def _without_ids(options: tuple[Option, ...]) -> tuple[Option, ...]:
    return tuple(replace(one, id="") for one in options)


def _option(at: int, label: str, points: int) -> Option:
    return Option(f"o{at + 1}", label, Decimal(points))
