"""How the open call sounds: which side, how loud, what is done to it, which pauses are skipped.

It keeps what the person chose, finds out what that means for this call once who speaks and
how loud is known, and has the player do it.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from callreview.audio.levelling import Levelling
from callreview.audio.loudness import sounding
from callreview.audio.player import Player
from callreview.domain.hearing import AS_RECORDED, Hearing
from callreview.domain.pauses import Skipping
from callreview.domain.peaks import Peaks
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span, moment_of, total_ms

_GROWN = 1.5
"""How much more of a call must be known before its level is found anew."""


class Sounding(QObject):
    """What is chosen and what comes of it; `changed` tells that either is another one.

    `chosen` tells that the person chose something that is to be remembered.
    """

    changed = Signal()
    chosen = Signal()

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hearing = AS_RECORDED
        self.skipping = Skipping()
        self.pauses: tuple[Span, ...] = ()
        """The parts of the open call that are left out now."""
        self._player = player
        self._talk: Talk | None = None
        self._peaks: Peaks | None = None

    @property
    def knows_pauses(self) -> bool:
        """Return whether it is known who speaks, so that pauses can be skipped."""
        return self._talk is not None and self._peaks is not None

    @property
    def saved_ms(self) -> int:
        """Return how much of the call is left out."""
        return total_ms(self.pauses)

    @property
    def silent(self) -> int | None:
        """Return the channel that is not heard, None when all are."""
        by_sides = {"left": 1, "right": 0}.get(self.hearing.sides)
        muted = self.hearing.muted
        return muted.index(True) if by_sides is None and any(muted) else by_sides

    def begin(self) -> None:
        """Forget what was the call's before: levels, mutes, who speaks."""
        self._talk = self._peaks = None
        plain = replace(self.hearing, gains_db=AS_RECORDED.gains_db, muted=AS_RECORDED.muted)
        self.take(plain, self.skipping)

    def take(self, hearing: Hearing, skipping: Skipping) -> None:
        """Hear calls like this from now on."""
        self.hearing, self.skipping = hearing, skipping
        self._player.hear(hearing)
        self._skip()

    def take_remembered(self, hearing: Hearing, skipping: Skipping) -> None:
        """Take what was remembered; what belongs to the open call stays."""
        mine = self.hearing
        self.take(
            replace(hearing, sides=mine.sides, gains_db=mine.gains_db, muted=mine.muted), skipping
        )

    def hear(self, hearing: Hearing) -> None:
        """Hear the call like this, for the person says so."""
        self.take(hearing, self.skipping)
        self.chosen.emit()

    def skip(self, skipping: Skipping) -> None:
        """Skip pauses like this, for the person says so."""
        self.take(self.hearing, skipping)
        self.chosen.emit()

    def open_sound(self) -> None:
        """Say all again to a player that has begun with another sound."""
        self._peaks = None
        self._skip()

    def show_talk(self, talk: Talk | None) -> None:
        """Take it that these speak."""
        if talk != self._talk:
            self._talk = talk
            self._level()
            self._skip()

    def show_peaks(self, peaks: Peaks, *, length_ms: int) -> None:
        """Take it that the call is so loud, as far as it is known, and so long."""
        known = self._peaks.frames if self._peaks else 0
        is_whole = moment_of(peaks.frames, peaks.rate) >= length_ms
        if peaks.frames > known * _GROWN or (is_whole and peaks.frames > known):
            self._peaks = peaks
            self._level()
            self._skip()

    def _level(self) -> None:
        if self._peaks is not None:
            speech = self._talk.speech if self._talk else None
            self._player.level(Levelling(self._peaks, speech))

    def _skip(self) -> None:
        self.pauses = ()
        if self.skipping.is_on and self._talk is not None and self._peaks is not None:
            self.pauses = self.skipping.pauses(self._talk, sounding(self._peaks))
        self._player.skip(self.pauses)
        self.changed.emit()
