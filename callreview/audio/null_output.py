"""An output nobody hears: the clock takes the frames. For computers without a sound card.

It is looked after every few milliseconds while something is queued. Time in which nobody
looked was slept, by the whole computer perhaps, and does not count.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from callreview.audio.output import Frames
from callreview.domain.device import DeviceName

DEPTH_S = 3.0
ASLEEP_S = 0.5


@dataclass(frozen=True)
class _Run:
    """Frames being taken: from `start` on since `began`, up to `written`; looked at last when."""

    start: int = 0
    began: float = 0.0
    written: int = 0
    looked_at: float = 0.0

    def taken(self, now: float, rate: int) -> int:
        awake = min(now, self.looked_at + ASLEEP_S)
        return max(self.start, min(self.written, self.start + int((awake - self.began) * rate)))

    def looked(self, now: float) -> "_Run":
        slept_s = max(0.0, now - self.looked_at - ASLEEP_S)
        return replace(self, began=self.began + slept_s, looked_at=now)


class NullOutput:
    """Takes frames as fast as a card would, by the clock, and forgets them."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        rate: int = 48_000,
        silent: str = "",
    ) -> None:
        self.rate = rate
        self.silent = silent
        self.is_open = False
        self.is_strained = False
        self.device: DeviceName | None = None
        self._clock = clock
        self._run = _Run()

    def open(self) -> "NullOutput":
        """Begin to count."""
        self.is_open = True
        self._run = _Run()
        return self

    def close(self) -> None:
        """Stop counting."""
        self.is_open = False

    def switch(self, block: Frames, since: int | None = None) -> int:
        """Drop what is queued and go on with `block`, as `Output.switch` says."""
        now = self._clock()
        taken = self._run.taken(now, self.rate)
        cut = 0 if since is None else min(taken - since, len(block))
        self._run = _Run(taken, now, taken + len(block) - cut, now)
        return taken - cut

    def put(self, block: Frames) -> None:
        """Queue `block`; after a time with nothing queued the count goes on from now."""
        run, now = self._run, self._clock()
        taken = run.taken(now, self.rate)
        if taken == run.written:
            run = _Run(taken, now, run.written, now)
        self._run = replace(run, written=run.written + len(block))

    def stop(self) -> None:
        """Drop all that is queued."""
        now = self._clock()
        taken = self._run.taken(now, self.rate)
        self._run = _Run(taken, now, taken, now)

    def look(self, now: float) -> None:
        """Let the clock count on up to `now`, but for what was slept."""
        self._run = self._run.looked(now)

    def room(self) -> int:
        """Return how many frames can be put now."""
        return int(DEPTH_S * self.rate) - self.queued()

    def taken(self) -> int:
        """Return the count of frames the clock took."""
        return self._run.taken(self._clock(), self.rate)

    def queued(self) -> int:
        """Return how many frames the clock has yet to take."""
        run = self._run
        return run.written - run.taken(self._clock(), self.rate)

    def heard(self, now: float) -> float:
        """Return the count of frames that would be heard at `now`."""
        return self._run.taken(now, self.rate)

    def lost_at(self, now: float) -> float | None:  # noqa: ARG002  the protocol's shape
        """Return None: a clock is never lost."""
        return None
