"""Stand-ins that are turned by hand: a clock, a sound card, a recording that grows."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from callreview.audio.null_output import NullOutput
from callreview.audio.output import Frames, fade_in, fade_out, ramp_frames
from callreview.domain.device import DeviceName
from callreview.domain.errors import CallReviewError


class HandClock:
    """Shows the seconds it was set to."""

    def __init__(self, seconds: float = 1000.0) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds


class TurnedCard:
    """A sound card that takes frames when it is turned, and keeps what one would hear.

    `lag` frames lie between taking and hearing. `unplug` makes it dead; `plug` brings it back.
    """

    def __init__(self, rate: int = 8000, *, lag: int = 0, depth_s: float = 3.0) -> None:
        self.rate = rate
        self.lag = lag
        self.silent = ""
        self.device: DeviceName | None = DeviceName("card", "hand")
        self.is_open = False
        self.is_strained = False
        self.is_there = True
        self.openings = 0
        self.on_open: Callable[[], None] = lambda: None
        self.stand_in: NullOutput | None = None
        self._depth = int(depth_s * rate)
        self._taken = 0
        self._floor = 0
        self._queue = _nothing()
        self._fading = _nothing()
        self._played: list[Frames] = []

    # -- turned by a test

    def turn(self, frames: int) -> None:
        """Let the card take so many frames; silence where fewer are queued."""
        taken, self._queue = self._queue[:frames], self._queue[frames:]
        self._taken += len(taken)
        heard = np.zeros((frames, 2), np.float32)
        heard[: len(taken)] += taken
        fading, self._fading = self._fading[:frames], self._fading[frames:]
        heard[: len(fading)] += fading
        self._played.append(heard)

    def played(self) -> Frames:
        """Return all that came out of the card, silence included."""
        return np.concatenate([_nothing(), *self._played])

    def unplug(self) -> None:
        """Pull the card out."""
        self.is_there = False

    def plug(self) -> None:
        """Put the card back in."""
        self.is_there = True

    # -- an Output

    def open(self) -> "TurnedCard | NullOutput":
        self.openings += 1
        self.on_open()
        if self.stand_in is not None:
            return self.stand_in.open()
        if not self.is_there:
            raise CallReviewError("sound_device_missing")
        self.is_open = True
        self._taken = self._floor = 0
        return self

    def close(self) -> None:
        self.is_open = False
        self._queue = self._fading = _nothing()

    def switch(self, block: Frames, since: int | None = None) -> int:
        cut = 0 if since is None else min(self._taken - since, len(block))
        self._let_go()
        self._queue = fade_in(block[cut:], self.rate)
        return self._taken - cut

    def put(self, block: Frames) -> None:
        assert len(block) <= self.room()
        self._queue = np.concatenate([self._queue, block])

    def stop(self) -> None:
        self._let_go()

    def look(self, now: float) -> None:
        pass

    def room(self) -> int:
        return self._depth - len(self._queue)

    def taken(self) -> int:
        return self._taken

    def queued(self) -> int:
        return len(self._queue)

    def heard(self, now: float) -> float:
        return max(self._floor, self._taken - self.lag)

    def lost_at(self, now: float) -> float | None:
        return None if self.is_there else now

    def _let_go(self) -> None:
        fading = fade_out(self._queue[: ramp_frames(self.rate)], self.rate)
        more = max(len(fading), len(self._fading))
        self._fading = _filled(fading, more) + _filled(self._fading, more)
        self._queue = _nothing()


class HandSound:
    """A recording of given samples; only the first `ready` frames of it are there."""

    def __init__(self, samples: NDArray[np.int16], rate: int = 8000) -> None:
        self.samples = samples.reshape(len(samples), -1)
        self.rate = rate
        self.channels = self.samples.shape[1]
        self.frames_ready = self.frames_expected = len(samples)

    def read(self, start_frame: int, count: int) -> NDArray[np.int16]:
        return self.samples[start_frame : min(start_frame + count, self.frames_ready)]


def ramp_sound(seconds: float, rate: int = 8000) -> HandSound:
    """Return a recording whose samples tell which millisecond they are from (up to 32 s)."""
    milliseconds = np.arange(int(seconds * rate)) * 1000 // rate
    return HandSound(milliseconds.astype(np.int16), rate)


def noise_sound(seconds: float, rate: int = 8000, *, channels: int = 2, seed: int = 1) -> HandSound:
    """Return a recording of noise: every stretch of it is like no other."""
    noise = np.random.default_rng(seed).standard_normal((int(seconds * rate), channels))
    return HandSound((noise * 3000).astype(np.int16), rate)


def tone_sound(seconds: float, rate: int = 8000, *, hertz: float = 1000.0) -> HandSound:
    """Return a recording of a steady tone."""
    angle = 2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate
    return HandSound((np.sin(angle) * 10_000).astype(np.int16), rate)


def _filled(frames: Frames, count: int) -> Frames:
    return np.pad(frames, ((0, count - len(frames)), (0, 0)))


def _nothing() -> Frames:
    return np.zeros((0, 2), np.float32)
