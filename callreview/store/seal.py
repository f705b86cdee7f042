"""What a final review says, as plain values: its audit row holds a salted hash of exactly this.

These lists never change, or old reviews would look altered. A column added later goes into
lists of its own, used for reviews finished since.
"""

import sqlite3

_REVIEW = (
    "id", "call_id", "root_id", "revision", "revision_reason", "version_id", "reviewer", "state",
    "book", "reason", "draw_id", "started_at", "finished_at", "keep_doing", "work_on",
    "private_note", "heard", "heard_reason", "active_ms", "recording_sha256",
    "recording_duration_ms", "decoder", "percent_exact", "percent", "bonus_percent_exact",
    "bonus_percent", "shown_exact", "shown", "passed", "band", "fails", "scored_by_version",
    "audit_sequence",
)  # fmt: skip
_ANSWER = (
    "line_id", "option_id", "option_ids", "none_of_them", "number", "text", "na", "comment",
    "answered_at",
)  # fmt: skip
_EVIDENCE = ("line_id", "position", "start_ms", "end_ms")


def sealed(connection: sqlite3.Connection, review_id: str) -> object:
    """Return the review, its answers and its evidence, each row as a list of values."""
    return [
        _rows(connection, _REVIEW, "reviews WHERE id = ?", review_id),
        _rows(connection, _ANSWER, "answers WHERE review_id = ? ORDER BY line_id", review_id),
        _rows(
            connection,
            _EVIDENCE,
            "evidence WHERE review_id = ? ORDER BY line_id, position",
            review_id,
        ),
    ]


def _rows(
    connection: sqlite3.Connection, columns: tuple[str, ...], which: str, review_id: str
) -> list[list[object]]:
    found = connection.execute(
        f"SELECT {', '.join(columns)} FROM {which}",  # noqa: S608 - constants of this file
        (review_id,),
    )
    return [list(row) for row in found.fetchall()]
