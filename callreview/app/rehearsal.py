"""The main job, done by the machine on a sample call: what `callreview demo --headless` shows.

Everything is done as a person's hand does it, through the same session, pool and player; only
the sound card is a clock, and the clock is turned by hand.
"""

from contextlib import closing
from dataclasses import dataclass

from callreview.app.demo import REHEARSED, Told, put_marks, put_review, told_of
from callreview.app.opening import found_in, paths_of
from callreview.app.session import Session
from callreview.audio.decoding import Decoding
from callreview.audio.null_output import NullOutput
from callreview.audio.player import Player
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Outcome
from callreview.domain.review import Review
from callreview.domain.timebase import Span

SPEED = 1.5
TURN_S = 0.05
_PATIENCE_S = 60.0


@dataclass(frozen=True)
class Heard:
    """A call that was decoded and played: how decoding ended, and which part was heard."""

    outcome: Outcome
    span: Span


class TurnedClock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        """Return the time it shows."""
        return self.seconds


def rehearsed_call(session: Session) -> Told:
    """Return the sample call that is there to be reviewed, and what is to be said of it."""
    return told_of(session.snapshot.calls.values(), REHEARSED, session)


def listen(session: Session, pool: Pool, told: Told) -> Heard:
    """Open the call as a person opens it, decode it and play it to its end."""
    session.open_call(told.call.id).wait()
    with closing(pool.decode(*paths_of(told.call))) as decoding:
        outcome = decoding.wait(_PATIENCE_S)
        session.record(found_in(told.call, decoding, outcome)).wait()
        if not outcome.verdict.plays:
            raise outcome.trouble()
        return Heard(outcome, Span(0, _played(decoding)))


def mark(session: Session, told: Told) -> int:
    """Mark the call, take the last mark back, put it in again; return how many marks there are.

    A call that is marked already is left as it is.
    """
    if not told.call.marks:
        put_marks(session, told)
        session.undo().wait()
        session.redo().wait()
    opened = session.snapshot.open_call
    return len(opened.marks) if opened else 0


def score(session: Session, told: Told, heard: Heard) -> Review:
    """Answer the questions, write the words, finish the review and return it."""
    return put_review(session, told, heard=heard.span)


def _played(decoding: Decoding) -> int:
    """Play to the end, faster and at the same pitch, and return the last moment heard."""
    assert decoding.pcm is not None
    clock = TurnedClock()
    player = Player(NullOutput(clock=clock), clock=clock, by_hand=True)
    with closing(player):
        player.open(decoding.pcm)
        player.set_speed(SPEED)
        player.play()
        last = 0
        while not (now := player.now()).ended:
            player.step()
            clock.seconds += TURN_S
            last = max(last, now.position_ms)
        return max(last, player.now().position_ms)
