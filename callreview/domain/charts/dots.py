"""Calls as dots: those of about the same value hang under each other and can be counted.

Of very many calls nobody counts dots: they are drawn as bars, as long as there are calls.
"""

from collections import Counter
from collections.abc import Sequence

from callreview.domain.charts.picture import Box, Dot, Ink

_GAP = 0.5
_MOST = 400
"""More calls than this are drawn as bars."""


def depth(places: Sequence[float], radius: float) -> float:
    """Return how deep a lane must be for no dot to lie over another."""
    if len(places) > _MOST:
        return max(Counter(_columns(places, _step(radius))).values()) * _step(radius)
    rows = _rows(sorted(places), _step(radius))
    return 2 * radius + max(rows, default=0) * _step(radius)


def dots(
    places: Sequence[float], top: float, *, radius: float, lane: float
) -> tuple[Dot | Box, ...]:
    """Return a dot for every place, in a lane of that depth from `top` down.

    Where the lane is not deep enough for all that fall together, they are pushed closer.
    """
    if len(places) > _MOST:
        return _bars(places, top, _step(radius), lane)
    ordered = sorted(places)
    rows = _rows(ordered, _step(radius))
    last = max(rows, default=0)
    step = min(_step(radius), (lane - 2 * radius) / last) if last else 0.0
    return tuple(
        Dot(x, top + radius + row * step, radius, Ink.DOT, is_filled=False)
        for x, row in zip(ordered, rows, strict=True)
    )


def _bars(places: Sequence[float], top: float, step: float, lane: float) -> tuple[Box, ...]:
    counted = Counter(_columns(places, step))
    unit = lane / max(counted.values())
    return tuple(
        Box((column - 0.5) * step, top, step - _GAP, count * unit, Ink.DOT)
        for column, count in sorted(counted.items())
    )


def _columns(places: Sequence[float], step: float) -> list[int]:
    return [round(x / step) for x in places]


def _rows(ordered: Sequence[float], step: float) -> list[int]:
    """Return for each place the first row in which it does not touch the one before."""
    taken: list[float] = []
    found = []
    for x in ordered:
        row = next((at for at, before in enumerate(taken) if x - before >= step), len(taken))
        taken[row : row + 1] = [x]
        found.append(row)
    return found


def _step(radius: float) -> float:
    return 2 * radius + _GAP
