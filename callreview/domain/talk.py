"""Who speaks when in a recording: found by the machine, one row of spans for each channel.

Everything here is counted from those spans. Of a recording on one channel one knows when
somebody speaks, and never who.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from callreview.domain.timebase import Span, merged, total_ms

LEAST_SILENCE_MS = 2000
"""A silence is counted from this length on; shorter ones are how people talk."""


@dataclass(frozen=True)
class Talk:
    """When each channel speaks, out of a recording of `length_ms`.

    `method` names detector and version. `confidence` (0 to 1) says how sure it is; see
    `audio.speech`. `speech` has one row for each channel, sorted, its spans apart from each
    other. `hold` is sound for long without speech, on whichever channel: it is not speech, and
    no silence either.
    """

    method: str
    confidence: float
    length_ms: int
    speech: tuple[tuple[Span, ...], ...]
    hold: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not self.speech or not 0 <= self.confidence <= 1:
            raise ValueError("no channels, or a confidence that is none")
        for spans in (*self.speech, self.hold):
            if merged(spans) != spans or (spans and spans[-1].end_ms > self.length_ms):
                raise ValueError("spans touch, are out of order or end after the recording")

    @property
    def tells_who(self) -> bool:
        """Return whether there is a channel for each side, so that one knows who speaks."""
        return len(self.speech) > 1

    def percent(self, spans: tuple[Span, ...]) -> float:
        """Return how much of the recording the spans cover, 0 to 100."""
        return 100 * total_ms(spans) / self.length_ms if self.length_ms else 0.0

    def talk_percent(self, channel: int) -> float:
        """Return in how much of the recording a channel speaks, 0 to 100."""
        return self.percent(self.speech[channel])


def talk_over(talk: Talk) -> tuple[Span, ...]:
    """Return where more than one channel speaks."""
    return merged(span for span, speaking in stretches(talk) if len(speaking) > 1)


def nobody(talk: Talk) -> tuple[Span, ...]:
    """Return where no channel speaks, hold music included."""
    return merged(span for span, speaking in stretches(talk) if not speaking)


def silences(talk: Talk, least_ms: int = LEAST_SILENCE_MS) -> tuple[Span, ...]:
    """Return where all is quiet for `least_ms` or longer: nobody speaks and nothing plays."""
    quiet = without(nobody(talk), talk.hold)
    return tuple(span for span in quiet if span.length_ms >= least_ms)


def longest(spans: tuple[Span, ...]) -> Span | None:
    """Return the longest span, the first of equals; None of none."""
    return max(spans, key=lambda span: span.length_ms, default=None)


def without(spans: tuple[Span, ...], cut: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what is left of sorted spans once the sorted spans of `cut` are taken away."""
    left: list[Span] = []
    for span in spans:
        start = span.start_ms
        for hole in cut:
            if hole.end_ms <= start or hole.start_ms >= span.end_ms:
                continue
            if hole.start_ms > start:
                left.append(Span(start, hole.start_ms))
            start = hole.end_ms
        if start < span.end_ms:
            left.append(Span(start, span.end_ms))
    return tuple(left)


def stretches(talk: Talk) -> Iterator[tuple[Span, frozenset[int]]]:
    """Yield the recording from start to end in stretches, each with the channels that speak."""
    changes: dict[int, list[int]] = {0: [], talk.length_ms: []}
    for channel, spans in enumerate(talk.speech):
        for span in spans:
            changes.setdefault(span.start_ms, []).append(channel)
            changes.setdefault(span.end_ms, []).append(channel)
    speaking: frozenset[int] = frozenset()
    for start, end in pairwise(sorted(changes)):
        speaking ^= frozenset(changes[start])
        yield Span(start, end), speaking
