"""Recordings and where they lie: what the machine finds, written without undo.

A recording is its bytes. Listing (`listing`) knows them by size and fingerprint, decoding by
SHA-256. Whether the bytes that were heard still lie there is `recording_status_view`.
"""

import json
import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from callreview.domain.audiofile import Outcome, Probe, is_of_the_computer, may_pass
from callreview.domain.call import CallFacts, Part, Status
from callreview.domain.earlier import with_earlier
from callreview.domain.facts import with_tags
from callreview.domain.legs import Standing, plays_mix, standing_of_both
from callreview.domain.thumbnail import Thumbnail
from callreview.store.earlier import earlier_from_text, keep_earlier
from callreview.store.knowing import note_tags
from callreview.store.place import path_as_text, path_from_text
from callreview.store.tagged import tagged_from_text
from callreview.store.thumbnails import put_thumbnail


@dataclass(frozen=True)
class KnownFile:
    """A file as it was when it was listed last; one with these values need not be read again."""

    path: str
    recording_id: str
    call_id: str
    size: int
    mtime_ns: int
    fingerprint: str
    sha256: str | None
    folder_id: str | None
    told_by_tags: str | None
    told_earlier: str | None
    is_copy: bool

    def completed(self, facts: CallFacts) -> CallFacts:
        """Return what its name and what lies beside it say, with what was told of it before."""
        facts = with_earlier(facts, earlier_from_text(self.told_earlier))
        return with_tags(facts, tagged_from_text(self.told_by_tags))


def known_files(connection: sqlite3.Connection, folder: str | None) -> dict[str, KnownFile]:
    """Return the files that were there, by path: all, or those below one folder.

    Whichever added folder they were found in.
    """
    first, last = ("", "\U0010ffff") if folder is None else _below(path_as_text(folder))
    found = connection.execute(
        "SELECT place.*, call_id, recordings.sha256 AS whole, told_by_tags, "
        "told_earlier "
        "FROM recording_paths AS place "
        "JOIN call_recordings USING (recording_id) "
        "JOIN recordings ON recordings.id = recording_id "
        "WHERE missing_since IS NULL AND path > ? AND path < ?",
        (first, last),
    )
    known = (
        KnownFile(
            path_from_text(row["path"]),
            row["recording_id"],
            row["call_id"],
            row["size_bytes"],
            row["modified_ns"],
            row["fingerprint"],
            row["whole"],
            row["folder_id"],
            row["told_by_tags"],
            row["told_earlier"],
            bool(row["is_copy"]),
        )
        for row in found.fetchall()
    )
    return {one.path: one for one in known}


def _below(folder: str) -> tuple[str, str]:
    """Return between which texts every path below a folder lies, and no other."""
    start = folder.rstrip(os.sep) + os.sep
    return start, start[:-1] + chr(ord(os.sep) + 1)


def adopt(connection: sqlite3.Connection, folder_id: str, path: str) -> None:
    """Note that a file lies in another added folder from now on."""
    connection.execute(
        "UPDATE recording_paths SET folder_id = ? WHERE path = ?", (folder_id, path_as_text(path))
    ).close()


def note_missing(connection: sqlite3.Connection, path: str, at: str) -> str | None:
    """Note that a file is not where it was; return its call, or None if the path is not known.

    A recording that lies in another place as well was moved there.
    """
    text = path_as_text(path)
    place = connection.execute("SELECT * FROM recording_paths WHERE path = ?", (text,)).fetchone()
    if place is None:
        return None
    elsewhere = connection.execute(
        "SELECT 1 FROM recording_paths "
        "WHERE recording_id = ? AND path <> ? AND missing_since IS NULL",
        (place["recording_id"], text),
    ).fetchone()
    if elsewhere:
        connection.execute("DELETE FROM recording_paths WHERE path = ?", (text,)).close()
        promote_copy(connection, place["recording_id"])
    elif place["missing_since"] is None:
        connection.execute(
            "UPDATE recording_paths SET missing_since = ? WHERE path = ?", (at, text)
        ).close()
    return call_of(connection, place["recording_id"])


