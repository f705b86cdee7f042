"""SQLite's errors as what a person can act on: a full disk, a broken disk, a damaged file."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from callreview.domain.errors import CallReviewError, LibraryTrouble, Refused

_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "disk_trouble",
    sqlite3.SQLITE_BUSY: "library_busy",
    sqlite3.SQLITE_LOCKED: "library_busy",
    sqlite3.SQLITE_READONLY: "library_read_only",
    sqlite3.SQLITE_PERM: "library_read_only",
    sqlite3.SQLITE_CANTOPEN: "library_unreachable",
    sqlite3.SQLITE_CORRUPT: "library_damaged",
    sqlite3.SQLITE_NOTADB: "not_a_library",
}
_PRIMARY = 0xFF  # the low byte of an extended result code


@contextlib.contextmanager
def troubles(library: Path) -> Iterator[None]:
    """Raise what SQLite says as LibraryTrouble or Refused; a bug in our SQL stays a bug."""
    try:
        yield
    except sqlite3.Error as error:
        known = _as_trouble(error, library)
        if known is None:
            raise
        raise known from error


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's result code without its extension; 0 if the error came from elsewhere."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY


def _as_trouble(error: sqlite3.Error, library: Path) -> CallReviewError | None:
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
        return Refused(str(error))  # our triggers speak in codes
    code = _CODES.get(primary_code(error))
    return LibraryTrouble(code, path=str(library)) if code else None
