"""Whether a score sheet makes sense: everything that is wrong with it, at once.

Codes begin with `sheet_`; the sentences are in `callreview.words`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from callreview.domain.errors import CallReviewError, Unreadable
from callreview.domain.rubric import Kind, Line, Mode, Option, Range, Rubric, Section
from callreview.domain.rubric_conditions import Finding, condition_findings
from callreview.domain.scoring_lines import highest, lowest, weight

MOST_LINES = 300
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # a tag of BCP 47: en, pt-BR


@dataclass(frozen=True)
class Problem:
    """Something that makes a score sheet unusable, and where.

    `place` is that of a file; `section` and `line` are counted from 0, None for what concerns
    more than one of them.
    """

    code: str
    place: str
    fields: Mapping[str, object] = field(default_factory=dict)
    section: int | None = None
    line: int | None = None

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
    for number, section in enumerate(rubric.sections):
        place = f"{top}, section {number + 1} (“{section.id}”)"
        found += [Problem(code, place, fields, number) for code, fields in _section(section)]
        for position, line in enumerate(section.lines):
            spot = f"{place}, line {position + 1} (“{line.id}”)"
            found += [
                Problem(code, spot, fields, number, position)
                for code, fields in _line(rubric, line)
            ]
    return tuple(found)


def is_language(code: str) -> bool:
    """Return whether something can be the code of a language."""
    return _LANGUAGE.fullmatch(code) is not None


def require_sound(rubric: Rubric, name: str | None = None) -> None:
    """Raise the first thing that is wrong with the score sheet, if anything is."""
    for problem in check(rubric, name):
        raise problem.error


def _whole(rubric: Rubric, place: str) -> Iterator[Problem]:
    for code, fields in (*_sheet(rubric), *_bands(rubric), *_scored(rubric)):
        yield Problem(code, place, fields)


def _sheet(rubric: Rubric) -> Iterator[Finding]:
    if not rubric.title.strip():
        yield "sheet_text_empty", {"key": "title"}
    if not is_language(rubric.language):
        yield "sheet_language", {"language": rubric.language}
    if not rubric.lines:
        yield "sheet_empty", {}
    if len(rubric.lines) > MOST_LINES:
        yield "sheet_too_long", {"most": MOST_LINES}
    if rubric.pass_mark is not None and not 0 <= rubric.pass_mark <= 100:
        yield "sheet_percent", {"key": "pass_mark"}


def _bands(rubric: Rubric) -> Iterator[Finding]:
    if not all(band.label.strip() for band in rubric.bands):
        yield "sheet_text_empty", {"key": "label"}
    if any(not 0 <= band.start <= 100 for band in rubric.bands):
        yield "sheet_percent", {"key": "bands"}
    for start in _doubled(str(band.start.normalize()) for band in rubric.bands):
        yield "sheet_band_twice", {"start": start}


def _scored(rubric: Rubric) -> Iterator[Finding]:
    if rubric.sections and rubric.mode is Mode.SECTIONS and not _some_section_weighs(rubric):
        yield "sheet_no_weight", {}
    bonus = [line for line in rubric.lines if line.bonus]
    if bonus and not any(weight(line) > 0 for line in rubric.lines if not line.bonus):
        yield "sheet_only_bonus", {}
    elif rubric.lines and rubric.pass_mark is not None and not any(map(weight, rubric.lines)):
        yield "sheet_nothing_scored", {}


def _some_section_weighs(rubric: Rubric) -> bool:
    return any(section.weight > 0 for section in rubric.sections)


def _twins(rubric: Rubric, place: str) -> Iterator[Problem]:
    for twin in _doubled(section.id for section in rubric.sections):
        yield Problem("sheet_section_twice", place, {"id": twin})
    for twin in _doubled(line.id for line in rubric.lines):
        yield Problem("sheet_line_twice", place, {"id": twin})


def _section(section: Section) -> Iterator[Finding]:
    if not section.title.strip():
        yield "sheet_text_empty", {"key": "title"}
    if not section.lines:
        yield "sheet_section_empty", {}
    if section.weight < 0:
        yield "sheet_weight_negative", {}


def _line(rubric: Rubric, line: Line) -> Iterator[Finding]:
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
    elif not line.kind.is_scored and (line.points or line.bonus):
        yield "sheet_no_points_here", {"kind": line.kind.value}
    if line.show_if is not None:
        yield from condition_findings(rubric, line)


def _options(line: Line) -> Iterator[Finding]:
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


def _ranges(line: Line) -> Iterator[Finding]:
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


def _cap(line: Line) -> Iterator[Finding]:
    if line.kind is not Kind.SEVERAL:
        yield "sheet_no_cap_here", {"kind": line.kind.value}
    elif highest(line) > sum(option.points for option in line.options if option.points > 0):
        yield "sheet_cap_unreachable", {"cap": line.max_points}


def _worth(line: Line) -> Iterator[Finding]:
    if line.points is not None and line.points < 0:
        yield "sheet_points_negative", {}
    elif line.points == 0:
        return
    elif highest(line) <= lowest(line):
        yield "sheet_line_flat", {}
    elif weight(line) <= 0:
        yield "sheet_line_weightless", {}


def _doubled(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one, count in Counter(ids).items() if count > 1)
