"""A ring of frames between the feeder, which puts, and the card's callback, which takes.

The ring is PortAudio's, one writer and one reader without locks, over memory of our own, so
that what was put can still be faded out before the card takes it.
"""

from typing import Any

import numpy as np

from callreview.audio.output import Frames, ramp, ramp_frames

FRAME_BYTES = 8  # two float32


def ring_frames(seconds: float, rate: int) -> int:
    """Return the power of two that holds at least `seconds` of sound."""
    return int(1 << (int(seconds * rate) - 1).bit_length())


class Ring:
    """Sound queued for the card. Only the feeder thread calls it."""

    def __init__(self, frames: int, rate: int) -> None:
        import rtmixer

        self._rate = rate
        self._memory: Frames = np.zeros((frames, 2), np.float32)
        self.buffer: Any = rtmixer.RingBuffer(FRAME_BYTES, buffer=self._memory)
        self._written = 0

    @property
    def queued(self) -> int:
        """Return how many frames the card has yet to take."""
        return int(self.buffer.read_available)

    @property
    def room(self) -> int:
        """Return how many frames can be put now."""
        return int(self.buffer.write_available)

    @property
    def taken(self) -> int:
        """Return how many frames the card took."""
        return self._written - self.queued

    def put(self, block: Frames) -> None:
        """Queue `block`, which must fit."""
        written = int(self.buffer.write(np.ascontiguousarray(block, np.float32)))
        self._written += written
        if written != len(block):
            raise ValueError(f"{len(block) - written} frames did not fit into the ring")

    def fade_out(self) -> int:
        """Let what is queued fade to silence in place; return the count where silence begins.

        The card may take some of it meanwhile; a fade it half missed is a click and no harm.
        """
        start = self.taken
        count = min(self._written - start, ramp_frames(self._rate))
        where = np.arange(start, self._written) % len(self._memory)
        self._memory[where[:count]] *= ramp(count)[::-1]
        self._memory[where[count:]] = 0
        return start + count
