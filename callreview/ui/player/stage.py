"""Where things lie on the timeline: one value that every layer paints from.

All positions in logical pixels of the widget. The start of the view is put on a whole device
pixel, so that waveform, marks and ruler move together and stay sharp at any ratio.
"""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRect, QRectF

from callreview.domain.viewport import Viewport
from callreview.ui.theme import Theme

GUTTER = 84
"""Names of the lanes stand left of the view; a multiple of four stays whole at 1.25."""
RULER = 28
ROW = 24
"""The height of one row of marks."""
LEAST_LANE = 28
TALK = 18
"""The height of the row that says who speaks."""
_LANE_GAP = 1
_MARKS_AIR = 4


@dataclass(frozen=True)
class Stage:
    """The geometry of one picture of the timeline."""

    view: Viewport
    width: int
    height: int
    dpr: float
    lanes: int
    mark_rows: int
    theme: Theme

    @cached_property
    def ms_per_column(self) -> float:
        """Return milliseconds per device pixel."""
        return self.view.ms_per_px / self.dpr

    @cached_property
    def origin(self) -> int:
        """Return how many device pixels of the call lie left of the view."""
        return round(self.view.start_ms / self.ms_per_column)

    def x_of(self, moment_ms: float) -> float:
        """Return where a moment lies."""
        return GUTTER + (moment_ms / self.ms_per_column - self.origin) / self.dpr

    def sharp_x_of(self, moment_ms: float) -> float:
        """Return where a moment lies, on a whole device pixel."""
        return GUTTER + (round(moment_ms / self.ms_per_column) - self.origin) / self.dpr

    @cached_property
    def shift(self) -> float:
        """Return what to add to pixels from the start of the call to get those of the widget."""
        return GUTTER - self.origin / self.dpr

    @property
    def ruler(self) -> QRect:
        """Return the ruler's place."""
        return QRect(GUTTER, 0, self.width - GUTTER, RULER)

    @cached_property
    def marks(self) -> QRect:
        """Return the place of the marks lane, below the waveform."""
        height = self.mark_rows * ROW + 2 * _MARKS_AIR
        return QRect(GUTTER, self.height - height, self.width - GUTTER, height)

    @cached_property
    def talk(self) -> QRect:
        """Return the place where it is said who speaks, between waveform and marks."""
        return QRect(GUTTER, self.sound.bottom() + 1, self.width - GUTTER, TALK)

    @cached_property
    def sound(self) -> QRect:
        """Return the place of all waveform lanes together."""
        height = max(self.lanes * LEAST_LANE, self.height - RULER - TALK - self.marks.height())
        return QRect(GUTTER, RULER, self.width - GUTTER, height)

    @property
    def body(self) -> QRect:
        """Return the place where the call itself is drawn: everything but the names."""
        return QRect(GUTTER, 0, self.width - GUTTER, self.height)

    def lane(self, channel: int) -> QRect:
        """Return the place of one channel's waveform."""
        whole = self.sound
        each = (whole.height() - (self.lanes - 1) * _LANE_GAP) // self.lanes
        top = whole.top() + channel * (each + _LANE_GAP)
        height = each if channel < self.lanes - 1 else whole.bottom() + 1 - top
        return QRect(whole.left(), top, whole.width(), height)

    def mark_row(self, row: int) -> tuple[int, int]:
        """Return top and height of a row of marks."""
        return self.marks.top() + _MARKS_AIR + row * ROW + 2, ROW - 4

    def mark_rect(self, left: float, right: float, row: int) -> QRectF:
        """Return the place of a mark's body, on whole device pixels.

        `left` and `right` are pixels counted from the start of the call.
        """
        top, height = self.mark_row(row)
        start, end = (round((x + self.shift) * self.dpr) / self.dpr for x in (left, right))
        return QRectF(start, top, end - start, height)
