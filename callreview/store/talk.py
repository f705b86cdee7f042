"""Who speaks in recordings: written when it was found out, of no use once the bytes are others.

A library from before this, opened only to be read, has no table of it.
"""

import json
import sqlite3
from collections.abc import Iterable

from callreview.domain.talk import Talk
from callreview.domain.timebase import Span


def put_talk(
    connection: sqlite3.Connection, recording_id: str, sha256: str, talk: Talk, at: str
) -> bool:
    """Write who speaks in the recording of these bytes; return False if it has others by now."""
    known = connection.execute(
        "SELECT 1 FROM recordings WHERE id = ? AND sha256 = ?", (recording_id, sha256)
    ).fetchone()
    if known is None:
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
        "SELECT talk.* FROM talk JOIN recordings ON recordings.id = talk.recording_id "
        "JOIN call_recordings ON call_recordings.recording_id = talk.recording_id "
        "WHERE call_id = ? AND coalesce(side, 'left') = 'left' "
        "AND recordings.sha256 = recording_sha256",
        (call_id,),
    ).fetchone()
    return None if row is None else _talk(row)


def talk_of_bytes(connection: sqlite3.Connection, sha256: str) -> Talk | None:
    """Return who speaks in the recording of these bytes, if that is known."""
    if not _is_kept(connection):
        return None
    row = connection.execute("SELECT * FROM talk WHERE recording_sha256 = ?", (sha256,)).fetchone()
    return None if row is None else _talk(row)


def recordings_with_talk(connection: sqlite3.Connection, method: str) -> set[str]:
    """Return the recordings of which it is known, by `method`, who speaks in them."""
    found = connection.execute(
        "SELECT recording_id FROM talk JOIN recordings ON recordings.id = recording_id "
        "WHERE method = ? AND recordings.sha256 = recording_sha256",
        (method,),
    )
    return {row["recording_id"] for row in found.fetchall()}


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
