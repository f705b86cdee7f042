"""The player: orders go down, the position heard is asked for; nothing is called back.

Three activities, and what each may do:

- the main thread (whoever calls the player) gives orders and asks `now()`. Orders replace
  the wish and return at once; asking reads two frozen pictures. Neither ever waits for a
  device, a library or a file;
- the feeder thread (`feeder.py`) opens the device, reads PCM, mixes, stretches and fills a
  ring. It replaces the scene, from which `now()` tells the position;
- the card's callback, in C (rtmixer), copies from the ring. It knows nothing of calls, and
  goes on while another thread holds the interpreter.

A seek begins a new take: the ring of the old one fades out within milliseconds, and
positions that belong to it count no more.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from callreview.audio.feeder import Feeder
from callreview.audio.levelling import Levelling
from callreview.audio.output import Output
from callreview.audio.reel import Sound
from callreview.audio.scene import Wish
from callreview.audio.stretch import FASTEST, SLOWEST
from callreview.audio.tape import Tone
from callreview.domain.device import DeviceName
from callreview.domain.hearing import Hearing
from callreview.domain.timebase import Span, moment_of

CLOSING_S = 5.0
NO_DELAYS: Mapping[DeviceName, int] = {}


@dataclass(frozen=True)
class Now:
    """Where the player is. `position_ms` is the moment being heard.

    `lost` and `silent` are codes of sentences, or empty: the device went away and the call
    is paused; nothing can be heard and the clock moves the play head. While the player
    `misses_device` it looks for it; when it is there again `lost` is "sound_back". `device` is
    what it plays through, None for none that can be heard.
    """

    position_ms: int = 0
    playing: bool = False
    ended: bool = False
    lost: str = ""
    buffering: bool = False
    speed: float = 1.0
    silent: str = ""
    scrubbing: bool = False
    misses_device: bool = False
    device: DeviceName | None = None


class Player:
    """Plays one sound at a time. All orders and questions come from one thread.

    With `by_hand` there is no thread: a test calls `step` in its place. `delays_ms`
    tells of devices how much later than they say their sound reaches the ear (Bluetooth).
    """

    def __init__(
        self,
        output: Output,
        *,
        clock: Callable[[], float] = time.monotonic,
        delays_ms: Mapping[DeviceName, int] = NO_DELAYS,
        by_hand: bool = False,
    ) -> None:
        self.delays_ms = delays_ms
        self._clock = clock
        self._by_hand = by_hand
        self._wish = Wish(output)
        self._feeder = Feeder(output, clock)
        self._ordered = threading.Condition()
        self._thread: threading.Thread | None = None

    # -- asking

    def now(self) -> Now:
        """Return where the player is at this moment; cheap enough for every frame drawn."""
        wish, scene = self._wish, self._feeder.scene
        current = scene.take == wish.take
        lost = scene.lost if current else ""
        over = scene.over if current else ""
        return Now(
            position_ms=self._position(),
            playing=wish.playing and not (lost or over),
            ended=over == "ended",
            lost=lost,
            buffering=wish.playing and not (lost or over) and (scene.buffering or not current),
            speed=wish.tone.speed,
            silent="" if scene.output is None else scene.output.silent,
            device=None if scene.output is None else scene.output.device,
            scrubbing=wish.scrub_ms is not None,
            misses_device=current and scene.misses_device,
        )

    def _position(self) -> int:
        wish, scene = self._wish, self._feeder.scene
        if wish.sound is None or not wish.playing or wish.scrub_ms is not None:
            return wish.origin_ms
        if scene.take != wish.take or scene.output is None:
            return wish.origin_ms
        if scene.over == "ended":
            return _length_ms(wish.sound)  # whether the last pause was heard or left out
        heard = scene.output.heard(self._clock() - self._delay_s(scene.output))
        source = scene.source_at(heard)
        if source is None:
            return wish.origin_ms
        return min(round(source * 1000 / wish.sound.rate), _length_ms(wish.sound))

    def _delay_s(self, output: Output) -> float:
        return 0.0 if output.device is None else self.delays_ms.get(output.device, 0) / 1000

    # -- orders

    def open(self, sound: Sound | None) -> None:
        """Take another call, paused at its beginning; None for no call."""
        wish = replace(self._wish, sound=sound, loop=None, stop_ms=None, pauses=(), scrub_ms=None)
        self._begin(wish, 0, playing=False)

    def play(self) -> None:
        """Play on; from the beginning (of the loop, if there is one) when it had ended."""
        now, wish = self.now(), self._wish
        if wish.sound is None or now.playing:
            return
        origin = now.position_ms
        if now.ended:
            origin = wish.loop[0] if wish.loop else 0
        if wish.stop_ms is not None and origin >= wish.stop_ms:
            wish = replace(wish, stop_ms=None)
        self._begin(wish, origin, playing=True)

    def pause(self) -> None:
        """Stop at the moment being heard."""
        now = self.now()
        if now.playing:
            self._begin(self._wish, now.position_ms, playing=False)

    def toggle(self) -> None:
        """Play if paused, pause if playing."""
        if self.now().playing:
            self.pause()
        else:
            self.play()

    def seek(self, moment_ms: int) -> None:
        """Go to a moment, playing on if it plays. A stop asked for with `stop_at` is forgotten."""
        wish = replace(self._wish, stop_ms=None, scrub_ms=None)
        self._begin(wish, self._within(moment_ms), playing=self.now().playing)

    def scrub(self, moment_ms: int) -> None:
        """Let a short grain at a moment be heard, while something is dragged over it."""
        moment_ms = self._within(moment_ms)
        scrubbed = replace(self._wish, scrub_ms=moment_ms, origin_ms=moment_ms, stop_ms=None)
        if self._wish.scrub_ms is None:
            self._begin(scrubbed, moment_ms, playing=self.now().playing)
        else:
            self._alter(scrubbed)

    def end_scrub(self) -> None:
        """Go on from where was scrubbed last, playing if it played before."""
        wish = self._wish
        if wish.scrub_ms is not None:
            self._begin(replace(wish, scrub_ms=None), wish.scrub_ms, playing=wish.playing)

    def set_speed(self, speed: float) -> None:
        """Play faster or slower, 0.5 to 3, at the same pitch; at once, also while playing."""
        self._sound_like(replace(self._wish.tone, speed=min(max(SLOWEST, speed), FASTEST)))

    def set_volume(self, volume: float) -> None:
        """Set the loudness, 0 to 1."""
        self._sound_like(replace(self._wish.tone, volume=min(max(0.0, volume), 1.0)))

    def hear(self, hearing: Hearing) -> None:
        """Hear another side, louder, clearer …; at once, also while playing."""
        self._sound_like(replace(self._wish.tone, hearing=hearing))

    def level(self, levelling: Levelling | None) -> None:
        """Take what is known of how loud the open call is, for an automatic level."""
        self._sound_like(replace(self._wish.tone, levelling=levelling))

    def loop(self, span: Span | None) -> None:
        """Play a span round and round from when it is reached; None to go straight on."""
        loop = None if span is None else (span.start_ms, span.end_ms)
        self._alter(replace(self._wish, loop=loop))

    def skip(self, pauses: tuple[Span, ...]) -> None:
        """Leave out these parts, sorted and apart; none, to play everything.

        A loop, or a part asked for with `stop_at`, that lies in one of them is played all the
        same.
        """
        self._alter(replace(self._wish, pauses=pauses))

    def stop_at(self, moment_ms: int | None, *, whole: bool = False) -> None:
        """Pause by itself when a moment is reached; the next `seek` forgets it.

        `whole`: up to there nothing is skipped.
        """
        self._alter(replace(self._wish, stop_ms=moment_ms, whole=whole))

    def use(self, output: Output) -> None:
        """Play through another device from now on."""
        now = self.now()
        self._begin(replace(self._wish, output=output), now.position_ms, playing=now.playing)

    def rest(self) -> None:
        """Pause and let go of the device until something is to be heard again."""
        self._begin(self._wish, self.now().position_ms, playing=False, resting=True)

    def close(self) -> None:
        """Let go of the device and end the feeder thread."""
        self._begin(replace(self._wish, sound=None, closed=True), 0, playing=False)
        if self._thread is not None:
            self._thread.join(CLOSING_S)
            self._thread = None

    def _within(self, moment_ms: int) -> int:
        sound = self._wish.sound
        return 0 if sound is None else min(max(0, moment_ms), _length_ms(sound))

    def _sound_like(self, tone: Tone) -> None:
        self._alter(replace(self._wish, tone=tone))

    # -- the way to the feeder

    def _begin(self, wish: Wish, origin_ms: int, *, playing: bool, resting: bool = False) -> None:
        """Ask for a new take from a moment on."""
        self._alter(
            replace(
                wish,
                take=self._wish.take + 1,
                origin_ms=origin_ms,
                playing=playing,
                resting=resting,
            )
        )

    def _alter(self, wish: Wish) -> None:
        with self._ordered:
            self._wish = wish
            self._ordered.notify()
        if self._thread is None and not self._by_hand and wish.sound is not None:
            self._thread = threading.Thread(target=self._feed, name="feeder", daemon=True)
            self._thread.start()

    def step(self) -> float | None:
        """Do one round of feeding; the feeder thread's work, for tests turned by hand."""
        return self._feeder.step(self._wish)

    def _feed(self) -> None:
        """Run in the feeder thread until the player is closed."""
        while not (wish := self._wish).closed:
            wait = self._feeder.step(wish)
            with self._ordered:
                if self._wish is wish:
                    self._ordered.wait(wait)
        self._feeder.close()


def _length_ms(sound: Sound) -> int:
    return moment_of(sound.frames_expected, sound.rate)
