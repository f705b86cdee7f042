"""What the app asks a worker to do with one file."""

from collections.abc import Callable
from dataclasses import dataclass

from callreview.audio.line import Line
from callreview.audio.source import Source


class Cancelled(Exception):
    """The app does not want this recording any more."""


@dataclass(frozen=True)
class Order:
    """One file: which decoders to leave out, because they hung before; its number among all."""

    source: Source
    without: tuple[str, ...]
    line: Line
    alive: Callable[[], None]
    """Called at every step forward, so that nothing ends a worker that is getting on."""
    number: int = 0

    def tell_trying(self, decoder: str) -> None:
        """Say which decoder is at it from now on: should it hang, this one did."""
        self.line.send({"say": "trying", "decoder": decoder, "file": self.number})
