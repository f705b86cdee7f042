"""What the talk room shows: figures of who speaks, each with the moments it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from callreview.app.snapshot import Snapshot
from callreview.domain.talk import LEAST_SILENCE_MS, Talk, longest, nobody, silences, talk_over
from callreview.domain.timebase import Span, total_ms
from callreview.domain.turns import (
    Response,
    Turn,
    interruptions,
    longest_monologue,
    response_ms,
    responses,
    turns,
)
from callreview.words import _
from callreview.words.talking import (
    side_names,
    spoken_confidence,
    spoken_length,
    spoken_percent,
)


@dataclass(frozen=True)
class Figure:
    """A figure, and the moments one is led to, in this order."""

    words: str
    moments: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Row:
    """A line of the table: a figure for each side, or one for the whole call."""

    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class TalkState:
    """The open call; `talk` is None while nobody knows who speaks in it.

    A silence counts from `least_ms` on. Figures are worked out when they are first asked for.
    """

    call_id: str
    sides: tuple[str, ...] = ()
    talk: Talk | None = None
    least_ms: int = LEAST_SILENCE_MS

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return the lines of the table; none while nobody knows."""
        if self.talk is None:
            return ()
        sides = _of_the_sides(self.talk, len(self.sides))
        return (*sides, *_of_the_call(self.talk, self.least_ms))

    @property
    def sure(self) -> str:
        """Return how sure it is, in words."""
        return "" if self.talk is None else _sure(self.talk)


def state_of(snapshot: Snapshot, least_ms: int = LEAST_SILENCE_MS) -> TalkState | None:
    """Return what to show of the open call; a silence counts from `least_ms` on."""
    opened = snapshot.open_call
    if opened is None:
        return None
    talk = opened.talk
    if talk is None:
        return TalkState(opened.call.id)
    sides = side_names(opened.call) if talk.tells_who else (_("the call"),)
    return TalkState(opened.call.id, sides, talk, least_ms)


def _of_the_sides(talk: Talk, sides: int) -> Iterable[Row]:
    each, taken = range(min(sides, len(talk.speech))), turns(talk)
    yield Row(_("speaks"), tuple(_speaks(talk, taken, channel) for channel in each))
    yield Row(_("longest at a time"), tuple(_longest(taken, channel) for channel in each))
    if talk.tells_who:
        yield Row(_("interrupts"), tuple(_interrupts(talk, channel) for channel in each))
        answers = tuple(_answers(responses(taken, channel, talk.hold)) for channel in each)
        yield Row(_("answers after"), answers)


def _of_the_call(talk: Talk, least_ms: int) -> Iterable[Row]:
    if talk.tells_who:
        over = talk_over(talk)
        yield Row(_("both at once"), (Figure(spoken_percent(talk.percent(over)), over),))
    empty = nobody(talk)
    share = Figure(spoken_percent(talk.percent(empty)), _longest_first(empty))
    yield Row(_("nobody speaks"), (share,))
    quiet = _longest_first(silences(talk, least_ms))
    most = longest(quiet)
    words = _("{length}, one of {count}") if len(quiet) > 1 else "{length}"
    length = spoken_length(most.length_ms) if most else _("none")
    yield Row(_("longest silence"), (Figure(words.format(length=length, count=len(quiet)), quiet),))
    if talk.hold:
        yield Row(_("on hold"), (Figure(spoken_length(total_ms(talk.hold)), talk.hold),))


def _speaks(talk: Talk, taken: Sequence[Turn], channel: int) -> Figure:
    own = tuple(turn.span for turn in taken if turn.channel == channel)
    return Figure(spoken_percent(talk.talk_percent(channel)), own)


def _longest(taken: Sequence[Turn], channel: int) -> Figure:
    span = longest_monologue(taken, channel)
    return Figure(_("none")) if span is None else Figure(spoken_length(span.length_ms), (span,))


def _interrupts(talk: Talk, channel: int) -> Figure:
    found = interruptions(talk, channel)
    return Figure(str(len(found)), tuple(one.span for one in found))


def _answers(found: tuple[Response, ...]) -> Figure:
    """Return the usual time, leading to the longest waits first."""
    usual = response_ms(found)
    if usual is None:
        return Figure(_("none"))
    return Figure(spoken_length(usual), _longest_first(tuple(one.span for one in found)))


def _longest_first(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: -span.length_ms))


def _sure(talk: Talk) -> str:
    words = _("How sure: {words} ({percent})").format(
        words=spoken_confidence(talk.confidence), percent=spoken_percent(talk.confidence * 100)
    )
    return words if talk.tells_who else _("One channel: who speaks cannot be told.") + "\n" + words
