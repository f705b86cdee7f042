"""What is played next: sound read from a moment on, mixed, stretched, cut to loops and stops."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from callreview.audio.mixer import Side, mix
from callreview.audio.output import Frames, fade_in, fade_out, ramp_frames
from callreview.audio.stretch import Stretch

CHUNK_S = 0.05
SHORTEST_LOOP_S = 0.02


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
class Tone:
    """How the sound is to be heard."""

    speed: float = 1.0
    gain: float = 1.0
    side: Side = Side.BOTH


NORMAL = Tone()


@dataclass(frozen=True)
class Reach:
    """How far is played, in frames of the sound: up to `stop`, round and round in `loop`."""

    stop: int | None = None
    loop: tuple[int, int] | None = None


@dataclass(frozen=True)
class Block:
    """Sound for the card, and where it comes from: `source` + n × `step` for its frame n."""

    frames: Frames
    source: float
    step: float


class Tape:
    """Sound from frame `start` on, block by block."""

    def __init__(self, sound: Sound, start: int, *, tone: Tone, reach: Reach, rate: int) -> None:
        self.tone = tone
        self.reach = reach
        self.finished = False
        self._sound = sound
        self._rate = rate
        self._chunk = max(1, round(CHUNK_S * sound.rate))
        self._loop = _usable(reach.loop, sound.rate, start)
        self._begin_pass(start, seam=False)

    def next(self) -> Block | None:
        """Return the next block; None when it is finished or the sound is not there yet."""
        while not self.finished:
            source = self._read_on()
            if len(source):
                frames = self._stretch.push(mix(source, self.tone.side, self.tone.gain))
            elif self._is_at_end():
                return self._end_pass()
            else:
                return None
            if block := self._all_but_the_last_of(frames):
                return block
        return None

    def _read_on(self) -> NDArray[np.int16]:
        end = self._sound.frames_ready
        if self._bound is not None:
            end = min(end, self._bound)
        source = self._sound.read(self._at, max(0, min(self._chunk, end - self._at)))
        self._at += len(source)
        return source

    def _is_at_end(self) -> bool:
        if self._bound is not None and self._at >= self._bound:
            return True
        ready = self._sound.frames_ready
        return self._at >= ready >= self._sound.frames_expected

    def _begin_pass(self, start: int, *, seam: bool) -> None:
        """Read from `start` on; at a seam of a loop the sound fades in (the first fades anyway)."""
        self._at = self._start = start
        self._bound = self._loop[1] if self._loop else self.reach.stop
        self._fades_in = seam
        self._given = 0
        self._stretch = Stretch(self._sound.rate, self._rate, self.tone.speed)
        self._held = self._stretch.prime(self._before(start, self._stretch.lead))

    def _before(self, start: int, count: int) -> Frames:
        """Return the `count` frames before `start`, silence before the beginning."""
        first = max(0, start - count)
        source = mix(self._sound.read(first, start - first), self.tone.side, self.tone.gain)
        return np.concatenate([np.zeros((count - len(source), 2), np.float32), source])

    def _end_pass(self) -> Block | None:
        frames = np.concatenate([self._held, self._stretch.finish()])
        block = self._block(fade_out(frames, self._rate))
        if self._loop and self._at > self._loop[0]:
            self._begin_pass(self._loop[0], seam=True)
        else:
            self.finished = True
        return block

    def _all_but_the_last_of(self, frames: Frames) -> Block | None:
        """Hold back as much as a fade needs, should the end come next."""
        frames = np.concatenate([self._held, frames])
        keep = max(0, len(frames) - ramp_frames(self._rate))
        self._held = frames[keep:]
        return self._block(frames[:keep]) if keep else None

    def _block(self, frames: Frames) -> Block:
        if self._fades_in:
            frames, self._fades_in = fade_in(frames, self._rate), False
        step = 1 / self._stretch.ratio
        block = Block(frames, self._start + self._given * step, step)
        self._given += len(frames)
        return block


def _usable(loop: tuple[int, int] | None, rate: int, start: int) -> tuple[int, int] | None:
    """Return the loop, unless it is too short to hear or already behind."""
    if loop is None or start >= loop[1] or loop[1] - loop[0] < rate * SHORTEST_LOOP_S:
        return None
    return loop
