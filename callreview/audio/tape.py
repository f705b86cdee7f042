"""What is played next: the reel's sound as it is to be heard, stretched, in blocks."""

import math
from collections import deque
from dataclasses import dataclass

import numpy as np

from callreview.audio.levelling import Levelling
from callreview.audio.output import Frames, fade_out, ramp_frames
from callreview.audio.reel import Reach, Reel, Sound
from callreview.audio.stretch import Stretch
from callreview.audio.treatment import Treatment
from callreview.domain.hearing import AS_RECORDED, Hearing


@dataclass(frozen=True)
class Tone:
    """How the sound is to be heard; `levelling` is what is known of it for that."""

    speed: float = 1.0
    volume: float = 1.0
    hearing: Hearing = AS_RECORDED
    levelling: Levelling | None = None

    @property
    def gains(self) -> Levelling | None:
        """Return what the sides are levelled by, None to leave them as they are."""
        return self.levelling if self.hearing.levelled else None

    def prepare(self) -> None:
        """Find out now what would make the first sound wait."""
        if self.gains is not None:
            self.gains.prepare()


NORMAL = Tone()


@dataclass(frozen=True)
class Block:
    """Sound for the card, and where it comes from: `source` + n × `step` for its frame n."""

    frames: Frames
    source: float
    step: float


class Tape:
    """Sound from frame `start` on, block by block."""

    def __init__(self, sound: Sound, start: int, *, tone: Tone, reach: Reach, rate: int) -> None:
        self._tone = tone
        self._rate = rate
        self._is_read = False
        self._given = 0
        self._ready: deque[Block] = deque()
        self._reel = Reel(sound, start, reach, tone.gains)
        self._treatment = Treatment(tone.hearing, sound.rate, self._reel.sides)
        self._treatment.warm(self._reel.before(self._treatment.lead))
        self._stretch = Stretch(sound.rate, rate, tone.speed)
        self._held = np.zeros((0, 2), np.float32)

    @property
    def finished(self) -> bool:
        """Whether every block was given."""
        return self._is_read and not self._ready

    def next(self) -> Block | None:
        """Return the next block; None when it is finished or the sound is not there yet."""
        while not (self._ready or self._is_read):
            sides = self._reel.read()
            if len(sides):
                self._make_ready(self._stretch.push(self._heard(self._treatment.push(sides))))
            elif self._reel.finished:
                self._finish()
            else:
                return None
        return self._ready.popleft() if self._ready else None

    def _heard(self, ears: Frames) -> Frames:
        return ears * np.float32(self._tone.volume)

    def _make_ready(self, frames: Frames) -> None:
        """Hold back as much as a fade needs, should the end come next."""
        frames = np.concatenate([self._held, frames])
        keep = max(0, len(frames) - ramp_frames(self._rate))
        self._held = frames[keep:]
        self._divide(frames[:keep])

    def _finish(self) -> None:
        self._is_read = True
        rest = self._stretch.push(self._heard(self._treatment.finish()))
        frames = np.concatenate([self._held, rest, self._stretch.finish()])
        self._divide(fade_out(frames, self._rate))

    def _divide(self, frames: Frames) -> None:
        """Make blocks of `frames`: another begins wherever the reel jumped."""
        step = 1 / self._stretch.ratio
        while len(frames):
            source, run_end = self._reel.runs.at(self._given * step)
            count = len(frames)
            if math.isfinite(run_end):
                count = min(count, max(1, math.ceil(run_end / step) - self._given))
            self._ready.append(Block(frames[:count], source, step))
            self._given += count
            frames = frames[count:]
