"""The pool of decoding workers: what the rest of the app knows of decoding.

Threads of the app: a keeper for each worker process, and one that watches the workers. An
opened recording goes before everything in the background, which never takes all workers.
"""

import threading
import weakref
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from callreview.audio.jobs import DecodeJob, Job, JobQueue, ProbeJob, Urgency
from callreview.audio.keeper import Keeper
from callreview.audio.privatefile import PrivateFolder
from callreview.audio.watch import Watching
from callreview.domain.audiofile import Probe

if TYPE_CHECKING:
    from callreview.audio.decoding import Decoding


class Pool:
    """Workers that look at recordings and decode them; a context manager.

    `cache` is the folder for decoded sound. At most `size` workers run; the first is started
    at once, so that it is warm when a call is opened.
    """

    def __init__(self, cache: Path, *, size: int = 2) -> None:
        self._folder = PrivateFolder(cache)
        self._size = size
        self._queue = JobQueue(size)
        self._watching = Watching()
        self._lock = threading.Lock()
        self._decodings: weakref.WeakSet[Decoding] = weakref.WeakSet()
        self._keepers = [Keeper(self._queue, self._watching)]

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
        self._put(Urgency.LISTED, job)
        return job.future

    def probe_many(self, paths: Iterable[Path]) -> "list[Future[Probe]]":
        """Return at once; the futures bring what the headers claim, in the same order."""
        return [self.probe(path) for path in paths]

    def decode(
        self,
        path: Path,
        *,
        on_change: Callable[[], None] | None = None,
        in_background: bool = False,
    ) -> "Decoding":
        """Return at once; decode `path`, before all else unless `in_background`.

        `on_change` is called by a thread of the pool whenever there is something new.
        Close the decoding when the recording is not looked at any more.
        """
        from callreview.audio.decoding import Decoding  # brings numpy; the worker is warm sooner

        job = DecodeJob(Decoding(path, self._folder, on_change))
        job.decoding.on_cancel = lambda: self._interrupt(job)
        with self._lock:
            self._decodings.add(job.decoding)
        self._put(Urgency.BACKGROUND if in_background else Urgency.OPENED, job)
        return job.decoding

    def close(self) -> None:
        """End all workers, give up what they were at, and remove the decoded sound."""
        self._queue.close()
        for keeper in self._keepers:
            keeper.close()
        self._watching.close()
        for decoding in list(self._decodings):
            decoding.close()

    def sandbox(self, timeout: float | None = None) -> str:
        """Wait for the first worker and return how far it is locked down; "" without one."""
        self._keepers[0].is_warm.wait(timeout)
        levels = [keeper.worker.sandbox for keeper in self._keepers if keeper.worker]
        return levels[0] if levels else ""

    def _put(self, urgency: Urgency, job: Job) -> None:
        is_busy = self._queue.put(urgency, job)
        with self._lock:
            if is_busy and len(self._keepers) < self._size:
                self._keepers.append(Keeper(self._queue, self._watching))

    def _interrupt(self, job: Job) -> None:
        for keeper in self._keepers:
            keeper.interrupt(job)
