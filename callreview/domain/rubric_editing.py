"""Changing a score sheet, one step at a time: each function returns another sheet.

A place is counted from 0 among its likes; beyond the ends it is the end. Lines, sections and
options keep their ids whatever happens to them, for answers of earlier versions are found by
them; so no new one is ever called like one in `taken`: the ids the sheet's versions have used.
KeyError where something is not there (any more).

Nothing is mended on the way: a condition on a line that was removed stays, and `rubric_check`
says so.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from callreview.domain.rubric import Line, Option, Rubric, Section
from callreview.domain.rubric_ids import (
    copied_line,
    copied_section,
    fresh_id,
    ids_of,
    under_known_ids,
)

T = TypeVar("T", Section, Line, Option)
Any_ = TypeVar("Any_")
Known = Collection[str]
END = 1 << 30
"""A place beyond the end of anything."""


def change_sheet(rubric: Rubric, **values: Any) -> Rubric:
    """Change the sheet's own values: title, language, mode, pass_mark, zero_on_fail, cap_bonus."""
    return replace(rubric, **values)


def add_section(rubric: Rubric, section: Section, place: int = END, *, taken: Known = ()) -> Rubric:
    """Put in a section; it and its lines get ids of their own where theirs are known."""
    new = copied_section(section, ids_of(rubric) | set(taken), keep_free_ids=True)
    return replace(rubric, sections=_with(rubric.sections, new, place))


def change_section(rubric: Rubric, section_id: str, **values: Any) -> Rubric:
    """Change a section's title or weight."""
    return _in_section(rubric, section_id, lambda section: replace(section, **values))


def move_section(rubric: Rubric, section_id: str, place: int) -> Rubric:
    """Let a section stand in another place."""
    section = _found(rubric.sections, section_id)
    return replace(rubric, sections=_with(_without(rubric.sections, section), section, place))


def duplicate_section(rubric: Rubric, section_id: str, *, taken: Known = ()) -> Rubric:
    """Put a copy behind a section; conditions among its lines hold among the copies."""
    section = _found(rubric.sections, section_id)
    copy = copied_section(section, ids_of(rubric) | set(taken))
    place = rubric.sections.index(section) + 1
    return replace(rubric, sections=_with(rubric.sections, copy, place))


def remove_section(rubric: Rubric, section_id: str) -> Rubric:
    """Take out a section with its lines."""
    section = _found(rubric.sections, section_id)
    return replace(rubric, sections=_without(rubric.sections, section))


def add_line(
    rubric: Rubric, section_id: str, line: Line, place: int = END, *, taken: Known = ()
) -> Rubric:
    """Put in a line; it gets an id of its own where its is known or empty."""
    new = copied_line(line, ids_of(rubric) | set(taken), keep_free_id=True)
    return _with_lines(rubric, section_id, lambda lines: _with(lines, new, place))


def change_line(rubric: Rubric, line_id: str, **values: Any) -> Rubric:
    """Change a line's own values: text, help, required, bonus, points, show_if and so on."""
    return _in_line(rubric, line_id, lambda line: replace(line, **values))


def move_line(rubric: Rubric, line_id: str, section_id: str, place: int) -> Rubric:
    """Let a line stand in another place, of its own section or another."""
    line = rubric.line(line_id)
    _found(rubric.sections, section_id)
    return _with_lines(
        remove_line(rubric, line_id), section_id, lambda lines: _with(lines, line, place)
    )


def duplicate_line(rubric: Rubric, line_id: str, *, taken: Known = ()) -> Rubric:
    """Put a copy behind a line."""
    line = rubric.line(line_id)
    copy = copied_line(line, ids_of(rubric) | set(taken))
    home = section_of(rubric, line_id)
    place = home.lines.index(line) + 1
    return _with_lines(rubric, home.id, lambda lines: _with(lines, copy, place))


def remove_line(rubric: Rubric, line_id: str) -> Rubric:
    """Take out a line."""
    line = rubric.line(line_id)
    return _with_lines(rubric, section_of(rubric, line_id).id, lambda lines: _without(lines, line))


