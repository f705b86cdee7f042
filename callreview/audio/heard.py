"""Which frame is being heard, told from how many a card has taken, and when.

A card takes frames in gulps. Just after a gulp the count lies on a line that rises with the
card's rate; between gulps it lies below it. The line is the highest seen in the last second,
so it follows a card whose clock drifts. What is heard lies a fixed lag behind the line.
"""

from collections import deque
from dataclasses import dataclass

WINDOW_S = 1.0
STALL_S = 0.15
"""A card that took nothing for so long (while it could) begins a new line."""


@dataclass(frozen=True)
class _Line:
    """Immutable, so that another thread may read it while a new one is made."""

    at_zero: float | None  # frames at second 0 of the clock; None until a gulp was seen
    floor: int
    taken: int


class HeardLine:
    """The line of one card. `look` belongs to one thread, `heard` to any."""

    def __init__(self, rate: int, lag_s: float) -> None:
        self._rate = rate
        self.lag_s = lag_s
        self._looks: deque[tuple[float, float]] = deque()
        self._line = _Line(None, 0, 0)
        self._moved_at = 0.0

    @property
    def taken(self) -> int:
        """Return how many frames had been taken at the last look."""
        return self._line.taken

    def restart(self, now: float, taken: int) -> None:
        """Begin a new line: the card plays again after it had nothing to play."""
        self._looks.clear()
        self._line = _Line(None, taken, taken)
        self._moved_at = now

    def look(self, now: float, taken: int) -> None:
        """Notice that the card has taken `taken` frames by `now`."""
        if taken == self._line.taken:
            return
        if now - self._moved_at > STALL_S:
            self._looks.clear()
        self._moved_at = now
        self._looks.append((now, taken - now * self._rate))
        while self._looks[0][0] < now - WINDOW_S:
            self._looks.popleft()
        highest = max(at_zero for _, at_zero in self._looks)
        self._line = _Line(highest, self._line.floor, taken)

    def line(self, now: float) -> float | None:
        """Return where the line of gulps stands at `now`; None before the first gulp."""
        at_zero = self._line.at_zero
        return None if at_zero is None else at_zero + now * self._rate

    def heard(self, now: float) -> float:
        """Return the frame heard at `now`, never before the restart nor beyond what was taken."""
        line = self._line
        if line.at_zero is None:
            return line.floor
        frame = line.at_zero + (now - self.lag_s) * self._rate
        return min(max(frame, line.floor), line.taken)
