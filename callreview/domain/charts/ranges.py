"""Rows with a range each: people, the questions of a score sheet, how far reviewers agree.

A row shows the range as a bar, its middle as a figure whose outline says on which side of the
company it lies, and under it every call as a dot: else the range is read as a person's worst and
best call.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from callreview.domain.charts.dots import depth, dots
from callreview.domain.charts.picture import (
    Anchor,
    Area,
    Box,
    Dot,
    Form,
    Ink,
    Item,
    Lettering,
    Line,
    Picture,
    Shape,
    Words,
)
from callreview.domain.charts.scale import Scale, window

_SIDES, _NAMES_ALONE = 0.3, 0.42
"""The most of the width that the names may take, and the words at the end of a row.

Names take more where no dots want room.
"""
_RADIUS = 0.2
_LANE_FROM, _LANE_LEAST, _LANES = 1.9, 0.9, 7.0
"""Where the lane of dots begins in a row, how deep it is at least, and all lanes at most."""


class Side(Enum):
    """On which side of the company a person's range lies."""

    ABOVE = Form.UP
    BELOW = Form.DOWN
    UNCLEAR = Form.ROUND
    NONE = Form.DIAMOND


@dataclass(frozen=True)
class Row:
    """One range: whose, its middle and ends (None: none is shown), the values it comes from.

    `detail` stands under the name; `words` and `verdict` at the end of the row, in two lines.
    """

    key: str
    label: str
    sentence: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    dots: tuple[float, ...] = ()
    detail: str = ""
    words: str = ""
    verdict: str = ""
    side: Side = Side.NONE


@dataclass(frozen=True)
class Reference:
    """What the rows are held against: a line through all of them, and its own range behind."""

    value: float
    label: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class RangesChart:
    """Rows in the order given (people by name); values lie from `floor` to `ceiling`."""

    title: str
    description: str
    rows: tuple[Row, ...]
    axis: str = ""
    reference: Reference | None = None
    floor: float = 0
    ceiling: float = 100

    @property
    def values(self) -> Iterator[float]:
        """Yield every value that must have a place."""
        ours = (
            (self.reference.value, self.reference.low, self.reference.high)
            if self.reference
            else ()
        )
        for each in ours:
            if each is not None:
                yield each
        for row in self.rows:
            yield from (one for one in (row.value, row.low, row.high) if one is not None)
            yield from row.dots


@dataclass(frozen=True)
class _Columns:
    """Where names end, the values lie, and the words begin."""

    letters: Lettering
    label: float
    scale: Scale
    words: float
    width: float
    lane: float = 0
    """How deep the lane of dots is, 0 where no row has any."""

    @property
    def row(self) -> float:
        """Return how high a row is."""
        em = self.letters.size
        return _LANE_FROM * em + self.lane + 0.7 * em if self.lane else 2.7 * em


def draw_ranges(chart: RangesChart, width: float, letters: Lettering) -> Picture:
    """Return the chart drawn `width` points wide, as high as its rows need."""
    columns = _columns(chart, width, letters)
    em = letters.size
    top = 1.6 * em if chart.reference else 0.3 * em
    bottom = top + columns.row * len(chart.rows)
    items = tuple(_item(row, top + at * columns.row, columns) for at, row in enumerate(chart.rows))
    behind = (
        *_reference(chart.reference, columns, top, bottom),
        *_axis(chart, columns, top, bottom),
    )
    height = bottom + (3.0 if chart.axis else 1.7) * em
    return Picture(width, height, chart.title, chart.description, behind, items)


def _columns(chart: RangesChart, width: float, letters: Lettering) -> _Columns:
    em, most = letters.size, width * _SIDES
    names = max(
        letters.widest([row.label for row in chart.rows]),
        letters.widest([row.detail for row in chart.rows], is_small=True),
    )
    words = max(
        letters.widest([row.words for row in chart.rows], is_bold=True),
        letters.widest([row.verdict for row in chart.rows], is_small=True),
    )
    has_dots = any(row.dots for row in chart.rows)
    label = min(names, most if has_dots else width * _NAMES_ALONE)
    ending = min(words, most)
    low, high = window(chart.values, chart.floor, chart.ceiling)
    start = em / 2 + label + 1.4 * em
    end = width - em / 2 - (ending + 1.4 * em if ending else em / 2)
    scale = Scale(low, high, start, max(end, start + em))
    return _Columns(letters, label, scale, ending, width, _lane(chart, scale, em))


