"""Praise against what to improve: two counts for each row, away from one line in the middle."""

from collections.abc import Iterator
from dataclasses import dataclass

from callreview.domain.charts.picture import (
    Anchor,
    Area,
    Box,
    Ink,
    Item,
    Lettering,
    Line,
    Picture,
    Shape,
    Words,
)

_NAMES = 0.4


@dataclass(frozen=True)
class Pair:
    """What was praised and what was to improve, counted, for a question or a person."""

    key: str
    label: str
    sentence: str
    praise: int
    improve: int


@dataclass(frozen=True)
class BalanceChart:
    """Pairs in the order given; the labels stand over the two sides."""

    title: str
    description: str
    rows: tuple[Pair, ...]
    praise_label: str
    improve_label: str


@dataclass(frozen=True)
class _Sides:
    letters: Lettering
    width: float
    label: float
    middle: float
    unit: float
    """How long one mark is."""


def draw_balance(chart: BalanceChart, width: float, letters: Lettering) -> Picture:
    """Return the chart drawn `width` points wide, as high as its rows need."""
    em = letters.size
    label = min(letters.widest([row.label for row in chart.rows]), width * _NAMES)
    left, right = label + 2 * em, width - em / 2
    middle = (left + right) / 2
    most = max((max(row.praise, row.improve) for row in chart.rows), default=0)
    unit = max(0.0, (right - left) / 2 - 3 * em) / max(1, most)
    sides = _Sides(letters, width, label, middle, unit)
    top, step = 2 * em, 2 * em
    bottom = top + step * len(chart.rows)
    items = tuple(_item(row, top + at * step, step, sides) for at, row in enumerate(chart.rows))
    behind = (
        *_heads(chart, sides, left, right),
        Line(middle, top, middle, bottom, Ink.COMPANY, thick=1.2),
    )
    return Picture(width, bottom + em / 2, chart.title, chart.description, behind, items)


def _heads(chart: BalanceChart, sides: _Sides, left: float, right: float) -> Iterator[Shape]:
    letters, gap = sides.letters, sides.letters.size
    for words, x, room, anchor in (
        (chart.improve_label, sides.middle - gap, sides.middle - left, Anchor.END),
        (chart.praise_label, sides.middle + gap, right - sides.middle, Anchor.START),
    ):
        text = letters.cut(words, room - gap, is_small=True)
        yield Words(x, 1.2 * letters.size, text, Ink.SOFT, letters.small, anchor)


def _item(row: Pair, top: float, step: float, sides: _Sides) -> Item:
    letters, em = sides.letters, sides.letters.size
    base = top + step / 2 + 0.35 * em
    bar, height = top + step / 2 - 0.5 * em, em
    right, left = sides.middle + row.praise * sides.unit, sides.middle - row.improve * sides.unit
    shapes: list[Shape] = [
        Words(em / 2, base, letters.cut(row.label, sides.label), Ink.TEXT, letters.size)
    ]
    if row.praise:
        shapes.append(Box(sides.middle, bar, right - sides.middle, height, Ink.PRAISE))
    if row.improve:
        outline = Box(left, bar, sides.middle - left, height, Ink.IMPROVE, is_filled=False)
        shapes.append(outline)
    for count, x, anchor in (
        (row.praise, right + em / 2, Anchor.START),
        (row.improve, left - em / 2, Anchor.END),
    ):
        shapes.append(Words(x, base, str(count), Ink.TEXT, letters.size, anchor))
    return Item(row.key, row.sentence, Area(0, top, sides.width, step), tuple(shapes))
