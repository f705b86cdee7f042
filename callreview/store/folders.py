"""Folders the person added, and how they are read. A forgotten one keeps its row.

Its calls go out of sight, but for those somebody worked on.
"""

import json
import sqlite3
from functools import lru_cache
from pathlib import PurePath

from callreview.domain.errors import Refused
from callreview.domain.facts import Extensions
from callreview.domain.folder import Folder
from callreview.domain.reading import AgentSide, Reading
from callreview.domain.template.file import template_as_text, template_from_text
from callreview.domain.template.parts import Template
from callreview.store.log_mappings import all_mappings
from callreview.store.page import Page
from callreview.store.place import path_as_text, path_from_text


def all_folders(connection: sqlite3.Connection) -> tuple[Folder, ...]:
    """Return the folders in the order they were added."""
    mappings = all_mappings(connection)
    found = connection.execute(
        "SELECT *, (SELECT count(*) FROM recording_paths "
        "WHERE folder_id = folders.id AND is_copy = 0 AND missing_since IS NULL) "
        "- (SELECT count(*) FROM call_recordings JOIN recording_paths USING (recording_id) "
        "WHERE side IN ('right', 'mix') AND folder_id = folders.id AND is_copy = 0 "
        "AND missing_since IS NULL) AS calls "
        "FROM folders WHERE forgotten_at IS NULL ORDER BY added_at, id"
    )
    return tuple(
        Folder(
            row["id"],
            path_from_text(row["path"]),
            row["calls"],
            Reading(
                AgentSide(row["agent_side"]),
                Extensions(row["longest_extension"], frozenset(json.loads(row["own_extensions"]))),
                mappings.get(row["id"], ()),
                _template(row["template"]),
            ),
            row["looked_at"],
        )
        for row in found.fetchall()
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
    return folder(page, folder_id)


def folder(page: Page, folder_id: str) -> Folder:
    """Return a folder; Refused "folder_unknown" if there is none of that id."""
    for one in all_folders(page.connection):
        if one.id == folder_id:
            return one
    raise Refused("folder_unknown")


def forget(page: Page, folder_id: str) -> None:
    """Forget a folder; Refused "folder_unknown" if there is none of that id."""
    folder(page, folder_id)
    page.update("folders", (folder_id,), forgotten_at=page.at)


def describe(page: Page, folder_id: str, side: AgentSide, extensions: Extensions) -> None:
    """Keep on which channel the person is, and which numbers are inside the business."""
    folder(page, folder_id)
    page.update(
        "folders",
        (folder_id,),
        agent_side=side.value,
        longest_extension=extensions.longest,
        own_extensions=json.dumps(sorted(extensions.listed)),
    )


def keep_template(page: Page, folder_id: str, template: Template | None) -> None:
    """Keep how the files of a folder are named; None lets go what was kept."""
    folder(page, folder_id)
    text = template_as_text(template) if template else ""
    page.update("folders", (folder_id,), template=text)


@lru_cache(64)
def _template(text: str) -> Template | None:
    return template_from_text(text, "template") if text else None


def note_looked_at(connection: sqlite3.Connection, folder_id: str, at: str) -> None:
    """Note that a folder was looked at to its end."""
    connection.execute("UPDATE folders SET looked_at = ? WHERE id = ?", (at, folder_id)).close()
