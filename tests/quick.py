"""A folder in memory, for tests that save thousands of times and are not about the disk."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MEMORY = Path("/dev/shm")


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Give a folder in memory where the system has such, else a usual one; gone afterwards."""
    where = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="callreview-tests-", dir=where) as folder:
        yield Path(folder)
