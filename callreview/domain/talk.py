"""Who speaks when in a recording: found by the machine, one row of spans for each channel.

Everything here is counted from those spans. Of a recording on one channel one knows when
somebody speaks, and never who.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
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

    @cached_property
    def _by_count(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Return where no channel speaks, and where more than one does; worked out once."""
        changes = [(0, 0), (self.length_ms, 0)]
        for spans in self.speech:
            changes += [(span.start_ms, 1) for span in spans]
            changes += [(span.end_ms, -1) for span in spans]
        changes.sort()
        silent: list[Span] = []
        several: list[Span] = []
        speaking = 0
        for (start, change), (end, _) in pairwise(changes):
            speaking += change
            if end > start and speaking != 1:
                (several if speaking else silent).append(Span(start, end))
        return merged(silent), merged(several)

    def percent(self, spans: tuple[Span, ...]) -> float:
        """Return how much of the recording the spans cover, 0 to 100."""
        return 100 * total_ms(spans) / self.length_ms if self.length_ms else 0.0

    def talk_percent(self, channel: int) -> float:
        """Return in how much of the recording a channel speaks, 0 to 100."""
        return self.percent(self.speech[channel])


def talk_over(talk: Talk) -> tuple[Span, ...]:
    """Return where more than one channel speaks."""
    return talk._by_count[1]  # noqa: SLF001 - the talk keeps what is worked out of it


def nobody(talk: Talk) -> tuple[Span, ...]:
    """Return where no channel speaks, hold music included."""
    return talk._by_count[0]  # noqa: SLF001 - as above


def silences(talk: Talk, least_ms: int = LEAST_SILENCE_MS) -> tuple[Span, ...]:
    """Return where all is quiet for `least_ms` or longer: nobody speaks and nothing plays."""
    quiet = without(nobody(talk), talk.hold)
    return tuple(span for span in quiet if span.length_ms >= least_ms)


def longest(spans: tuple[Span, ...]) -> Span | None:
    """Return the longest span, the first of equals; None of none."""
    return max(spans, key=lambda span: span.length_ms, default=None)


def without(spans: tuple[Span, ...], cut: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what is left of sorted spans once the spans of `cut`, sorted and apart, are taken."""
    left: list[Span] = []
    for span in spans:
        start = span.start_ms
        first = bisect_right(cut, start, key=lambda hole: hole.end_ms)
        for hole in cut[first:]:
            if hole.start_ms >= span.end_ms:
                break
            if hole.start_ms > start:
                left.append(Span(start, hole.start_ms))
            start = hole.end_ms
        if start < span.end_ms:
            left.append(Span(start, span.end_ms))
    return tuple(left)
