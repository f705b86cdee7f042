"""Folders the person added. A forgotten one keeps its row; its untouched calls go out of sight."""

import sqlite3
from pathlib import PurePath

from callreview.domain.errors import Refused
from callreview.domain.folder import Folder
from callreview.store.page import Page
from callreview.store.place import path_as_text, path_from_text


def all_folders(connection: sqlite3.Connection) -> tuple[Folder, ...]:
    """Return the folders in the order they were added."""
    found = connection.execute(
        "SELECT id, path, (SELECT count(*) FROM recording_paths "
        "WHERE folder_id = folders.id AND is_copy = 0 AND missing_since IS NULL) AS calls "
        "FROM folders WHERE forgotten_at IS NULL ORDER BY added_at, id"
    )
    return tuple(
        Folder(row["id"], path_from_text(row["path"]), row["calls"]) for row in found.fetchall()
    )


def add(page: Page, folder_id: str, path: str) -> Folder:
    """Put in a folder, or bring back a forgotten one, and return it."""
    text = path_as_text(str(PurePath(path)))
    known = page.rows("folders", path=text)
    if not known:
        page.insert(
            "folders",
            {"id": folder_id, "path": text, "added_at": page.at, "forgotten_at": None},
        )
    else:
        folder_id = str(known[0]["id"])
        page.update("folders", (folder_id,), forgotten_at=None)
    return next(one for one in all_folders(page.connection) if one.id == folder_id)


def forget(page: Page, folder_id: str) -> None:
    """Forget a folder; Refused "folder_unknown" if there is none of that id."""
    row = page.row("folders", folder_id)
    if row is None or row["forgotten_at"] is not None:
        raise Refused("folder_unknown")
    page.update("folders", (folder_id,), forgotten_at=page.at)
