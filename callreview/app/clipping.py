"""A stretch of a recording as a file of its own.

Threads: may be called from any thread; a worker decodes, the caller's thread encodes.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app.decoded import OnProgress, blocks, wait_for
from callreview.app.outfile import whole_file
from callreview.domain.audiofile import Outcome
from callreview.domain.errors import CallReviewError
from callreview.domain.hearing import Sides
from callreview.domain.timebase import Span, format_clock, frame_of, moment_of

if TYPE_CHECKING:
    from callreview.audio.clips import ClipKind
    from callreview.audio.decoding import Decoding
    from callreview.audio.pcm import Pcm
    from callreview.audio.pool import Pool
    from callreview.domain.peaks import Samples

_DECODING = 0.7  # the part of the work that decoding is


@dataclass(frozen=True)
class Cut:
    """What of a recording becomes a clip; one side alone becomes a file of one channel."""

    span: Span
    sides: Sides = Sides.BOTH


def save_clip(
    pool: "Pool",
    recording: Sequence[str | Path],
    cut: Cut,
    target: Path,
    *,
    on_progress: OnProgress = lambda _part: None,
) -> Outcome:
    """Decode the file, or the two, of a recording and do what `cut_clip` does, raising the same."""
    _kind_and_room(target)
    with closing(pool.decode(*map(Path, recording))) as decoding:
        return cut_clip(decoding, cut, target, on_progress=on_progress)


def cut_clip(
    decoding: "Decoding",
    cut: Cut,
    target: Path,
    *,
    on_progress: OnProgress = lambda _part: None,
) -> Outcome:
    """Write a stretch of a recording to `target`, by its ending; return how decoding went.

    Both ends are exact to the frame, with ramps of 5 ms. Raises CallReviewError when there is no
    sound, the stretch ends after it, the recording is let go of meanwhile, or `target` cannot be
    written, or is there already: it could be a recording, and those are never written over.
    """
    from callreview.audio.clips import require_room, write_clip

    kind = _kind_and_room(target)
    try:
        outcome = wait_for(decoding, lambda part: on_progress(_DECODING * part))
    except CancelledError:
        raise CallReviewError("clip_stopped") from None
    sound = decoding.pcm
    assert sound is not None
    first, end = _frames(cut.span, outcome, decoding.path.name)
    channel = _channel(cut.sides, sound.channels)
    channels = sound.channels if channel is None else 1
    require_room(kind, channels)
    with whole_file(target) as unfinished:
        pieces = _pieces(sound, first, end, channel, on_progress)
        write_clip(unfinished, kind, pieces, sound.rate, channels, end - first)
        _require_free(target)
    return outcome


def _kind_and_room(target: Path) -> "ClipKind":
    """Return what the target is to be, if there is room for it: nothing of that name."""
    from callreview.audio.clips import clip_kind

    kind = clip_kind(target.name)
    _require_free(target)
    return kind


def _require_free(target: Path) -> None:
    if os.path.lexists(target):
        raise CallReviewError("clip_in_the_way", name=target.name)


def _frames(span: Span, outcome: Outcome, name: str) -> tuple[int, int]:
    """Return the first frame of a span and the one after its last."""
    first, end = frame_of(span.start_ms, outcome.rate), frame_of(span.end_ms, outcome.rate)
    if span.end_ms == moment_of(outcome.frames, outcome.rate) + 1:
        end = min(end, outcome.frames)  # a length rounded up, as many programs show it
    if first >= outcome.frames or end > outcome.frames:
        code = "begins_after_end" if first >= outcome.frames else "clip_ends_after_end"
        raise CallReviewError(
            code, name=name, length=format_clock(outcome.duration_ms, millis=True)
        )
    return first, end


def _channel(sides: Sides, channels: int) -> int | None:
    """Return the one channel that is meant, or None for all; a call on one has no sides."""
    if channels == 1 or sides is Sides.BOTH:
        return None
    return 0 if sides is Sides.LEFT else 1


def _pieces(
    sound: "Pcm", first: int, end: int, channel: int | None, on_progress: OnProgress
) -> "Iterator[Samples]":
    done = 0
    for block in blocks(sound, first, end):
        yield block if channel is None else block[:, channel : channel + 1]
        done += len(block)
        on_progress(_DECODING + (1 - _DECODING) * done / (end - first))
    if done < end - first:
        raise CallReviewError("clip_stopped")  # the recording was closed, and reads come back empty