def set_options(
    rubric: Rubric,
    line_id: str,
    options: Iterable[Option],
    *,
    were: Iterable[Option] = (),
    taken: Known = (),
) -> Rubric:
    """Let a line have these options instead of its own.

    One that reads as one the line has, or had in an earlier version (`were`), keeps that one's id.
    """
    return _with_options(
        rubric, line_id, lambda held: under_known_ids(options, (*held, *were), taken)
    )


def add_option(
    rubric: Rubric, line_id: str, option: Option, place: int = END, *, taken: Known = ()
) -> Rubric:
    """Put in an option; it gets an id of its own where its is known or empty."""

    def put(options: tuple[Option, ...]) -> tuple[Option, ...]:
        known = {one.id for one in options} | set(taken)
        own = option.id if option.id and option.id not in known else fresh_id("o", known)
        return _with(options, replace(option, id=own), place)

    return _with_options(rubric, line_id, put)


def change_option(rubric: Rubric, line_id: str, option_id: str, **values: Any) -> Rubric:
    """Change an option's label, points or fail."""
    old = rubric.line(line_id).option(option_id)
    return _with_options(
        rubric, line_id, lambda options: _swapped(options, old, replace(old, **values))
    )


def move_option(rubric: Rubric, line_id: str, option_id: str, place: int) -> Rubric:
    """Let an option stand in another place of its line."""
    option = rubric.line(line_id).option(option_id)
    return _with_options(
        rubric, line_id, lambda options: _with(_without(options, option), option, place)
    )


def duplicate_option(rubric: Rubric, line_id: str, option_id: str, *, taken: Known = ()) -> Rubric:
    """Put a copy behind an option."""
    line = rubric.line(line_id)
    option = line.option(option_id)
    return add_option(rubric, line_id, option, line.options.index(option) + 1, taken=taken)


def remove_option(rubric: Rubric, line_id: str, option_id: str) -> Rubric:
    """Take out an option."""
    option = rubric.line(line_id).option(option_id)
    return _with_options(rubric, line_id, lambda options: _without(options, option))


def section_of(rubric: Rubric, line_id: str) -> Section:
    """Return the section a line stands in; KeyError if it is not there."""
    for section in rubric.sections:
        if any(line.id == line_id for line in section.lines):
            return section
    raise KeyError(line_id)


def _found(all_: Iterable[T], id_: str) -> T:
    for one in all_:
        if one.id == id_:
            return one
    raise KeyError(id_)


def _with(all_: Sequence[Any_], one: Any_, place: int) -> tuple[Any_, ...]:
    at = max(0, place)
    return (*all_[:at], one, *all_[at:])


def _without(all_: Iterable[Any_], gone: Any_) -> tuple[Any_, ...]:
    return tuple(one for one in all_ if one is not gone)


def _swapped(all_: Iterable[Any_], old: Any_, new: Any_) -> tuple[Any_, ...]:
    return tuple(new if one is old else one for one in all_)


def _in_section(rubric: Rubric, section_id: str, change: Callable[[Section], Section]) -> Rubric:
    old = _found(rubric.sections, section_id)
    return replace(rubric, sections=_swapped(rubric.sections, old, change(old)))


def _with_lines(
    rubric: Rubric, section_id: str, change: Callable[[tuple[Line, ...]], tuple[Line, ...]]
) -> Rubric:
    return _in_section(
        rubric, section_id, lambda section: replace(section, lines=change(section.lines))
    )


def _in_line(rubric: Rubric, line_id: str, change: Callable[[Line], Line]) -> Rubric:
    old = rubric.line(line_id)
    return _with_lines(
        rubric, section_of(rubric, line_id).id, lambda lines: _swapped(lines, old, change(old))
    )


def _with_options(
    rubric: Rubric, line_id: str, change: Callable[[tuple[Option, ...]], tuple[Option, ...]]
) -> Rubric:
    return _in_line(rubric, line_id, lambda line: replace(line, options=change(line.options)))
