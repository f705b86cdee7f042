"""Files of ours for decoded sound: only this user can open them, and nothing stays behind.

A file's name is removed as soon as it is open, so that even a killed app leaves no sound
on the disk; Windows cannot do that, there the folder is swept at the next start.
"""

import errno
import os
import shutil
import threading
import weakref
from pathlib import Path

_MOST_BYTES = 8 << 30
_KEPT_FREE_BYTES = 256 << 20


class PrivateFile:
    """One such file, open for reading and writing; any thread may read."""

    def __init__(self, folder: Path) -> None:
        self._is_open = False
        self._lock = threading.Lock()
        self.path = folder / f"{os.getpid()}-{os.urandom(8).hex()}.pcm"
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(self.path, flags, 0o600)
        self._is_open = True
        if os.name == "posix":
            self.path.unlink(missing_ok=True)  # another window may have swept it already

    def bytes_at(self, offset: int, count: int) -> bytes:
        """Return up to `count` bytes; none after closing."""
        with self._lock:
            if not self._is_open or not count:
                return b""
            if hasattr(os, "pread"):
                return os.pread(self._descriptor, count, offset)
            os.lseek(self._descriptor, offset, os.SEEK_SET)
            return os.read(self._descriptor, count)

    def duplicate(self) -> int:
        """Return another descriptor of the file, for the caller to close.

        Raises OSError when the file is closed.
        """
        with self._lock:
            if not self._is_open:
                raise OSError(errno.EBADF, "closed")
            return os.dup(self._descriptor)

    def size(self) -> int:
        """Return how many bytes the file has; 0 after closing."""
        with self._lock:
            return os.fstat(self._descriptor).st_size if self._is_open else 0

    def close(self) -> None:
        """Remove the file; closing twice is fine."""
        with self._lock:
            if not self._is_open:
                return
            self._is_open = False
            os.close(self._descriptor)
        if os.name != "posix":
            self.path.unlink(missing_ok=True)

    def __del__(self) -> None:
        self.close()


class PrivateFolder:
    """The folder such files are made in, up to a size together."""

    def __init__(self, path: Path, *, most_bytes: int = _MOST_BYTES) -> None:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix":
            path.chmod(0o700)
        self.path = path
        self._most_bytes = most_bytes
        self._files: weakref.WeakSet[PrivateFile] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._sweep()

    def new_file(self) -> PrivateFile:
        """Return a new file; raise OSError when the folder or the disk is full."""
        with self._lock:
            self._check_room()
            file = PrivateFile(self.path)
            self._files.add(file)
            return file

    def check_room(self) -> None:
        """Raise OSError when the files have grown to more than they may, or fill the disk."""
        with self._lock:
            self._check_room()

    def _check_room(self) -> None:
        used = sum(file.size() for file in self._files)
        if used > self._most_bytes or shutil.disk_usage(self.path).free < _KEPT_FREE_BYTES:
            raise OSError(errno.ENOSPC, "no room for decoded sound")

    def _sweep(self) -> None:
        """Remove what a killed app left; files in use are kept by the system."""
        for left in self.path.glob("*.pcm"):
            try:
                left.unlink()
            except OSError:
                continue  # Windows: another window is using it
