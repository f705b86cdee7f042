"""What keeps a call from being heard or seen whole, said once each in plain words."""

from PySide6.QtCore import QObject, Signal

from callreview.audio.player import Now
from callreview.domain.audiofile import Outcome
from callreview.domain.errors import CallReviewError
from callreview.ui.widgets.notice import NoticeBar
from callreview.words import _, sentence

_LOST, _SILENT, _SLOW, _DAMAGED = "lost", "silent", "slow", "damaged"


class Troubles(QObject):
    """Turns what player and reading report into the bar's sentences.

    `go_on_asked` comes when the person wants to play on after the device went away;
    `unplayable` carries the sentence for a recording of which nothing can be shown.
    """

    go_on_asked = Signal()
    unplayable = Signal(str)

    def __init__(self, notice: NoticeBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notice = notice
        self._said = ""
        self._told_silent = False

    def clear(self) -> None:
        """Forget what was said of another call."""
        self._hush(self._said)

    def look(self, now: Now) -> None:
        """Take notice of where the player is."""
        if now.lost:
            if self._said != _LOST:
                self._said = _LOST
                words = sentence(CallReviewError(now.lost))
                self._notice.say(words, button=_("Go on"), do=self._on_go_on)
            return
        if now.playing:
            self._hush(_LOST)
        if now.silent and now.playing and not self._told_silent:
            self._told_silent = True
            self._say(_SILENT, sentence(CallReviewError(now.silent)))

    def look_at_waiting(self, slow: bool) -> None:
        """Take notice that the place of the recording keeps us waiting, or no longer."""
        if slow:
            self._say(
                _SLOW, _("The place this recording lies in does not answer yet. Still waiting.")
            )
        else:
            self._hush(_SLOW)

    def look_at_outcome(self, outcome: Outcome) -> None:
        """Take notice of how reading the recording ended."""
        self._hush(_SLOW)
        if not outcome.reason:
            return
        words = sentence(outcome.trouble())
        if outcome.frames:
            self._say(_DAMAGED, words)
        else:
            self.unplayable.emit(words)

    def _say(self, what: str, words: str) -> None:
        self._said = what
        self._notice.say(words)

    def _hush(self, what: str) -> None:
        if what and what == self._said:
            self._said = ""
            self._notice.hush()

    def _on_go_on(self) -> None:
        self._said = ""
        self.go_on_asked.emit()
