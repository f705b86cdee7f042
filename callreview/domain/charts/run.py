"""Periods in a line: is it getting better? Each with its range, and from six on with limits.

The limits are those of an individuals chart: inside them, the ups and downs are the usual ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from callreview.domain.charts.picture import (
    Anchor,
    Area,
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

_HEIGHT = 11


@dataclass(frozen=True)
class Point:
    """One period with its value and range; `is_signal` if it is beyond the usual ups and downs."""

    key: str
    label: str
    sentence: str
    value: float
    low: float | None = None
    high: float | None = None
    is_signal: bool = False


@dataclass(frozen=True)
class Limits:
    """The middle of the points, and between which ends they usually stay, each with its name."""

    middle: float
    low: float
    high: float
    middle_label: str = ""
    low_label: str = ""
    high_label: str = ""


@dataclass(frozen=True)
class RunChart:
    """Points in the order of time; values lie from `floor` to `ceiling`."""

    title: str
    description: str
    points: tuple[Point, ...]
    limits: Limits | None = None
    floor: float = 0
    ceiling: float = 100

    @property
    def values(self) -> Iterator[float]:
        """Yield every value that must have a place."""
        for point in self.points:
            yield from (one for one in (point.value, point.low, point.high) if one is not None)
        if self.limits is not None:
            yield from (self.limits.low, self.limits.high)


@dataclass(frozen=True)
class _Plot:
    letters: Lettering
    left: float
    right: float
    scale: Scale
    count: int

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(1, self.count)

    def x(self, at: int) -> float:
        return self.left + (at + 0.5) * self.step


def draw_run(chart: RunChart, width: float, letters: Lettering) -> Picture:
    """Return the chart drawn `width` points wide, always equally high."""
    em = letters.size
    low, high = window(chart.values, chart.floor, chart.ceiling)
    scale = Scale(low, high, _HEIGHT * em, em)
    left = em + letters.widest([f"{value:g}" for value in scale.ticks()], is_small=True)
    right = width - em / 2
    if chart.limits is not None:
        names = [chart.limits.middle_label, chart.limits.low_label, chart.limits.high_label]
        right -= em / 2 + min(letters.widest(names, is_small=True), width / 4)
    plot = _Plot(letters, left, max(right, left + em), scale, len(chart.points))
    behind = (*_levels(plot), *_limits(chart.limits, plot, width), *_joined(chart, plot))
    items = tuple(_item(point, at, plot) for at, point in enumerate(chart.points))
    height = (_HEIGHT + 2) * em
    return Picture(width, height, chart.title, chart.description, behind, items)


def _levels(plot: _Plot) -> Iterator[Shape]:
    letters = plot.letters
    for value in plot.scale.ticks():
        y = plot.scale.at(value)
        yield Line(plot.left, y, plot.right, y, Ink.GRID)
        at = plot.left - letters.size / 2
        y += 0.3 * letters.size
        yield Words(at, y, f"{value:g}", Ink.SOFT, letters.small, Anchor.END)


def _limits(limits: Limits | None, plot: _Plot, width: float) -> Iterator[Shape]:
    if limits is None:
        return
    letters = plot.letters
    room = width - plot.right - letters.size
    for value, label, is_limit in (
        (limits.high, limits.high_label, True),
        (limits.middle, limits.middle_label, False),
        (limits.low, limits.low_label, True),
    ):
        y = plot.scale.at(value)
        yield Line(plot.left, y, plot.right, y, Ink.COMPANY, thick=1.2, is_dashed=is_limit)
        words = letters.cut(label, room, is_small=True)
        at = plot.right + letters.size / 2
        yield Words(at, y + 0.3 * letters.size, words, Ink.SOFT, letters.small)


def _joined(chart: RunChart, plot: _Plot) -> Iterator[Shape]:
    places = [(plot.x(at), plot.scale.at(one.value)) for at, one in enumerate(chart.points)]
    for (x1, y1), (x2, y2) in pairwise(places):
        yield Line(x1, y1, x2, y2, Ink.SOFT)


def _item(point: Point, at: int, plot: _Plot) -> Item:
    em, scale, x = plot.letters.size, plot.scale, plot.x(at)
    shapes: list[Shape] = []
    if point.low is not None and point.high is not None:
        low, high = scale.at(point.low), scale.at(point.high)
        shapes.append(Line(x, low, x, high, Ink.MARK, thick=0.16 * em))
        shapes += [
            Line(x - 0.35 * em, y, x + 0.35 * em, y, Ink.MARK, thick=0.12 * em) for y in (low, high)
        ]
    ink, form = (Ink.SIGNAL, Form.DIAMOND) if point.is_signal else (Ink.MARK, Form.ROUND)
    radius = (0.6 if point.is_signal else 0.4) * em
    shapes.append(Dot(x, scale.at(point.value), radius, ink, form))
    shapes += _name(point, at, plot)
    area = Area(plot.left + at * plot.step, 0, plot.step, (_HEIGHT + 2) * em)
    return Item(point.key, point.sentence, area, tuple(shapes))


def _name(point: Point, at: int, plot: _Plot) -> Iterator[Shape]:
    """Name every period where there is room, else every second, third …, the last always."""
    letters = plot.letters
    room = 5 * letters.size
    every = max(1, round(room / plot.step + 0.5))
    if (plot.count - 1 - at) % every:
        return
    words = letters.cut(point.label, max(plot.step * every - letters.size / 2, room), is_small=True)
    half = letters.width(words, is_small=True) / 2
    middle = min(max(plot.x(at), half), max(plot.right - half, half))
    y = (_HEIGHT + 1.4) * letters.size
    yield Words(middle, y, words, Ink.SOFT, letters.small, Anchor.MIDDLE)
