"""What a pointer holds on the timeline, and what comes of moving it; no widget in here.

While a drag lasts the pixel is the truth: what it changes follows the real moment under the
pointer. It is rounded to whole milliseconds once, when asked what came of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from callreview.domain.mark import Mark
from callreview.domain.timebase import Span
from callreview.ui.player.mark_rows import PlacedMark
from callreview.ui.player.stage import GUTTER, RULER, Stage

EDGE_PX = 5.0
STILL_PX = 3.0
LEAST_SPAN_MS = 20


class Part(Enum):
    """What lies under the pointer."""

    NAMES = auto()
    RULER = auto()
    SOUND = auto()
    LANE = auto()
    MARK = auto()
    MARK_START = auto()
    MARK_END = auto()
    SPAN_START = auto()
    SPAN_END = auto()

    @property
    def is_edge(self) -> bool:
        """Return whether it is moved sideways to stretch something."""
        edges = (Part.MARK_START, Part.MARK_END, Part.SPAN_START, Part.SPAN_END)
        return self in edges

    @property
    def is_of_mark(self) -> bool:
        """Return whether it belongs to a mark."""
        return self in (Part.MARK, Part.MARK_START, Part.MARK_END)


@dataclass(frozen=True)
class Hit:
    """A part of the timeline, and the mark it belongs to, if any."""

    part: Part
    mark: Mark | None = None


def hit(stage: Stage, marks: Sequence[PlacedMark], span: Span | None, x: float, y: float) -> Hit:
    """Return what lies under a point; edges win over bodies, later marks over earlier ones."""
    if x < GUTTER:
        return Hit(Part.NAMES)
    if y >= stage.marks.top():
        return _hit_marks(stage, marks, x, y)
    if span is not None:
        start, end = stage.x_of(span.start_ms), stage.x_of(span.end_ms)
        if abs(x - end) <= EDGE_PX and abs(x - end) <= abs(x - start):
            return Hit(Part.SPAN_END)
        if abs(x - start) <= EDGE_PX:
            return Hit(Part.SPAN_START)
    return Hit(Part.RULER if y < RULER else Part.SOUND)


@dataclass(frozen=True)
class Drag:
    """A pressed pointer: what it holds, the real moment it was pressed at and is at now.

    `selects` when it draws a span instead of seeking. `went` once it left the place where it
    was pressed; before that it is a click.
    """

    held: Hit
    pressed_ms: float
    now_ms: float
    pressed_x: float
    length_ms: int
    span: Span | None = None
    selects: bool = False
    went: bool = False

    def moved(self, x: float, moment_ms: float) -> "Drag":
        """Return the drag with the pointer elsewhere."""
        went = self.went or abs(x - self.pressed_x) > STILL_PX
        return replace(self, now_ms=moment_ms, went=went)

    @property
    def is_of_span(self) -> bool:
        """Return whether it draws or stretches the chosen span."""
        return self.selects or self.held.part in (Part.SPAN_START, Part.SPAN_END)

    @property
    def carried(self) -> Mark | Span | None:
        """Return what may be carried out of the timeline: a mark held whole, or the chosen span."""
        if self.held.part is Part.MARK:
            return self.held.mark
        is_in_span = self.span is not None and self.span.covers(round(self.pressed_ms))
        return (
            self.span if is_in_span and self.held.part is Part.SOUND and not self.selects else None
        )

    @property
    def moment_ms(self) -> int:
        """Return the moment under the pointer, inside the call."""
        return self._inside(self.now_ms)

    def mark_now(self) -> Mark | None:
        """Return the held mark as moved or stretched so far, or None if no mark is held."""
        mark = self.held.mark
        if mark is None or not self.held.part.is_of_mark:
            return None
        way = self.now_ms - self.pressed_ms
        start, end = mark.start_ms, mark.end_ms
        if self.held.part is Part.MARK_START and end is not None:
            latest = max(0, end - LEAST_SPAN_MS)
            return replace(mark, start_ms=min(latest, self._inside(start + way)))
        if self.held.part is Part.MARK_END and end is not None:
            return replace(mark, end_ms=max(start + LEAST_SPAN_MS, self._inside(end + way)))
        return moved_whole(mark, round(start + way), self.length_ms)

    def span_now(self) -> Span | None:
        """Return the span drawn or stretched so far; None for one too short to mean."""
        if self.held.part in (Part.SPAN_START, Part.SPAN_END) and self.span is not None:
            stays_at = self.span.end_ms if self.held.part is Part.SPAN_START else self.span.start_ms
        elif self.selects:
            stays_at = self._inside(self.pressed_ms)
        else:
            return None
        low, high = sorted((stays_at, self.moment_ms))
        return Span(low, high) if high - low >= LEAST_SPAN_MS else None

    def _inside(self, moment_ms: float) -> int:
        return min(self.length_ms, max(0, round(moment_ms)))


def moved_whole(mark: Mark, start_ms: int, length_ms: int) -> Mark:
    """Return the mark moved to `start_ms` with its length kept, held inside the call."""
    length = mark.span.length_ms
    start = min(max(0, length_ms - length), max(0, start_ms))
    return replace(mark, start_ms=start, end_ms=None if mark.end_ms is None else start + length)


def nudged(mark: Mark, way_ms: int, length_ms: int, edge: Part) -> Mark:
    """Return the mark with one edge moved by `way_ms`; a point moves whole."""
    if mark.end_ms is None:
        return moved_whole(mark, mark.start_ms + way_ms, length_ms)
    if edge is Part.MARK_END:
        least = mark.start_ms + LEAST_SPAN_MS
        return replace(mark, end_ms=max(least, min(length_ms, mark.end_ms + way_ms)))
    latest = max(0, mark.end_ms - LEAST_SPAN_MS)
    return replace(mark, start_ms=min(latest, max(0, mark.start_ms + way_ms)))


def _hit_marks(stage: Stage, marks: Sequence[PlacedMark], x: float, y: float) -> Hit:
    under = Hit(Part.LANE)
    for each in marks:
        top, height = stage.mark_row(each.row)
        left, right = each.left + stage.shift, each.right + stage.shift
        if not top - 2 <= y < top + height + 2:
            continue
        if each.mark.end_ms is not None and right - left > 4 * EDGE_PX:
            if abs(x - left) <= EDGE_PX:
                return Hit(Part.MARK_START, each.mark)
            if abs(x - right) <= EDGE_PX:
                return Hit(Part.MARK_END, each.mark)
        if left <= x <= max(right, each.room + stage.shift):
            under = Hit(Part.MARK, each.mark)
    return under
