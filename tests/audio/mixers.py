"""A mixer in the place of rtmixer's, whose callback runs when a test turns it."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from callreview.audio.output import Frames
from callreview.audio.portaudio import Stream
from callreview.domain.device import DeviceName
from tests.fakes import HandClock


class Action:
    """A ring that plays, a frame that is sent, or the order to end one."""

    def __init__(self, ring: Any = None) -> None:
        self.ring = ring
        self.actual_time = 0.0
        self.stats = SimpleNamespace(output_underflows=0)


class HandMixer:
    """Takes from its rings when turned. `heard_after_s` is what the device says of its lag.

    Like rtmixer it gives up a ring that ran dry. None for `heard_after_s`: the device knows
    no times, as with ALSA's pulse plugin, and says 0 for each.
    """

    def __init__(
        self,
        clock: HandClock,
        *,
        channels: int = 2,
        heard_after_s: float | None = None,
    ) -> None:
        self.samplerate = 48_000.0
        self.channels = channels
        self.latency = 0.0
        self.active = True
        self.is_closed = False
        self.underflows = 0
        self.actions: set[Action] = set()
        self.mapping: tuple[int, ...] = ()
        self._clock = clock
        self._heard_after_s = heard_after_s
        self._played: list[Frames] = []

    @property
    def time(self) -> float:
        return 0.0 if self._heard_after_s is None else self._clock()

    def play_ringbuffer(self, ring: Any, channels: tuple[int, ...]) -> Action:
        self.mapping = channels
        return self._begun(Action(ring))

    def play_buffer(self, _buffer: Frames, channels: list[int]) -> Action:
        return self._begun(Action())

    def cancel(self, action: Action) -> Action:
        self.actions.discard(action)
        return Action()

    def fetch_and_reset_stats(self) -> Action:
        action = Action()
        action.stats.output_underflows, self.underflows = self.underflows, 0
        return self._begun(action)

    def close(self, *, ignore_errors: bool) -> None:
        self.is_closed = ignore_errors

    def turn(self, frames: int) -> None:
        """Let the callback run once."""
        heard = np.zeros((frames, 2), np.float32)
        for action in list(self.actions):
            if action.ring is None:
                late = self._heard_after_s
                action.actual_time = 0.0 if late is None else self._clock() + late
                self.actions.discard(action)
                continue
            taken = np.frombuffer(action.ring.read(frames), np.float32).reshape(-1, 2)
            heard[: len(taken)] += taken
            if len(taken) < frames:
                self.actions.discard(action)
        self._played.append(heard)

    def played(self) -> Frames:
        """Return all that came out."""
        return np.concatenate(self._played)

    def _begun(self, action: Action) -> Action:
        self.actions.add(action)
        return action


def plug_in(mixer: HandMixer, patch: pytest.MonkeyPatch) -> None:
    """Let every device that is opened be this one."""

    def open_stream(chosen: DeviceName | None, *, latency: float, queue: int) -> Stream:
        mixer.latency = latency
        return Stream(mixer, chosen or DeviceName("the default", "hand"))

    patch.setattr("callreview.audio.card.open_stream", open_stream)
    patch.setattr(
        "callreview.audio.card.close_stream",
        lambda stream: stream.mixer.close(ignore_errors=True),
    )
