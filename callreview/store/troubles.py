"""SQLite's errors as what a person can act on: a full disk, a broken disk, a damaged file."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
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
_READING = {**_CODES, sqlite3.SQLITE_IOERR: "library_unread"}
_OPENING = {**_READING, sqlite3.SQLITE_FULL: "library_without_room"}
_PRIMARY = 0xFF  # the low byte of an extended result code


@contextlib.contextmanager
def troubles(library: Path) -> Iterator[None]:
    """Raise what SQLite says of a change as LibraryTrouble or Refused; our bugs stay bugs."""
    with _told(library, _CODES):
        yield


@contextlib.contextmanager
def reading_troubles(library: Path) -> Iterator[None]:
    """Raise the same where nothing is written, so that nothing can be "not saved"."""
    with _told(library, _READING):
        yield


@contextlib.contextmanager
def opening_troubles(library: Path) -> Iterator[None]:
    """Raise the same where a library is made or brought up to date, before anybody wrote."""
    with _told(library, _OPENING):
        yield


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's result code without its extension; 0 if the error came from elsewhere."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY


@contextlib.contextmanager
def _told(library: Path, codes: Mapping[int, str]) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        known = _as_trouble(error, library, codes)
        if known is None:
            raise
        raise known from error


def _as_trouble(
    error: sqlite3.Error, library: Path, codes: Mapping[int, str]
) -> CallReviewError | None:
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
        return Refused(str(error))  # our triggers speak in codes
    code = codes.get(primary_code(error))
    return LibraryTrouble(code, path=str(library)) if code else None
