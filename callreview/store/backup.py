"""Backups: a copy made by SQLite itself, opened and checked before it counts, then put in place.

library.db -> backups/library-20260312T102200Z-before-version-2.db
              backups/manifest-sha256.txt      one line a backup, in the form of sha256sum
"""

import hashlib
import os
import sqlite3
from pathlib import Path

from callreview.domain.errors import LibraryTrouble
from callreview.store import audit
from callreview.store.connection import close_to_rest, connect_to_read, connect_to_write, run
from callreview.store.place import make_private_file, make_private_folder, sync_folder

FOLDER = "backups"
MANIFEST = "manifest-sha256.txt"
_PIECE_PAGES = 256
_BLOCK = 1 << 20


def back_up(connection: sqlite3.Connection, path: Path, *, at: str, why: str) -> Path:
    """Copy the open library into the folder of backups beside it and return the copy.

    An existing backup is never touched. Raises LibraryTrouble "backup_failed".
    """
    folder = path.parent / FOLDER
    make_private_folder(folder)
    stamp = at[:19].replace("-", "").replace(":", "") + "Z"
    goal = _free_name(folder, f"{path.stem}-{stamp}-{why}")
    unfinished = goal.with_name(goal.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    make_private_file(unfinished)
    try:
        _copy(connection, unfinished)
        _check(connection, unfinished)
        sha256 = _hash_and_sync(unfinished)
        unfinished.replace(goal)
        sync_folder(folder)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise LibraryTrouble("backup_failed", path=str(goal)) from error
    _list_in_manifest(folder, goal.name, sha256)
    return goal


def _free_name(folder: Path, stem: str) -> Path:
    names = (f"{stem}.db", *(f"{stem}-{number}.db" for number in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())


def _copy(connection: sqlite3.Connection, goal: Path) -> None:
    copy = connect_to_write(goal)
    try:
        connection.backup(copy, pages=_PIECE_PAGES)
    finally:
        close_to_rest(copy)


def _check(connection: sqlite3.Connection, copy_path: Path) -> None:
    copy = connect_to_read(copy_path)
    try:
        sound = run(copy, "PRAGMA integrity_check") == "ok"
        whole = run(copy, "PRAGMA foreign_key_check") is None
        same = audit.head(copy) == audit.head(connection) and _counts(copy) == _counts(connection)
    finally:
        copy.close()
    if not (sound and whole and same):
        raise sqlite3.DatabaseError("the backup is not like the library")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    from sqlite_utils import Database  # late: 0.2 s, and few starts make a backup

    tables = Database(connection, recursive_triggers=False, execute_plugins=False).tables
    return {table.name: table.count for table in tables}


def _hash_and_sync(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb+") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
        os.fsync(file.fileno())
    return digest.hexdigest()


def _list_in_manifest(folder: Path, name: str, sha256: str) -> None:
    manifest = folder / MANIFEST
    make_private_file(manifest)
    with manifest.open("a", encoding="utf-8") as file:
        file.write(f"{sha256}  {name}\n")
        file.flush()
        os.fsync(file.fileno())
