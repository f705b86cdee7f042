"""Keeping an eye on workers: one that burns processor time without getting anywhere is
ended, one that waits for a slow share is not, but it is said.

One thread for all workers of a pool looks ten times a second while any of them is busy.
"""

import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from callreview.audio.processortime import processor_seconds

_LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class Patience:
    """How long a worker may do what, in seconds."""

    burning: float = 1.8  # of processor time without a step forward
    slow: float = 2.0  # of waiting, until it is said
    waiting: float = 30.0  # of waiting, until it is given up
    unwanted: float = 0.5  # of not noticing that what it does was cancelled


class End(Enum):
    """Why a worker was ended."""

    BURNING = auto()
    WAITING = auto()
    UNWANTED = auto()


@dataclass
class Watch:
    """One worker at work on one recording; the worker's keeper calls `step`."""

    process: "subprocess.Popen[bytes]"
    patience: Patience
    is_wanted: Callable[[], bool]
    on_slow: Callable[[], None]
    on_end: Callable[[], None]
    ended: End | None = None
    _steps: int = 0
    _seen: int = -1
    _since: float = 0.0
    _used: float = 0.0
    _is_slow: bool = False

    def step(self) -> None:
        """Note that the worker got on."""
        self._steps += 1

    def look(self) -> None:
        """End the worker if its time is up."""
        now, used = time.monotonic(), processor_seconds(self.process)
        if self._steps != self._seen:
            self._seen, self._since, self._used, self._is_slow = self._steps, now, used, False
            return
        waited = now - self._since
        if used - self._used > self.patience.burning:
            self._end(End.BURNING)
        elif waited > self.patience.unwanted and not self.is_wanted():
            self._end(End.UNWANTED)
        elif waited > self.patience.waiting:
            self._end(End.WAITING)
        elif waited > self.patience.slow and not self._is_slow:
            self._is_slow = True
            self.on_slow()

    def _end(self, why: End) -> None:
        self.ended = why
        self.process.kill()
        self.on_end()


class Watching:
    """The thread that looks."""

    def __init__(self) -> None:
        self._watches: list[Watch] = []
        self._news = threading.Condition()
        self._is_closing = False
        self._thread = threading.Thread(target=self._run, name="watching workers", daemon=True)
        self._thread.start()

    def add(self, watch: Watch) -> None:
        """Begin to look at a worker."""
        with self._news:
            self._watches.append(watch)
            self._news.notify()

    def remove(self, watch: Watch) -> None:
        """Look at it no longer."""
        with self._news:
            self._watches.remove(watch)

    def close(self) -> None:
        """End the thread."""
        with self._news:
            self._is_closing = True
            self._news.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._watches or self._is_closing)
                if self._is_closing:
                    return
                watches = list(self._watches)
            for watch in watches:
                if watch.ended is None:
                    watch.look()
            with self._news:
                self._news.wait_for(lambda: self._is_closing, _LOOK_SECONDS)
