"""Decoded blocks on their way out of the worker: into the cache file, and as peaks to the app.

Two threads beside the one that decodes: one writes, one folds into peaks and says so.
"""

import os
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from callreview.audio.order import Order
from callreview.domain.peaks import ColumnFolder, Samples

_BLOCKS_WAITING = 4
_TELL_EVERY_S = 0.02
_MOST_UNTOLD = 16


class Pouring:
    """Takes blocks in order, a few at a time.

    What is quickly decoded is told some blocks at once, so that the app is not kept busy
    listening; the first block is told at once.
    """

    def __init__(self, orders: Sequence[Order], channels: int, pcm: int) -> None:
        self.frames = 0
        self._sources = [order.source for order in orders]
        self._line = orders[0].line
        self._pcm = pcm
        self._size = max(1, sum(source.size for source in self._sources))
        self._folder = ColumnFolder(channels)
        self._writer, self._folding = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._waiting: deque[Future[None]] = deque()
        self._untold: list[Samples] = []
        self._untold_frames = 0
        self._told_at = 0.0

    def put(self, block: Samples) -> None:
        """Take a block, waiting while too many are on their way."""
        self.frames += len(block)
        part = min(1.0, sum(source.position for source in self._sources) / self._size)
        written = self._writer.submit(self._write, block)
        self._waiting.append(self._folding.submit(self._fold, block, part, written))
        if len(self._waiting) > _BLOCKS_WAITING:
            self._waiting.popleft().result()

    def finish(self) -> None:
        """Wait until all is written and told."""
        self._writer.shutdown()
        self._folding.shutdown()
        for folded in self._waiting:
            folded.result()
        self._untold.append(self._folder.rest())
        self._tell(1.0)

    def _write(self, block: Samples) -> None:
        left = memoryview(np.ascontiguousarray(block).data).cast("B")
        while left:
            left = left[os.write(self._pcm, left) :]

    def _fold(self, block: Samples, part: float, written: Future[None]) -> None:
        self._untold.append(self._folder.fold(block))
        written.result()
        self._untold_frames += len(block)
        if time.monotonic() - self._told_at >= _TELL_EVERY_S or len(self._untold) >= _MOST_UNTOLD:
            self._tell(part)

    def _tell(self, part: float) -> None:
        says = {"say": "block", "frames": self._untold_frames, "part": round(part, 4)}
        columns = np.concatenate(self._untold, axis=2)
        self._untold, self._untold_frames = [], 0
        self._line.send(says, columns.tobytes())
        self._told_at = time.monotonic()
