"""Reading recordings nobody opened yet, while their calls are in sight in the table.

Threads: one, which ends when nothing is left to read. It decodes one recording after the other
behind everything else, and has what was found remembered: true length, SHA-256, minimap.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from callreview.domain.errors import CallReviewError

if TYPE_CHECKING:
    from callreview.app.session import Session
    from callreview.audio.decoding import Decoding
    from callreview.audio.pool import Pool
    from callreview.domain.call import Call


class Glances:
    """Reads what one looks at, each recording once. `pool` is asked for when it is needed."""

    def __init__(self, session: "Session", pool: "Callable[[], Pool]") -> None:
        self._session = session
        self._pool = pool
        self._lock = threading.Lock()
        self._wanted: list[Call] = []
        self._looked_at: set[str] = set()
        self._thread: threading.Thread | None = None
        self._decoding: Decoding | None = None

    def want(self, calls: "Sequence[Call]") -> None:
        """Return at once; read these instead of what was wanted before and is not begun."""
        if self._session.snapshot.read_only:
            return
        with self._lock:
            self._wanted = [one for one in calls if one.recording.id not in self._looked_at]
            if self._wanted and self._thread is None:
                pool = self._pool()
                work = threading.Thread(
                    target=self._run, args=(pool,), name="glancing at calls", daemon=True
                )
                self._thread = work
                work.start()

    def close(self, timeout: float | None = None) -> None:
        """Give up what is being read, and wait for the thread to end."""
        with self._lock:
            self._wanted = []
            thread, decoding = self._thread, self._decoding
        if decoding is not None:
            decoding.cancel()
        if thread is not None:
            thread.join(timeout)

    def _run(self, pool: "Pool") -> None:
        while (call := self._next()) is not None:
            with suppress(CancelledError, CallReviewError):  # it will be said when it is opened
                self._glance(pool, call)

    def _next(self) -> "Call | None":
        with self._lock:
            self._decoding = None
            if not self._wanted:
                self._thread = None
                return None
            call = self._wanted.pop(0)
            self._looked_at.add(call.recording.id)
            return call

    def _glance(self, pool: "Pool", call: "Call") -> None:
        from callreview.app.opening import (  # brings numpy, which the window does not need
            found_in,
            paths_of,
        )

        with closing(pool.decode(*paths_of(call), in_background=True)) as decoding:
            with self._lock:
                self._decoding = decoding
            outcome = decoding.wait()
            self._session.record(found_in(call, decoding, outcome)).wait()
