"""Pauses: the parts of a call in which nobody speaks, so long that one may skip them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from callreview.domain.timebase import Span, merged

MINIMUM_MS = 1500
"""How long nobody must speak, unless the person says otherwise."""
PADDING_MS = 300
"""How much of a pause is left before and after speech, unless the person says otherwise."""
SHORTEST_CUT_MS = 100
"""Less than this is not worth a seam in the sound."""


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
