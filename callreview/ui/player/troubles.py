"""What keeps a call from being heard or seen whole, said once each in plain words.

The bar has room for one sentence; what is said is what keeps one most from listening, and
when that is over or was closed, what else there is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

from callreview.audio.player import Now
from callreview.domain.audiofile import Outcome
from callreview.domain.errors import CallReviewError
from callreview.ui.widgets.notice import NoticeBar
from callreview.words import _, sentence

_LOST, _SILENT, _SLOW, _DAMAGED = "lost", "silent", "slow", "damaged"
_FIRST_THINGS_FIRST = (_LOST, _SLOW, _DAMAGED, _SILENT)


@dataclass(frozen=True)
class _Said:
    """A sentence, and what a button does about it."""

    words: str
    button: str = ""
    do: Callable[[], None] | None = None


class Troubles(QObject):
    """Turns what player and reading report into the bar's sentences.

    `go_on_asked` comes when the person wants to play on after the device went away;
    `system_device_asked` when they want the system's device instead of one that is away, which
    is offered while `waits_for_chosen`; `unplayable` carries the sentence for a recording of
    which nothing can be shown. With `hides_names` no recording's name is told.
    """

    go_on_asked = Signal()
    system_device_asked = Signal()
    unplayable = Signal(str)

    def __init__(self, notice: NoticeBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waits_for_chosen = False
        self.hides_names = False
        self._notice = notice
        self._standing: dict[str, _Said] = {}
        self._shown = ""
        self._lost = ""
        self._told_silent = False
        notice.closed.connect(self._on_closed)

    def clear(self) -> None:
        """Forget what was said of another call."""
        self._standing.clear()
        self._lost = ""
        self._show()

    def look(self, now: Now) -> None:
        """Take notice of where the player is."""
        if now.lost != self._lost:
            self._lost = now.lost
            self._take(_LOST, self._said_of_lost(now) if now.lost else None)
        if now.silent and now.playing and not self._told_silent:
            self._told_silent = True
            self._take(_SILENT, _Said(sentence(CallReviewError(now.silent))))

    def look_at_waiting(self, slow: bool) -> None:
        """Take notice that the place of the recording keeps us waiting, or no longer."""
        words = _("The place this recording lies in does not answer yet. Still waiting.")
        self._take(_SLOW, _Said(words) if slow else None)

    def look_at_outcome(self, outcome: Outcome) -> None:
        """Take notice of how reading the recording ended."""
        self._take(_SLOW, None)
        if not outcome.reason:
            return
        trouble = outcome.trouble()
        fields = {"name": _("this recording")} if self.hides_names else {}
        words = sentence(CallReviewError(trouble.code, **{**trouble.fields, **fields}))
        if outcome.frames:
            self._take(_DAMAGED, _Said(words))
        else:
            self.unplayable.emit(words)

    def _said_of_lost(self, now: Now) -> _Said:
        words = sentence(CallReviewError(now.lost))
        if now.misses_device and self.waits_for_chosen:
            do = partial(self._pass_on, self.system_device_asked)
            return _Said(words, _("Use the system's device"), do)
        return _Said(words, _("Go on"), partial(self._pass_on, self.go_on_asked))

    def _take(self, what: str, said: _Said | None) -> None:
        """Let something stand from now on, or no longer."""
        if said is None:
            self._standing.pop(what, None)
        else:
            self._standing[what] = said
            self._shown = "" if self._shown == what else self._shown
        self._show()

    def _show(self) -> None:
        """Say the first thing that stands, unless it is being said."""
        first = next((what for what in _FIRST_THINGS_FIRST if what in self._standing), "")
        if first == self._shown:
            return
        self._shown = first
        if first:
            said = self._standing[first]
            self._notice.say(said.words, button=said.button, do=said.do)
        else:
            self._notice.hush()

    def _on_closed(self) -> None:
        """Say no more what the person closed."""
        self._standing.pop(self._shown, None)
        self._show()

    def _pass_on(self, asked: SignalInstance) -> None:
        self._lost = ""
        self._take(_LOST, None)
        asked.emit()
