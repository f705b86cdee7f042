"""A real sound card through PortAudio: rtmixer's callback in C copies from our ring.

The card has no event for a device that was pulled out. It is lost when PortAudio ended the
stream, or when it took nothing for a second though there was something to take.

While the computer sleeps nobody looks, and a clock that goes on meanwhile proves nothing: a
card is only taken as lost by what it does while it is looked at.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from callreview.audio.heard import HeardLine
from callreview.audio.lag import LagProbe
from callreview.audio.null_output import NullOutput
from callreview.audio.output import Frames, Output, fade_in, ramp_frames
from callreview.audio.portaudio import Stream, close_stream, open_stream
from callreview.audio.ring import Ring, ring_frames
from callreview.audio.stumbles import Stumbles
from callreview.domain.device import DeviceName
from callreview.domain.errors import CallReviewError

LATENCY_S = 0.15
"""With 0.05, ALSA through PulseAudio came into storms of underruns; with 0.1 a busy machine, which
let even a process that did nothing else wait for 0.13 s now and then, came into a few."""
LONGEST_LATENCY_S = 0.4
"""A computer that brought sound too late is given twice the time, up to this."""
RING_S = 2.6
LOST_S = 1.0
WAKING_S = 4.0
"""A device just opened may fill its buffer and then wake up for so long (Bluetooth)."""
ASLEEP_S = 0.5
"""Who was not looked after for so long was asleep, as the whole computer may have been."""
QUEUE = 512


@dataclass
class _Playing:
    """A ring the callback is reading, from the count `base` on; `until` when it is leaving."""

    ring: Ring
    action: Any
    base: int
    until: int = 0

    @property
    def taken(self) -> int:
        return self.base + self.ring.taken


class CardOutput:
    """An output stream kept open at the device's own rate; silence while nothing is queued.

    Without a name it is the system's default device. With `silence_instead` a clock stands in
    when there is no device at the first opening; one that was there and went is waited for.
    """

    silent = ""

    def __init__(
        self,
        chosen: DeviceName | None = None,
        *,
        silence_instead: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.rate = 48_000
        self._chosen = chosen
        self._silence_instead = silence_instead
        self._clock = clock
        self._device = chosen
        self._stream: Stream | None = None
        self._mixer: Any = None
        self._mapping = (1, 2)
        self._current: _Playing | None = None
        self._leaving: list[_Playing] = []
        self._ending: list[tuple[Any, _Playing]] = []
        self._count = 0
        self._line = HeardLine(self.rate, LATENCY_S)
        self._opened_at = self._alive_at = self._looked_at = 0.0
        self._latency_s = LATENCY_S
        self._probe: LagProbe | None = None
        self._stumbles: Stumbles | None = None

    # -- the device

    @property
    def is_open(self) -> bool:
        """Whether the device was opened and not let go of."""
        return self._stream is not None

    @property
    def device(self) -> DeviceName | None:
        """Return the device that was opened last."""
        return self._device

    @property
    def is_strained(self) -> bool:
        """Return whether sound came to it too late; the next opening gives it more time."""
        return self._stumbles is not None and self._stumbles.count > 0

    def open(self) -> Output:
        """Open the device, as `Output.open` says."""
        try:
            stream = open_stream(self._chosen, latency=self._latency_s, queue=QUEUE)
        except CallReviewError as error:
            if not self._silence_instead:
                raise
            missing = error.code == "sound_device_missing"
            code = "no_sound_card" if missing else error.code
            return NullOutput(clock=self._clock, silent=code).open()
        self._silence_instead = False
        self._settle(stream)
        return self

    def _settle(self, stream: Stream) -> None:
        mixer = stream.mixer
        self._stream, self._device, self._mixer = stream, stream.device, mixer
        self.rate = round(mixer.samplerate)
        self._mapping = (1, 2) if mixer.channels > 1 else (1, 1)
        self._count = 0
        self._line = HeardLine(self.rate, float(mixer.latency))
        self._probe = LagProbe(mixer, self._line, self.rate)
        self._stumbles = Stumbles(mixer)
        self._opened_at = self._alive_at = self._looked_at = self._clock()

    def close(self) -> None:
        """Let go of the device at once, whatever is queued."""
        if self.is_strained:
            self._latency_s = min(LONGEST_LATENCY_S, self._latency_s * 2)
        stream, self._stream, self._mixer = self._stream, None, None
        self._current = None
        self._probe = self._stumbles = None
        if stream is not None:
            close_stream(stream)
        self._leaving.clear()
        self._ending.clear()

    def lost_at(self, now: float) -> float | None:
        """Return when the device was last alive, if it is no more; else None."""
        if self._mixer is None:
            return min(now, self._alive_at)
        self.look(now)
        is_awake = now > self._opened_at + WAKING_S
        starved = is_awake and self.queued() > 0 and now > self._alive_at + LOST_S
        if starved or not self._mixer.active:
            return min(now, self._alive_at)
        return None

    # -- queueing

    def switch(self, block: Frames, since: int | None = None) -> int:
        """Fade out what is playing and go on with `block`, as `Output.switch` says."""
        ring = Ring(ring_frames(RING_S, self.rate), self.rate)
        faded = fade_in(block, self.rate)
        self._notice_idle()
        start = self.taken()
        cut = 0
        if since is not None:
            cut = min(start - since, max(0, len(block) - ramp_frames(self.rate)))
            faded = fade_in(block[cut:], self.rate) if cut else faded
        ring.put(self._fitted(faded))
        self._let_go()
        self._current = _Playing(ring, self._play(ring), start)
        return start - cut

    def put(self, block: Frames) -> None:
        """Queue `block`, of at most `room` frames."""
        assert self._current is not None
        self._notice_idle()
        self._current.ring.put(self._fitted(block))
        self._revive(self._clock())

    def stop(self) -> None:
        """Fade out what is playing and drop all that is queued."""
        self._let_go()
        self._current = None

    def room(self) -> int:
        """Return how many frames can be put now."""
        return 0 if self._current is None else self._current.ring.room

    def taken(self) -> int:
        """Return the count of frames the card took."""
        return self._count if self._current is None else self._current.taken

    def queued(self) -> int:
        """Return how many frames the card has yet to take."""
        return 0 if self._current is None else self._current.ring.queued

    def _fitted(self, block: Frames) -> Frames:
        """Return `block` for the device: on a single channel both ears share one."""
        return block if self._mapping == (1, 2) else block * np.float32(0.5)

    def _play(self, ring: Ring) -> Any:
        return self._mixer.play_ringbuffer(ring.buffer, channels=self._mapping)

    def _let_go(self) -> None:
        """Fade out the ring that is playing; it is cancelled when the fade was taken."""
        playing = self._current
        if playing is None:
            return
        self._count = playing.taken
        playing.until = playing.ring.fade_out()
        self._leaving.append(playing)

    def _notice_idle(self) -> None:
        """Begin a new line if the card had nothing to take until now."""
        if self.queued() == 0:
            now = self._clock()
            self._line.restart(now, self.taken())
            self._alive_at = max(self._alive_at, now)
            if self._probe is not None:
                self._probe.forget()

    # -- looking after the card

    def look(self, now: float) -> None:
        """Take notice of how far the card is."""
        if self._mixer is None or self._probe is None or self._stumbles is None:
            return
        if now > self._looked_at + ASLEEP_S:
            self._alive_at = now
        self._looked_at = now
        taken = self.taken()
        if taken != self._line.taken:
            self._alive_at = now
            self._line.look(now, taken)
        self._revive(now)
        self._cancel_faded()
        self._probe.look(now, self.taken, plays=self.queued() > 0)
        self._stumbles.look(now)

    def heard(self, now: float) -> float:
        """Return the count of frames heard at `now`, from any thread."""
        return self._line.heard(now)

    def _revive(self, now: float) -> None:
        """Play the ring again if the callback gave it up when it ran dry."""
        playing = self._current
        if playing is None or not playing.ring.queued or playing.action in self._mixer.actions:
            return
        self._line.restart(now, playing.taken)
        playing.action = self._play(playing.ring)

    def _cancel_faded(self) -> None:
        """Cancel rings whose fade was taken; keep their actions until the callback has seen it."""
        running = self._mixer.actions
        self._ending = [(end, old) for end, old in self._ending if end in running]
        for playing in list(self._leaving):
            if playing.action not in running:
                self._leaving.remove(playing)
            elif playing.ring.taken >= playing.until:
                self._leaving.remove(playing)
                self._ending.append((self._mixer.cancel(playing.action), playing))
