"""How often the card had to play silence because the computer brought it sound too late."""

from typing import Any

ASKED_EVERY_S = 1.0


class Stumbles:
    """Asks one mixer now and then. Only the feeder thread calls it.

    What happened before the first answer does not count: opening a device is no stumble.
    """

    def __init__(self, mixer: Any) -> None:
        self.count = 0
        self._mixer = mixer
        self._asked: Any = None
        self._asked_at = 0.0
        self._is_first = True

    def look(self, now: float) -> None:
        """Take the answer if it is there; ask again when it is time."""
        if self._asked is None:
            if now > self._asked_at + ASKED_EVERY_S:
                self._asked_at = now
                self._asked = self._mixer.fetch_and_reset_stats()
        elif self._asked not in self._mixer.actions:
            answer, self._asked = self._asked, None
            if not self._is_first:
                self.count += int(answer.stats.output_underflows)
            self._is_first = False
