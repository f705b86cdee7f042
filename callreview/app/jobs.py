"""Work that takes long, beside everything else: with progress, and an end one can ask for.

Threads: each job does its work in a thread of its own, which only computes and reports.
Progress and outcomes are brought to the main thread by `deliver`; `Jobs` itself belongs to
the main thread.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
Deliver = Callable[[Callable[[], None]], None]
_SHORT_S = 1.0
_TELLING_S = 2.0


@dataclass(frozen=True)
class Reached:
    """How far a job has come; `total` is 0 while nobody knows. `words` name what it is at."""

    done: int = 0
    total: int = 0
    words: str = ""


class Progress:
    """What work is given: it reports through it, and asks it whether to go on.

    `told` is called with every report by the thread that does the work; `cancelled` too.
    """

    def __init__(
        self,
        told: Callable[[Reached], None] = lambda _reached: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._told = told
        self._cancelled = cancelled

    def __call__(self, done: int, total: int = 0, words: str = "") -> None:
        """Say how far the work has come."""
        self._told(Reached(done, total, words))

    @property
    def cancelled(self) -> bool:
        """Return whether to stop and hand over what there is."""
        return self._cancelled()


class Pace:
    """How fast work goes on, by what it reports; another total begins to be counted anew."""

    def __init__(self) -> None:
        self.reached = Reached()
        self._since = (monotonic(), 0)

    def take(self, reached: Reached) -> None:
        """Take note of how far it has come."""
        if reached.total != self.reached.total:
            self._since = (monotonic(), reached.done)
        self.reached = reached

    @property
    def rate(self) -> float | None:
        """Return how many are done in a second; None as long as that says nothing."""
        at, done = self._since
        took, more = monotonic() - at, self.reached.done - done
        return more / took if took >= _TELLING_S and more > 0 else None

    @property
    def left_s(self) -> float | None:
        """Return how many seconds the rest will take at this rate, if both are known."""
        rest, rate = self.reached.total - self.reached.done, self.rate
        return rest / rate if rate and rest > 0 else None


class Job(Pace):
    """One piece of work that goes on; `title` is for people, who need not see short work.

    `is_quiet` work is not shown before it has taken a while.
    """

    def __init__(self, title: str, *, is_quiet: bool = False) -> None:
        super().__init__()
        self.title = title
        self._stop = threading.Event()
        self._shown_from = monotonic() + (_SHORT_S if is_quiet else 0.0)

    @property
    def is_shown(self) -> bool:
        """Return whether people are to see it."""
        return monotonic() >= self._shown_from

    def cancel(self) -> None:
        """Ask the work to stop soon; what it has by then is still handed over."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Return whether the work was asked to stop."""
        return self._stop.is_set()


class Jobs:
    """The jobs that run. `on_change` is called on the main thread when one moves or ends."""

    def __init__(self, deliver: Deliver, on_change: Callable[[], None] = lambda: None) -> None:
        self._deliver = deliver
        self._on_change = on_change
        self._threads: dict[Job, threading.Thread] = {}

    @property
    def running(self) -> tuple[Job, ...]:
        """Return the jobs that have not ended, the oldest first."""
        return tuple(self._threads)

    def start(
        self,
        title: str,
        work: Callable[[Progress], T],
        *,
        on_done: Callable[[T], None] = lambda _result: None,
        on_failed: Callable[[Exception], None] | None = None,
        is_quiet: bool = False,
    ) -> Job:
        """Return at once; have `work` done and its outcome brought to the main thread.

        Without `on_failed` a failure is raised there, where the failure hook hears of it.
        """
        job = Job(title, is_quiet=is_quiet)
        news = _News(job, self._deliver, self._on_change)
        progress = Progress(news.tell, lambda: job.is_cancelled)

        def run() -> None:
            try:
                result = work(progress)
            except Exception as error:
                failure = error
                self._deliver(lambda: self._end(job, lambda: _fail(failure, on_failed)))
            else:
                self._deliver(lambda: self._end(job, lambda: on_done(result)))

        thread = threading.Thread(target=run, name=f"job {title}", daemon=True)
        self._threads[job] = thread
        thread.start()
        self._on_change()
        return job

    def close(self, timeout: float | None = None) -> None:
        """Ask all jobs to stop and wait until their threads have ended."""
        for job in self.running:
            job.cancel()
        for thread in tuple(self._threads.values()):
            thread.join(timeout)

    def _end(self, job: Job, tell: Callable[[], None]) -> None:
        self._threads.pop(job).join()
        self._on_change()
        tell()


class _News:
    """The newest report of a job on its way to the main thread; older ones are dropped."""

    def __init__(self, job: Job, deliver: Deliver, on_change: Callable[[], None]) -> None:
        self._job = job
        self._deliver = deliver
        self._on_change = on_change
        self._lock = threading.Lock()
        self._newest: Reached | None = None

    def tell(self, reached: Reached) -> None:
        with self._lock:
            is_first, self._newest = self._newest is None, reached
        if is_first:
            self._deliver(self._arrive)

    def _arrive(self) -> None:
        with self._lock:
            newest, self._newest = self._newest, None
        if newest is not None:
            self._job.take(newest)
            self._on_change()


def _fail(error: Exception, on_failed: Callable[[Exception], None] | None) -> None:
    if on_failed is None:
        raise error
    on_failed(error)
