"""What the feeder thread does: reads, mixes, stretches and queues sound for the card.

Nothing here is shared but `scene`, which is replaced as a whole. Everything that may take
long (opening a device) happens here, never where orders are given.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from callreview.audio.jack import Jack
from callreview.audio.output import Output
from callreview.audio.reel import Reach, Sound
from callreview.audio.scene import BACK, Scene, Wish
from callreview.audio.tape import Block, Tape, Tone
from callreview.domain.errors import CallReviewError
from callreview.domain.timebase import frame_of

TICK_S = 0.012
DEPTH_S = 2.0
"""Sound queued ahead: as long as another thread may hold the interpreter without a gap."""
BURST_S = 0.2
"""Sound queued before orders are looked at again."""
JOIN_S = 0.3
"""Sound made before it takes over from what is playing, and may be cut by as much."""
GRAIN_MS = 80
GRAIN_EVERY_S = 0.07


class Feeder:
    """Makes what is heard follow what is wished, one `step` at a time."""

    def __init__(self, output: Output, clock: Callable[[], float]) -> None:
        self.scene = Scene()
        self._jack = Jack(output, clock)
        self._clock = clock
        self._tape: Tape | None = None
        self._manner: tuple[object, ...] = ()
        self._grain_ms: int | None = None
        self._grain_at = 0.0

    def step(self, wish: Wish) -> float | None:
        """Do one round for `wish`; return after how long to come again, None for: at an order."""
        if wish.output is not self._jack.chosen:
            self._change_output(wish.output)
        if wish.resting:
            self._jack.close()
        elif wish.sound is not None and self._is_open_for(wish):
            wait = self._follow(wish, wish.sound)
            return self._rest() if wait is None else wait
        if wish.take != self.scene.take:
            self._tape = None
            self.scene = self.scene.next_take(wish.take)
        return self._look_again() if self.scene.misses_device else None

    def close(self) -> None:
        """Let go of the device."""
        self._tape = None
        self._jack.close()

    @property
    def _output(self) -> Output:
        return self._jack.output

    # -- the device

    def _change_output(self, output: Output) -> None:
        self.close()
        self._jack = Jack(output, self._clock)
        self.scene = Scene()

    def _is_open_for(self, wish: Wish) -> bool:
        """Return whether the device is open; say so in the scene if it is not to be had."""
        try:
            is_open = self._jack.is_ready_for(wish.take, playing=wish.playing)
        except CallReviewError as error:
            self._tape = None
            self.scene = self.scene.next_take(wish.take, lost=error.code if wish.playing else "")
            return False
        if self.scene.output is not self._output:
            self.scene = replace(self.scene, output=self._output)
        return is_open

    def _look_again(self) -> float | None:
        """Look for a device that is missed; return when to look next."""
        wait = self._jack.look_again()
        if wait is None:
            self.scene = replace(self.scene, lost=BACK)
        return wait

    def _rest(self) -> float | None:
        """Use the time in which nothing is to be done; return when to come again."""
        if self.scene.misses_device:
            return self._look_again()
        return self._jack.idle()

    # -- following orders

    def _follow(self, wish: Wish, sound: Sound) -> float | None:
        if wish.scrub_ms is not None:
            self._scrub(wish, wish.scrub_ms, sound)
        elif wish.take != self.scene.take:
            self._begin(wish, sound)
        elif self._tape is not None and wish.manner != self._manner:
            self._join(wish, sound)
        has_more = self._fill()
        self._output.look(self._clock())
        self._see_what_came_of_it(wish)
        if has_more:
            return 0.0
        if self._tape is None and wish.scrub_ms is None and not self._output.queued():
            wish.tone.prepare()
            return None
        self._jack.use()
        return TICK_S

    def _begin(self, wish: Wish, sound: Sound) -> None:
        """Begin a new take: the old sound fades, the new one follows at once."""
        self._grain_ms = None
        self._tape = None
        self.scene = self.scene.next_take(wish.take)
        if wish.playing:
            self._load(wish, frame_of(wish.origin_ms, sound.rate), sound)
            if blocks := self._blocks(0.0):
                self._switch(blocks)
                return
        self._output.stop()

    def _join(self, wish: Wish, sound: Sound) -> None:
        """Go on from where the card is in another manner: speed, sound, or how far."""
        wish.tone.prepare()  # before the card is looked at: what was queued plays on meanwhile
        since = self._output.taken()
        source = self.scene.source_at(since)
        start = frame_of(wish.origin_ms, sound.rate) if source is None else int(source)
        self._load(wish, start, sound)
        if blocks := self._blocks(JOIN_S):
            self._switch(blocks, since)
        else:
            self._output.stop()

    def _load(self, wish: Wish, start: int, sound: Sound) -> None:
        self._manner = wish.manner
        self._tape = self._tape_from(start, wish.tone, wish.reach(sound.rate), sound)

    def _scrub(self, wish: Wish, moment_ms: int, sound: Sound) -> None:
        """Let a short grain be heard, unless the last one has only begun."""
        if wish.take != self.scene.take:
            self._tape = None
            self._grain_ms = None
            self.scene = self.scene.next_take(wish.take)
            self._output.stop()
        now = self._clock()
        if moment_ms == self._grain_ms or now < self._grain_at + GRAIN_EVERY_S:
            return
        self._grain_ms, self._grain_at = moment_ms, now
        start, stop = (frame_of(ms, sound.rate) for ms in (moment_ms, moment_ms + GRAIN_MS))
        tone = replace(wish.tone, speed=1.0)
        grain = self._tape_from(start, tone, Reach(stop), sound)
        frames = [block.frames for block in iter(grain.next, None)]
        if frames:
            self._output.switch(np.concatenate(frames))

    def _tape_from(self, start: int, tone: Tone, reach: Reach, sound: Sound) -> Tape:
        return Tape(sound, start, tone=tone, reach=reach, rate=self._output.rate)

    # -- feeding

    def _switch(self, blocks: list[Block], since: int | None = None) -> None:
        """Go on with `blocks`, which follow each other, as `Output.switch` says."""
        start = self._output.switch(np.concatenate([block.frames for block in blocks]), since)
        self.scene = replace(self.scene, buffering=False)
        for block in blocks:
            self.scene = self.scene.with_block(start, block)
            start += len(block.frames)

    def _blocks(self, seconds: float) -> list[Block]:
        """Return the next blocks: as much as there is of `seconds`, one at least."""
        assert self._tape is not None
        blocks: list[Block] = []
        count = 0
        while count <= seconds * self._output.rate and (block := self._tape.next()):
            blocks.append(block)
            count += len(block.frames)
        return blocks

    def _fill(self) -> bool:
        """Queue up to a burst of sound, as deep as is useful; return whether there is more."""
        output, tape = self._output, self._tape
        burst = BURST_S * output.rate
        while tape is not None and self._has_room() and (block := tape.next()):
            start = output.taken() + output.queued()
            output.put(block.frames)
            self.scene = self.scene.with_block(start, block)
            burst -= len(block.frames)
            if burst < 0:
                return True
        return False

    def _has_room(self) -> bool:
        output = self._output
        return output.queued() < DEPTH_S * output.rate and output.room() > output.rate / 2

    def _see_what_came_of_it(self, wish: Wish) -> None:
        tape, output, now = self._tape, self._output, self._clock()
        if tape is None:
            return
        lost_at = output.lost_at(now)
        if lost_at is not None:
            self._give_up(lost_at)
        elif not tape.finished:
            self.scene = replace(self.scene, buffering=output.queued() == 0)
        elif output.queued() == 0 and output.heard(now) >= output.taken():
            over = "ended" if wish.stop_ms is None else "stopped"
            self.scene = replace(self.scene, over=over)
            self._tape = None

    def _give_up(self, lost_at: float) -> None:
        """Freeze the position at what was heard last, then let go of the device."""
        heard = self._output.heard(lost_at)
        self._tape = None
        self.scene = replace(self.scene, lost="sound_lost", frozen_at=heard)
        self._jack.lose()
