"""Listening to a call: orders to the player, and looking where it is while it plays.

The player tells nothing of itself; a timer asks it, and runs only while there is something to
see: sound playing, or sound on its way, or a device that is being waited for.
"""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from callreview.audio.player import Now, Player
from callreview.audio.reel import Sound
from callreview.domain.playback import HeardTracker, resumed_at
from callreview.domain.timebase import Span, merged, total_ms

SLOWEST, FASTEST, SPEED_STEP = 0.5, 3.0, 0.1
RESUME_BACK_MS = 1500
_TICK_MS = 16
_TELL_HEARD_MS = 2000


class Listening(QObject):
    """Plays one call and says how far it came.

    `ticked` carries the player's `Now`; `heard` a `Span` that was listened to, every two
    seconds and at each stop; `skipped` a silence the player passed over.
    """

    ticked = Signal(object)
    heard = Signal(object)
    skipped = Signal(object)

    def __init__(
        self,
        player: Player,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.resume_back_ms = RESUME_BACK_MS
        self.pauses: tuple[Span, ...] = ()
        """What is skipped now."""
        self._player = player
        self._has_sound = False
        self._length_ms = 0
        self._speed, self._other_speed = 1.0, 1.5
        self._paused_at: int | None = None
        self._stepped_back_to: int | None = None
        self._clock = clock
        self._tracker = HeardTracker()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def now(self) -> Now:
        """Return where the player is."""
        return self._player.now()

    @property
    def speed(self) -> float:
        """Return how fast is played."""
        return self._speed

    @property
    def has_sound(self) -> bool:
        """Return whether there is something to play."""
        return self._has_sound

    def open(self, sound: Sound | None) -> None:
        """Take another call, paused at its beginning."""
        self.flush()
        self._has_sound = sound is not None
        self._paused_at = self._stepped_back_to = None
        self._player.open(sound)
        self.look()

    def show_length(self, length_ms: int) -> None:
        """Take it that the call is so long."""
        self._length_ms = length_ms

    def play_or_pause(self) -> None:
        """Pause, or play on from a little before where it was paused."""
        if self.now.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Play on; after a pause a little earlier, so that one finds back into the talk."""
        now = self.now
        if not self._has_sound or now.playing:
            return
        broke_off = bool(now.lost) or now.position_ms == self._paused_at
        if broke_off and not now.ended and now.position_ms != self._stepped_back_to:
            self._stepped_back_to = resumed_at(
                now.position_ms, back_ms=self.resume_back_ms, pauses=self.pauses
            )
            self._player.seek(self._stepped_back_to)
        self._paused_at = None
        self._player.play()
        self._watch()

    def pause(self) -> None:
        """Stop where it is heard."""
        if self.now.playing:
            self._player.pause()
            self._paused_at = self.now.position_ms
        self.look()

    def seek(self, moment_ms: int) -> None:
        """Go to a moment, playing on if it plays."""
        self.flush()
        self._paused_at = None
        self._player.seek(min(self._length_ms, max(0, moment_ms)))
        self._watch()

    def scrub(self, moment_ms: int) -> None:
        """Let a grain of sound be heard under a drag."""
        self.flush()
        self._paused_at = None
        self._player.scrub(moment_ms)
        self._watch()

    def end_scrub(self, moment_ms: int) -> None:
        """Let go of the drag there: go on playing, or stand still, as before."""
        self._player.scrub(moment_ms)
        self._player.end_scrub()
        self._watch()

    def play_span(self, span: Span) -> None:
        """Play a span once, its silences too, for they may be why it was chosen; stop there."""
        self.seek(span.start_ms)
        self._player.stop_at(span.end_ms if span.length_ms else None, whole=True)
        self._player.play()
        self._watch()

    def set_speed(self, speed: float) -> None:
        """Play faster or slower, in steps of a tenth."""
        self._speed = round(min(FASTEST, max(SLOWEST, speed)), 1)
        if self._speed != 1.0:
            self._other_speed = self._speed
        self._player.set_speed(self._speed)
        self.look()

    def toggle_speed(self) -> None:
        """Go to normal speed, or from there back to the one before."""
        self.set_speed(self._other_speed if self._speed == 1.0 else 1.0)

    def loop(self, span: Span | None) -> None:
        """Play a span round and round, beginning at once; None to go straight on."""
        self._player.loop(span)
        if span is not None and not span.covers(self.now.position_ms):
            self.seek(span.start_ms)

    def flush(self) -> None:
        """Say what was listened to since the last time, and what was skipped."""
        now, self._tracker = self._tracker, replace(self._tracker, spans=(), skipped=())
        for silence in now.skipped:
            self.skipped.emit(silence)
        for piece in now.spans:
            self.heard.emit(piece)

    def _watch(self) -> None:
        self.look()
        self._timer.start()

    def look(self) -> None:
        """Ask the player where it is, and say it; goes on by itself while there is sound."""
        now = self.now
        self._note(now)
        if not (now.playing or now.buffering or now.misses_device):
            self._timer.stop()
        self.ticked.emit(now)

    def _note(self, now: Now) -> None:
        """Follow what is heard; say it now and then, and whenever it stops."""
        listening = now.playing and not now.scrubbing and not now.lost
        self._tracker = self._tracker.seen(
            now.position_ms,
            self._clock(),
            playing=listening,
            speed=now.speed,
            pauses=self.pauses,
        )
        enough = _TELL_HEARD_MS * now.speed
        if not listening or total_ms(self._tracker.spans) >= enough:
            self.flush()


def with_piece(heard: tuple[Span, ...], piece: Span) -> tuple[Span, ...]:
    """Return what was heard with one more piece."""
    return merged((*heard, piece))
