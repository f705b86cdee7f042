"""Opening SQLite with the settings that keep what was saved (`safety.md`, points 3 to 5)."""

import contextlib
import sqlite3
import sys
from pathlib import Path

from callreview.domain.errors import LibraryTrouble

APPLICATION_ID = 0x43615276  # "CaRv": says whose file this is, to us and to file(1)
BUSY_S = 5.0

_FOR_ALL = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
)
SETTINGS_FOR_WRITING: tuple[str, ...] = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
)


def connect_to_write(path: Path) -> sqlite3.Connection:
    """Open an existing file for reading and writing; a hot journal is rolled back here.

    Transactions are begun and ended by hand. Raises sqlite3.Error.
    """
    return _connect(path, "rw", (*_FOR_ALL, *SETTINGS_FOR_WRITING))


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open an existing file for reading only. Raises sqlite3.Error."""
    return _connect(path, "ro", (*_FOR_ALL, "PRAGMA query_only = ON"))


def close_to_rest(connection: sqlite3.Connection) -> None:
    """Close a connection that wrote, leaving one file and, if the disk lets us, no journal."""
    with contextlib.suppress(sqlite3.Error):  # an empty journal beside the file is no harm
        run(connection, "PRAGMA journal_mode = DELETE")
    connection.close()


def run(connection: sqlite3.Connection, sql: str) -> object:
    """Run one statement to its end and return the first value of its first row, or None."""
    cursor = connection.execute(sql)
    try:
        rows = cursor.fetchall()
    finally:
        cursor.close()
    return rows[0][0] if rows else None


def number(connection: sqlite3.Connection, pragma: str) -> int:
    """Return a pragma that is a number."""
    value = run(connection, f"PRAGMA {pragma}")
    assert isinstance(value, int)
    return value


def _connect(path: Path, mode: str, settings: tuple[str, ...]) -> sqlite3.Connection:
    _refuse_a_second_sqlite()
    uri = f"{_uri(path.absolute())}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        for setting in settings:
            run(connection, setting)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    uri = path.as_uri()
    # SQLite knows no host in an address: a network path of Windows begins with two more slashes.
    is_local = uri.startswith("file:///")
    return uri if is_local else uri.replace("file://", "file:////", 1)


def _refuse_a_second_sqlite() -> None:
    # sqlite-utils takes pysqlite3 when it finds it; two SQLite libraries in one process drop
    # each other's locks on the file.
    if "pysqlite3" in sys.modules or "pysqlite2" in sys.modules:
        raise LibraryTrouble("second_sqlite")


def sqlite_version() -> str:
    """Return the version of the SQLite library, for `doctor`."""
    return sqlite3.sqlite_version
