"""What jobs do with a decoding: wait until it is whole, and take its sound in pieces."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from callreview.domain.audiofile import Outcome

if TYPE_CHECKING:
    from callreview.audio.decoding import Decoding
    from callreview.audio.pcm import Pcm
    from callreview.domain.peaks import Samples

OnProgress = Callable[[float], None]
"""Called with the part of the work that is done, 0 to 1; what it raises ends the work."""

_LOOK_SECONDS = 0.2
_BLOCK_FRAMES = 1 << 16


def wait_for(decoding: "Decoding", on_progress: OnProgress) -> Outcome:
    """Wait until all is decoded and return how it went; raises Unreadable if nothing plays."""
    while not decoding.done:
        with suppress(TimeoutError):
            decoding.wait(_LOOK_SECONDS)
        on_progress(decoding.progress)
    outcome = decoding.wait()
    if not outcome.verdict.plays:
        raise outcome.trouble()
    return outcome


def blocks(pcm: "Pcm", start_frame: int, end_frame: int) -> "Iterator[Samples]":
    """Yield the frames from `start_frame` up to `end_frame`, of shape (frames, channels)."""
    for at in range(start_frame, end_frame, _BLOCK_FRAMES):
        yield pcm.read(at, min(_BLOCK_FRAMES, end_frame - at))
