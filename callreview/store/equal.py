"""The two sides of a call with the same bytes: two recordings, though the same bytes are one.

Two sides nobody spoke on are such. Listing takes the second for a copy of the first.
"""

import sqlite3
from collections.abc import Callable
from typing import Any

from callreview.store.place import path_as_text

_AT = """
SELECT path, recording_id, is_copy, call_id, side FROM recording_paths
JOIN call_recordings USING (recording_id)
WHERE path = ? AND missing_since IS NULL
"""
_EQUAL_SIDE = """
SELECT other.recording_id FROM call_recordings AS other
JOIN recordings ON recordings.id = other.recording_id
JOIN recordings AS this ON this.id = ?
WHERE other.call_id = ? AND other.side = ?
    AND recordings.size_bytes = this.size_bytes AND recordings.fingerprint = this.fingerprint
"""


def settle_equal_sides(
    connection: sqlite3.Connection, left: str, right: str, at: str, new_key: Callable[[], str]
) -> str:
    """Make a recording, and a call, of a side that was taken for a copy of the other one.

    Return its path, or nothing where there was none. Copies of such sides become copies of the
    side they are.
    """
    places = [connection.execute(_AT, (path_as_text(path),)).fetchone() for path in (left, right)]
    if None in places or places[0]["recording_id"] != places[1]["recording_id"]:
        return ""
    if places[0]["side"] is not None:
        _share_out(connection, places)
    elif places[0]["is_copy"] != places[1]["is_copy"]:
        copy, path = (places[0], left) if places[0]["is_copy"] else (places[1], right)
        _split(connection, copy, at, new_key)
        return path
    return ""


def _share_out(connection: sqlite3.Connection, places: list[sqlite3.Row]) -> None:
    """Give each place, of which all but one are copies, to the side of its own."""
    for place, side in zip(places, ("left", "right"), strict=True):
        own = connection.execute(
            _EQUAL_SIDE, (place["recording_id"], place["call_id"], side)
        ).fetchone()
        if own and own[0] != place["recording_id"] and place["is_copy"]:
            connection.execute(
                "UPDATE recording_paths SET recording_id = ? WHERE path = ?",
                (own[0], place["path"]),
            ).close()


def _split(
    connection: sqlite3.Connection, place: sqlite3.Row, at: str, new_key: Callable[[], str]
) -> None:
    recording_id, call_id = new_key(), new_key()
    never_read = {"sha256": None, "read_at": None, "decoder": "", "added_at": at}
    _copy_row(
        connection,
        "recordings",
        place["recording_id"],
        {"id": recording_id, "last_path": place["path"], **never_read},
    )
    by_nobody = {"agent_id": None, "facts_by_person": "[]", "facts_read": "{}", "added_at": at}
    _copy_row(connection, "calls", place["call_id"], {"id": call_id, **by_nobody})
    connection.execute(
        "INSERT INTO call_recordings (recording_id, call_id) VALUES (?, ?)",
        (recording_id, call_id),
    ).close()
    connection.execute(
        "UPDATE recording_paths SET recording_id = ?, is_copy = 0 WHERE path = ?",
        (recording_id, place["path"]),
    ).close()


def _copy_row(connection: sqlite3.Connection, table: str, key: str, new: dict[str, Any]) -> None:
    found = connection.execute(
        f"SELECT * FROM {table} WHERE id = ?",  # noqa: S608 - one of two names
        (key,),
    ).fetchone()
    row = {**dict(found), **new}
    connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) "  # noqa: S608 - columns are our own
        f"VALUES ({', '.join('?' * len(row))})",
        tuple(row.values()),
    ).close()
