"""Pictures of the waveform, 256 device pixels wide, made once and kept while they are true.

A tile is made from columns outside of any paint event; painting only puts it down. While a
recording is being read its last tiles are made anew as it grows.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from callreview.ui.player.amplitude import height_of
from callreview.ui.player.trace import Columns, Trace

Coverage = NDArray[np.int16] | NDArray[np.int32]

TILE = 256
_CURVE_LINE = 1.6
_DOT = 2.2
_KEPT_BYTES = 24 << 20
_PARTS = 15
"""A pixel is covered in fifteenths, so that body and core together fit into one byte."""
_TALLEST = 32_000 // _PARTS


@dataclass(frozen=True)
class Ink:
    """The colours of a side: from peak to peak, the root mean square inside, what it stands on.

    A picture on no ground is clear where nothing is drawn.
    """

    outer: int
    inner: int
    ground: int = 0

    @classmethod
    def of(cls, outer: QColor, inner: QColor, ground: QColor | None = None) -> "Ink":
        """Return the ink of opaque colours."""
        return cls(outer.rgb(), inner.rgb(), ground.rgb() if ground else 0)


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
    decibels: bool = False

    @property
    def start(self) -> float:
        """Return the first frame."""
        return self.index * TILE * self.per_column

    @property
    def end(self) -> float:
        """Return the first frame after it."""
        return self.start + TILE * self.per_column


class Tiles:
    """The tiles of one recording; the least lately used go when they fill 24 MB."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._trace: Trace | None = None
        self._kept: OrderedDict[Tile, tuple[QImage, int]] = OrderedDict()
        self._bytes = 0

    @property
    def has_trace(self) -> bool:
        """Return whether there is a recording to draw."""
        return self._trace is not None

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
        image = drawn(columns, tile.height, tile.line, tile.gain, tile.ink, decibels=tile.decibels)
        self._drop(tile)
        self._kept[tile] = (image, trace.true_frames(tile.per_column))
        self._bytes += image.sizeInBytes()
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def _drop(self, tile: Tile) -> None:
        found = self._kept.pop(tile, None)
        if found:
            self._bytes -= found[0].sizeInBytes()


def drawn(
    columns: Columns, height: int, line: float, gain: float, ink: Ink, *, decibels: bool = False
) -> QImage:
    """Return columns drawn from top to bottom of a picture `height` device pixels tall.

    It keeps one byte a pixel, a fourth of what the screen needs.

    One column is one pixel wide; its ends are blended by how much of the pixel they cover.
    Silence is a line `line` pixels thick on whole pixels.
    """
    radius = _DOT * line
    if columns.is_curve:
        line *= _CURVE_LINE
    middle = height // 2 + (line % 2) / 2
    reach = height / 2 - line
    high, low, power = (
        height_of(np.clip(row * gain, -1.0, 1.0), decibels=decibels)
        for row in (columns.high, columns.low, columns.rms)
    )
    top = middle - high * reach - line / 2
    bottom = middle - low * reach + line / 2
    body = _covered(top, bottom, height)
    if columns.dots is not None:
        places, values = columns.dots.T
        values = height_of(np.clip(values * gain, -1.0, 1.0), decibels=decibels)
        _dot(body, places, middle - values * reach, radius)
    core = body
    if not columns.is_curve:
        rms = power * reach + line / 2
        core = _covered(np.maximum(top, middle - rms), np.minimum(bottom, middle + rms), height)
    return _inked(body, core, ink)


def _covered(top: NDArray[np.float32], bottom: NDArray[np.float32], height: int) -> Coverage:
    """Return how much of each pixel (rows, columns) lies between top and bottom, in parts."""
    kind: type[np.int16 | np.int32] = np.int16 if height <= _TALLEST else np.int32
    above = (np.arange(height, dtype=kind) * _PARTS)[:, None]
    covered: Coverage = np.minimum(above + _PARTS, np.rint(bottom * _PARTS).astype(kind))
    covered -= np.maximum(above, np.rint(top * _PARTS).astype(kind))
    np.clip(covered, 0, _PARTS, out=covered)
    return covered


def _dot(
    body: Coverage, places: NDArray[np.float32], tops: NDArray[np.float32], radius: float
) -> None:
    """Put round dots on a shape; those that lie outside are cut."""
    height, width = body.shape
    for x, y in zip(places, tops, strict=True):
        left, right = max(0, int(x - radius)), min(width, int(x + radius) + 2)
        top, bottom = max(0, int(y - radius)), min(height, int(y + radius) + 2)
        if left >= right or top >= bottom:
            continue
        across = np.arange(left, right) + 0.5 - x
        down = np.arange(top, bottom)[:, None] + 0.5 - y
        covered = np.clip(radius + 0.5 - np.hypot(across, down), 0, 1) * _PARTS
        patch = body[top:bottom, left:right]
        np.maximum(patch, covered.astype(patch.dtype), out=patch)


def _inked(body: Coverage, core: Coverage, ink: Ink) -> QImage:
    """Return both shapes in their colours, each pair of coverages in its own of 256 colours."""
    height, width = body.shape
    image = _blank(ink, width, height).copy()
    pixels = np.frombuffer(image.bits(), np.uint8).reshape(height, image.bytesPerLine())
    core = np.minimum(core, body)
    core |= body << 4
    pixels[:, :width] = core
    return image


@lru_cache(maxsize=16)
def _blank(ink: Ink, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_Indexed8)
    image.setColorTable(_blends(ink))
    image.fill(0)
    return image


def _blends(ink: Ink) -> list[int]:
    """Return the colour of every pair of coverages: sixteen times the body's and the core's."""
    body, core = (np.indices((16, 16)).reshape(2, -1) / _PARTS).clip(0, 1)
    core = np.minimum(core, body)
    alpha = np.ones(256) if ink.ground else body
    colours = np.rint(alpha * 255).astype(np.int64) << 24
    for shift in (0, 8, 16):
        ground, outer, inner = (
            colour >> shift & 255 for colour in (ink.ground, ink.outer, ink.inner)
        )
        mixed = ground * (1 - body) + outer * (body - core) + inner * core
        if not ink.ground:
            mixed = mixed / np.maximum(body, 1 / 255)  # the table is not premultiplied
        colours |= np.rint(mixed).astype(np.int64) << shift
    return [int(colour) for colour in colours]
