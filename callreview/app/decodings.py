"""Decoding many calls in the background, a few begun ahead; what was found is remembered.

Used by one thread, of a job or of a command.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import closing, suppress
from typing import TypeVar

from callreview.app.jobs import Progress
from callreview.app.keptpeaks import Files, files_now, kept_peaks
from callreview.app.opening import found_in, paths_of
from callreview.app.session import Session
from callreview.audio.decoding import Decoding
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Outcome
from callreview.domain.call import Call, Recording

AHEAD = 3
_PATIENCE_S = 0.2  # how soon a decoding notices that it is to stop
T = TypeVar("T")
W = TypeVar("W", Recording, Call)


def decode_calls(
    session: Session,
    pool: Pool,
    calls: Sequence[Call],
    progress: Progress,
    on_found: Callable[[Recording, Outcome], None],
) -> None:
    """Have calls decoded to their ends: true length, SHA-256, whether they play.

    How each turned out is told to `on_found` and written down. Stops when it is cancelled.
    """
    kept = kept_peaks()

    def begin(call: Call) -> tuple[Files | None, Decoding]:
        return begun(pool, call)

    for call, (before, decoding) in ahead(calls, begin, AHEAD, progress):
        with closing(decoding), suppress(CancelledError):
            outcome = outcome_of(decoding, progress)
            on_found(call.recording, outcome)
            session.record(found_in(call, decoding, outcome)).wait()
            if kept and before:
                kept.keep_of(decoding, before)


def begun(pool: Pool, call: Call) -> tuple[Files | None, Decoding]:
    """Begin to decode a call, and return what its files are now beside it."""
    paths = paths_of(call)
    return files_now(paths), pool.decode(*paths, in_background=True)


def outcome_of(decoding: Decoding, progress: Progress) -> Outcome:
    """Wait for a decoding; raises CancelledError where the work is cancelled."""
    while not progress.cancelled:
        with suppress(TimeoutError):
            return decoding.wait(_PATIENCE_S)
    decoding.cancel()
    return decoding.wait()


def ahead(
    waiting: Sequence[W], begin: Callable[[W], T], count: int, progress: Progress
) -> Iterator[tuple[W, T]]:
    """Yield each recording or call with what was begun for it, having `count` begun ahead."""
    going: deque[tuple[W, T]] = deque()
    for done, one in enumerate(waiting):
        if progress.cancelled:
            break
        progress(done, len(waiting), _recording_of(one).name)
        going.append((one, begin(one)))
        if len(going) == count:
            yield going.popleft()
    yield from going
    progress(len(waiting), len(waiting))


def _recording_of(one: Recording | Call) -> Recording:
    return one.recording if isinstance(one, Call) else one
