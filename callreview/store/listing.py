"""Files met in a folder, written down: new calls, known ones, copies, moved and changed ones.

The same bytes at another path are a copy; a copy whose first place is gone was moved; a path
with other bytes is a changed recording where somebody has worked on it, else a new state of it.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from callreview.domain.call import CallFacts, Listed
from callreview.domain.earlier import with_earlier
from callreview.store.call_rows import FACTS
from callreview.store.earlier import earlier_of
from callreview.store.knowing import facts_as_read, facts_with_tags, note_facts
from callreview.store.origins import origins_as_text
from callreview.store.place import path_as_text
from callreview.store.recordings import (
    call_of,
    fields_as_text,
    forget_heard,
    is_worked_on,
    keep_told,
    promote_copy,
    speaks_of_its_call,
)

# So small a file holds no sound. Unanswered calls leave many of the same bytes, and each is a
# call of its own.
HEADER_ALONE = 64


class Meeting(StrEnum):
    """What a listed file turned out to be; a side is of a call that has another file."""

    NEW = "new"
    KNOWN = "known"
    COPY = "copy"
    MOVED = "moved"
    CHANGED = "changed"
    SIDE = "side"


@dataclass(frozen=True)
class Met:
    """A listed file: its recording and call, and what it turned out to be."""

    path: str
    recording_id: str
    call_id: str
    meeting: Meeting


class Listing:
    """Writes listed files, inside transactions of the caller; `at` is the time of listing.

    `deprived` are calls that lost a place to another recording.
    """

    def __init__(
        self, connection: sqlite3.Connection, folder_id: str, at: str, new_key: Callable[[], str]
    ) -> None:
        self._connection = connection
        self._folder_id = folder_id
        self._at = at
        self._new_key = new_key
        self.deprived: set[str] = set()

    def put(self, listed: Listed) -> Met:
        """Write one listed file and say what it is."""
        path = path_as_text(listed.path)
        place = self._one("SELECT * FROM recording_paths WHERE path = ?", path)
        if place and _same_bytes(place, listed):
            return self._known(listed, path, place["recording_id"], is_copy=bool(place["is_copy"]))
        twin = self._one(
            "SELECT id FROM recordings WHERE fingerprint = ? AND size_bytes = ? ORDER BY id",
            listed.fingerprint,
            listed.size,
        )
        if twin and listed.size > HEADER_ALONE:
            return self._same_as(listed, path, twin["id"], place)
        if place is None:
            return self._new(listed, path)
        return self._with_other_bytes(listed, path, place)

    def _known(self, listed: Listed, path: str, recording_id: str, *, is_copy: bool) -> Met:
        self._run(
            "UPDATE recording_paths SET folder_id = ?, missing_since = NULL, "
            "sha256 = CASE WHEN modified_ns = ? THEN sha256 END, modified_ns = ? WHERE path = ?",
            self._folder_id,
            listed.mtime_ns,
            listed.mtime_ns,
            path,
        )
        call_id = self._call_of(recording_id)
        if is_copy:
            self._hear_copy(listed, path, recording_id, call_id)
        else:
            self._refresh_facts(recording_id, call_id, listed.facts)
        return Met(listed.path, recording_id, call_id, Meeting.KNOWN)

    def _same_as(
        self, listed: Listed, path: str, recording_id: str, place: sqlite3.Row | None
    ) -> Met:
        if place and place["recording_id"] == recording_id:  # changed once, and back again
            is_copy = bool(place["is_copy"])
            self._put_place(listed, path, recording_id, is_copy=is_copy)
            return self._known(listed, path, recording_id, is_copy=is_copy)
        if place:
            self._take_place(path, place["recording_id"])
        main = self._main_place(recording_id)
        is_copy = main is not None and main["missing_since"] is None
        if main is not None and not is_copy:
            self._run("DELETE FROM recording_paths WHERE path = ?", main["path"])
        self._put_place(listed, path, recording_id, is_copy=is_copy)
        meeting = Meeting.COPY if is_copy else Meeting.MOVED
        call_id = self._call_of(recording_id)
        if is_copy:
            self._hear_copy(listed, path, recording_id, call_id)
        else:
            keep_told(self._connection, recording_id)
            self._refresh_facts(recording_id, call_id, listed.facts)
        return Met(listed.path, recording_id, call_id, meeting)

    def _with_other_bytes(self, listed: Listed, path: str, place: sqlite3.Row) -> Met:
        recording_id: str = place["recording_id"]
        others = self._one(
            "SELECT 1 FROM recording_paths "
            "WHERE recording_id = ? AND path <> ? AND missing_since IS NULL",
            recording_id,
            path,
        )
        if others:
            self._take_place(path, recording_id)
            return self._new(listed, path)
        call_id = self._call_of(recording_id)
        self._put_place(listed, path, recording_id, is_copy=False)
        if not is_worked_on(self._connection, call_id):
            self._run(
                "UPDATE recordings SET size_bytes = ?, fingerprint = ?, sha256 = NULL, "
                "frames = NULL, length_source = NULL, decoder = '', read_at = NULL, "
                "told_by_tags = NULL, told_earlier = NULL WHERE id = ?",
                listed.size,
                listed.fingerprint,
                recording_id,
            )
            forget_heard(self._connection, call_id)
            self._write_listed(listed, recording_id)
            self._refresh_facts(recording_id, call_id, listed.facts)
        return Met(listed.path, recording_id, call_id, Meeting.CHANGED)

    def _new(self, listed: Listed, path: str) -> Met:
        recording_id, call_id = self._new_key(), self._new_key()
        self._run(
            "INSERT INTO recordings (id, size_bytes, fingerprint, last_path, added_at, status, "
            "reason, reason_fields, container, codec, rate_hz, channels, duration_ms, frames, "
            "length_source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            recording_id,
            listed.size,
            listed.fingerprint,
            path,
            self._at,
            *_header_of(listed),
        )
        self._run(
            f"INSERT INTO calls (id, added_at, origins, {', '.join(FACTS)}) "  # noqa: S608 - a constant
            f"VALUES (?, ?, ?{', ?' * len(FACTS)})",
            call_id,
            self._at,
            origins_as_text(listed.facts),
            *(getattr(listed.facts, name) for name in FACTS),
        )
        self._run(
            "INSERT INTO call_recordings (recording_id, call_id) VALUES (?, ?)",
            recording_id,
            call_id,
        )
        self._put_place(listed, path, recording_id, is_copy=False)
        return Met(listed.path, recording_id, call_id, Meeting.NEW)

    def _write_listed(self, listed: Listed, recording_id: str) -> None:
        self._run(
            "UPDATE recordings SET status = ?, reason = ?, reason_fields = ?, container = ?, "
            "codec = ?, rate_hz = ?, channels = ?, duration_ms = ?, frames = ?, "
            "length_source = ? WHERE id = ?",
            *_header_of(listed),
            recording_id,
        )

    def _put_place(self, listed: Listed, path: str, recording_id: str, *, is_copy: bool) -> None:
        self._run(
            "INSERT INTO recording_paths (path, recording_id, folder_id, is_copy, size_bytes, "
            "modified_ns, fingerprint, first_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (path) DO UPDATE SET folder_id = excluded.folder_id, "
            "size_bytes = excluded.size_bytes, modified_ns = excluded.modified_ns, "
            "fingerprint = excluded.fingerprint, sha256 = NULL, missing_since = NULL",
            path,
            recording_id,
            self._folder_id,
            int(is_copy),
            listed.size,
            listed.mtime_ns,
            listed.fingerprint,
            self._at,
        )
        if not is_copy:
            self._run("UPDATE recordings SET last_path = ? WHERE id = ?", path, recording_id)

    def _take_place(self, path: str, recording_id: str) -> None:
        """Take a path from its recording; a copy becomes the recording's place instead."""
        self._run("DELETE FROM recording_paths WHERE path = ?", path)
        promote_copy(self._connection, recording_id)
        self.deprived.add(self._call_of(recording_id))

    def _hear_copy(self, listed: Listed, path: str, recording_id: str, call_id: str) -> None:
        """Have a copy take the place of its call's own file, if that tells nothing and it does.

        Otherwise a call is as its own file says, however often a copy of it is met.
        """
        known = facts_as_read(self._connection, call_id)
        if known.tells_of_the_call or not listed.facts.tells_of_the_call:
            return
        self._run("UPDATE recording_paths SET is_copy = 1 WHERE recording_id = ?", recording_id)
        self._run("UPDATE recording_paths SET is_copy = 0 WHERE path = ?", path)
        self._run("UPDATE recordings SET last_path = ? WHERE id = ?", path, recording_id)
        self._refresh_facts(recording_id, call_id, listed.facts)

    def _refresh_facts(self, recording_id: str, call_id: str, facts: CallFacts) -> None:
        """Write what is said of a call now, and was told earlier where nothing is said now."""
        if speaks_of_its_call(self._connection, recording_id):
            facts = with_earlier(facts, earlier_of(self._connection, recording_id))
            facts = facts_with_tags(self._connection, call_id, facts)
            note_facts(self._connection, call_id, facts)

    def _main_place(self, recording_id: str) -> sqlite3.Row | None:
        return self._one(
            "SELECT * FROM recording_paths WHERE recording_id = ? AND is_copy = 0", recording_id
        )

    def _call_of(self, recording_id: str) -> str:
        return call_of(self._connection, recording_id)

    def _one(self, sql: str, *values: object) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return row

    def _run(self, sql: str, *values: object) -> None:
        self._connection.execute(sql, values).close()


def _header_of(listed: Listed) -> tuple[object, ...]:
    return (
        listed.status.value,
        listed.reason,
        fields_as_text(listed.reason_fields),
        listed.container,
        listed.codec,
        listed.rate,
        listed.channels,
        listed.duration_ms,
        listed.frames,
        None if listed.duration_ms is None else "header",
    )


def _same_bytes(place: sqlite3.Row, listed: Listed) -> bool:
    return (place["size_bytes"], place["fingerprint"]) == (listed.size, listed.fingerprint)
