"""Python's garbage is collected on the main thread only.

Threads: the collector runs in whichever thread happens to allocate, and what it finds may hold
widgets, fonts and pictures; destroyed by another thread they take the process down (seen as
crashes in drawing text and in the event loop). So the automatic collector is off while a
window is open, and a timer of the main thread does its work.

What reading a long recording used and freed is given back to the system by `give_back`.
"""

import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Tidy(QObject):
    """Collects as often as Python would, one generation at a time, between events."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that has grown past Python's own threshold."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        full = [generation for generation, (count, most) in enumerate(counts) if count > most]
        if full:
            gc.collect(full[-1])

    def settle(self) -> None:
        """Take what lives now as here to stay: a large library is never looked through.

        What was thrown away just before stays too, until the end. There is next to none of it
        while a library is loaded; looking for it would stop the window for 30 ms and more.
        """
        gc.freeze()

    def close(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()


def give_back() -> None:
    """Give the system back what was freed and is still held; only glibc has to be told."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
