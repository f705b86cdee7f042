"""The way from the store thread, or any other, to the main thread, with or without Qt.

Threads: anyone may `post`; letters are opened on the thread that made the mailbox, in order.
"""

import queue
import threading
from collections.abc import Callable
from time import monotonic

Letter = Callable[[], None]


class Mailbox:
    """Holds letters until the main thread opens them.

    With `deliver` (a window's event loop) the main thread is woken for each letter; without,
    letters wait until somebody waits on a ticket or calls `open_all`.
    """

    def __init__(self, deliver: Callable[[Callable[[], None]], None] | None) -> None:
        self._deliver = deliver
        self._letters: queue.SimpleQueue[Letter] = queue.SimpleQueue()
        self._home = threading.get_ident()

    def is_for_this_thread(self) -> bool:
        """Return whether the asking thread is the one letters are opened on."""
        return threading.get_ident() == self._home

    def post(self, letter: Letter) -> None:
        """Have `letter` called on the main thread, soon."""
        self._letters.put(letter)
        if self._deliver is not None:
            self._deliver(self.open_all)

    def do(self, letter: Letter) -> None:
        """Call `letter` at once if this is the main thread, else soon."""
        if self.is_for_this_thread():
            letter()
        else:
            self.post(letter)

    def open_all(self) -> None:
        """Call every letter that is there."""
        while True:
            try:
                letter = self._letters.get_nowait()
            except queue.Empty:
                return
            letter()

    def deliver_until(self, is_so: Callable[[], bool], timeout: float | None) -> bool:
        """Open letters as they come until `is_so()`; return False if that takes too long."""
        end = None if timeout is None else monotonic() + timeout
        while not is_so():
            left = None if end is None else max(0.0, end - monotonic())
            try:
                letter = self._letters.get(timeout=left)
            except queue.Empty:
                return False
            letter()
        return True
