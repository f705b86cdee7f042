"""What keeps a call from being heard or seen whole, said once each in plain words."""

from PySide6.QtCore import QObject, Signal

from callreview.audio.player import Now
from callreview.domain.audiofile import Outcome
from callreview.domain.errors import CallReviewError
from callreview.domain.timebase import format_clock
from callreview.ui.player.notice import Notice
from callreview.words import _, sentence

LOST, SILENT, SLOW, DAMAGED = "lost", "silent", "slow", "damaged"


class Troubles(QObject):
    """Turns what player and reading report into the bar's sentences.

    `go_on_asked` comes when the person wants to play on after the device went away;
    `unplayable` carries the sentence for a recording of which nothing can be shown.
    """

    go_on_asked = Signal()
    unplayable = Signal(str)

    def __init__(self, notice: Notice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notice = notice
        self._told_silent = False
        notice.accepted.connect(self._on_accepted)

    def clear(self) -> None:
        """Forget what was said of another call."""
        self._notice.hush()

    def look(self, now: Now) -> None:
        """Take notice of where the player is."""
        if now.lost:
            if self._notice.code != LOST:
                self._notice.say(LOST, _lost_words(now), _("Go on"))
            return
        if now.playing:
            self._notice.hush(LOST)
        if now.silent and now.playing and not self._told_silent:
            self._told_silent = True
            self._notice.say(SILENT, sentence(CallReviewError(now.silent)))

    def look_at_waiting(self, slow: bool) -> None:
        """Take notice that the place of the recording keeps us waiting, or no longer."""
        if slow:
            words = _("The place this recording lies in does not answer yet. Still waiting.")
            self._notice.say(SLOW, words)
        else:
            self._notice.hush(SLOW)

    def look_at_outcome(self, outcome: Outcome) -> None:
        """Take notice of how reading the recording ended."""
        self._notice.hush(SLOW)
        if not outcome.reason:
            return
        words = sentence(outcome.trouble())
        if outcome.frames:
            self._notice.say(DAMAGED, words)
        else:
            self.unplayable.emit(words)

    def _on_accepted(self, code: str) -> None:
        self._notice.hush()
        if code == LOST:
            self.go_on_asked.emit()


def _lost_words(now: Now) -> str:
    return _("{trouble} Paused at {moment}.").format(
        trouble=sentence(CallReviewError(now.lost)), moment=format_clock(now.position_ms)
    )
