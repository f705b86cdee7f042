"""The spectrogram in tiles: what `Tiles` is for the waveform, computed beside the window.

Threads: one, which computes shades of the tiles wanted last and ends when there are no more. The
main thread fetches what is ready and makes pictures of it. Nothing is computed before a tile is
wanted, so a hidden spectrogram costs nothing.
"""

import threading
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from callreview.ui.player.spectrum import Shades, shades
from callreview.ui.player.tiles import TILE, Ink, Tile
from callreview.ui.player.trace import Trace

_KEPT_BYTES = 24 << 20
_MOST_WANTED = 80
_GROWN = 0.25
"""By what part of itself more of a tile must be known before it is drawn anew."""
_LIGHT = 128
_DEEP = 0.92


@dataclass(frozen=True)
class _Made:
    """What was computed of a tile when `known` frames of the recording could be read."""

    go: int
    tile: Tile
    known: int
    found: Shades


class Spectra:
    """The tiles of one recording; the least lately used go when they fill 24 MB."""

    def __init__(self) -> None:
        self._trace: Trace | None = None
        self._go = 0
        self._kept: OrderedDict[Tile, tuple[QImage, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self._wanted: OrderedDict[Tile, None] = OrderedDict()
        self._made: deque[_Made] = deque()
        self._thread: threading.Thread | None = None

    @property
    def has_trace(self) -> bool:
        """Return whether there is a recording to draw."""
        return self._trace is not None

    @property
    def is_waiting(self) -> bool:
        """Return whether something is being computed or can be fetched."""
        return self.is_computing or bool(self._made)

    @property
    def is_computing(self) -> bool:
        """Return whether something is being computed."""
        return self._thread is not None

    def show(self, trace: Trace | None) -> None:
        """Draw another recording from now on."""
        with self._lock:
            self._trace = trace
            self._go += 1
            self._wanted.clear()
        self._kept.clear()
        self._bytes = 0

    def grow(self, trace: Trace) -> None:
        """Draw the same recording, of which more is known."""
        with self._lock:
            self._trace = trace

    def image(self, tile: Tile) -> QImage | None:
        """Return the picture of a tile if it was fetched, even if more is known by now."""
        found = self._kept.get(tile)
        return found[0] if found else None

    def prepare(self, tiles: Iterable[Tile], *, seconds: float) -> bool:
        """Have what is missing or outgrown computed; never waits, so it is always in time.

        `seconds` is what the tiles of a waveform may take.
        """
        del seconds
        missing = [tile for tile in tiles if not self._is_true(tile)]
        with self._lock:
            for tile in missing:
                self._wanted[tile] = None
                self._wanted.move_to_end(tile)
            while len(self._wanted) > _MOST_WANTED:
                self._wanted.popitem(last=False)
            if self._wanted and self._thread is None:
                self._thread = threading.Thread(target=self._run, name="spectrogram", daemon=True)
                self._thread.start()
        return True

    def fetch(self) -> bool:
        """Make pictures of what was computed; return whether there was any."""
        fetched = False
        while self._made:
            made = self._made.popleft()
            if made.go == self._go:
                self._keep(made)
                fetched = True
        return fetched

    def rest(self) -> None:
        """Compute nothing more until something is wanted again."""
        with self._lock:
            self._wanted.clear()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _is_true(self, tile: Tile) -> bool:
        trace, found = self._trace, self._kept.get(tile)
        if trace is None:
            return True
        if found is None:
            return False
        self._kept.move_to_end(tile)
        known = min(_known(trace), tile.end)
        grown = known - min(found[1], tile.end)
        return grown <= 0 or (known < tile.end and grown < _GROWN * (tile.end - tile.start))

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._wanted or self._trace is None:
                    self._thread = None
                    return
                tile, _none = self._wanted.popitem()
                trace, go = self._trace, self._go
            known = _known(trace)
            self._made.append(_Made(go, tile, known, _shades_of(trace, tile)))

    def _keep(self, made: _Made) -> None:
        before = self._kept.pop(made.tile, None)
        if before is not None:
            self._bytes -= before[0].sizeInBytes()
        image = drawn(made.found, made.tile.ink)
        self._kept[made.tile] = (image, made.known)
        self._bytes += image.sizeInBytes()
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            _tile, (old, _known_then) = self._kept.popitem(last=False)
            self._bytes -= old.sizeInBytes()


def drawn(found: Shades, ink: Ink) -> QImage:
    """Return shades as a picture in the colours of a side, a byte a pixel."""
    height, width = found.shape
    rows = np.ascontiguousarray(found)
    image = QImage(rows.data, width, height, width, QImage.Format.Format_Indexed8).copy()
    image.setColorTable(list(ramp(ink)))
    return image


@lru_cache(maxsize=8)
def ramp(ink: Ink) -> tuple[int, ...]:
    """Return 256 colours from the ground through a side's soft and strong one to the deepest.

    Brightness goes one way all along, so that it is read without seeing colours.
    """
    ground = _parts(ink.ground)
    deepest = np.zeros(3) if ground.mean() > _LIGHT else np.full(3, 255.0)
    inner = _parts(ink.inner)
    stops = np.stack((ground, _parts(ink.outer), inner, inner + (deepest - inner) * _DEEP))
    at = np.linspace(0, 1, 256)
    red, green, blue = (
        np.rint(np.interp(at, (0, 0.4, 0.72, 1), stops[:, part])).astype(int) for part in range(3)
    )
    return tuple(int(colour) for colour in 255 << 24 | red << 16 | green << 8 | blue)


def _parts(colour: int) -> NDArray[np.float64]:
    return np.array([colour >> shift & 255 for shift in (16, 8, 0)], np.float64)


def _known(trace: Trace) -> int:
    return min(trace.ready, trace.frames)


def _shades_of(trace: Trace, tile: Tile) -> Shades:
    def read(start: int, count: int) -> NDArray[np.int16]:
        return trace.samples(tile.channel, start, start + count)

    return shades(
        read,
        trace.peaks.rate,
        start=tile.start,
        per_column=tile.per_column,
        count=TILE,
        height=tile.height,
        gain=tile.gain,
    )
