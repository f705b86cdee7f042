"""One writing process per library: a lock of the operating system on a file beside it.

The system gives the lock back when its process ends, however it ends, so nothing stale can
lock anybody out. The file itself stays and says nothing.
"""

import os
import sys
from pathlib import Path

from callreview.domain.errors import LibraryTrouble
from callreview.store.place import FILE_MODE, make_private_file

if sys.platform == "win32":
    from callreview.store.lock_windows import give_back, take
else:
    from callreview.store.lock_posix import give_back, take


def lock_file(library: Path) -> Path:
    """Return the file whose lock stands for writing `library`."""
    return library.with_name(library.name + ".lock")


class WriterLock:
    """The right to write a library, held from `WriterLock(...)` until `release`.

    Raises LibraryTrouble "library_in_use" at once if another has it.
    """

    def __init__(self, library: Path) -> None:
        path = lock_file(library)
        make_private_file(path)
        self._handle = os.open(path, os.O_RDWR, FILE_MODE)
        if not take(self._handle):
            os.close(self._handle)
            raise LibraryTrouble("library_in_use", path=str(library))

    def release(self) -> None:
        """Let another write."""
        give_back(self._handle)
        os.close(self._handle)
