"""Adding up what calls come to, a few thousand at a time, so that no key waits for 100,000."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from callreview.domain.call import Call
from callreview.ui.calls.grouping import NOTHING, Sum, sum_of

PIECE = 4000
Part = tuple[Sequence[Call], range]
"""Some of these calls, by their places."""


class Tally(QObject):
    """Adds parts up between what else happens; `done` has their sums, in the order asked."""

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: Iterator[tuple[Sum, ...]] = iter(())
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._go_on)

    def begin(self, parts: Sequence[Part]) -> None:
        """Add these up instead of what is being added up."""
        self._pieces = added_up(parts)
        self._next.start()

    def stop(self) -> None:
        """Leave it: other calls are shown."""
        self._next.stop()

    def _go_on(self) -> None:
        sums = next(self._pieces)
        if sums:
            self._next.stop()
            self.done.emit(sums)


def added_up(parts: Sequence[Part], piece: int = PIECE) -> Iterator[tuple[Sum, ...]]:
    """Return nothing after every `piece` calls and at last the sums of all parts."""
    sums: list[Sum] = []
    since = 0
    for calls, part in parts:
        total = NOTHING
        for first in range(part.start, part.stop, piece):
            some = calls[first : min(first + piece, part.stop)]
            total, since = total + sum_of(some), since + len(some)
            if since >= piece:
                since = 0
                yield ()
        sums.append(total)
    yield tuple(sums)
