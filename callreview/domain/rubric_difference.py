"""What changed between two versions of a score sheet, question by question.

Values only; `words.sheets` makes sentences of them. Sections, lines and options are the same
if their ids are, whatever they say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from callreview.domain.rubric import Line, Option, Rubric, Section
from callreview.domain.scoring_lines import weight


class What(StrEnum):
    """What happened to a part of the sheet."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class Part(StrEnum):
    """Which kind of part it is."""

    SHEET = "sheet"
    SECTION = "section"
    LINE = "line"
    OPTION = "option"


@dataclass(frozen=True)
class Difference:
    """One thing that differs.

    `name` is what the part says now, or said when it was removed; `of` the line of an option.
    `field` names the value that CHANGED, or that a line MOVED from one `section` to another;
    `before` and `after` are its values, of the domain's own kinds.
    """

    what: What
    part: Part
    name: str = ""
    of: str = ""
    field: str = ""
    before: object = None
    after: object = None


_SHEET = ("title", "language", "mode", "pass_mark", "zero_on_fail", "cap_bonus", "bands")
_LINE = ("text", "help", "kind", "required", "allow_na", "bonus", "max_points", "ranges")
_OPTION = ("label", "points", "fail")


def differences(before: Rubric, after: Rubric) -> tuple[Difference, ...]:
    """Return what differs, from the sheet itself down, in the order of the later version."""
    return (
        *_changed(Part.SHEET, before, after, _SHEET),
        *_sections(before, after),
        *_lines(before, after),
    )


def _sections(before: Rubric, after: Rubric) -> Iterator[Difference]:
    old = {section.id: section for section in before.sections}
    new = {section.id: section for section in after.sections}
    for section in after.sections:
        if section.id not in old:
            yield Difference(What.ADDED, Part.SECTION, section.title)
        else:
            fields = ("title", "weight")
            yield from _changed(Part.SECTION, old[section.id], section, fields, section.title)
    for section in before.sections:
        if section.id not in new:
            yield Difference(What.REMOVED, Part.SECTION, section.title)
    for id_ in _moved([one.id for one in before.sections], [one.id for one in after.sections]):
        yield Difference(What.MOVED, Part.SECTION, new[id_].title)


def _lines(before: Rubric, after: Rubric) -> Iterator[Difference]:
    old = {line.id: line for line in before.lines}
    new = {line.id: line for line in after.lines}
    for line in after.lines:
        if line.id not in old:
            yield Difference(What.ADDED, Part.LINE, line.text)
        else:
            yield from _line(old[line.id], line, before, after)
    for line in before.lines:
        if line.id not in new:
            yield Difference(What.REMOVED, Part.LINE, line.text)
    yield from _lines_moved(before, after)


def _lines_moved(before: Rubric, after: Rubric) -> Iterator[Difference]:
    home = {line.id: section for section in before.sections for line in section.lines}
    for section in after.sections:
        here = [line.id for line in section.lines]
        stayed = [id_ for id_ in here if id_ in home and home[id_].id == section.id]
        was = [line.id for line in _lines_of(before, section.id)]
        strayed = _moved(was, stayed)
        for line in section.lines:
            if line.id in home and home[line.id].id != section.id:
                titles = home[line.id].title, section.title
                yield Difference(What.MOVED, Part.LINE, line.text, "", "section", *titles)
            elif line.id in strayed:
                yield Difference(What.MOVED, Part.LINE, line.text)


def _lines_of(rubric: Rubric, section_id: str) -> tuple[Line, ...]:
    return next((one.lines for one in rubric.sections if one.id == section_id), ())


def _line(old: Line, new: Line, before: Rubric, after: Rubric) -> Iterator[Difference]:
    yield from _changed(Part.LINE, old, new, _LINE, new.text)
    if new.kind.is_scored and old.kind.is_scored and weight(old) != weight(new):
        yield Difference(What.CHANGED, Part.LINE, new.text, "", "points", weight(old), weight(new))
    asked = _condition(old, before), _condition(new, after)
    if old.show_if != new.show_if and asked[0] != asked[1]:
        yield Difference(What.CHANGED, Part.LINE, new.text, "", "show_if", *asked)
    yield from _options(old, new)


def _condition(line: Line, rubric: Rubric) -> tuple[str, tuple[str, ...]] | None:
    """Return the words of what a line depends on: the other line and its options."""
    if line.show_if is None:
        return None
    by_id = {one.id: one for one in rubric.lines}
    if line.show_if.line not in by_id:
        return line.show_if.line, line.show_if.options
    asked = by_id[line.show_if.line]
    labels = {option.id: option.label for option in asked.options}
    return asked.text, tuple(labels.get(one, one) for one in line.show_if.options)


def _options(old: Line, new: Line) -> Iterator[Difference]:
    known = {option.id: option for option in old.options}
    now = {option.id for option in new.options}
    for option in new.options:
        if option.id in known:
            yield from _changed(
                Part.OPTION, known[option.id], option, _OPTION, option.label, new.text
            )
        else:
            yield Difference(
                What.ADDED, Part.OPTION, option.label, new.text, "points", None, option.points
            )
    for option in old.options:
        if option.id not in now:
            yield Difference(What.REMOVED, Part.OPTION, option.label, new.text)
    for id_ in _moved([one.id for one in old.options], [one.id for one in new.options]):
        yield Difference(What.MOVED, Part.OPTION, new.option(id_).label, new.text)


def _changed(
    part: Part,
    old: Rubric | Section | Line | Option,
    new: Rubric | Section | Line | Option,
    fields: Sequence[str],
    name: str = "",
    of: str = "",
) -> Iterator[Difference]:
    for field in fields:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield Difference(What.CHANGED, part, name, of, field, before, after)


def _moved(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Return which of the ids that are in both left their place: as few as explain the order."""
    common = [id_ for id_ in after if id_ in before]
    rank = {id_: at for at, id_ in enumerate(before)}
    stayed = _longest_rising([rank[id_] for id_ in common])
    return tuple(id_ for id_ in common if rank[id_] not in stayed)


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """Return the longest rising selection of different numbers (300 at most: n² is quick)."""
    best: list[tuple[int, ...]] = [()]
    for number in numbers:
        below = [row for row in best if not row or row[-1] < number]
        _, longest = max((len(row), row) for row in below)
        best.append((*longest, number))
    longest = max(best, key=len)
    return frozenset(longest)
