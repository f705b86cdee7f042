"""The pool of workers: what the rest of the app knows of decoding, and of finding who speaks.

Threads of the app: a keeper for each worker process, and one that watches the workers. An
opened recording goes before everything in the background, which never takes all workers of
its kind. Those that listen are there only while there is something to listen to.
"""

import os
import threading
import weakref
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from callreview.audio.crew import Crew
from callreview.audio.jobs import DecodeJob, ProbeJob, Urgency
from callreview.audio.privatefile import PrivateFolder
from callreview.audio.watch import Watching
from callreview.domain.audiofile import Probe

if TYPE_CHECKING:
    from callreview.audio.decoding import Decoding
    from callreview.domain.talk import Talk

_LISTENERS = max(2, (os.cpu_count() or 1) // 2)  # all but one may listen in the background


class Pool:
    """Workers that look at recordings and decode them; a context manager.

    `cache` is the folder for decoded sound. At most `size` workers run; the first is started
    at once, so that it is warm when a call is opened.
    """

    def __init__(self, cache: Path, *, size: int = 2) -> None:
        self._folder = PrivateFolder(cache)
        self._watching = Watching()
        self._lock = threading.Lock()
        self._decodings: weakref.WeakSet[Decoding] = weakref.WeakSet()
        self._decoders = Crew(self._watching, size=size)
        self._listeners = Crew(
            self._watching, size=_LISTENERS, arguments=("--listening",), rests=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def probe(self, path: Path) -> "Future[Probe]":
        """Return at once; the future brings what the header of `path` claims."""
        job = ProbeJob(path)
        self._decoders.put(Urgency.LISTED, job)
        return job.future

    def probe_many(self, paths: Iterable[Path]) -> "list[Future[Probe]]":
        """Return at once; the futures bring what the headers claim, in the same order."""
        return [self.probe(path) for path in paths]

    def decode(
        self,
        path: Path,
        right: Path | None = None,
        *,
        on_change: Callable[[], None] | None = None,
        in_background: bool = False,
    ) -> "Decoding":
        """Return at once; decode `path`, before all else unless `in_background`.

        With `right` the two are the left and the right side of one call, and become the channels
        of one sound; where only one can be read, the other channel is silent.
        `on_change` is called by a thread of the pool whenever there is something new.
        Close the decoding when the recording is not looked at any more.
        """
        from callreview.audio.decoding import Decoding  # brings numpy; the worker is warm sooner

        job = DecodeJob(Decoding(path, self._folder, on_change, right=right))
        job.decoding.on_cancel = lambda: self._decoders.interrupt(job)
        with self._lock:
            self._decodings.add(job.decoding)
        self._decoders.put(Urgency.BACKGROUND if in_background else Urgency.OPENED, job)
        return job.decoding

    def listen(
        self,
        decoding: "Decoding",
        *,
        on_progress: Callable[[float], None] = lambda _part: None,
        in_background: bool = False,
    ) -> "Future[Talk]":
        """Return at once; the future brings who speaks in what was decoded to its end.

        `on_progress` is called by a thread of the pool with the part done, 0 to 1. Cancelling
        the future, or closing the decoding, ends it; it fails with CallReviewError
        "not_listened" when no worker can do it.
        """
        from callreview.audio.listenjob import ListenJob  # brings numpy

        job = ListenJob(decoding, on_progress)
        job.future.add_done_callback(
            lambda future: self._listeners.interrupt(job) if future.cancelled() else None
        )
        self._listeners.put(Urgency.BACKGROUND if in_background else Urgency.OPENED, job)
        return job.future

    def close(self) -> None:
        """End all workers, give up what they were at, and remove the decoded sound."""
        self._decoders.close()
        self._listeners.close()
        self._watching.close()
        for decoding in list(self._decodings):
            decoding.close()

    def sandbox(self, timeout: float | None = None) -> str:
        """Wait for the first worker and return how far it is locked down; "" without one."""
        first = self._decoders.keepers[0]
        first.is_warm.wait(timeout)
        return first.worker.sandbox if first.worker else ""
