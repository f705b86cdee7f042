"""Brings work from other threads to the main thread, through Qt's event loop.

Threads: anyone may call `deliver`; what is delivered runs on the main thread, in order.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class Bridge(QObject):
    """`deliver` is what a session and its jobs are given."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def deliver(self, work: Callable[[], None]) -> None:
        """Have `work` called on the main thread, soon."""
        self._arrived.emit(work)

    def _on_arrived(self, work: Callable[[], None]) -> None:
        work()
