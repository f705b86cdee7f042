"""Calls as dots: those of about the same value hang under each other and can be counted."""

from collections.abc import Sequence

from callreview.domain.charts.picture import Dot, Ink

_GAP = 0.5


def depth(places: Sequence[float], radius: float) -> float:
    """Return how deep a lane must be for no dot to lie over another."""
    rows = _rows(sorted(places), _step(radius))
    return 2 * radius + max(rows, default=0) * _step(radius)


def dots(places: Sequence[float], top: float, *, radius: float, lane: float) -> tuple[Dot, ...]:
    """Return a dot for every place, in a lane of that depth from `top` down.

    Where the lane is not deep enough for all that fall together, they are pushed closer.
    """
    ordered = sorted(places)
    rows = _rows(ordered, _step(radius))
    last = max(rows, default=0)
    step = min(_step(radius), (lane - 2 * radius) / last) if last else 0.0
    return tuple(
        Dot(x, top + radius + row * step, radius, Ink.DOT, is_filled=False)
        for x, row in zip(ordered, rows, strict=True)
    )


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
