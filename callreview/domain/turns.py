"""How a conversation goes back and forth: turns, monologues, interruptions, response times.

The definitions are those of Heldner and Edlund, "Pauses, gaps and overlaps in conversations"
(Journal of Phonetics 38, 2010). One who begins while another talks either goes on when the
other falls silent, which is an overlap *between* speakers and takes the turn, or falls silent
first ("mhm"), which is an overlap *within* the other's turn and takes nothing.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from callreview.domain.talk import LEAST_SILENCE_MS, Talk, longest
from callreview.domain.timebase import Span

LEAST_OVERLAP_MS = 300
"""A shorter overlap is no interruption: so people take turns, and so finely speech is found."""


@dataclass(frozen=True)
class Turn:
    """A channel has the word: its speech, and the pauses in it that nobody used."""

    channel: int
    span: Span


@dataclass(frozen=True)
class Interruption:
    """`channel` began while another talked, and went on when that one fell silent.

    `span` is the time in which both spoke.
    """

    channel: int
    span: Span


@dataclass(frozen=True)
class Response:
    """The silence before `channel` took its turn; empty when it began before the other ended."""

    channel: int
    span: Span


def turns(talk: Talk, least_silence_ms: int = LEAST_SILENCE_MS) -> tuple[Turn, ...]:
    """Return the turns in the order they begin; a silence of `least_silence_ms` ends one.

    They may overlap. Of a recording on one channel they are only speech between silences.
    """
    found: list[Turn] = []
    for turn in _taking_the_turn(talk):
        last = found[-1] if found else None
        if (
            last is None
            or last.channel != turn.channel
            or turn.span.start_ms - last.span.end_ms >= least_silence_ms
        ):
            found.append(turn)
        else:
            found[-1] = Turn(turn.channel, Span(last.span.start_ms, turn.span.end_ms))
    return tuple(found)


def turn_at(talk: Talk, moment_ms: int) -> Turn | None:
    """Return the turn at a moment, the one that began last, else the next, else the last.

    None where nobody ever speaks.
    """
    every = turns(talk)
    begun = [turn for turn in every if turn.span.start_ms <= moment_ms < turn.span.end_ms]
    later = [turn for turn in every if turn.span.start_ms > moment_ms]
    found = begun[-1:] or later[:1] or list(every[-1:])
    return found[0] if found else None


def longest_monologue(taken: Sequence[Turn], channel: int) -> Span | None:
    """Return the longest of a call's turns that a channel took; None when it never spoke."""
    return longest(tuple(turn.span for turn in taken if turn.channel == channel))


def interruptions(
    talk: Talk, channel: int, least_overlap_ms: int = LEAST_OVERLAP_MS
) -> tuple[Interruption, ...]:
    """Return where a channel took the word from one who was still talking."""
    others = [spans for at, spans in enumerate(talk.speech) if at != channel]
    found: list[Interruption] = []
    for own in talk.speech[channel]:
        talking = (_talking_before(own.start_ms, spans) for spans in others)
        ends = [one.end_ms for one in talking if one and own.start_ms < one.end_ms < own.end_ms]
        if ends and max(ends) - own.start_ms >= least_overlap_ms:
            found.append(Interruption(channel, Span(own.start_ms, max(ends))))
    return tuple(found)


def responses(
    taken: Sequence[Turn], channel: int, hold: Sequence[Span] = ()
) -> tuple[Response, ...]:
    """Return how long it took the channel to take a call's turns after another, each time.

    After `hold` music nobody is answering; such a change of turns is left out.
    """
    found: list[Response] = []
    last: Turn | None = None
    for turn in taken:
        if last is not None and last.channel != turn.channel == channel:
            start = turn.span.start_ms
            gap = Span(min(last.span.end_ms, start), start)
            if not any(music.touches(gap) for music in hold):
                found.append(Response(channel, gap))
        last = turn
    return tuple(found)


def response_ms(found: tuple[Response, ...]) -> int | None:
    """Return the median length of the responses; None of none."""
    return round(median(one.span.length_ms for one in found)) if found else None


def _talking_before(moment_ms: int, spans: tuple[Span, ...]) -> Span | None:
    """Return the last span that began before a moment."""
    at = bisect_left(spans, moment_ms, key=lambda span: span.start_ms)
    return spans[at - 1] if at else None


def _taking_the_turn(talk: Talk) -> Iterator[Turn]:
    """Yield speech in the order it begins, without what lies within another's speech."""
    everyone = sorted(
        (Turn(channel, span) for channel, spans in enumerate(talk.speech) for span in spans),
        key=lambda turn: (turn.span.start_ms, -turn.span.end_ms, turn.channel),
    )
    until = -1
    for turn in everyone:
        if turn.span.end_ms > until:
            until = turn.span.end_ms
            yield turn
