"""The store thread and the queue in front of it.

Threads: any thread may `ask`; one thread, ours, answers. Requests are answered in the order
they were asked, people's before the machine's. Long work of the machine is an iterator of
pieces of at most 20 ms; whatever people asked meanwhile goes between two pieces.
"""

import itertools
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")


class Whose(IntEnum):
    """Who waits for an answer; lower goes first."""

    PEOPLE = 0
    MACHINE = 1
    LEAVING = 2  # after everything that was asked


@dataclass
class Attempt(Generic[T]):
    """What came of some work: its value, or what it raised."""

    value: T | None = None
    error: BaseException | None = None

    def __enter__(self) -> "Attempt[T]":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self.error = error
        return True


def attempt(work: Callable[[], T]) -> Attempt[T]:
    """Do `work` and keep what came of it, whatever it is.

    A refusal and a bug alike belong to the one who asked, on their thread, not to this one.
    """
    with Attempt[T]() as tried:
        tried.value = work()
    return tried


Work = Callable[[], Iterator[None] | None]


class StoreThread:
    """One thread that answers requests one after another until it is told to `end`."""

    def __init__(self, name: str) -> None:
        self._requests: queue.PriorityQueue[tuple[Whose, int, Work | None]] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._thread = threading.Thread(target=self._answer, name=name, daemon=True)
        self._thread.start()

    def ask(self, work: Work, whose: Whose) -> None:
        """Have `work` done in the store thread. It must raise nothing; see `attempt`.

        If it returns an iterator, the rest of the work is done piece by piece.
        """
        self._requests.put((whose, next(self._numbers), work))

    def end(self, timeout: float | None = None) -> bool:
        """Answer what was asked so far, then stop; return whether it stopped in time."""
        self._requests.put((Whose.LEAVING, next(self._numbers), None))
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _answer(self) -> None:
        while True:
            whose, number, work = self._requests.get()
            if work is None:
                return
            pieces = work()
            if pieces is not None:
                self._requests.put((whose, number, _next_piece(pieces)))


def _next_piece(pieces: Iterator[None]) -> Work:
    def work() -> Iterator[None] | None:
        for _ in pieces:
            return pieces
        return None

    return work
