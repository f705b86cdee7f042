"""Where the feeder plugs in: the device is opened when it is wanted, and let go of.

Only the feeder thread calls it. A device that is not there is asked once for each take, and
looked for now and then while a person waits for it. One that nobody needed for a while is let
go of: the computer may sleep, another program may have it, and the next opening goes to what
the system has as its default by then.
"""

from collections.abc import Callable

from callreview.audio.output import Output
from callreview.domain.errors import CallReviewError

LOOK_AGAIN_S = 2.0
"""How often is looked whether a device that went away is there again."""
TRY_AGAIN_S = 5.0
"""How often, at most, play looks whether a card was plugged in where there was none."""
IDLE_S = 30.0
STRAINED_IDLE_S = 1.0
"""Long enough for what is on its way to the ear to be heard."""


class Jack:
    """Holds the output that was chosen, and what came of opening it."""

    def __init__(self, chosen: Output, clock: Callable[[], float]) -> None:
        self.chosen = self.output = chosen
        self._clock = clock
        self._take = -1
        self._tried_at = clock()
        self._idle_since: float | None = None

    def is_ready_for(self, take: int, *, playing: bool) -> bool:
        """Return whether sound can be put, having tried to open the device once for each take.

        Raises as `Output.open` when that try goes wrong.
        """
        if take != self._take:
            self._take = take
            if self.output.is_open and self._is_dead_or_stands_in(playing=playing):
                self.close()
            if not self.output.is_open:
                self._open()
        return self.output.is_open

    def close(self) -> None:
        """Let go of the device; the next take opens it again."""
        if self.output.is_open:
            self.output.close()

    def lose(self) -> None:
        """Let go of a device that went away, and begin to look for it."""
        self._tried_at = self._clock()
        self.close()

    def look_again(self) -> float | None:
        """See whether the device is there again; return when to look next, None when it is."""
        wait_s = self._tried_at + LOOK_AGAIN_S - self._clock()
        if wait_s > 0:
            return wait_s
        try:
            self._open()
        except CallReviewError:
            return LOOK_AGAIN_S
        return None

    def use(self) -> None:
        """Take it that the device is needed now."""
        self._idle_since = None

    def idle(self) -> float | None:
        """Take it that nothing plays; return after how long the device is let go of."""
        now = self._clock()
        if self._idle_since is None:
            self._idle_since = now
        patience_s = STRAINED_IDLE_S if self.output.is_strained else IDLE_S
        wait_s = self._idle_since + patience_s - now
        if wait_s > 0:
            return wait_s
        self.close()
        return None

    def _open(self) -> None:
        self._tried_at = self._clock()
        self._idle_since = None
        self.output = self.chosen.open()

    def _is_dead_or_stands_in(self, *, playing: bool) -> bool:
        """Return whether the device went away while nothing was playing, or is only a stand-in."""
        now = self._clock()
        if self.output.lost_at(now) is not None:
            return True
        stands_in = self.output is not self.chosen
        return stands_in and playing and now > self._tried_at + TRY_AGAIN_S