def _lane(chart: RangesChart, scale: Scale, em: float) -> float:
    """Return how deep the lanes of dots are: as needed, of many rows no more than fits in sight."""
    each = [[scale.at(value) for value in row.dots] for row in chart.rows if row.dots]
    needed = max((depth(places, _RADIUS * em) for places in each), default=0)
    most = max(1.6, _LANES / max(1, len(chart.rows))) * em
    return max(_LANE_LEAST * em, min(needed, most)) if needed else 0


def _item(row: Row, top: float, columns: _Columns) -> Item:
    em = columns.letters.size
    middle = top + (1.2 * em if columns.lane else columns.row / 2)
    shapes = (
        *_names(row, middle, columns),
        *_range(row, middle, columns),
        *_calls(row, top, columns),
        *_ending(row, middle, columns),
    )
    return Item(row.key, row.sentence, Area(0, top, columns.width, columns.row), shapes)


def _names(row: Row, middle: float, columns: _Columns) -> Iterator[Shape]:
    letters, x = columns.letters, columns.letters.size / 2
    first, second = _two_lines(middle, letters, is_two=bool(row.detail))
    yield Words(x, first, letters.cut(row.label, columns.label), Ink.TEXT, letters.size)
    if row.detail:
        detail = letters.cut(row.detail, columns.label, is_small=True)
        yield Words(x, second, detail, Ink.SOFT, letters.small)


def _ending(row: Row, middle: float, columns: _Columns) -> Iterator[Shape]:
    letters = columns.letters
    x = columns.width - letters.size / 2 - columns.words
    first, second = _two_lines(middle, letters, is_two=bool(row.verdict and row.words))
    if row.words:
        words = letters.cut(row.words, columns.words, is_bold=True)
        yield Words(x, first, words, Ink.TEXT, letters.size, is_bold=True)
    if row.verdict:
        verdict = letters.cut(row.verdict, columns.words, is_small=True)
        yield Words(x, second if row.words else first, verdict, Ink.SOFT, letters.small)


def _two_lines(middle: float, letters: Lettering, *, is_two: bool) -> tuple[float, float]:
    """Return what one or two lines of words stand on, beside something at `middle`."""
    first = middle + 0.35 * letters.size
    return (first - 0.45 * letters.size, first + 0.8 * letters.size) if is_two else (first, first)


def _range(row: Row, y: float, columns: _Columns) -> Iterator[Shape]:
    em, scale = columns.letters.size, columns.scale
    if row.low is not None and row.high is not None:
        left, right = scale.at(row.low), scale.at(row.high)
        yield Line(left, y, right, y, Ink.MARK, thick=0.2 * em)
        for x in (left, right):
            yield Line(x, y - 0.4 * em, x, y + 0.4 * em, Ink.MARK, thick=0.12 * em)
    if row.value is not None:
        yield Dot(scale.at(row.value), y, 0.45 * em, Ink.MARK, row.side.value)


def _calls(row: Row, top: float, columns: _Columns) -> tuple[Shape, ...]:
    em = columns.letters.size
    places = [columns.scale.at(value) for value in row.dots]
    return dots(places, top + _LANE_FROM * em, radius=_RADIUS * em, lane=columns.lane)


def _reference(
    reference: Reference | None, columns: _Columns, top: float, bottom: float
) -> Iterator[Shape]:
    if reference is None:
        return
    letters, scale = columns.letters, columns.scale
    if reference.low is not None and reference.high is not None:
        left, right = scale.at(reference.low), scale.at(reference.high)
        yield Box(left, top, right - left, bottom - top, Ink.BAND)
    x = scale.at(reference.value)
    yield Line(x, top, x, bottom, Ink.COMPANY, thick=0.1 * letters.size)
    half = letters.width(reference.label, is_small=True) / 2
    middle = min(max(x, half), columns.width - half)
    yield Words(
        middle, top - 0.5 * letters.size, reference.label, Ink.TEXT, letters.small, Anchor.MIDDLE
    )


def _axis(chart: RangesChart, columns: _Columns, top: float, bottom: float) -> Iterator[Shape]:
    letters, scale = columns.letters, columns.scale
    for value in scale.ticks():
        x = scale.at(value)
        yield Line(x, top, x, bottom, Ink.GRID)
        yield Words(
            x, bottom + 1.2 * letters.size, f"{value:g}", Ink.SOFT, letters.small, Anchor.MIDDLE
        )
    if chart.axis:
        middle = (scale.start + scale.end) / 2
        y = bottom + 2.6 * letters.size
        yield Words(middle, y, chart.axis, Ink.SOFT, letters.small, Anchor.MIDDLE)
