"""Playing a recording without a window: the same decoding and the same player."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app import places, settings
from callreview.app.devices import device_for
from callreview.domain.audiofile import Outcome
from callreview.domain.errors import CallReviewError
from callreview.domain.hearing import AS_RECORDED, Hearing
from callreview.domain.pauses import Skipping
from callreview.domain.timebase import format_clock, frame_of, moment_of

if TYPE_CHECKING:
    from callreview.audio.decoding import Decoding
    from callreview.audio.pcm import Pcm
    from callreview.audio.player import Player
    from callreview.audio.pool import Pool
    from callreview.domain.talk import Talk

LOOK_S = 0.05
SKIPPING_WAIT_S = 2.0
OnProgress = Callable[[int, int], None]


@dataclass(frozen=True)
class Asked:
    """What is to be played, and how; without a `device` on the one chosen in the settings."""

    start_ms: int = 0
    end_ms: int | None = None
    speed: float = 1.0
    hearing: Hearing = AS_RECORDED
    skips_silence: bool = False
    device: str | None = None


def play_recording(
    paths: Sequence[Path],
    asked: Asked,
    *,
    on_progress: OnProgress = lambda _at_ms, _length_ms: None,
) -> Outcome:
    """Play a file, or the two sides of a call, to the end asked for; return how decoding went.

    Raises CallReviewError when it cannot be heard: no sound in it, no sound card, the card
    went away.
    """
    from callreview.audio.devices import open_output
    from callreview.audio.player import Player
    from callreview.audio.pool import Pool

    with Pool(places.sound(), size=1) as pool, closing(pool.decode(*paths)) as decoding:
        sound = _sound_from(decoding, asked.start_ms)
        output = open_output(device_for(asked.device))
        with closing(Player(output, delays_ms=settings.load().delays_ms)) as player:
            player.open(sound)
            skipping = _Skipping(pool, decoding, player) if asked.skips_silence else None
            if skipping:
                skipping.wait(SKIPPING_WAIT_S)
            _begin(player, asked)
            _listen(player, sound, on_progress, skipping)
        return decoding.wait()


def _sound_from(decoding: "Decoding", start_ms: int) -> "Pcm":
    """Wait until the moment to begin with is decoded, and return the sound."""
    decoding.wait_started()
    while True:
        pcm, outcome = decoding.pcm, decoding.outcome
        if outcome is not None and not outcome.verdict.plays:
            raise outcome.trouble()
        if pcm is not None and pcm.frames_ready > frame_of(start_ms, pcm.rate):
            return pcm
        if outcome is not None:
            length = format_clock(outcome.duration_ms)
            raise CallReviewError("begins_after_end", name=decoding.path.name, length=length)
        time.sleep(LOOK_S)


def _begin(player: "Player", asked: Asked) -> None:
    player.set_speed(asked.speed)
    player.hear(asked.hearing)
    player.seek(asked.start_ms)
    player.stop_at(asked.end_ms)
    player.play()


def _listen(
    player: "Player", sound: "Pcm", on_progress: OnProgress, skipping: "_Skipping | None"
) -> None:
    while True:
        now = player.now()
        if now.silent or now.lost:
            raise CallReviewError("nothing_to_hear_with" if now.silent else now.lost)
        on_progress(now.position_ms, moment_of(sound.frames_expected, sound.rate))
        if not now.playing:
            return
        if skipping:
            skipping.look()
        time.sleep(LOOK_S)


class _Skipping:
    """Has pauses left out as soon as it is known where they are."""

    def __init__(self, pool: "Pool", decoding: "Decoding", player: "Player") -> None:
        self._pool = pool
        self._decoding = decoding
        self._player = player
        self._talk: Future[Talk] | None = None
        self._is_done = False

    def look(self) -> None:
        """Look how far it is; raise CallReviewError when nobody can find who speaks."""
        from callreview.audio.loudness import sounding

        if self._talk is None and self._decoding.done:
            self._talk = self._pool.listen(self._decoding)
        if self._talk is not None and self._talk.done() and not self._is_done:
            self._is_done = True
            sounds = sounding(self._decoding.peaks())
            self._player.skip(Skipping(is_on=True).pauses(self._talk.result(), sounds))

    def wait(self, seconds: float) -> None:
        """Wait so long for the pauses to be known; a long call is begun without."""
        end = time.monotonic() + seconds
        while not self._is_done and time.monotonic() < end:
            self.look()
            time.sleep(LOOK_S)
