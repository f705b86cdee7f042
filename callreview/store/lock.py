"""One writing process per library: a lock of the operating system on a file beside it.

The system gives the lock back when its process ends, however it ends, so nothing stale can
lock anybody out. The file itself says nothing; one that a crash left behind is used again.
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

    Raises LibraryTrouble "library_in_use" at once if another has it, OSError if the place
    cannot be written.
    """

    def __init__(self, library: Path) -> None:
        self._path = lock_file(library)
        while True:
            make_private_file(self._path)
            try:
                self._handle = os.open(self._path, os.O_RDWR, FILE_MODE)
            except FileNotFoundError:  # its holder has just taken it away
                continue
            if not take(self._handle):
                os.close(self._handle)
                raise LibraryTrouble("library_in_use", path=str(library))
            if self._is_still_there():
                return
            self._let_go()

    def release(self) -> None:
        """Let another write, and leave nothing behind."""
        if os.name == "posix":  # elsewhere an open file cannot be taken away, and stays
            self._path.unlink(missing_ok=True)
        self._let_go()

    def _is_still_there(self) -> bool:
        """Return whether the file we hold is the one others will find, not one taken away."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return False
        return os.path.samestat(found, os.fstat(self._handle))

    def _let_go(self) -> None:
        give_back(self._handle)
        os.close(self._handle)