def note_header(
    connection: sqlite3.Connection, recording_id: str, probe: Probe, told: CallFacts
) -> str:
    """Write what a header says, unless the recording was decoded already; return its call.

    `told` is what the tags say, if they were read. What kept this computer from looking says
    nothing about the recording.
    """
    call_id = call_of(connection, recording_id)
    if is_of_the_computer(probe.reason):
        return call_id
    if probe.tags is not None:
        note_tags(connection, recording_id, call_id, told)
    header = probe.header
    connection.execute(
        "UPDATE recordings SET status = ?, reason = ?, reason_fields = ? "
        "WHERE id = ? AND read_at IS NULL",
        (*_standing(probe), recording_id),
    ).close()
    if header:
        connection.execute(
            "UPDATE recordings SET container = ?, codec = ? WHERE id = ?",
            (header.container, header.codec, recording_id),
        ).close()
        connection.execute(
            "UPDATE recordings SET rate_hz = ?, channels = ?, duration_ms = ?, frames = ?, "
            "length_source = CASE WHEN ? IS NULL THEN NULL ELSE 'header' END "
            "WHERE id = ? AND read_at IS NULL",
            (
                header.rate,
                header.channels,
                header.duration_ms,
                header.frames,
                header.duration_ms,
                recording_id,
            ),
        ).close()
    return call_id


def note_outcome(
    connection: sqlite3.Connection,
    recording_id: str,
    outcome: Outcome,
    thumbnail: Thumbnail | None,
    at: str,
) -> str:
    """Write how decoding ended; return the call. Bytes unlike those reviewed show as changed.

    What kept this computer from decoding says nothing about the recording.
    """
    call_id = call_of(connection, recording_id)
    if is_of_the_computer(outcome.reason):
        return call_id
    if may_pass(outcome.reason):  # nothing is known of it that was not known before
        connection.execute(
            "UPDATE recordings SET status = ?, reason = ?, reason_fields = ? "
            "WHERE id = ? AND read_at IS NULL",
            (*_standing(outcome), recording_id),
        ).close()
        return call_id
    known = connection.execute(
        "SELECT sha256 FROM recordings WHERE id = ?", (recording_id,)
    ).fetchone()["sha256"]
    if outcome.sha256:
        connection.execute(
            "UPDATE recording_paths SET sha256 = ? WHERE recording_id = ? AND is_copy = 0",
            (outcome.sha256, recording_id),
        ).close()
        if known not in (None, outcome.sha256) and is_worked_on(connection, call_id):
            return call_id
    connection.execute(
        "UPDATE recordings SET status = ?, reason = ?, reason_fields = ?, decoder = ?, "
        "sha256 = ?, read_at = ? WHERE id = ?",
        (*_standing(outcome), outcome.decoder, outcome.sha256 or known, at, recording_id),
    ).close()
    put_thumbnail(connection, recording_id, thumbnail)
    if outcome.frames:
        connection.execute(
            "UPDATE recordings SET rate_hz = ?, channels = ?, frames = ?, duration_ms = ?, "
            "length_source = 'decoded' WHERE id = ?",
            (outcome.rate, outcome.channels, outcome.frames, outcome.duration_ms, recording_id),
        ).close()
    return call_id


def _standing(found: Outcome | Probe) -> tuple[str, str, str]:
    return found.verdict.value, found.reason, fields_as_text(found.fields)


def promote_copy(connection: sqlite3.Connection, recording_id: str) -> None:
    """Make a copy the place of a recording that has lost its own."""
    places = connection.execute(
        "SELECT path, is_copy FROM recording_paths WHERE recording_id = ? "
        "ORDER BY is_copy, missing_since IS NOT NULL, first_seen_at, path",
        (recording_id,),
    ).fetchall()
    if places and places[0]["is_copy"]:
        path = places[0]["path"]
        connection.execute("UPDATE recording_paths SET is_copy = 0 WHERE path = ?", (path,)).close()
        connection.execute(
            "UPDATE recordings SET last_path = ? WHERE id = ?", (path, recording_id)
        ).close()
        keep_told(connection, recording_id)


