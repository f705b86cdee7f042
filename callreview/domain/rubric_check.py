"""Whether a score sheet makes sense: everything that is wrong with it, at once.

Codes begin with `sheet_`; the sentences are in `callreview.words`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from callreview.domain.errors import CallReviewError, Unreadable
from callreview.domain.rubric import Kind, Line, Mode, Option, Range, Rubric
from callreview.domain.scoring_lines import highest, lowest, weight

MOST_LINES = 300


@dataclass(frozen=True)
class Problem:
    """Something that makes a score sheet unusable, and where."""

    code: str
    place: str
    fields: Mapping[str, object] = field(default_factory=dict)

    @property
    def error(self) -> CallReviewError:
        """Return the problem as an error that `callreview.words` can put in a sentence."""
        return Unreadable(self.code, place=self.place, **self.fields)


def check(rubric: Rubric, name: str | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with the score sheet, from top to bottom; empty if it is sound.

    Places begin with `name`, the file's, or else with the sheet's title.
    """
    top = name or f"“{rubric.title}”"
    found = [*_whole(rubric, top), *_twins(rubric, top)]
    for number, section in enumerate(rubric.sections, 1):
        place = f"{top}, section {number} (“{section.id}”)"
        if not section.title.strip():
            found.append(Problem("sheet_text_empty", place, {"key": "title"}))
        if not section.lines:
            found.append(Problem("sheet_section_empty", place))
        if section.weight < 0:
            found.append(Problem("sheet_weight_negative", place))
        for position, line in enumerate(section.lines, 1):
            spot = f"{place}, line {position} (“{line.id}”)"
            found += [Problem(code, spot, fields) for code, fields in _line(rubric, line)]
    return tuple(found)


def require_sound(rubric: Rubric, name: str | None = None) -> None:
    """Raise the first thing that is wrong with the score sheet, if anything is."""
    for problem in check(rubric, name):
        raise problem.error


_Finding = tuple[str, Mapping[str, object]]


def _whole(rubric: Rubric, place: str) -> Iterator[Problem]:
    if not rubric.title.strip():
        yield Problem("sheet_text_empty", place, {"key": "title"})
    if any(not band.label.strip() for band in rubric.bands):
        yield Problem("sheet_text_empty", place, {"key": "label"})
    if not rubric.lines:
        yield Problem("sheet_empty", place)
    if len(rubric.lines) > MOST_LINES:
        yield Problem("sheet_too_long", place, {"most": MOST_LINES})
    if rubric.pass_mark is not None and not 0 <= rubric.pass_mark <= 100:
        yield Problem("sheet_percent", place, {"key": "pass_mark"})
    if any(not 0 <= band.start <= 100 for band in rubric.bands):
        yield Problem("sheet_percent", place, {"key": "bands"})
    for start in _doubled(str(band.start.normalize()) for band in rubric.bands):
        yield Problem("sheet_band_twice", place, {"start": start})
    if rubric.sections and rubric.mode is Mode.SECTIONS and not _some_section_weighs(rubric):
        yield Problem("sheet_no_weight", place)
    bonus = [line for line in rubric.lines if line.bonus]
    if bonus and not any(weight(line) > 0 for line in rubric.lines if not line.bonus):
        yield Problem("sheet_only_bonus", place)


def _some_section_weighs(rubric: Rubric) -> bool:
    return any(section.weight > 0 for section in rubric.sections)


def _twins(rubric: Rubric, place: str) -> Iterator[Problem]:
    for twin in _doubled(section.id for section in rubric.sections):
        yield Problem("sheet_section_twice", place, {"id": twin})
    for twin in _doubled(line.id for line in rubric.lines):
        yield Problem("sheet_line_twice", place, {"id": twin})


def _line(rubric: Rubric, line: Line) -> Iterator[_Finding]:
    if not line.text.strip():
        yield "sheet_text_empty", {"key": "text"}
    if line.kind is Kind.NUMBER:
        yield from _ranges(line)
    elif line.ranges:
        yield "sheet_no_ranges_here", {"kind": line.kind.value}
    if line.kind.picks_one or line.kind is Kind.SEVERAL:
        yield from _options(line)
    elif line.options:
        yield "sheet_no_options_here", {"kind": line.kind.value}
    if line.max_points is not None:
        yield from _cap(line)
    if line.kind.is_scored and (line.options or line.ranges):
        yield from _worth(line)
    if line.show_if is not None:
        yield from _condition(rubric, line)


def _options(line: Line) -> Iterator[_Finding]:
    least = 1 if line.kind is Kind.SEVERAL else 2
    if len(line.options) < least or line.kind is Kind.YES_NO and len(line.options) != 2:
        yield "sheet_options_count", {"kind": line.kind.value, "least": least}
    for twin in _doubled(option.id for option in line.options):
        yield "sheet_option_twice", {"id": twin}
    if not all(option.label.strip() for option in line.options):
        yield "sheet_text_empty", {"key": "label"}
    for twin in _doubled(label for option in line.options if (label := _heard(option))):
        yield "sheet_label_twice", {"label": twin}


def _heard(option: Option) -> str:
    return option.label.strip().casefold()


def _ranges(line: Line) -> Iterator[_Finding]:
    if not line.ranges:
        yield "sheet_range_missing", {}
    for one in line.ranges:
        if one.start >= one.end:
            yield "sheet_range_backwards", _spelled(one)
    ordered = sorted(line.ranges, key=lambda one: one.start)
    for before, after in pairwise(ordered):
        if after.start < before.end:
            yield "sheet_range_overlaps", _spelled(after)


def _spelled(one: Range) -> Mapping[str, object]:
    return {"start": one.start, "end": one.end}


def _cap(line: Line) -> Iterator[_Finding]:
    if line.kind is not Kind.SEVERAL:
        yield "sheet_no_cap_here", {"kind": line.kind.value}
    elif highest(line) > sum(option.points for option in line.options if option.points > 0):
        yield "sheet_cap_unreachable", {"cap": line.max_points}


def _worth(line: Line) -> Iterator[_Finding]:
    if line.points is not None and line.points < 0:
        yield "sheet_points_negative", {}
    elif line.points == 0:
        return
    elif highest(line) <= lowest(line):
        yield "sheet_line_flat", {}
    elif weight(line) <= 0:
        yield "sheet_line_weightless", {}


def _condition(rubric: Rubric, line: Line) -> Iterator[_Finding]:
    assert line.show_if is not None
    by_id = {one.id: one for one in rubric.lines}
    asked = by_id.get(line.show_if.line)
    if asked is None:
        yield "sheet_condition_unknown", {"id": line.show_if.line}
        return
    if not line.show_if.options:
        yield "sheet_condition_empty", {"id": asked.id}
    known = {option.id for option in asked.options}
    for option in line.show_if.options:
        if option not in known:
            yield "sheet_condition_option", {"id": asked.id, "option": option}
    if _comes_back(by_id, line):
        yield "sheet_condition_circle", {"id": asked.id}


def _comes_back(by_id: Mapping[str, Line], line: Line) -> bool:
    seen: set[str] = set()
    at: Line | None = line
    while at is not None and at.show_if is not None and at.id not in seen:
        seen.add(at.id)
        at = by_id.get(at.show_if.line)
        if at is not None and at.id == line.id:
            return True
    return False


def _doubled(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one, count in Counter(ids).items() if count > 1)
