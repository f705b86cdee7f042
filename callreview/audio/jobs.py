"""What a worker can be asked to do with a recording, and the queue of it."""

import heapq
import itertools
import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.audio.handover import OpenFile
from callreview.audio.judging import Finding
from callreview.audio.line import Message
from callreview.audio.opening import NotOpened, open_recording
from callreview.audio.telling import ends_of, finding_of, header_of, tags_of
from callreview.audio.watch import Patience
from callreview.domain.audiofile import Probe, Verdict

if TYPE_CHECKING:
    from callreview.audio.decoding import Decoding

DECODER_HUNG = Finding(Verdict.UNPLAYABLE, "decoder_hung")


class Urgency(IntEnum):
    """What goes first."""

    OPENED = 0
    LISTED = 1
    BACKGROUND = 2


class Job(ABC):
    """One recording to look at or to decode."""

    asks = ""
    patience = Patience()

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    @abstractmethod
    def is_wanted(self) -> bool:
        """Return whether anybody still waits for it."""

    def open(self) -> Sequence[OpenFile]:
        """Return what the worker is to read, for the caller to close; raise NotOpened."""
        return (open_recording(self.path),)

    def files(self) -> Sequence[OpenFile]:
        """Return what the worker needs open beside the recording, for the caller to close."""
        return ()

    def order(self) -> Mapping[str, object]:
        """Return what the worker must know beside what is asked."""
        return {}

    @abstractmethod
    def hear(self, message: Message) -> bool:
        """Take what the worker says; return whether that was the last."""

    @abstractmethod
    def settle(self, finding: Finding) -> None:
        """Take a verdict the worker could not give."""

    def waits(self) -> None:  # noqa: B027 - most jobs need not say it
        """Take it that the recording's place does not answer at the moment."""

    @abstractmethod
    def drop(self) -> None:
        """Take it that it will not be done."""


class ProbeJob(Job):
    """Look at a header."""

    asks = "probe"
    patience = Patience(waiting=10.0)

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.future: Future[Probe] = Future()

    @property
    def is_wanted(self) -> bool:
        """Return whether the future was not cancelled."""
        return not self.future.cancelled()

    def hear(self, message: Message) -> bool:
        """Take the header."""
        if message.says.get("say") != "probed":
            return False
        finding, header = finding_of(message), header_of(message)
        fields = {**finding.fields, "name": self.path.name}
        self._set(Probe(finding.verdict, finding.reason, fields, header, tags_of(message)))
        return True

    def settle(self, finding: Finding) -> None:
        """Take a verdict the worker could not give."""
        fields = {**finding.fields, "name": self.path.name}
        self._set(Probe(finding.verdict, finding.reason, fields, tags=None))

    def drop(self) -> None:
        """Take it that it will not be done."""
        self.future.cancel()

    def _set(self, probe: Probe) -> None:
        if not self.future.done() and self.future.set_running_or_notify_cancel():
            self.future.set_result(probe)


class DecodeJob(Job):
    """Decode a whole recording."""

    asks = "decode"

    def __init__(self, decoding: "Decoding") -> None:
        super().__init__(decoding.path)
        self.decoding = decoding
        self._sides: list[int] = []

    @property
    def is_wanted(self) -> bool:
        """Return whether the decoding was not cancelled."""
        return not self.decoding.is_cancelled

    def open(self) -> Sequence[OpenFile]:
        """Return the recording; of a call in two files those that can be opened."""
        opened: list[OpenFile] = []
        refused: list[NotOpened] = []
        for side, path in enumerate(self.decoding.paths):
            try:
                opened.append(open_recording(path))
                self._sides.append(side)
            except NotOpened as not_opened:
                refused.append(not_opened)
                self.decoding.lack(side, not_opened.finding)
        if not opened:
            raise refused[0]
        return opened

    def order(self) -> Mapping[str, object]:
        """Return which side of a call each file is; nothing for one with all of it."""
        return {"sides": self._sides if len(self.decoding.paths) > 1 else []}

    def files(self) -> Sequence[OpenFile]:
        """Return the cache file."""
        file = self.decoding.cache_file()
        return (OpenFile(file.duplicate(), file.path, is_writable=True),)

    def hear(self, message: Message) -> bool:
        """Take header, peaks and verdict as they come."""
        said = message.says.get("say")
        if said == "header":
            self.decoding.begin(message)
        elif said == "block":
            self.decoding.add(message)
        elif said == "end" and len(self.decoding.paths) > 1:
            self.decoding.end_sides(dict(zip(self._sides, ends_of(message), strict=True)))
        elif said == "end":
            self.decoding.end(finding_of(message), message.text("sha256", 64))
        return said in ("end", "cancelled")

    def settle(self, finding: Finding) -> None:
        """Take a verdict the worker could not give."""
        self.decoding.end(finding)

    def waits(self) -> None:
        """Take it that the recording's place does not answer at the moment."""
        self.decoding.waits()

    def drop(self) -> None:
        """Take it that it will not be done."""
        self.decoding.cancel()


class JobQueue:
    """Jobs waiting for a keeper; those in the background never take all keepers."""

    def __init__(self, keepers: int) -> None:
        self._free = 0
        self._most_in_background = max(1, keepers - 1)
        self._in_background: set[Job] = set()
        self._order = itertools.count()
        self._waiting: list[tuple[Urgency, int, Job]] = []
        self._background: deque[Job] = deque()
        self._is_closed = False
        self._news = threading.Condition()

    def expect_keeper(self) -> None:
        """Count on one keeper more, which takes jobs as soon as its worker is warm."""
        with self._news:
            self._free += 1

    def put(self, urgency: Urgency, job: Job) -> bool:
        """Add a job; return whether more of them wait than keepers are free."""
        with self._news:
            if self._is_closed:
                raise RuntimeError("the pool is closed")
            if urgency is Urgency.BACKGROUND:
                self._background.append(job)
            else:
                heapq.heappush(self._waiting, (urgency, next(self._order), job))
            self._news.notify_all()
            return len(self._waiting) + len(self._background) > self._free

    def take(self, *, before_waiting: Callable[[], None] = lambda: None) -> Job | None:
        """Wait for the next job; None when there will be none.

        `before_waiting` is called when there is none at the moment.
        """
        with self._news:
            job = self._take()
            if job is not None or self._is_closed:
                return job
        before_waiting()
        with self._news:
            self._news.wait_for(lambda: self._is_closed or self._next() is not None)
            return self._take()

    def _take(self) -> Job | None:
        job = None if self._is_closed else self._next()
        if job is None:
            return None
        if self._waiting:
            heapq.heappop(self._waiting)
        else:
            self._in_background.add(self._background.popleft())
        self._free -= 1
        return job

    def finish(self, job: Job) -> None:
        """Note that a keeper is through with `job`."""
        with self._news:
            self._in_background.discard(job)
            self._free += 1
            self._news.notify_all()

    def close(self) -> None:
        """Drop what waits and let every keeper go."""
        with self._news:
            self._is_closed = True
            left = [job for _, _, job in self._waiting] + list(self._background)
            self._news.notify_all()
        for job in left:
            job.drop()

    def _next(self) -> Job | None:
        if self._waiting:
            return self._waiting[0][2]
        if self._background and len(self._in_background) < self._most_in_background:
            return self._background[0]
        return None
