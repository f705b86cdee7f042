"""What was ordered of the player, and what has come of it: two frozen pictures."""

from dataclasses import dataclass, replace

from callreview.audio.output import Output
from callreview.audio.reel import Reach, Sound
from callreview.audio.tape import NORMAL, Block, Tone
from callreview.domain.timebase import Span, frame_of

KEPT_S = 6.0
"""Pieces further back are forgotten: more than can be queued or on its way to the ear."""
BACK = "sound_back"
"""In the place of why the card went away: it is there again, and play would be heard."""


@dataclass(frozen=True)
class Wish:
    """What the person wants. Orders replace it as a whole.

    A new `take` forgets what was fed for the one before; other changes are worked into the
    take that is playing. `origin_ms` is where the take begins, and the position while there
    is nothing to hear. While `scrub_ms` is set, short grains from there are all one hears. A
    player that is `resting` has let go of the device.
    """

    output: Output
    sound: Sound | None = None
    take: int = 0
    playing: bool = False
    origin_ms: int = 0
    tone: Tone = NORMAL
    loop: tuple[int, int] | None = None  # in ms
    stop_ms: int | None = None
    whole: bool = False  # nothing is left out up to `stop_ms`
    pauses: tuple[Span, ...] = ()  # to leave out
    scrub_ms: int | None = None
    resting: bool = False
    closed: bool = False

    @property
    def manner(self) -> tuple[object, ...]:
        """Return all that, when it changes, is worked into the take that is playing."""
        return self.tone, self.loop, self.stop_ms, self.whole, self.pauses

    def reach(self, rate: int) -> Reach:
        """Return how far is to be played, in frames of a sound at `rate`."""
        loop = self.loop and (frame_of(self.loop[0], rate), frame_of(self.loop[1], rate))
        stop = None if self.stop_ms is None else frame_of(self.stop_ms, rate)
        pauses = () if stop is not None and self.whole else self.pauses
        cuts = ((frame_of(cut.start_ms, rate), frame_of(cut.end_ms, rate)) for cut in pauses)
        return Reach(stop, loop, tuple(cuts))


@dataclass(frozen=True)
class Piece:
    """Frames the card was given without a gap, and where in the sound they are from."""

    start: int
    count: int
    source: float
    step: float

    def source_at(self, frame: float) -> float:
        """Return the frame of the sound heard at the card's `frame`, clamped to the piece."""
        return self.source + min(max(0.0, frame - self.start), self.count) * self.step


@dataclass(frozen=True)
class Scene:
    """What the feeder has done for `take`.

    `over` is "ended" or "stopped" once the last frame was heard; `lost` says, as a code, why
    the card went away, and `frozen_at` which of its frames was heard last. `output` is what
    the sound goes to, once it was opened.
    """

    output: Output | None = None
    take: int = -1
    pieces: tuple[Piece, ...] = ()
    buffering: bool = False
    over: str = ""
    lost: str = ""
    frozen_at: float | None = None

    @property
    def misses_device(self) -> bool:
        """Return whether the card went away, and is not there again."""
        return bool(self.lost) and self.lost != BACK

    def source_at(self, frame: float) -> float | None:
        """Return the frame of the sound heard at the card's `frame`; None before any sound."""
        if not self.pieces:
            return None
        if self.frozen_at is not None:
            frame = self.frozen_at
        for piece in reversed(self.pieces):
            if piece.start <= frame:
                return piece.source_at(frame)
        return self.pieces[0].source

    def next_take(self, take: int, *, lost: str = "") -> "Scene":
        """Return the scene in which nothing was done yet for another take."""
        return Scene(self.output, take, lost=lost)

    def with_block(self, start: int, block: Block) -> "Scene":
        """Return the scene after the card was given `block` from its frame `start` on."""
        count = len(block.frames)
        if self.pieces and _goes_on(self.pieces[-1], start, block):
            last = replace(self.pieces[-1], count=self.pieces[-1].count + count)
            return replace(self, pieces=(*self.pieces[:-1], last))
        piece = Piece(start, count, block.source, block.step)
        oldest = start - KEPT_S * (self.output.rate if self.output else 0)
        kept = (old for old in self.pieces if old.start + old.count > oldest)
        return replace(self, pieces=(*kept, piece))


def _goes_on(piece: Piece, start: int, block: Block) -> bool:
    source = piece.source + piece.count * piece.step
    follows = start == piece.start + piece.count and block.step == piece.step
    return follows and abs(block.source - source) < 0.5 * piece.step
