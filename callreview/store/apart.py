"""Calls whose files are of one call by their names, and that stay apart.

Because both were signed off, which nothing can make one of, or because a person said so.
"""

import sqlite3
from itertools import combinations

from callreview.domain.details import Apart, Why
from callreview.domain.errors import Refused
from callreview.store import calls
from callreview.store.page import Page, Row
from callreview.store.place import path_from_text

_OF_TWO = "(call_id = :one AND other_id = :two) OR (call_id = :two AND other_id = :one)"


def by_person(connection: sqlite3.Connection, one: str, two: str) -> bool:
    """Return whether a person took these calls apart."""
    sql = f"SELECT 1 FROM kept_apart WHERE why = 'person' AND ({_OF_TWO})"  # noqa: S608 - a constant
    return connection.execute(sql, {"one": one, "two": two}).fetchone() is not None


def note_signed_off(connection: sqlite3.Connection, one: str, two: str) -> None:
    """Note that two calls stay two because both were signed off."""
    connection.execute(
        "INSERT OR IGNORE INTO kept_apart (call_id, other_id, why) VALUES (?, ?, 'signed_off')",
        (one, two),
    ).close()


def forget(connection: sqlite3.Connection, kept: str, gone: str) -> None:
    """Have what was kept apart from a call that is gone be kept apart from the one that stays."""
    both = {"one": kept, "two": gone}
    connection.execute(f"DELETE FROM kept_apart WHERE {_OF_TWO}", both).close()  # noqa: S608 - a constant
    for column in ("call_id", "other_id"):
        connection.execute(
            f"UPDATE OR REPLACE kept_apart SET {column} = :one WHERE {column} = :two",  # noqa: S608 - as above
            both,
        ).close()


def apart_from(connection: sqlite3.Connection, call_id: str) -> tuple[Apart, ...]:
    """Return the recordings that are of a call by their names and stay calls of their own.

    A library from before this, opened only to be read, has no table of it.
    """
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'kept_apart'").fetchone():
        return ()
    found = connection.execute(
        "SELECT why, last_path FROM kept_apart "
        "JOIN call_recordings AS file ON coalesce(side, 'left') = 'left' "
        "AND file.call_id <> ?1 AND file.call_id IN (kept_apart.call_id, other_id) "
        "JOIN recordings ON recordings.id = recording_id "
        "WHERE ?1 IN (kept_apart.call_id, other_id) ORDER BY last_path",
        (call_id,),
    )
    return tuple(
        Apart(path_from_text(row["last_path"]), Why(row["why"])) for row in found.fetchall()
    )


def take_apart(page: Page, call_id: str) -> None:
    """Make a call of its own of every file of a call but one; what people made stays with that.

    It is the recording that was signed off, else the left side. Refused "call_unknown", or
    "call_in_one_file" where there is nothing to take apart.
    """
    call = calls.call_row(page, call_id)
    files = page.rows("call_recordings", call_id=call_id)
    if len(files) < len(("left", "right")):
        raise Refused("call_in_one_file")
    staying = _staying(page, call_id, files)
    others = [file for file in files if file is not staying]
    ids = [call_id, *(_call_of_its_own(page, call, file) for file in others)]
    page.update("call_recordings", (staying["recording_id"],), side=None)
    for one, other in combinations(ids, 2):
        page.insert("kept_apart", {"call_id": one, "other_id": other, "why": Why.PERSON.value})


def _staying(page: Page, call_id: str, files: list[Row]) -> Row:
    signed_off = page.connection.execute(
        "SELECT recording_id FROM call_recordings JOIN recordings ON recordings.id = recording_id "
        "JOIN reviews ON reviews.call_id = call_recordings.call_id AND state = 'final' "
        "WHERE call_recordings.call_id = ? AND sha256 = recording_sha256 "
        "ORDER BY audit_sequence DESC",
        (call_id,),
    ).fetchone()
    wanted = signed_off["recording_id"] if signed_off else None
    left_first = sorted(files, key=lambda file: str(file["side"]))
    return next((one for one in files if one["recording_id"] == wanted), left_first[0])


def _call_of_its_own(page: Page, call: Row, file: Row) -> str:
    new = {**call, "id": page.new_key(), "facts_by_person": "[]", "facts_read": "{}"}
    page.insert("calls", new)
    page.update("call_recordings", (file["recording_id"],), call_id=new["id"], side=None)
    return str(new["id"])
