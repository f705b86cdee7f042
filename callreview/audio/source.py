"""One open recording as the worker sees it: its size, its first bytes, its extension.

The worker is given descriptors, not paths, so nothing here opens anything.
"""

import errno
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import FileIO

from typing_extensions import override

_PIECE = 1 << 20


@dataclass(frozen=True)
class Source:
    """A recording open for reading; `suffix` is its extension in lower case, with the dot."""

    descriptor: int
    suffix: str = ""

    @property
    def size(self) -> int:
        """Return how many bytes the file has now."""
        return os.fstat(self.descriptor).st_size

    @property
    def position(self) -> int:
        """Return how far a decoder has read."""
        return os.lseek(self.descriptor, 0, os.SEEK_CUR)

    def bytes_at(self, offset: int, count: int) -> bytes:
        """Return up to `count` bytes from `offset`; fewer at the end of the file."""
        return _read_at(self.descriptor, count, offset)

    def rewound(self) -> FileIO:
        """Return the file from its start; closing the object leaves the descriptor open."""
        os.lseek(self.descriptor, 0, os.SEEK_SET)
        return _File(self.descriptor, closefd=False)

    def for_c(self) -> int | FileIO:
        """Return what a C library reads the file through, from its start."""
        file = self.rewound()
        # On Windows a descriptor of Python's C runtime means nothing to another one.
        return file if sys.platform == "win32" else self.descriptor

    def pieces(self) -> Iterator[bytes]:
        """Yield all bytes in order without moving a decoder's place in the file."""
        offset = 0
        while piece := self.bytes_at(offset, _PIECE):
            yield piece
            offset += len(piece)


class _File(FileIO):
    """A file that answers a seek to before its start as C does, which decoders look for."""

    @override
    def seek(self, offset: int, whence: int = 0, /) -> int:
        try:
            return super().seek(offset, whence)
        except OSError as failure:
            if failure.errno != errno.EINVAL:
                raise
            return -1


def _read_at(descriptor: int, count: int, offset: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, count, offset)
    # Windows has no pread; there the hash is made after decoding, by the same thread.
    place = os.lseek(descriptor, 0, os.SEEK_CUR)
    os.lseek(descriptor, offset, os.SEEK_SET)
    found = os.read(descriptor, count)
    os.lseek(descriptor, place, os.SEEK_SET)
    return found
