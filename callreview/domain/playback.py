"""What listening leaves behind: the parts that were heard, and the time spent.

Positions of the player are looked at now and then. Two looks in a row, in which the position
went on as far as it can in that time at that speed, mean that what lies between was heard.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from callreview.domain.pauses import moved
from callreview.domain.timebase import Span, merged, total_ms

SLACK_MS = 150
"""How far positions may run ahead of the clock: they come from a sound card with its own."""
LONGEST_LOOK_S = 5.0
"""Looks further apart than this prove nothing about what was between them."""
IDLE_S = 60.0
"""Who does nothing for longer than this is doing something else."""


@dataclass(frozen=True)
class _Look:
    """Where the player was when it was looked at, at second `at_s` of some clock."""

    position_ms: int
    at_s: float
    speed: float


@dataclass(frozen=True)
class HeardTracker:
    """Which spans of one call were heard, at whatever speed.

    `spans` are merged and sorted, so are the silences that were `skipped`. A tracker is a value:
    `seen` returns the next one.
    """

    spans: tuple[Span, ...] = ()
    last: _Look | None = None
    skipped: tuple[Span, ...] = ()

    def seen(
        self,
        position_ms: int,
        at_s: float,
        *,
        playing: bool,
        speed: float = 1.0,
        pauses: Sequence[Span] = (),
    ) -> "HeardTracker":
        """Return the tracker after the player was seen at a position, `playing` or not.

        The look that finds it paused still counts what was heard up to there. What was passed
        over by a seek, or while grains were scrubbed (`playing` false), does not count. `pauses`
        are what the player skips now, sorted: it jumps over them.
        """
        last = _Look(position_ms, at_s, speed) if playing else None
        if self.last is None or position_ms < self.last.position_ms:
            return replace(self, last=last)
        passed = Span(self.last.position_ms, position_ms)
        jumped = tuple(cut for pause in pauses if (cut := _common(pause, passed)))
        if not _went_on(self.last, position_ms - total_ms(jumped), at_s, speed):
            return replace(self, last=last)
        return HeardTracker(
            merged((*self.spans, *_without(passed, jumped))),
            last,
            merged((*self.skipped, *jumped)),
        )


def _common(pause: Span, passed: Span) -> Span | None:
    start, end = max(pause.start_ms, passed.start_ms), min(pause.end_ms, passed.end_ms)
    return Span(start, end) if start < end else None


def _without(passed: Span, jumped: Sequence[Span]) -> tuple[Span, ...]:
    """Return what is left of a span when some spans in it, sorted, are taken out."""
    starts = (passed.start_ms, *(each.end_ms for each in jumped))
    ends = (*(each.start_ms for each in jumped), passed.end_ms)
    return tuple(Span(*pair) for pair in zip(starts, ends, strict=True) if pair[0] < pair[1])


def _went_on(last: _Look, position_ms: int, at_s: float, speed: float) -> bool:
    passed_s = at_s - last.at_s
    if not 0 <= passed_s <= LONGEST_LOOK_S:
        return False
    furthest = passed_s * 1000 * max(last.speed, speed) + SLACK_MS
    return 0 <= position_ms - last.position_ms <= furthest


@dataclass(frozen=True)
class ActiveTime:
    """How long a person was at it: the time between things done, unless it is too long."""

    active_ms: int = 0
    last_s: float | None = None

    def acted(self, at_s: float, *, idle_s: float = IDLE_S) -> "ActiveTime":
        """Return the time after something was done (a key, an answer, a look while it plays)."""
        if self.last_s is None or not 0 <= at_s - self.last_s <= idle_s:
            return ActiveTime(self.active_ms, at_s)
        return ActiveTime(self.active_ms + round((at_s - self.last_s) * 1000), at_s)

    def left(self, at_s: float, *, idle_s: float = IDLE_S) -> "ActiveTime":
        """Return the time after the person turned to something else."""
        return ActiveTime(self.acted(at_s, idle_s=idle_s).active_ms)


def resumed_at(
    paused_ms: int, *, back_ms: int, earliest_ms: int = 0, pauses: Sequence[Span] = ()
) -> int:
    """Return where to play on after it was stopped: a little earlier, to find back into the talk.

    `pauses` are skipped and do not count.
    """
    return max(earliest_ms, moved(paused_ms, -back_ms, pauses))
