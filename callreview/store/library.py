"""The open library: made, brought up to date, read and written through one connection.

Everything here runs in the store thread (`thread.py`).
"""

import contextlib
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from callreview.domain.errors import LibraryTrouble
from callreview.store import audit, call_words
from callreview.store.connection import (
    APPLICATION_ID,
    close_to_rest,
    connect_to_read,
    connect_to_write,
    number,
    run,
)
from callreview.store.lock import WriterLock
from callreview.store.migrations import MIGRATIONS, Migration
from callreview.store.page import Page
from callreview.store.place import FILE_MODE, make_private_file, make_private_folder
from callreview.store.reader import Reader
from callreview.store.troubles import (
    opening_troubles,
    primary_code,
    reading_troubles,
    troubles,
)


@dataclass(frozen=True)
class Birth:
    """What a new library is told about itself, and when and where it is being opened."""

    library_id: str
    title: str
    at: str
    version: str
    computer_id: str
    system: str


class Library:
    """An open library file. `read_only` is "" or the code that says why it cannot be written."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, *, lock: WriterLock | None, read_only: str
    ) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only
        self._lock = lock

    @property
    def id(self) -> str:
        """Return the library's key."""
        return str(run(self.connection, "SELECT id FROM library"))

    @property
    def title(self) -> str:
        """Return what the library is called."""
        return str(run(self.connection, "SELECT title FROM library"))

    @contextlib.contextmanager
    def page(self, *, at: str, reviewer: str, new_key: Callable[[], str]) -> Iterator[Page]:
        """Write one transaction: all of it is there after the block, or none.

        Raises Refused and LibraryTrouble; whatever is raised, nothing was written.
        """
        self._check_writable()
        with troubles(self.path):
            run(self.connection, "BEGIN IMMEDIATE")
            try:
                sequence = audit.head(self.connection).sequence + 1
                page = Page(
                    self.connection, at=at, reviewer=reviewer, sequence=sequence, new_key=new_key
                )
                yield page
                call_words.follow(self.connection, page.changes)
                run(self.connection, "COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write one transaction of machine facts, without audit row or undo."""
        self._check_writable()
        with troubles(self.path):
            run(self.connection, "BEGIN IMMEDIATE")
            try:
                yield self.connection
                run(self.connection, "COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextlib.contextmanager
    def reading(self, viewer: str = "") -> Iterator[Reader]:
        """Read what was written so far, as `viewer` sees it.

        Of a newer library, what is told is what this version understands; where it does not,
        LibraryTrouble "library_too_new" is raised.
        """
        with reading_troubles(self.path):
            try:
                yield Reader(self.connection, viewer)
            except (sqlite3.OperationalError, ValueError, LookupError) as error:
                if self.read_only != "library_newer" or _is_of_the_disk(error):
                    raise
                raise LibraryTrouble("library_too_new", path=str(self.path)) from error

    def close(self) -> None:
        """Close the file and let another write it."""
        try:
            if self._lock is None:
                self.connection.close()
            else:
                close_to_rest(self.connection)
        finally:
            if self._lock is not None:
                self._lock.release()

    def _check_writable(self) -> None:
        if self.read_only:
            raise LibraryTrouble(self.read_only, path=str(self.path))

    def _roll_back(self) -> None:
        if self.connection.in_transaction:  # a full disk may have rolled back already
            with contextlib.suppress(sqlite3.Error):
                run(self.connection, "ROLLBACK")


def open_library(
    path: Path, birth: Birth, *, migrations: Sequence[Migration] = MIGRATIONS
) -> Library:
    """Open a library for writing, made if it is not there.

    A newer one, and one that cannot be written, is opened for reading only.
    Raises LibraryTrouble: "library_in_use", "not_a_library" and what a disk may say.
    """
    path = _itself(path)
    try:
        make_private_folder(path.parent)
        lock = WriterLock(path)
    except OSError as error:
        if _is_there(path):
            return read_library(path, why="library_read_only")
        raise LibraryTrouble("library_unreachable", path=str(path)) from error
    if os.access(path, os.F_OK) and not os.access(path, os.W_OK):
        lock.release()
        return read_library(path, why="library_read_only")
    try:
        with opening_troubles(path):
            library = _opened(path, birth, lock, migrations)
    except BaseException:
        lock.release()
        raise
    if library.read_only:
        lock.release()
    return library


def read_library(path: Path, *, why: str = "library_opened_to_read") -> Library:
    """Open a library for reading beside whoever writes it; `why` is said to who would write.

    Raises LibraryTrouble: "library_missing", "not_a_library" and what a disk may say.
    """
    path = _itself(path)
    if not _is_there(path):
        raise LibraryTrouble("library_missing", path=str(path))
    with reading_troubles(path):
        connection = _connected_to_read(path)
        try:
            _check_kind(connection, path)
            version = number(connection, "user_version")
            if version == 0:
                raise LibraryTrouble("library_missing", path=str(path))
            if version > len(MIGRATIONS):
                why = "library_newer"
        except BaseException:
            connection.close()
            raise
    return Library(path, connection, lock=None, read_only=why)


def _itself(path: Path) -> Path:
    """Return where a link leads: however a library is named, its lock is one."""
    # os.path's says no where pathlib's raises: in a folder that is closed to us.
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:  # in a folder that is closed to us
        raise LibraryTrouble("library_unreachable", path=str(path)) from error


def _is_of_the_disk(error: Exception) -> bool:
    return isinstance(error, sqlite3.Error) and primary_code(error) != sqlite3.SQLITE_ERROR


def _opened(path: Path, birth: Birth, lock: WriterLock, migrations: Sequence[Migration]) -> Library:
    if not make_private_file(path):
        _close_to_others(path)
    connection = connect_to_write(path)
    try:
        _check_kind(connection, path)
        version = number(connection, "user_version")
        if version > len(migrations):
            connection.close()
            connection = connect_to_read(path)
            return Library(path, connection, lock=None, read_only="library_newer")
        if version < len(migrations):
            from callreview.store.upgrade import upgrade

            upgrade(connection, path, birth, migrations)
        _note_computer(connection, birth)
    except BaseException:
        connection.close()
        raise
    return Library(path, connection, lock=lock, read_only="")


def _close_to_others(path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode != mode & FILE_MODE:
        with contextlib.suppress(OSError):  # not ours to close, or a disk without modes
            path.chmod(mode & FILE_MODE)


def _check_kind(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is some other program's."""
    if number(connection, "application_id") == APPLICATION_ID:
        return
    tables = run(connection, "SELECT count(*) FROM sqlite_schema")
    if tables or number(connection, "application_id"):
        raise LibraryTrouble("not_a_library", path=str(path))


def _connected_to_read(path: Path) -> sqlite3.Connection:
    try:
        connection = connect_to_read(path)
        try:
            run(connection, "SELECT count(*) FROM sqlite_schema")
        except sqlite3.Error:
            connection.close()
            raise
    except sqlite3.Error as error:
        if primary_code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
        _roll_back_hot_journal(path)
        connection = connect_to_read(path)
    return connection


def _roll_back_hot_journal(path: Path) -> None:
    """After a crash a writer has to open first: be that writer for a moment."""
    try:
        lock = WriterLock(path)
    except OSError as error:
        raise LibraryTrouble("library_unfinished", path=str(path)) from error
    try:
        connection = connect_to_write(path)
        try:
            run(connection, "SELECT count(*) FROM sqlite_schema")
        finally:
            close_to_rest(connection)
    finally:
        lock.release()


def _note_computer(connection: sqlite3.Connection, birth: Birth) -> None:
    known = connection.execute(
        "SELECT 1 FROM computers WHERE id = ?", (birth.computer_id,)
    ).fetchone()
    if not known:
        connection.execute(
            "INSERT INTO computers (id, system, first_seen_at) VALUES (?, ?, ?)",
            (birth.computer_id, birth.system, birth.at),
        ).close()
