"""The ruler: marks at readable moments with as many digits as the step needs."""

from bisect import bisect_left
from dataclasses import dataclass

from callreview.domain.timebase import format_clock

_STEPS: tuple[tuple[int, int], ...] = (
    (1, 1),
    (2, 2),
    (5, 5),
    (10, 10),
    (20, 4),
    (50, 5),
    (100, 10),
    (200, 4),
    (500, 5),
    (1_000, 10),
    (2_000, 4),
    (5_000, 5),
    (10_000, 10),
    (15_000, 3),
    (30_000, 6),
    (60_000, 6),
    (120_000, 4),
    (300_000, 5),
    (600_000, 10),
    (900_000, 3),
    (1_800_000, 6),
    (3_600_000, 6),
    (7_200_000, 4),
    (21_600_000, 6),
)
"""Milliseconds between labels, and into how many parts the smaller ticks cut them."""

_LEAST_TICK_PX = 5.0


@dataclass(frozen=True)
class Tick:
    """A mark on the ruler; small ones have no label."""

    at_ms: int
    label: str = ""


def ticks(start_ms: float, end_ms: float, ms_per_px: float, label_px: float) -> tuple[Tick, ...]:
    """Return the ticks from just before `start_ms` to `end_ms`, none below zero.

    Labels stand at least `label_px` apart; small ticks at least five pixels. The label just
    before the view is included, because its text may reach into it.
    """
    step, parts = _step_for(ms_per_px * label_px)
    small = _smaller(step, parts, ms_per_px)
    first = max(0, int(start_ms // step)) * step
    last = int(end_ms // small) * small
    return tuple(
        Tick(at_ms, _label(at_ms, step) if at_ms % step == 0 else "")
        for at_ms in range(first, last + 1, small)
    )


def _step_for(least_ms: float) -> tuple[int, int]:
    index = bisect_left(_STEPS, least_ms, key=lambda entry: entry[0])
    return _STEPS[min(index, len(_STEPS) - 1)]


def _smaller(step: int, parts: int, ms_per_px: float) -> int:
    """Return the distance of small ticks: the finest division of a step that can be seen."""
    for division in (parts, 5, 4, 3, 2):
        if step % division == 0 and step // division >= _LEAST_TICK_PX * ms_per_px:
            return step // division
    return step


def _label(at_ms: int, step: int) -> str:
    if step >= 1000:
        return format_clock(at_ms)
    digits = 1 if step >= 100 else 2 if step >= 10 else 3
    text = format_clock(at_ms, millis=True)
    return text[: len(text) - 3 + digits]
