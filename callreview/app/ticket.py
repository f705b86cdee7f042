"""A ticket: something was asked of the library, its outcome comes later.

Threads: the store thread settles a ticket; on the main thread it is then delivered, after the
snapshot was refreshed, and callbacks run. Any thread may wait.
"""

import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar, cast

from callreview.domain.errors import CallReviewError

T = TypeVar("T")


class Mail(Protocol):
    """Where outcomes arrive for the main thread."""

    def is_for_this_thread(self) -> bool:
        """Return whether the asking thread is the one things are delivered on."""

    def deliver_until(self, is_so: Callable[[], bool], timeout: float | None) -> bool:
        """Deliver what arrives until `is_so()`; return False if that takes too long."""

    def post(self, letter: Callable[[], None]) -> None:
        """Have `letter` called on the main thread, soon."""


class Ticket(Generic[T]):
    """The outcome of one request: a value, or the reason why not."""

    def __init__(self, mail: Mail) -> None:
        self._mail = mail
        self._settled = threading.Event()
        self._value: T | None = None
        self._error: BaseException | None = None
        self._is_delivered = False
        self._is_awaited = False
        self._on_saved: list[Callable[[T], None]] = []
        self._on_refused: list[Callable[[CallReviewError], None]] = []

    @property
    def done(self) -> bool:
        """Return whether the outcome is known."""
        return self._settled.is_set()

    @property
    def error(self) -> BaseException | None:
        """Return why it was refused, once that is known."""
        return self._error

    def wait(self, timeout: float | None = None) -> T:
        """Return the value once it is there; raises what refused it.

        On the main thread everything that arrives meanwhile is delivered. Raises TimeoutError
        after `timeout` seconds.
        """
        self._is_awaited = True
        if self._mail.is_for_this_thread():
            in_time = self._mail.deliver_until(lambda: self._is_delivered, timeout)
        else:
            in_time = self._settled.wait(timeout)
        if not in_time:
            raise TimeoutError
        if self._error is not None:
            raise self._error
        return cast("T", self._value)

    def then(
        self,
        on_saved: Callable[[T], None],
        on_refused: Callable[[CallReviewError], None] | None = None,
    ) -> None:
        """Have one of the two called on the main thread when the outcome is known."""
        self._on_saved.append(on_saved)
        if on_refused is not None:
            self._on_refused.append(on_refused)
        if self._is_delivered:
            self._mail.post(self._call_back)

    def settle(self, value: T | None, error: BaseException | None) -> None:
        """Say what came of it. Called once, in the store thread."""
        self._value, self._error = value, error
        self._settled.set()

    def deliver(self) -> bool:
        """Call back on the main thread; return whether anybody was told of a refusal.

        A bug nobody is waiting for is raised here.
        """
        self._is_delivered = True
        is_told = self._is_awaited or bool(self._on_refused)
        self._call_back()
        error = self._error
        if error is not None and not isinstance(error, CallReviewError) and not self._is_awaited:
            raise error
        return is_told

    def _call_back(self) -> None:
        on_saved, self._on_saved = self._on_saved, []
        on_refused, self._on_refused = self._on_refused, []
        if self._error is None:
            for saved in on_saved:
                saved(cast("T", self._value))
        elif isinstance(self._error, CallReviewError):
            for refused in on_refused:
                refused(self._error)
