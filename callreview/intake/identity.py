"""Who a recording is before its bytes were read whole: its size and a fingerprint.

Files are opened for reading only, never waited for (a FIFO has no end), never followed into
anything that is no regular file.
"""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

ENDS = 64 * 1024
# Constants of Windows and macOS for a file whose content is not on this computer.
_RECALL_ON_OPEN, _RECALL_ON_READ, _OFFLINE = 0x40000, 0x400000, 0x1000
_DATALESS = 0x40000000
_READ_ONLY = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True)
class Identity:
    """What a file was when it was looked at.

    `start` holds its first bytes, for sniffing; None if they were not read.
    """

    size: int
    mtime_ns: int
    fingerprint: str
    start: bytes | None = None


def identity_of(path: Path, known: Identity | None = None) -> Identity | None:
    """Return who the file at `path` is, or None if it is no regular file.

    The fingerprint is the SHA-256 of the first and the last 64 KiB; of a file no longer than
    both together, of all of it. A file as large and as old as it was `known` is not read again.
    Raises OSError when it cannot be read.
    """
    if known:
        found = path.stat()
        if (found.st_size, found.st_mtime_ns) == (known.size, known.mtime_ns):
            return known
    with os.fdopen(_opened(path), "rb", buffering=0) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            return None
        start = file.read(ENDS)
        file.seek(max(len(start), found.st_size - ENDS))
        end = file.read(ENDS)
    return Identity(
        size=found.st_size,
        mtime_ns=found.st_mtime_ns,
        fingerprint=hashlib.sha256(start + end).hexdigest(),
        start=start[:16],
    )


def small_content(path: Path, most: int) -> bytes | None:
    """Return the bytes of a file of at most `most`; None of anything else, or if it is elsewhere.

    What cannot be read has nothing to say either.
    """
    try:
        if is_elsewhere(path.stat()):
            return None
        with os.fdopen(_opened(path), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_size > most:
                return None
            content = file.read(most + 1)
    except OSError:
        return None
    return content if len(content) <= most else None


def start_of(path: Path, most: int) -> bytes:
    """Return the first bytes of a file, at most `most`; none where `small_content` has none."""
    try:
        if is_elsewhere(path.stat()):
            return b""
        with os.fdopen(_opened(path), "rb") as file:
            return file.read(most) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""
    except OSError:
        return b""


def _opened(path: Path) -> int:
    try:
        # Looking is not to be seen on the recording, not even by its time of last access.
        return os.open(path, _READ_ONLY | getattr(os, "O_NOATIME", 0))
    except PermissionError:
        return os.open(path, _READ_ONLY)  # only a file's owner may ask for that


def is_elsewhere(found: os.stat_result) -> bool:
    """Return whether reading the file would first fetch it from a cloud."""
    attributes = getattr(found, "st_file_attributes", 0)
    flags = getattr(found, "st_flags", 0)
    fetched = _RECALL_ON_OPEN | _RECALL_ON_READ | _OFFLINE
    return bool(attributes & fetched or flags & _DATALESS)