def keep_told(connection: sqlite3.Connection, recording_id: str) -> None:
    """Keep what was told of a recording that has another place now; see `speaks_of_its_call`."""
    if speaks_of_its_call(connection, recording_id):
        keep_earlier(connection, recording_id, call_of(connection, recording_id))


def call_of(connection: sqlite3.Connection, recording_id: str) -> str:
    """Return the call a recording belongs to."""
    row = connection.execute(
        "SELECT call_id FROM call_recordings WHERE recording_id = ?", (recording_id,)
    ).fetchone()
    return str(row["call_id"])


def part_of(connection: sqlite3.Connection, recording_id: str) -> Part:
    """Return what a recording is of its call."""
    row = connection.execute(
        "SELECT side FROM call_recordings WHERE recording_id = ?", (recording_id,)
    ).fetchone()
    return Part(row["side"]) if row is not None and row["side"] else Part.WHOLE


def speaks_of_its_call(connection: sqlite3.Connection, recording_id: str) -> bool:
    """Return whether what is told of a recording is told of its call: of several, of the left."""
    return part_of(connection, recording_id) not in (Part.RIGHT, Part.MIX)


def forget_heard(connection: sqlite3.Connection, call_id: str) -> None:
    """Forget what was found in a call's sound: it has other sound now."""
    for table in ("thumbnails", "talk"):
        connection.execute(
            f"DELETE FROM {table} WHERE recording_id IN "  # noqa: S608 - one of two names
            "(SELECT recording_id FROM call_recordings WHERE call_id = ?)",
            (call_id,),
        ).close()


def is_worked_on(connection: sqlite3.Connection, call_id: str) -> bool:
    """Return whether anybody has marked or reviewed a call."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM marks WHERE call_id = ?) "
        "OR EXISTS (SELECT 1 FROM reviews WHERE call_id = ?)",
        (call_id, call_id),
    ).fetchone()
    return bool(row[0])


def fields_as_text(fields: Mapping[str, object]) -> str:
    """Return the fields of a reason as the library keeps them."""
    return json.dumps(dict(fields), default=str) if fields else "{}"


@dataclass(frozen=True)
class Pins:
    """What a final review says about the recording that was heard."""

    sha256: str | None
    duration_ms: int | None
    decoder: str
    status: Status


def pins(connection: sqlite3.Connection, call_id: str) -> Pins:
    """Return what is known of what is played of a call; of two, of the one with the smaller hash.

    The length is that of the longer one, the status that of both.
    """
    found = connection.execute(
        "SELECT side, sha256, duration_ms, decoder, standing.status FROM recordings "
        "JOIN call_recordings ON call_recordings.recording_id = recordings.id "
        "JOIN recording_status_view AS standing ON standing.recording_id = recordings.id "
        "WHERE call_id = ? ORDER BY sha256 IS NULL, sha256",
        (call_id,),
    ).fetchall()
    status_of = {row["side"]: Status(row["status"]) for row in found}
    of_mix = "mix" in status_of and plays_mix(
        *(status_of[side] for side in ("left", "right", "mix"))
    )
    rows = [row for row in found if (row["side"] == "mix") is of_mix]
    standings = [Standing(Status(row["status"])) for row in rows]
    status = standing_of_both(*standings).status if len(rows) > 1 else standings[0].status
    lengths = [row["duration_ms"] for row in rows if row["duration_ms"] is not None]
    return Pins(rows[0]["sha256"], max(lengths, default=None), rows[0]["decoder"], status)


def call_of_bytes(
    connection: sqlite3.Connection, sha256: str, *, fingerprint: str, size: int
) -> str | None:
    """Return the call of a recording: by all its bytes, or by its ends where they are unread."""
    found = connection.execute(
        "SELECT call_id FROM recordings "
        "JOIN call_recordings ON call_recordings.recording_id = recordings.id "
        "WHERE sha256 = ? OR (sha256 IS NULL AND fingerprint = ? AND size_bytes = ?) "
        "ORDER BY sha256 IS NULL LIMIT 1",
        (sha256, fingerprint, size),
    ).fetchone()
    return None if found is None else str(found["call_id"])
