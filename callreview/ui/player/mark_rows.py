"""Where marks lie on their lane: in as few rows as keep them and their words apart."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from callreview.domain.mark import Mark

BODY = 18.0
"""The least width of a mark, in pixels: its icon."""
ROWS = 4
_AIR = 6.0
_GAP = 3.0
_WANTED = 170.0
_LEAST_SEEN = 12.0


@dataclass(frozen=True)
class PlacedMark:
    """A mark on its row, in logical pixels from the start of the call at one zoom.

    The body lies from `left` to `right`; the next of its row begins at `until`. Words begin at
    `words`, in the body behind its icon or, if they do not fit there, after it, and end before
    `room`, maybe `cut`.
    """

    mark: Mark
    row: int
    left: float
    right: float
    words: float
    room: float
    cut: bool = False
    until: float = math.inf

    @property
    def is_sliver(self) -> bool:
        """Return whether too little is seen of it before its neighbour to show what it is."""
        return self.until - self.left < _LEAST_SEEN


def placed(
    marks: Iterable[Mark], ms_per_px: float, words_px: Callable[[Mark], float], *, rows: int = ROWS
) -> tuple[PlacedMark, ...]:
    """Return the marks in rows, in the order given, which is by start.

    A mark goes to the first row where it meets nothing, a good part of its words included.
    When none of `rows` has room it goes where the least is covered: words of its neighbour
    first, then bodies. Words run on as far as there is room.
    """
    row_ends: list[tuple[float, float]] = []
    lying: list[tuple[Mark, int, float, float, float]] = []
    ends: list[tuple[float, bool, float]] = []
    last_in_row: dict[int, int] = {}
    for mark in marks:
        left = mark.start_ms / ms_per_px
        right = max(left + BODY, (mark.end_ms or 0) / ms_per_px)
        words, full = _words(left, right, words_px(mark))
        wanted = max(right, min(full, words + _WANTED))
        row = _row_for(left, row_ends, rows)
        if row in last_in_row:
            before = last_in_row[row]
            room = ends[before][0]
            fits = max(lying[before][3], min(room, left - _AIR))
            ends[before] = fits, left - _AIR < room, left
        last_in_row[row] = len(lying)
        if row == len(row_ends):
            row_ends.append((right, wanted))
        else:
            row_ends[row] = (max(right, row_ends[row][0]), wanted)
        lying.append((mark, row, left, right, words))
        ends.append((full, False, math.inf))
    return tuple(PlacedMark(*each, *end) for each, end in zip(lying, ends, strict=True))


def rows_of(marks: Iterable[PlacedMark]) -> int:
    """Return how many rows are used, at least one."""
    return max((mark.row + 1 for mark in marks), default=1)


def _words(left: float, right: float, words_px: float) -> tuple[float, float]:
    """Return where the words of a body begin, and where they end at the most."""
    if left + BODY + words_px <= right:
        return left + BODY, right
    return right + _GAP, right + _GAP + words_px if words_px else right


def _row_for(left: float, row_ends: list[tuple[float, float]], rows: int) -> int:
    for row, (_body, words) in enumerate(row_ends):
        if words + _AIR <= left:
            return row
    if len(row_ends) < rows:
        return len(row_ends)
    free = [row for row, (body, _words) in enumerate(row_ends) if body + _AIR <= left]
    return min(free or range(rows), key=lambda row: row_ends[row][1 if free else 0])
