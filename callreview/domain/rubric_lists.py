"""Changing the ranges of a number and the bands of a score sheet, which have no ids.

They are known by their place, counted from 0; IndexError where there is none. Each function
returns another sheet, as those of `rubric_editing` do.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from callreview.domain.rubric import Band, Kind, Option, Range, Rubric
from callreview.domain.rubric_editing import END, change_line
from callreview.domain.rubric_ids import under_known_ids

T = TypeVar("T")


def add_range(rubric: Rubric, line_id: str, new: Range, place: int = END) -> Rubric:
    """Put in a range of numbers."""
    return _with_ranges(rubric, line_id, lambda ranges: _put(ranges, new, place))


def change_range(rubric: Rubric, line_id: str, place: int, **values: Any) -> Rubric:
    """Change a range's start, end, points or fail."""
    return _with_ranges(
        rubric, line_id, lambda all_: _changed(all_, place, replace(all_[place], **values))
    )


def move_range(rubric: Rubric, line_id: str, place: int, to: int) -> Rubric:
    """Let a range stand in another place."""
    return _with_ranges(rubric, line_id, lambda ranges: _moved(ranges, place, to))


def duplicate_range(rubric: Rubric, line_id: str, place: int) -> Rubric:
    """Put a copy behind a range."""
    return _with_ranges(rubric, line_id, lambda all_: _put(all_, all_[place], place + 1))


def remove_range(rubric: Rubric, line_id: str, place: int) -> Rubric:
    """Take out a range."""
    return _with_ranges(rubric, line_id, lambda ranges: _cut(ranges, place))


def add_band(rubric: Rubric, new: Band, place: int = END) -> Rubric:
    """Put in a band."""
    return replace(rubric, bands=_put(rubric.bands, new, place))


def change_band(rubric: Rubric, place: int, **values: Any) -> Rubric:
    """Change a band's start or label."""
    new = replace(rubric.bands[place], **values)
    return replace(rubric, bands=_changed(rubric.bands, place, new))


def move_band(rubric: Rubric, place: int, to: int) -> Rubric:
    """Let a band stand in another place."""
    return replace(rubric, bands=_moved(rubric.bands, place, to))


def duplicate_band(rubric: Rubric, place: int) -> Rubric:
    """Put a copy behind a band."""
    return replace(rubric, bands=_put(rubric.bands, rubric.bands[place], place + 1))


def remove_band(rubric: Rubric, place: int) -> Rubric:
    """Take out a band."""
    return replace(rubric, bands=_cut(rubric.bands, place))


def change_kind(
    rubric: Rubric,
    line_id: str,
    kind: Kind,
    *,
    options: Iterable[Option] = (),
    ranges: tuple[Range, ...] = (),
    were: Iterable[Option] = (),
    taken: Collection[str] = (),
) -> Rubric:
    """Let a line be answered in another way; what it has and the new kind takes is kept.

    `options` and `ranges` are what it gets where it has none that fit; yes/no takes two. Those
    options have ids as `set_options` gives them.
    """
    line = rubric.line(line_id)
    held = line.options if _takes(kind, line.options) else ()
    if not held and _has_options(kind):
        held = under_known_ids(options, (*line.options, *were), taken)
    return change_line(
        rubric,
        line_id,
        kind=kind,
        options=held,
        ranges=(line.ranges or ranges) if kind is Kind.NUMBER else (),
        max_points=line.max_points if kind is Kind.SEVERAL else None,
        points=line.points if kind.is_scored else None,
        bonus=line.bonus and kind.is_scored,
    )


def _has_options(kind: Kind) -> bool:
    return kind.picks_one or kind is Kind.SEVERAL


def _takes(kind: Kind, options: tuple[Option, ...]) -> bool:
    return len(options) == 2 if kind is Kind.YES_NO else _has_options(kind) and bool(options)


def _with_ranges(
    rubric: Rubric, line_id: str, change: Callable[[tuple[Range, ...]], tuple[Range, ...]]
) -> Rubric:
    return change_line(rubric, line_id, ranges=change(rubric.line(line_id).ranges))


def _put(all_: tuple[T, ...], new: T, place: int) -> tuple[T, ...]:
    at = max(0, place)
    return (*all_[:at], new, *all_[at:])


def _changed(all_: tuple[T, ...], place: int, new: T) -> tuple[T, ...]:
    return _put(_cut(all_, place), new, place)


def _moved(all_: tuple[T, ...], place: int, to: int) -> tuple[T, ...]:
    return _put(_cut(all_, place), all_[place], to)


def _cut(all_: tuple[T, ...], place: int) -> tuple[T, ...]:
    if not 0 <= place < len(all_):
        raise IndexError(place)
    return (*all_[:place], *all_[place + 1 :])
