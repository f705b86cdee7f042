"""Pauses: the parts of a call in which nobody speaks, so long that one may skip them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from callreview.domain.talk import Talk, without
from callreview.domain.timebase import Span, merged

MINIMUM_MS = 1500
"""How long nobody must speak, unless the person says otherwise."""
PADDING_MS = 300
"""How much of a pause is left before and after speech, unless the person says otherwise."""
SHORTEST_CUT_MS = 100
"""Less than this is not worth a seam in the sound."""


@dataclass(frozen=True)
class Skipping:
    """Whether pauses are played short, from which length on, and how much of them stays."""

    is_on: bool = False
    minimum_ms: int = MINIMUM_MS
    padding_ms: int = PADDING_MS

    def __post_init__(self) -> None:
        if min(self.minimum_ms, self.padding_ms) < 0:
            raise ValueError(f"no lengths: {self.minimum_ms}, {self.padding_ms}")

    def pauses(self, talk: Talk, sounding: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the parts to leave out; none while it is off.

        `sounding` is where there is any sound. What is neither speech nor hold music stays too:
        a word that was not recognised as one must not vanish.
        """
        if not self.is_on:
            return ()
        heard = (*talk.speech, without(sounding, talk.hold))
        return pauses_to_skip(
            heard, talk.length_ms, minimum_ms=self.minimum_ms, padding_ms=self.padding_ms
        )


def pauses_to_skip(
    speech: Sequence[Iterable[Span]],
    length_ms: int,
    *,
    minimum_ms: int = MINIMUM_MS,
    padding_ms: int = PADDING_MS,
) -> tuple[Span, ...]:
    """Return the parts to leave out, sorted, when every pause is to be played short.

    `speech` has the spans of each channel; a pause is where none of them speaks, for
    `minimum_ms` or longer. Of each, `padding_ms` stay on the side of speech: none before the
    first word or after the last. A call without any speech has no pauses: it is all one hears.
    """
    spoken = merged(span for channel in speech for span in channel)
    if not spoken:
        return ()
    ends = [0, *(edge for span in spoken for edge in (span.start_ms, span.end_ms)), length_ms]
    gaps = [(before, after) for before, after in pairwise(ends)][::2]
    cuts = []
    for before, after in gaps:
        start = before + padding_ms if before else 0
        end = after - padding_ms if after < length_ms else length_ms
        if after - before >= minimum_ms and end - start >= SHORTEST_CUT_MS:
            cuts.append(Span(start, end))
    return tuple(cuts)


def moved(moment_ms: int, by_ms: int, pauses: Sequence[Span]) -> int:
    """Return the moment so much further on (back, if negative), skipped pauses not counted.

    So one step back from behind a long pause lands before it, not in it. It may lie outside of
    the call.
    """
    return _back(moment_ms, -by_ms, pauses) if by_ms < 0 else _on(moment_ms, by_ms, pauses)


def _back(moment_ms: int, left_ms: int, pauses: Sequence[Span]) -> int:
    for pause in reversed(pauses):
        if pause.start_ms >= moment_ms:
            continue
        heard_ms = max(0, moment_ms - pause.end_ms)
        if heard_ms >= left_ms:
            break
        left_ms -= heard_ms
        moment_ms = pause.start_ms
    return moment_ms - left_ms


def _on(moment_ms: int, left_ms: int, pauses: Sequence[Span]) -> int:
    for pause in pauses:
        if pause.end_ms <= moment_ms:
            continue
        heard_ms = max(0, pause.start_ms - moment_ms)
        if heard_ms > left_ms:
            break
        left_ms -= heard_ms
        moment_ms = pause.end_ms
    return moment_ms + left_ms
