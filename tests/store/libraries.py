"""Libraries opened without a session, for tests of the store alone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from callreview.store.library import Birth, Library, open_library
from callreview.store.migrations import MIGRATIONS, Migration

BIRTH = Birth(
    library_id="the library",
    title="Test",
    at="2026-03-13T09:00:00.000Z",
    version="0.1.0",
    computer_id="this computer",
    system="linux",
)


@contextmanager
def opened_library(
    path: Path, *, migrations: Sequence[Migration] = MIGRATIONS
) -> Iterator[Library]:
    """Open a library for writing for the length of a block."""
    library = open_library(path, BIRTH, migrations=migrations)
    try:
        yield library
    finally:
        library.close()
