"""Calls as dots: those of about the same value stand beside each other, not over each other."""

from collections.abc import Sequence

from callreview.domain.charts.picture import Dot, Ink

_ROW = (0, 1, -1, 2, -2, 3, -3)
"""In which order the places across the lane are taken, its middle first."""


def dots(places: Sequence[float], y: float, *, radius: float, lane: float) -> tuple[Dot, ...]:
    """Return a dot for every place, spread across a lane of that height around `y`.

    Where more fall together than there is room for, they lie over each other.
    """
    step = 2 * radius + 0.5
    most = max(1, min(len(_ROW), int(lane / step)))
    taken: list[float] = [-1e9] * most
    found = []
    for x in sorted(places):
        free = next((at for at in range(most) if x - taken[at] >= step), most - 1)
        taken[free] = x
        found.append(Dot(x, y + _ROW[free] * step, radius, Ink.DOT, is_filled=False))
    return tuple(found)
