"""What each folder held when it was listed last: whether it is as it was, its digest says."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from callreview.store.place import path_as_text, path_from_text


@dataclass(frozen=True)
class ListedFolder:
    """A folder all of which was listed: its digest, and how many files were what."""

    path: str
    digest: str
    recordings: int
    passed_over: int


def listed_folders(connection: sqlite3.Connection, root: str) -> dict[str, ListedFolder]:
    """Return what is known of an added folder and those below it, by path."""
    found = connection.execute(
        "SELECT listed_folders.* FROM listed_folders JOIN folders ON folders.id = folder_id "
        "WHERE folders.path = ?",
        (path_as_text(root),),
    )
    known = (
        ListedFolder(
            path_from_text(row["path"]), row["digest"], row["recordings"], row["passed_over"]
        )
        for row in found.fetchall()
    )
    return {one.path: one for one in known}


def put_listed(
    connection: sqlite3.Connection, folder_id: str, folders: Iterable[ListedFolder]
) -> None:
    """Note what folders below an added one held, in place of what was known of them."""
    connection.executemany(
        "INSERT INTO listed_folders (folder_id, path, digest, recordings, passed_over) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (folder_id, path) DO UPDATE SET "
        "digest = excluded.digest, recordings = excluded.recordings, "
        "passed_over = excluded.passed_over",
        [
            (folder_id, path_as_text(one.path), one.digest, one.recordings, one.passed_over)
            for one in folders
        ],
    ).close()
