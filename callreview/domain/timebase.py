"""Moments and spans of a call, in whole milliseconds from the start of the recording."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from callreview.domain.errors import CallReviewError

_CLOCK = re.compile(r"(?:(?:(\d{1,4}):)?(\d{1,6}):)?(\d{1,9})(?:[.,](\d{1,3}))?")


@dataclass(frozen=True, order=True)
class Span:
    """A half-open stretch of a call: `start_ms` is in it, `end_ms` is not."""

    start_ms: int
    end_ms: int

    def __post_init__(self) -> None:
        if not 0 <= self.start_ms <= self.end_ms:
            raise ValueError(f"not a span: {self.start_ms}..{self.end_ms}")

    @property
    def length_ms(self) -> int:
        """Return how long the span is."""
        return self.end_ms - self.start_ms

    def covers(self, moment_ms: int) -> bool:
        """Return whether `moment_ms` lies in the span."""
        return self.start_ms <= moment_ms < self.end_ms

    def touches(self, other: "Span") -> bool:
        """Return whether the two spans overlap or meet."""
        return self.start_ms <= other.end_ms and other.start_ms <= self.end_ms


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same moments as few, sorted spans that do not touch; empty ones vanish."""
    result: list[Span] = []
    for span in sorted(spans):
        if not span.length_ms:
            continue
        if result and result[-1].touches(span):
            last = result.pop()
            span = Span(last.start_ms, max(last.end_ms, span.end_ms))
        result.append(span)
    return tuple(result)


def total_ms(spans: Iterable[Span]) -> int:
    """Return how many milliseconds the spans cover together; overlaps count once."""
    return sum(span.length_ms for span in merged(spans))


def parse_clock(text: str) -> int:
    """Return the milliseconds of `h:mm:ss.mmm`, `m:ss` or plain seconds.

    Raises CallReviewError "time_unreadable" for anything else.
    """
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        raise CallReviewError("time_unreadable", text=text)
    hours, minutes, seconds, part = found.groups()
    if minutes is not None and int(seconds) > 59 or hours is not None and int(minutes) > 59:
        raise CallReviewError("time_unreadable", text=text)
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
    return whole * 1000 + int((part or "0").ljust(3, "0"))


def format_clock(moment_ms: int, *, millis: bool = False) -> str:
    """Return `m:ss` or `h:mm:ss`, with `.mmm` when `millis`."""
    seconds, rest = divmod(max(0, moment_ms), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"{text}.{rest:03}" if millis else text


def frame_of(moment_ms: int, rate: int) -> int:
    """Return the frame heard at `moment_ms` at `rate` frames a second, rounded down."""
    return moment_ms * rate // 1000


def moment_of(frame: int, rate: int) -> int:
    """Return the millisecond in which `frame` is heard at `rate`, rounded down."""
    return frame * 1000 // rate
