"""Which files some program still has open to write into, as far as the system tells.

Linux tells it of this person's own programs (and a superuser of all). Elsewhere nobody says; a
program on Windows that lets nobody read what it writes is noticed when the file is opened.
"""

import contextlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path

_PROCESSES = Path("/proc")
_WRITES = os.O_WRONLY | os.O_RDWR


def being_written(paths: Collection[str]) -> frozenset[str]:
    """Return those of the files that a program has open to write."""
    if not paths or not (_PROCESSES / "self" / "fdinfo").is_dir():
        return frozenset()
    wanted = {os.path.realpath(path): path for path in paths}
    return frozenset(wanted[target] for target in _open_to_write() if target in wanted)


def _open_to_write() -> Iterator[str]:
    for process in os.scandir(_PROCESSES):
        if process.name.isdecimal():
            with contextlib.suppress(OSError):  # another person's, or it has just ended
                yield from _of_process(process.path)


def _of_process(process: str) -> Iterator[str]:
    for opened in os.scandir(f"{process}/fd"):
        with contextlib.suppress(OSError):
            target = os.readlink(opened.path)  # noqa: PTH115 - of all open files of a computer
            if target.startswith("/") and _flags(process, opened.name) & _WRITES:
                yield target


def _flags(process: str, number: str) -> int:
    for line in Path(f"{process}/fdinfo/{number}").read_text("ascii").splitlines():
        if line.startswith("flags:"):
            return int(line.split()[1], 8)
    return 0
