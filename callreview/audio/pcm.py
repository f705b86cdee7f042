"""The decoded sound of a recording: 16-bit samples in a private file, at the file's own rate.

A worker writes the file while the app reads it. The app reads with ordinary reads and does
not map the file into memory: should a captured worker cut it short, a mapped page would
kill the app, a read only comes back empty.
"""

import numpy as np

from callreview.audio.privatefile import PrivateFile
from callreview.domain.peaks import Samples

_SAMPLE_BYTES = 2


class Pcm:
    """The samples of one recording so far; any thread may read."""

    def __init__(self, file: PrivateFile, rate: int, channels: int) -> None:
        self.rate = rate
        self.channels = channels
        self.frames_ready = 0
        """How many frames can be read; grows while decoding, never shrinks."""
        self.frames_expected = 0
        """How many frames there will be, as far as is known; exact when decoding is done."""
        self._file = file

    def read(self, start_frame: int, count: int) -> Samples:
        """Return up to `count` frames from `start_frame`, of shape (frames, channels).

        Fewer, or none, where the recording ends or is not decoded yet, or after it was
        closed.
        """
        start = max(0, start_frame)
        count = max(0, min(start_frame + count, self.frames_ready) - start)
        size = self.channels * _SAMPLE_BYTES
        found = self._file.bytes_at(start * size, count * size)
        whole = len(found) // size * size
        return np.frombuffer(found[:whole], np.int16).reshape(-1, self.channels)

    def close(self) -> None:
        """Give the room on the disk back; reads come back empty from now on."""
        self._file.close()
