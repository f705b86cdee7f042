"""What the player needs of a sound card, and the shape of sound on its way there.

Sound for an output is float32 of shape (n, 2). Frames are counted from the opening of the
output on, over everything it ever took; the count stands still while nothing is queued.
"""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from callreview.domain.device import DeviceName

Frames = NDArray[np.float32]

RAMP_S = 0.006
"""How long a fade at a seek, a pause or a stop takes: short enough to feel instant."""


class Output(Protocol):
    """Where sound goes. The feeder thread alone calls it, but for `heard`."""

    @property
    def rate(self) -> int:
        """Frames a second the device takes; known once it is open."""
        ...

    @property
    def device(self) -> DeviceName | None:
        """Which device it is, known once it is open; None where sound goes nowhere."""
        ...

    @property
    def silent(self) -> str:
        """Why nothing will be heard, as a code; empty where sound comes out."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether `open` went well and `close` was not called since."""
        ...

    @property
    def is_strained(self) -> bool:
        """Whether it would do better opened anew, when nothing plays."""
        ...

    def open(self) -> "Output":
        """Get the device ready, which may take long; return itself, or what stands in for it.

        Raises CallReviewError when the device is not there.
        """
        ...

    def close(self) -> None:
        """Let go of the device at once, whatever is queued."""
        ...

    def switch(self, block: Frames, since: int | None = None) -> int:
        """Fade out what is playing and go on with `block`; return the count of its first frame.

        With `since`, the block fits to what was playing from that count on: what the card
        has taken meanwhile is cut off, so that the two join without a jump.
        """
        ...

    def put(self, block: Frames) -> None:
        """Queue `block`, of at most `room` frames."""
        ...

    def stop(self) -> None:
        """Fade out what is playing and drop all that is queued."""
        ...

    def look(self, now: float) -> None:
        """Take notice of how far the card is; to be called every few milliseconds."""
        ...

    def room(self) -> int:
        """Return how many frames can be put now."""
        ...

    def taken(self) -> int:
        """Return the count of frames the card took."""
        ...

    def queued(self) -> int:
        """Return how many frames the card has yet to take."""
        ...

    def heard(self, now: float) -> float:
        """Return the count of frames heard at `now` (of the player's clock), from any thread."""
        ...

    def lost_at(self, now: float) -> float | None:
        """Return when the device was last alive, if it is no more; else None."""
        ...


def fade_in(block: Frames, rate: int) -> Frames:
    """Return `block` with a ramp at its beginning."""
    count = min(len(block), ramp_frames(rate))
    faded = block.copy()
    faded[:count] *= ramp(count)
    return faded


def fade_out(block: Frames, rate: int) -> Frames:
    """Return `block` with a ramp at its end."""
    count = min(len(block), ramp_frames(rate))
    faded = block.copy()
    faded[len(block) - count :] *= ramp(count)[::-1]
    return faded


def ramp_frames(rate: int) -> int:
    """Return how many frames a fade takes."""
    return round(rate * RAMP_S)


def ramp(count: int) -> Frames:
    """Return `count` gains that rise from just above 0 to just below 1, as a column."""
    steps = (np.arange(count) + 0.5) / max(1, count)
    return steps.astype(np.float32).reshape(-1, 1)
