"""A keeper: one thread of the app that owns one worker process and gives it one job after
another. The worker is started by this thread and ended before the thread ends, because
Linux ends a child with the *thread* that started it.
"""

import os
import threading
from collections.abc import Callable, Sequence

from callreview.audio.handover import OpenFile
from callreview.audio.jobs import DECODER_HUNG, Job, JobQueue
from callreview.audio.judging import Finding
from callreview.audio.line import LineBroken, Message
from callreview.audio.opening import NotOpened
from callreview.audio.opening import finding_of as finding_of_error
from callreview.audio.processortime import processor_seconds
from callreview.audio.watch import End, Watch, Watching
from callreview.audio.workerprocess import Worker, WorkerNotStarted, new_worker
from callreview.domain.audiofile import Verdict

_SLOW = Finding(Verdict.SLOW, "place_does_not_answer")
_RETIRING_SECONDS = 1200
_SECONDS_TO_END = 3.0  # a share that is gone may hold the thread; it ends with the app then
_NO_WORKER = Finding(Verdict.UNPLAYABLE, "no_worker")
_DECODERS = 2  # each is tried, and once more should a worker have died unasked


class Keeper:
    """The thread and its worker, doing the jobs of a queue until it is closed.

    The worker is started with `arguments`; one that `rests` only while there is work for it.
    """

    def __init__(
        self,
        queue: JobQueue,
        watching: Watching,
        arguments: Sequence[str] = (),
        *,
        rests: bool = False,
    ) -> None:
        self.worker: Worker | None = None
        self._starting: Worker | None = None
        self.is_warm = threading.Event()
        """Set once the first worker is ready, or could not be started."""
        self._queue = queue
        self._watching = watching
        self._arguments = arguments
        self._rests = rests
        self._job: Job | None = None
        self._lock = threading.Lock()
        self._is_closing = False
        queue.expect_keeper()
        self._thread = threading.Thread(target=self._run, name="keeping a worker", daemon=True)
        self._thread.start()

    def interrupt(self, job: Job) -> None:
        """Have the worker drop `job`, if that is what it is at."""
        with self._lock:
            if self._job is job and self.worker is not None:
                try:
                    self.worker.line.send({"do": "cancel"})
                except LineBroken:
                    return  # it is ending anyway

    def close(self) -> None:
        """End the worker, be it only starting, and the thread."""
        with self._lock:
            self._is_closing = True
            for worker in (self.worker, self._starting):
                if worker is not None:
                    worker.line.hang_up()
        self._thread.join(_SECONDS_TO_END)

    def _run(self) -> None:
        if not self._rests:
            self._warm_worker()
        self.is_warm.set()
        while (job := self._queue.take(before_waiting=self._rest)) is not None:
            if job.is_wanted:
                self._do(job)
            else:
                job.drop()
            self._queue.finish(job)
            self._retire_worker()
        self._drop_worker()

    def _do(self, job: Job) -> None:
        try:
            recordings = job.open()
        except NotOpened as refused:
            job.settle(refused.finding)
            return
        try:
            self._try_decoders(job, recordings)
        except OSError as failure:  # no room for the cache file, or no more
            self._drop_worker()  # it may be in the middle of it
            job.settle(finding_of_error(failure.errno or 0))
        finally:
            for recording in recordings:
                os.close(recording.descriptor)

    def _try_decoders(self, job: Job, recordings: Sequence[OpenFile]) -> None:
        """Give the job to the worker; one that hung is replaced and another decoder tried."""
        hung: list[list[str]] = [[] for _ in recordings]
        for _ in range(1 + _DECODERS * len(recordings)):
            worker = self._warm_worker()
            if worker is None or not job.is_wanted:
                break
            talk = _Talk(worker, job, hung)
            if talk.run(recordings, self._watching, self._at_work):
                return
            self._drop_worker()
            if talk.watch.ended is End.WAITING:
                job.settle(_SLOW)
                return
            if talk.decoder:
                hung[talk.file].append(talk.decoder)
            elif talk.watch.ended is End.BURNING:
                break
        if job.is_wanted and not self._is_closing:
            job.settle(DECODER_HUNG if self.worker or any(hung) else _NO_WORKER)
        else:
            job.drop()

    def _at_work(self, job: Job | None) -> None:
        with self._lock:
            self._job = job

    def _warm_worker(self) -> Worker | None:
        if self.worker is None:
            worker = self._new_worker() or self._new_worker("--without-filters")
            with self._lock:
                self.worker, self._starting = worker, None
        return self.worker

    def _new_worker(self, *further: str) -> Worker | None:
        if self._is_closing:
            return None
        try:
            return new_worker(*self._arguments, *further, on_start=self._can_be_hung_up)
        except WorkerNotStarted:
            return None

    def _can_be_hung_up(self, worker: Worker) -> None:
        with self._lock:
            self._starting = worker
            if self._is_closing:
                worker.line.hang_up()

    def _retire_worker(self) -> None:
        """Replace a worker before it reaches the processor time that ends it unasked."""
        if self.worker and processor_seconds(self.worker.process) > _RETIRING_SECONDS:
            self._drop_worker()
            self._warm_worker()

    def _rest(self) -> None:
        if self._rests:
            self._drop_worker()

    def _drop_worker(self) -> None:
        with self._lock:
            worker, self.worker = self.worker, None
        if worker is not None:
            worker.end()


class _Talk:
    """One job told to one worker."""

    def __init__(self, worker: Worker, job: Job, hung: Sequence[Sequence[str]]) -> None:
        self.decoder, self.file = "", 0
        self._worker = worker
        self._job = job
        self._hung = hung
        self.watch = Watch(
            worker.process,
            job.patience,
            is_wanted=lambda: job.is_wanted,
            on_slow=job.waits,
            on_end=worker.line.hang_up,
        )

    def run(
        self,
        recordings: Sequence[OpenFile],
        watching: Watching,
        at_work: Callable[[Job | None], None],
    ) -> bool:
        """Return True when the job is done; False when the worker is no more."""
        job, line = self._job, self._worker.line
        order = {
            "do": job.asks,
            "files": [
                {"suffix": file.path.suffix.lower()[:20], "without": list(hung)}
                for file, hung in zip(recordings, self._hung, strict=True)
            ],
            **job.order(),
        }
        lent = job.files()
        watching.add(self.watch)
        try:
            line.send(order, files=[*recordings, *lent])
            at_work(job)
            if not job.is_wanted:  # it was cancelled before it could be interrupted
                line.send({"do": "cancel"})
            while not self._hear(line.receive()):
                self.watch.step()
        except LineBroken:
            return False
        finally:
            at_work(None)
            watching.remove(self.watch)
            for file in lent:
                os.close(file.descriptor)
        return True

    def _hear(self, message: Message) -> bool:
        said = message.says.get("say")
        if said == "trying":
            self.decoder = message.text("decoder", 20)
            self.file = message.number("file", len(self._hung) - 1)
        if said == "failed":
            self._job.settle(finding_of_error(message.number("errno", 4096)))
            return True
        return self._job.hear(message)
