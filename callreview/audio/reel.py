"""The way through a sound: read from a moment on, round loops and over pauses, in one piece.

What comes out is one stream. Where it jumps in the sound, at the end of a loop or over a
pause, what was about to be heard fades out under what comes next, so that there is neither a
gap nor a click. `Runs` tells which moment of the sound a frame of the stream is.
"""

from collections import deque
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from callreview.audio.levelling import Levelling
from callreview.audio.output import Frames, ramp

CHUNK_S = 0.05
JOINT_S = 0.01
"""How long two ends of the sound are heard together where they are joined."""
SHORTEST_LOOP_S = 0.02
FULL_SCALE = 32_768.0

FrameSpan = tuple[int, int]
"""First frame and the one after the last."""


class Sound(Protocol):
    """What is played. It may still grow; it is whole once all expected frames are ready."""

    @property
    def rate(self) -> int:
        """Frames a second."""
        ...

    @property
    def channels(self) -> int:
        """How many channels a frame has."""
        ...

    @property
    def frames_ready(self) -> int:
        """How many frames can be read now."""
        ...

    @property
    def frames_expected(self) -> int:
        """How many frames there will be, as far as is known; the truth once it is whole."""
        ...

    def read(self, start_frame: int, count: int) -> NDArray[np.int16]:
        """Return up to `count` frames from `start_frame` on, shape (n, channels)."""
        ...


@dataclass(frozen=True)
class Reach:
    """What is played of a sound, in its frames: up to `stop`, round and round in `loop`.

    `cuts` are left out; they are sorted and do not touch.
    """

    stop: int | None = None
    loop: FrameSpan | None = None
    cuts: tuple[FrameSpan, ...] = ()


class Runs:
    """Which frame of the sound a frame of the stream is: a run begins at every jump."""

    def __init__(self) -> None:
        self._runs: deque[FrameSpan] = deque()

    def begin(self, stream: int, source: int) -> None:
        """Take it that frame `stream` of the stream is frame `source` of the sound."""
        if self._runs and self._runs[-1][0] == stream:
            self._runs.pop()
        self._runs.append((stream, source))

    def at(self, stream: float) -> tuple[float, float]:
        """Return the sound's frame, and where in the stream the next run begins.

        Runs before `stream` are forgotten: ask in rising order.
        """
        while len(self._runs) > 1 and self._runs[1][0] <= stream:
            self._runs.popleft()
        begun, source = self._runs[0]
        end = self._runs[1][0] if len(self._runs) > 1 else np.inf
        return source + stream - begun, end


class Reel:
    """Reads a sound from frame `start` on, as `reach` says, as float32 of shape (n, sides).

    With a `levelling`, each side as loud as that says.
    """

    def __init__(
        self, sound: Sound, start: int, reach: Reach, levelling: Levelling | None = None
    ) -> None:
        self.finished = False
        self.runs = Runs()
        self.sides = min(2, sound.channels)
        self._sound = sound
        self._levelling = levelling
        self._chunk = max(1, round(CHUNK_S * sound.rate))
        self._joint = max(1, round(JOINT_S * sound.rate))
        self._loop = _usable(reach.loop, sound.rate, start)
        self._bound = self._loop[1] if self._loop else reach.stop
        self._cuts = _fair(reach.cuts, self._loop or (start, reach.stop or sound.frames_expected))
        self._given = self._leg = 0
        self._tail = np.zeros((0, self.sides), np.float32)
        self._at = start
        self._go(start)

    def read(self) -> Frames:
        """Return what comes next; nothing when it is finished or the sound is not there yet."""
        while not self.finished:
            end = self._sound.frames_ready
            if self._until is not None:
                end = min(end, self._until)
            if self._at < end:
                return self._next(min(self._chunk, end - self._at))
            if self._until is not None and self._at >= self._until:
                self._jump(self._at)
            elif self._is_at_end():
                self._turn_at_end()
            else:
                break
        return np.zeros((0, self.sides), np.float32)

    def before(self, count: int) -> Frames:
        """Return the `count` frames before the beginning, or as many as there are."""
        first = max(0, self._at - count)
        return self._sides(first, self._at - first)

    def _next(self, count: int) -> Frames:
        frames = self._sides(self._at, count)
        self._at += len(frames)
        self._leg += len(frames)
        self._given += len(frames)
        return self._joined(frames) if len(self._tail) else frames

    def _joined(self, frames: Frames) -> Frames:
        """Return `frames` rising under what fades out from before the jump."""
        count = min(len(self._tail), len(frames))
        done = self._joint - len(self._tail)
        frames[:count] *= ramp(self._joint)[done : done + count]
        frames[:count] += self._tail[:count]
        self._tail = self._tail[count:]
        return frames

    def _sides(self, start: int, count: int) -> Frames:
        frames = sides_of(self._sound.read(start, count))
        if self._levelling is not None:
            frames *= self._levelling.gains(start, len(frames))
        return frames

    def _is_at_end(self) -> bool:
        ready = self._sound.frames_ready
        return self._at >= ready >= self._sound.frames_expected

    def _turn_at_end(self) -> None:
        """Go round where the loop reaches beyond the sound; else it is finished."""
        if self._loop and self._leg:
            self._jump(self._loop[0])
        else:
            self.finished = True

    def _jump(self, source: int) -> None:
        """Go on at `source`, or behind what lies there and is left out."""
        going_on = self._sides(self._at, self._joint)
        missing = self._joint - len(going_on)
        self._tail = np.pad(going_on, ((0, missing), (0, 0))) * ramp(self._joint)[::-1]
        self._go(source)

    def _go(self, source: int) -> None:
        source, cut = self._behind_cuts(source)
        if self._bound is not None and source >= self._bound:
            if self._loop is None:
                self.finished = True
                return
            source, cut = self._behind_cuts(self._loop[0])
        self._at = source
        self._leg = 0
        self._until: int | None = self._bound if cut is None else min(cut, self._bound or cut)
        self.runs.begin(self._given, source)

    def _behind_cuts(self, source: int) -> tuple[int, int | None]:
        """Return where to go on instead of in a cut, and where the next cut begins."""
        for start, end in self._cuts:
            if start > source:
                return source, start
            source = max(source, end)
        return source, None


def sides_of(block: NDArray[np.int16]) -> Frames:
    """Return int16 sound of any number of channels as its one or two sides, -1 to 1.

    Channels beyond two join the side of their parity, at half strength each.
    """
    if block.shape[1] > 2:
        block = np.column_stack([block[:, first::2].mean(axis=1) for first in (0, 1)])
    frames: Frames = block.astype(np.float32) / np.float32(FULL_SCALE)
    return frames


def _usable(loop: FrameSpan | None, rate: int, start: int) -> FrameSpan | None:
    """Return the loop, unless it is too short to hear or already behind."""
    if loop is None or start >= loop[1] or loop[1] - loop[0] < rate * SHORTEST_LOOP_S:
        return None
    return loop


def _fair(cuts: tuple[FrameSpan, ...], asked: FrameSpan) -> tuple[FrameSpan, ...]:
    """Return the cuts but one that would leave nothing of what was asked for."""
    return tuple(cut for cut in cuts if not (cut[0] <= asked[0] and asked[1] <= cut[1]))
