"""A crew: keepers with workers of one kind, as many as are needed, and the queue they share."""

import threading

from callreview.audio.jobs import Job, JobQueue, Urgency
from callreview.audio.keeper import Keeper
from callreview.audio.watch import Watching


class Crew:
    """At most `size` workers, started with `arguments`, at work on one queue of jobs.

    One that `rests` starts no worker before there is work, and ends it when there is none.
    """

    def __init__(
        self, watching: Watching, *, size: int, arguments: tuple[str, ...] = (), rests: bool = False
    ) -> None:
        self._watching = watching
        self._size = size
        self._arguments = arguments
        self._rests = rests
        self._queue = JobQueue(size)
        self._lock = threading.Lock()
        self.keepers = [] if rests else [self._new_keeper()]

    def put(self, urgency: Urgency, job: Job) -> None:
        """Have a job done; one more worker is started when all are busy."""
        is_busy = self._queue.put(urgency, job)
        with self._lock:
            if is_busy and len(self.keepers) < self._size:
                self.keepers.append(self._new_keeper())

    def interrupt(self, job: Job) -> None:
        """Have whoever is at `job` drop it."""
        for keeper in self.keepers:
            keeper.interrupt(job)

    def close(self) -> None:
        """End all workers and give up what they were at."""
        self._queue.close()
        for keeper in self.keepers:
            keeper.close()

    def _new_keeper(self) -> Keeper:
        return Keeper(self._queue, self._watching, self._arguments, rests=self._rests)
