"""Two one-sided files as the two channels of one sound, both from the same beginning.

The shorter one is silent at its end, as is one that breaks off; one of a lower rate is
resampled to the higher, and of one with several channels their mean is heard.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from callreview.audio.reader import CannotDecode, Reader
from callreview.audio.resampler import Resampler
from callreview.domain.audiofile import Header
from callreview.domain.peaks import Samples

SIDES = 2
_FULL = 32768
_Row = NDArray[np.int16]


class Strand:
    """One file being decoded; counts the frames that came, and takes note of a decoder giving up.

    `before_block` is called by whoever weaves several before this one is asked for more.
    """

    def __init__(self, reader: Reader, before_block: Callable[[], None]) -> None:
        self.reader = reader
        self.before_block = before_block
        self.frames = 0
        self.gave_up = False

    def blocks(self) -> Iterator[Samples]:
        """Yield its blocks, of shape (frames, channels), as far as there are any."""
        try:
            for block in self.reader.blocks():
                self.frames += len(block)
                yield block
        except CannotDecode:
            self.gave_up = True


def header_of_sides(headers: Sequence[Header]) -> Header:
    """Return what the headers of the sides claim of both together: the longer says how long."""
    longest = max(headers, key=lambda one: one.duration_ms or 0)
    rate = max(one.rate for one in headers)
    frames = longest.frames and longest.frames * rate // longest.rate
    first = headers[0]
    return Header(first.container, first.codec, rate, SIDES, longest.duration_ms, frames)


def woven(strands: Mapping[int, Strand], rate: int) -> Iterator[Samples]:
    """Yield blocks of two channels at `rate`; a channel without a strand is silent."""
    voices = {channel: _Voice(strand, rate) for channel, strand in strands.items()}
    while True:
        waiting = [count for voice in voices.values() if (count := voice.fill())]
        if not waiting:
            return
        block = np.zeros((min(waiting), SIDES), np.int16)
        for channel, voice in voices.items():
            taken = voice.take(len(block))
            block[: len(taken), channel] = taken
        yield block


class _Voice:
    """A strand as one row of samples at the rate wanted, as much as is asked for."""

    def __init__(self, strand: Strand, rate: int) -> None:
        own = strand.reader.header.rate
        self._strand = strand
        self._blocks = strand.blocks()
        self._resampler = None if own == rate else Resampler(own, rate, 1)
        self._waiting: _Row = np.zeros(0, np.int16)
        self._is_over = False

    def fill(self) -> int:
        """Return how many samples wait to be taken; 0 when there will be none."""
        while not len(self._waiting) and not self._is_over:
            self._strand.before_block()
            block = next(self._blocks, None)
            self._is_over = block is None
            self._waiting = self._resampled(None if block is None else _mono(block))
        return len(self._waiting)

    def take(self, count: int) -> _Row:
        taken, self._waiting = self._waiting[:count], self._waiting[count:]
        return taken

    def _resampled(self, row: _Row | None) -> _Row:
        if self._resampler is None:
            return self._waiting if row is None else row
        if row is None:
            made = self._resampler.finish()
        else:
            made = self._resampler.push((row / _FULL).astype(np.float32)[:, None])
        whole: _Row = np.clip(np.rint(made[:, 0] * _FULL), -_FULL, _FULL - 1).astype(np.int16)
        return whole


def _mono(block: Samples) -> _Row:
    if block.shape[1] == 1:
        return block[:, 0]
    mean: _Row = np.rint(block.mean(axis=1)).astype(np.int16)
    return mean
