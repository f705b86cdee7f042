"""The review screen made ready while nobody needs it: a little in each turn of the event loop.

Built in one go it would keep the window from its events for a quarter of a second, just when the
person types the first letter. Whoever needs it earlier gets it at once.
"""

from collections.abc import Callable, Generator, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer

if TYPE_CHECKING:
    from callreview.ui.desk import Desk

_AFTER_MS = 200
"""The table is painted first."""
_BETWEEN_MS = 15
"""Longer than nothing, so that what the person does comes in between."""
_IMPORTED_FIRST = (
    "callreview.audio.player",
    "callreview.audio.devices",
    "callreview.ui.player.layers",
    "callreview.ui.player.timeline",
    "callreview.ui.player.panel",
    "callreview.ui.marks.panel",
    "callreview.ui.talk.panel",
    "callreview.ui.scorecard.panel",
    "callreview.ui.review",
    "callreview.ui.desk",
)
Built = Generator[None, None, "Desk"]


class DeskMaking(QObject):
    """Goes through the steps of `build`, then paints the screen once, unseen, in `size()`."""

    def __init__(
        self, build: Callable[[], Built], size: Callable[[], QSize], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._build = build
        self._size = size
        self._desk: Desk | None = None
        self._building: Built | None = None
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._take_step)

    @property
    def made(self) -> "Desk | None":
        """Return the review screen and what works behind it; None while it is not all there."""
        return self._desk

    def begin(self) -> None:
        """Begin with it, shortly after the window stands."""
        self._steps = self._all_steps()
        self._timer.start(_AFTER_MS)

    def stop(self) -> None:
        """Make no more of it; before the library is closed."""
        self._timer.stop()

    def made_now(self) -> "Desk":
        """Return it, having made at once what is missing."""
        if self._desk is None:
            for _step in self._built():
                pass
        assert self._desk is not None
        return self._desk

    def _take_step(self) -> None:
        if next(self._steps, self) is None:
            self._timer.start(_BETWEEN_MS)

    def _all_steps(self) -> Iterator[None]:
        for module in _IMPORTED_FIRST:
            import_module(module)
            yield
        yield from self._built()
        yield from self._painted()

    def _built(self) -> Iterator[None]:
        """Build on, from wherever it stands."""
        while self._desk is None:
            self._building = self._building or self._build()
            try:
                yield next(self._building)
            except StopIteration as end:
                self._desk = end.value

    def _painted(self) -> Iterator[None]:
        """Paint each panel once, so that opening a call waits for no style and no icon."""
        assert self._desk is not None
        screen = self._desk.screen
        screen.resize(self._size())
        for part in (*screen.parts, screen):
            yield
            if screen.isVisible():
                return
            part.grab()
