"""What stretch of a call is seen, and on how many pixels.

Moments are whole milliseconds everywhere else; here they are real numbers, so that zooming
keeps the moment under the pointer where it is and a drag moves with the pixel. They are
rounded once, by `nearest_ms`, when a gesture ends. Pixels are logical ones from the left edge
of the view. Zoom goes in steps of the square root of two, so two steps halve what is seen.
"""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from callreview.domain.timebase import Span

FINEST_MS_PER_PX = 2.0**-7
"""One millisecond on 128 pixels: at 8 kHz a sample is sixteen pixels wide."""

_STEPS_PER_OCTAVE = 2
_PAGE_MARGIN = 0.06
_ON_A_RUNG = 1e-9


class Follow(StrEnum):
    """How the view goes along with the play head."""

    CONTINUOUS = "continuous"
    PAGE = "page"
    OFF = "off"


@dataclass(frozen=True)
class Viewport:
    """A view `width` pixels wide that begins at `start_ms` of a call of `length_ms`.

    Build it with `whole`, change it with the methods: they keep the view inside the call.
    """

    length_ms: int
    width: float
    start_ms: float
    ms_per_px: float

    def __post_init__(self) -> None:
        if self.length_ms < 0 or self.width < 1 or not self.ms_per_px > 0:
            raise ValueError(f"not a view: {self}")

    @classmethod
    def whole(cls, length_ms: int, width: float) -> "Viewport":
        """Return the view of the whole call."""
        width = max(1.0, width)
        return cls(length_ms, width, 0.0, _coarsest(length_ms, width))

    @property
    def seen_ms(self) -> float:
        """Return how much of the call is seen; more than its length for a very short call."""
        return self.width * self.ms_per_px

    @property
    def end_ms(self) -> float:
        """Return the moment at the right edge."""
        return self.start_ms + self.seen_ms

    @property
    def shows_all(self) -> bool:
        """Return whether zooming out would show nothing more."""
        return self.ms_per_px >= _coarsest(self.length_ms, self.width) * (1 - _ON_A_RUNG)

    def x_of(self, moment_ms: float) -> float:
        """Return the pixel at which a moment lies; outside the view it is below 0 or beyond."""
        return (moment_ms - self.start_ms) / self.ms_per_px

    def moment_at(self, x: float) -> float:
        """Return the moment under a pixel, unrounded; it may lie outside the call."""
        return self.start_ms + x * self.ms_per_px

    def nearest_ms(self, x: float) -> int:
        """Return the whole millisecond of the call nearest to a pixel."""
        return min(self.length_ms, max(0, round(self.moment_at(x))))

    def shows(self, moment_ms: float) -> bool:
        """Return whether a moment lies inside the view."""
        return self.start_ms <= moment_ms <= self.end_ms

    def zoomed(self, steps: int, at_x: float) -> "Viewport":
        """Return the view zoomed in by `steps` (out if negative), keeping the moment at `at_x`."""
        if steps == 0:
            return self
        scale = _rung(self.ms_per_px, steps)
        scale = min(_coarsest(self.length_ms, self.width), max(FINEST_MS_PER_PX, scale))
        start = self.moment_at(at_x) - at_x * scale
        return _inside(replace(self, start_ms=start, ms_per_px=scale))

    def scrolled(self, pixels: float) -> "Viewport":
        """Return the view moved right by `pixels` (left if negative)."""
        return self.beginning(self.start_ms + pixels * self.ms_per_px)

    def beginning(self, start_ms: float) -> "Viewport":
        """Return the view moved so that it begins at a moment."""
        return _inside(replace(self, start_ms=start_ms))

    def centred(self, moment_ms: float) -> "Viewport":
        """Return the view moved so that a moment is in the middle."""
        return self.beginning(moment_ms - self.seen_ms / 2)

    def revealing(self, moment_ms: float) -> "Viewport":
        """Return this view if it shows the moment, else the one with the moment in the middle."""
        return self if self.shows(moment_ms) else self.centred(moment_ms)

    def fitted(self, span: Span) -> "Viewport":
        """Return the view of a span with a little air on both sides."""
        scale = max(span.length_ms, 1) * 1.1 / self.width
        scale = min(_coarsest(self.length_ms, self.width), max(FINEST_MS_PER_PX, scale))
        middle = (span.start_ms + span.end_ms) / 2
        return replace(self, ms_per_px=scale).centred(middle)

    def resized(self, width: float) -> "Viewport":
        """Return the view on another width; one of the whole call stays so."""
        width = max(1.0, width)
        if self.shows_all:
            return self.whole(self.length_ms, width)
        scale = min(self.ms_per_px, _coarsest(self.length_ms, width))
        return _inside(replace(self, width=width, ms_per_px=scale))

    def grown(self, length_ms: int) -> "Viewport":
        """Return the view of the same call, now known to be `length_ms` long."""
        if self.shows_all:
            return self.whole(length_ms, self.width)
        scale = min(self.ms_per_px, _coarsest(length_ms, self.width))
        return _inside(replace(self, length_ms=length_ms, ms_per_px=scale))

    def followed(self, moment_ms: float, mode: Follow, *, glide: float = 1.0) -> "Viewport":
        """Return the view that goes along with a play head at `moment_ms`.

        `PAGE` turns the page when the head leaves the view. `CONTINUOUS` lets the head run to
        the middle and then moves the call under it; a head beyond the middle is brought back
        by the part `glide` (0 to 1] of its way each time, so that it does not jump.
        """
        if mode is Follow.OFF:
            return self
        if not self.shows(moment_ms):
            margin = self.seen_ms * (_PAGE_MARGIN if mode is Follow.PAGE else 0.5)
            return self.beginning(moment_ms - margin)
        beyond = moment_ms - (self.start_ms + self.seen_ms / 2)
        if mode is Follow.PAGE or beyond <= 0:
            return self
        near = beyond <= 2 * self.ms_per_px
        return self.beginning(self.start_ms + beyond * (1.0 if near else glide))


def _inside(view: Viewport) -> Viewport:
    """Return the view moved so that it shows nothing before or after the call."""
    last = max(0.0, view.length_ms - view.seen_ms)
    start = min(last, max(0.0, view.start_ms))
    return view if start == view.start_ms else replace(view, start_ms=start)


def _coarsest(length_ms: int, width: float) -> float:
    """Return the scale that fits the whole call into the width."""
    return max(FINEST_MS_PER_PX, length_ms / width)


def _rung(ms_per_px: float, steps: int) -> float:
    """Return the scale `steps` rungs finer on the ladder of powers of the square root of two.

    A scale between two rungs first goes to the next one in the direction of the zoom.
    """
    height = -math.log2(ms_per_px) * _STEPS_PER_OCTAVE
    nearest = round(height)
    if abs(height - nearest) > _ON_A_RUNG:
        nearest = math.floor(height) if steps > 0 else math.ceil(height)
    return float(2.0 ** (-(nearest + steps) / _STEPS_PER_OCTAVE))
