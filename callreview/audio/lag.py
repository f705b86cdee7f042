"""How long after the card took a frame it is heard, asked of the device now and then.

One silent frame is played, and the device says when it will be heard. Where what it says is
nonsense (0 through ALSA's pulse plugin and on WDM-KS) nothing is learnt, and the latency
PortAudio promised goes on being used.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from callreview.audio.heard import HeardLine
from callreview.audio.portaudio import portaudio

PROBE_EVERY_S = 0.5
LONGEST_LAG_S = 2.0
_KEPT = 5


@dataclass(frozen=True)
class _Probe:
    """One silent frame, put when the card had taken `frame` frames."""

    action: Any
    frame: int
    asked_at: float
    fair: bool


class LagProbe:
    """Keeps the lag of one card's line right. Only the feeder thread calls it."""

    def __init__(self, mixer: Any, line: HeardLine, rate: int) -> None:
        self._mixer = mixer
        self._line = line
        self._rate = rate
        self._probe: _Probe | None = None
        self._probed_at = 0.0
        self._lags: deque[float] = deque(maxlen=_KEPT)

    def forget(self) -> None:
        """Let go of a probe that is under way: the card had nothing to play meanwhile."""
        self._probe = None

    def look(self, now: float, taken: Callable[[], int], *, plays: bool) -> None:
        """See what came of the last probe, and send the next one when it is time.

        `taken` tells how many frames the card took: a gulp while the probe is sent spoils it.
        """
        probe = self._probe
        if probe is None:
            if plays and now > self._probed_at + PROBE_EVERY_S:
                self._probed_at = now
                self._probe = self._sent(now, taken)
        elif probe.action not in self._mixer.actions:
            self._probe = None
            self._learn_from(probe, now)

    def _sent(self, now: float, taken: Callable[[], int]) -> _Probe:
        frame = taken()
        silence = np.zeros((1, 1), np.float32)
        action = self._mixer.play_buffer(silence, channels=[1])
        return _Probe(action, frame, now, fair=taken() == frame)

    def _learn_from(self, probe: _Probe, now: float) -> None:
        line, heard_at = self._line.line(now), self._heard_at(probe, now)
        if not probe.fair or line is None or heard_at is None:
            return
        heard = probe.frame + (now - heard_at) * self._rate
        lag = (line - heard) / self._rate
        if 0 <= lag <= LONGEST_LAG_S:
            self._lags.append(lag)
            self._line.lag_s = median(self._lags)

    def _heard_at(self, probe: _Probe, now: float) -> float | None:
        """Return when, by our clock, the device says the probe is heard; None for nonsense."""
        heard_by_device = float(probe.action.actual_time)
        try:
            heard_at = now + heard_by_device - float(self._mixer.time)
        except portaudio().PortAudioError:
            return None
        if heard_by_device <= 0:
            return None
        return heard_at if -0.1 < heard_at - probe.asked_at < LONGEST_LAG_S + 0.5 else None
