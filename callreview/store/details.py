"""One call with everything the library knows about it."""

import json
import sqlite3

from callreview.domain.call import Recording
from callreview.domain.details import Details, File, Place
from callreview.store.apart import apart_from
from callreview.store.call_rows import some_calls
from callreview.store.place import path_from_text

_OF_CALL = """
SELECT facts_by_person, facts_read, agent_id IS NOT NULL AS is_assigned, added_at
FROM calls WHERE id = ?
"""
_OF_RECORDING = "SELECT decoder, read_at FROM recordings WHERE id = ?"
_PLACES = """
SELECT place.path, folders.path AS folder, is_copy, missing_since
FROM recording_paths AS place LEFT JOIN folders ON folders.id = place.folder_id
WHERE place.recording_id = ? ORDER BY is_copy, place.path
"""


def details_of(connection: sqlite3.Connection, call_id: str) -> Details | None:
    """Return everything known about a call; None if it is not in sight."""
    call = some_calls(connection, [call_id]).get(call_id)
    if call is None:
        return None
    row = connection.execute(_OF_CALL, (call_id,)).fetchone()
    return Details(
        call,
        frozenset(json.loads(row["facts_by_person"])),
        json.loads(row["facts_read"]),
        bool(row["is_assigned"]),
        tuple(_file(connection, recording) for recording in call.all_files),
        apart_from(connection, call_id),
        added_at=row["added_at"],
    )


def _file(connection: sqlite3.Connection, recording: Recording) -> File:
    row = connection.execute(_OF_RECORDING, (recording.id,)).fetchone()
    places = connection.execute(_PLACES, (recording.id,)).fetchall()
    return File(recording, tuple(_place(place) for place in places), row["decoder"], row["read_at"])


def _place(row: sqlite3.Row) -> Place:
    return Place(
        path_from_text(row["path"]),
        path_from_text(row["folder"]) if row["folder"] else None,
        bool(row["is_copy"]),
        row["missing_since"] is not None,
    )
