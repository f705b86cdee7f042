"""Calls that are passed over, and where one left off."""

import sqlite3
from collections.abc import Mapping

from callreview.domain.queue import LeftOff, Skip
from callreview.store.page import Page


def all_skips(connection: sqlite3.Connection) -> Mapping[str, Skip]:
    """Return why calls are passed over, by call."""
    found = connection.execute("SELECT call_id, reason, words FROM skips").fetchall()
    return {row["call_id"]: Skip(row["reason"], row["words"]) for row in found}


def put(page: Page, call_id: str, skip: Skip) -> None:
    """Pass a call over; another reason takes the place of the one before."""
    take_up(page, call_id)
    page.insert(
        "skips",
        {
            "call_id": call_id,
            "reason": skip.reason,
            "words": skip.words,
            "reviewer": page.reviewer,
            "skipped_at": page.at,
        },
    )


def take_up(page: Page, call_id: str) -> None:
    """Pass a call over no longer; nothing happens to one that was not."""
    if page.row("skips", call_id) is not None:
        page.delete("skips", call_id)


def left_off(connection: sqlite3.Connection) -> LeftOff | None:
    """Return where one left off; None in a library nobody has worked in."""
    row = connection.execute("SELECT call_id, at_ms FROM left_off").fetchone()
    return None if row is None else LeftOff(row["call_id"], row["at_ms"])


def note_left_off(connection: sqlite3.Connection, place: LeftOff, at: str) -> None:
    """Keep where one is; nothing happens if the call is gone."""
    connection.execute(
        "INSERT OR REPLACE INTO left_off (only_row, call_id, at_ms, noted_at) "
        "SELECT 1, id, ?, ? FROM calls WHERE id = ?",
        (place.at_ms, at, place.call_id),
    )
