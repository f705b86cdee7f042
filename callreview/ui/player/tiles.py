"""Pictures of the waveform, 256 device pixels wide, made once and kept while they are true.

A tile is made from columns outside of any paint event; painting only puts it down. While a
recording is being read its last tiles are made anew as it grows.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from callreview.ui.player.trace import Columns, Trace

TILE = 256
_CURVE_LINE = 1.6
_KEPT_BYTES = 48 << 20


@dataclass(frozen=True)
class Ink:
    """The two colours of a side: from peak to peak, and the root mean square inside."""

    outer: int
    inner: int

    @classmethod
    def of(cls, outer: QColor, inner: QColor) -> "Ink":
        """Return the ink of two opaque colours."""
        return cls(outer.rgb(), inner.rgb())


@dataclass(frozen=True)
class Tile:
    """Which picture: `index` counts tiles from the start of the call at this zoom.

    `per_column` is frames per device pixel, `height` in device pixels, `line` how thick the
    thinnest line is.
    """

    per_column: float
    index: int
    channel: int
    height: int
    line: int
    gain: float
    ink: Ink

    @property
    def start(self) -> float:
        """Return the first frame."""
        return self.index * TILE * self.per_column

    @property
    def end(self) -> float:
        """Return the first frame after it."""
        return self.start + TILE * self.per_column


class Tiles:
    """The tiles of one recording; the least lately used go when they fill 48 MB."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._trace: Trace | None = None
        self._kept: OrderedDict[Tile, tuple[QImage, int]] = OrderedDict()
        self._bytes = 0

    def show(self, trace: Trace | None) -> None:
        """Draw another recording from now on."""
        self._trace = trace
        self._kept.clear()
        self._bytes = 0

    def grow(self, trace: Trace) -> None:
        """Draw the same recording, of which more is known."""
        self._trace = trace

    def image(self, tile: Tile) -> QImage | None:
        """Return the picture of a tile if it was prepared, even if more is known by now."""
        found = self._kept.get(tile)
        return found[0] if found else None

    def prepare(self, tiles: Iterable[Tile], *, seconds: float) -> bool:
        """Make the tiles that are missing or outgrown; return whether all were done in time.

        At least one is made, so that calling again always ends.
        """
        if self._trace is None:
            return True
        until = self._clock() + seconds
        for tile in tiles:
            if self._is_true(tile):
                self._kept.move_to_end(tile)
                continue
            self._keep(tile, self._trace)
            if self._clock() > until:
                return False
        return True

    def _is_true(self, tile: Tile) -> bool:
        found = self._kept.get(tile)
        if found is None or self._trace is None:
            return False
        return found[1] >= min(self._trace.true_frames(tile.per_column), tile.end)

    def _keep(self, tile: Tile, trace: Trace) -> None:
        columns = trace.columns(tile.channel, tile.start, tile.per_column, TILE)
        image = drawn(columns, tile.height, tile.line, tile.gain, tile.ink)
        self._drop(tile)
        self._kept[tile] = (image, trace.true_frames(tile.per_column))
        self._bytes += image.sizeInBytes()
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def _drop(self, tile: Tile) -> None:
        found = self._kept.pop(tile, None)
        if found:
            self._bytes -= found[0].sizeInBytes()


def drawn(columns: Columns, height: int, line: float, gain: float, ink: Ink) -> QImage:
    """Return columns drawn from top to bottom of a picture `height` device pixels tall.

    One column is one pixel wide; its ends are blended by how much of the pixel they cover.
    Silence is a line `line` pixels thick on whole pixels.
    """
    if columns.is_curve:
        line *= _CURVE_LINE
    middle = height // 2 + (line % 2) / 2
    reach = height / 2 - line
    high = np.clip(columns.high * gain, -1.0, 1.0)
    low = np.clip(columns.low * gain, -1.0, 1.0)
    top = middle - high * reach - line / 2
    bottom = middle - low * reach + line / 2
    body = _covered(top, bottom, height)
    if columns.is_curve:
        return _blended(body, body, ink)
    rms = np.clip(columns.rms * gain, 0.0, 1.0) * reach + line / 2
    core = _covered(np.maximum(top, middle - rms), np.minimum(bottom, middle + rms), height)
    return _blended(body, core, ink)


def _covered(
    top: NDArray[np.float32], bottom: NDArray[np.float32], height: int
) -> NDArray[np.float32]:
    """Return how much of each pixel (rows, columns) lies between top and bottom, 0 to 1."""
    rows = np.arange(height, dtype=np.float32)[:, None]
    covered = np.minimum(rows + 1, bottom[None, :]) - np.maximum(rows, top[None, :])
    return np.clip(covered, 0.0, 1.0, out=covered)


def _blended(body: NDArray[np.float32], core: NDArray[np.float32], ink: Ink) -> QImage:
    """Return both shapes in their colours over nothing."""
    core = np.minimum(core, body)
    rim = body - core
    pixels = np.empty((*body.shape, 4), np.uint8)
    for place, shift in enumerate((0, 8, 16)):
        outer, inner = ink.outer >> shift & 255, ink.inner >> shift & 255
        pixels[..., place] = rim * outer + core * inner + 0.5
    pixels[..., 3] = body * 255 + 0.5
    height, width = body.shape
    image = QImage(pixels.data, width, height, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()
