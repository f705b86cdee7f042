"""Calls that have become one with another: their keys still lead there."""

import sqlite3


def call_now(connection: sqlite3.Connection, call_id: str) -> str:
    """Return the call that a call has become one with; of any other, itself."""
    row = connection.execute(
        "SELECT kept_id FROM joined_calls WHERE call_id = ?", (call_id,)
    ).fetchone()
    return call_id if row is None else str(row["kept_id"])
