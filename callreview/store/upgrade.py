"""Bringing a library up to the newest schema: a verified backup, then one transaction."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.domain.errors import LibraryTrouble
from callreview.store.backup import back_up
from callreview.store.connection import APPLICATION_ID, number, run
from callreview.store.migrations import Migration, do_steps

if TYPE_CHECKING:
    from callreview.store.library import Birth


def upgrade(
    connection: sqlite3.Connection, path: Path, birth: "Birth", migrations: Sequence[Migration]
) -> None:
    """Do the steps the file lacks, all or none; a file that holds anything is backed up first.

    Raises LibraryTrouble "library_damaged" if the result breaks a foreign key.
    """
    done = number(connection, "user_version")
    if done:
        back_up(connection, path, at=birth.at, why=f"before-version-{len(migrations)}")
    run(connection, "PRAGMA foreign_keys = OFF")  # a step may rebuild a table others refer to
    try:
        run(connection, "BEGIN IMMEDIATE")
        try:
            _do_steps(connection, path, migrations[done:])
            if not done:
                _write_birth(connection, birth)
            run(connection, f"PRAGMA application_id = {APPLICATION_ID}")
            run(connection, f"PRAGMA user_version = {len(migrations)}")
            run(connection, "COMMIT")
        except BaseException:
            if connection.in_transaction:
                run(connection, "ROLLBACK")
            raise
    finally:
        run(connection, "PRAGMA foreign_keys = ON")


def _do_steps(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    do_steps(connection, migrations)
    if run(connection, "PRAGMA foreign_key_check") is not None:
        raise LibraryTrouble("library_damaged", path=str(path))


def _write_birth(connection: sqlite3.Connection, birth: "Birth") -> None:
    connection.execute(
        "INSERT INTO library (id, title, made_at, made_by_version) VALUES (?, ?, ?, ?)",
        (birth.library_id, birth.title, birth.at, birth.version),
    ).close()
