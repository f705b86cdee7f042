"""Finding out who speaks in recordings that were decoded, and remembering it.

Threads: of the open recording a thread of its own waits until it is decoded and listened to;
whoever scans a folder waits in the job's own thread. Who shows how far it is may ask any time.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from callreview.app.findings import TalkFound
from callreview.audio.detector import METHOD
from callreview.domain.errors import CallReviewError

if TYPE_CHECKING:
    from callreview.app.session import Session
    from callreview.audio.decoding import Decoding
    from callreview.audio.pool import Pool
    from callreview.domain.call import Call
    from callreview.domain.talk import Talk

_AHEAD = 2
_PATIENCE_S = 0.2


class Listening:
    """Finding out who speaks in one open recording; close it with the recording.

    `part` is how much was listened to, 0 to 1; `trouble` why it was given up. It shows what it
    finds in the open call, and writes it into the library unless that is read only.
    """

    def __init__(self, session: "Session", pool: "Pool", call: "Call") -> None:
        self.part = 0.0
        self.is_over = False
        self.trouble: CallReviewError | None = None
        self._session = session
        self._pool = pool
        self._call = call
        self._lock = threading.Lock()
        self._future: Future[Talk] | None = None
        self._is_closed = False

    def begin(self, decoding: "Decoding") -> None:
        """Return at once; listen as soon as `decoding` is at its end."""
        name = "finding out who speaks"
        threading.Thread(target=self._run, args=(decoding,), name=name, daemon=True).start()

    def close(self) -> None:
        """Stop listening; nothing is shown or written afterwards."""
        with self._lock:
            self._is_closed = True
            if self._future is not None:
                self._future.cancel()

    def _run(self, decoding: "Decoding") -> None:
        with suppress(CancelledError):
            try:
                self._find(decoding)
            except CallReviewError as trouble:
                self.trouble = trouble
        self.is_over = True

    def _find(self, decoding: "Decoding") -> None:
        outcome = decoding.wait()
        if not outcome.verdict.plays:
            return
        known = self._session.find(lambda reader: reader.talk_of_bytes(outcome.sha256)).wait()
        if known is not None and known.method == METHOD:
            self._show(known)
            return
        talk = self._begun(decoding).result()
        try:
            self._keep(talk, outcome.sha256)
        finally:
            self._show(talk)

    def _keep(self, talk: "Talk", sha256: str) -> None:
        if sha256 and not self._session.snapshot.read_only:
            self._session.record(TalkFound(self._call.recording.id, sha256, talk)).wait()

    def _begun(self, decoding: "Decoding") -> "Future[Talk]":
        with self._lock:
            if self._is_closed:
                raise CancelledError
            self._future = self._pool.listen(decoding, on_progress=self._on_progress)
            return self._future

    def _on_progress(self, part: float) -> None:
        self.part = part

    def _show(self, talk: "Talk") -> None:
        with self._lock:
            if not self._is_closed:
                self._session.show_talk(self._call.id, talk)


class Listeners:
    """Listens to many recordings in the background, a few begun ahead; closes them when done.

    Used by one thread. `is_cancelled` is asked while one waits. Whatever could not be listened
    to is told to `on_trouble`.
    """

    def __init__(
        self,
        session: "Session",
        pool: "Pool",
        is_cancelled: Callable[[], bool],
        on_trouble: "Callable[[Call, CallReviewError], None]",
    ) -> None:
        self._session = session
        self._pool = pool
        self._is_cancelled = is_cancelled
        self._on_trouble = on_trouble
        self._begun: deque[tuple[Call, Decoding, Future[Talk]]] = deque()

    def add(self, call: "Call", decoding: "Decoding") -> None:
        """Take over a call that was decoded, and wait for the one before the last."""
        outcome = decoding.outcome
        if outcome is None or not outcome.verdict.plays or not outcome.sha256:
            decoding.close()
            return
        future = self._pool.listen(decoding, in_background=True)
        self._begun.append((call, decoding, future))
        if len(self._begun) == _AHEAD:
            self._end_first()

    def finish(self) -> None:
        """Wait for all that are left."""
        while self._begun:
            self._end_first()

    def _end_first(self) -> None:
        call, decoding, future = self._begun.popleft()
        with closing(decoding), suppress(CancelledError):
            try:
                talk = self._waited_for(future)
            except CallReviewError as trouble:
                self._on_trouble(call, trouble)
                return
            assert decoding.outcome is not None
            found = TalkFound(call.recording.id, decoding.outcome.sha256, talk)
            self._session.record(found).wait()

    def _waited_for(self, future: "Future[Talk]") -> "Talk":
        while not self._is_cancelled():
            with suppress(TimeoutError):
                return future.result(_PATIENCE_S)
        future.cancel()
        return future.result()
