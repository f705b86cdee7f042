"""Thumbnails of recordings: written when one was decoded, forgotten when its bytes changed."""

import json
import sqlite3
from collections.abc import Collection

from callreview.domain.thumbnail import Thumbnail


def put_thumbnail(
    connection: sqlite3.Connection, recording_id: str, thumbnail: Thumbnail | None
) -> None:
    """Write the thumbnail of a recording in place of the one before; None forgets that."""
    connection.execute("DELETE FROM thumbnails WHERE recording_id = ?", (recording_id,)).close()
    if thumbnail is not None:
        connection.execute(
            "INSERT INTO thumbnails (recording_id, channels, loudness) VALUES (?, ?, ?)",
            (recording_id, thumbnail.channels, thumbnail.loudness),
        ).close()


def put_first_thumbnail(
    connection: sqlite3.Connection, recording_id: str, thumbnail: Thumbnail | None
) -> None:
    """Write the thumbnail of a recording if it has none: one of all of it is not to be lost."""
    known = connection.execute("SELECT 1 FROM thumbnails WHERE recording_id = ?", (recording_id,))
    if known.fetchone() is None:
        put_thumbnail(connection, recording_id, thumbnail)


def thumbnails_of(
    connection: sqlite3.Connection, call_ids: Collection[str]
) -> dict[str, Thumbnail]:
    """Return by call the thumbnail of the recording its row shows, for calls that have one."""
    found = connection.execute(
        "SELECT call_id, channels, loudness FROM thumbnails "
        "JOIN call_recordings USING (recording_id) "
        "WHERE coalesce(side, 'left') IN ('left', 'mix') "
        "AND call_id IN (SELECT value FROM json_each(?)) ORDER BY side = 'left'",
        (json.dumps([*call_ids]),),
    )
    return {row["call_id"]: Thumbnail(row["channels"], row["loudness"]) for row in found.fetchall()}
