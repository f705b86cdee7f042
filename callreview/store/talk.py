"""Who speaks in recordings: written when it was found out, of no use once the bytes are others.

A library from before this, opened only to be read, has no table of it.
"""

import json
import sqlite3
from collections.abc import Iterable

from callreview.domain.legs import joint_sha256
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span

_HASHES = "recordings.sha256, other.id IS NOT NULL AS has_other, other.sha256 AS other_sha256"
_JOINS = """
JOIN recordings ON recordings.id = talk.recording_id
JOIN call_recordings ON call_recordings.recording_id = talk.recording_id
LEFT JOIN call_recordings AS right_side ON right_side.call_id = call_recordings.call_id
    AND call_recordings.side = 'left' AND right_side.side = 'right'
LEFT JOIN recordings AS other ON other.id = right_side.recording_id
"""
_OF_TALK = f"SELECT talk.recording_id, recording_sha256, {_HASHES} FROM talk {_JOINS}"  # noqa: S608 - constants


def put_talk(
    connection: sqlite3.Connection, recording_id: str, sha256: str, talk: Talk, at: str
) -> bool:
    """Write who speaks in the recording of these bytes; return False if it has others by now.

    Of a call in two files it is that of the left side, and `sha256` stands for both.
    """
    if _sha256_of_sound(connection, recording_id) != sha256:
        return False
    connection.execute(
        "INSERT OR REPLACE INTO talk (recording_id, recording_sha256, method, confidence, "
        "length_ms, speech, hold, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            recording_id,
            sha256,
            talk.method,
            talk.confidence,
            talk.length_ms,
            json.dumps([_pairs(row) for row in talk.speech]),
            json.dumps(_pairs(talk.hold)),
            at,
        ),
    ).close()
    return True


def talk_of_call(connection: sqlite3.Connection, call_id: str) -> Talk | None:
    """Return who speaks in a call; None while that is not known of its bytes as they are."""
    if not _is_kept(connection):
        return None
    row = connection.execute(
        "SELECT talk.* FROM talk JOIN call_recordings USING (recording_id) "
        "WHERE call_id = ? AND coalesce(side, 'left') = 'left'",
        (call_id,),
    ).fetchone()
    if row is None or row["recording_sha256"] != _sha256_of_sound(connection, row["recording_id"]):
        return None
    return _talk(row)


def talk_of_bytes(connection: sqlite3.Connection, sha256: str) -> Talk | None:
    """Return who speaks in the recording of these bytes, if that is known."""
    if not _is_kept(connection):
        return None
    row = connection.execute("SELECT * FROM talk WHERE recording_sha256 = ?", (sha256,)).fetchone()
    return None if row is None else _talk(row)


def recordings_with_talk(connection: sqlite3.Connection, method: str) -> set[str]:
    """Return the recordings of which it is known, by `method`, who speaks in them.

    Of a call in two files that is the left one.
    """
    found = connection.execute(f"{_OF_TALK} WHERE method = ?", (method,)).fetchall()
    return {row["recording_id"] for row in found if row["recording_sha256"] == _sha256_of_row(row)}


def _sha256_of_sound(connection: sqlite3.Connection, recording_id: str) -> str | None:
    """Return the hash that stands for what is heard of a recording, with its other side if any."""
    row = connection.execute(
        f"SELECT {_HASHES} FROM (SELECT ? AS recording_id) AS talk {_JOINS}",  # noqa: S608 - constants
        (recording_id,),
    ).fetchone()
    return None if row is None else _sha256_of_row(row)


def _sha256_of_row(row: sqlite3.Row) -> str | None:
    hashes = [row["sha256"] or ""]
    if row["has_other"]:
        hashes.append(row["other_sha256"] or "")
    return joint_sha256(hashes) or None


def _is_kept(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'talk'").fetchone()
    return found is not None


def _talk(row: sqlite3.Row) -> Talk | None:
    """Return the talk of a row; None for one that another program has changed into nonsense."""
    try:
        speech = tuple(_spans(each) for each in json.loads(row["speech"]))
        hold = _spans(json.loads(row["hold"]))
        return Talk(row["method"], row["confidence"], row["length_ms"], speech, hold)
    except (ValueError, TypeError):
        return None


def _pairs(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start_ms, span.end_ms) for span in spans]


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
