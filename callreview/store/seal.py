"""What a final review says, or a draw, as plain values: its audit row holds a salted hash of it.

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
_BLIND = ("blind",)
_ANSWER = (
    "line_id", "option_id", "option_ids", "none_of_them", "number", "text", "na", "comment",
    "answered_at",
)  # fmt: skip
_DRAW = (
    "id", "root_id", "number", "reason", "supersedes", "title", "plan", "starts_on", "ends_on",
    "rules", "algorithm", "seed", "seed_made_at", "app_version", "begun_at", "frozen_at",
    "recordings", "frame_sha256",
)  # fmt: skip
_STRATUM = ("stratum", "name", "target", "eligible", "expected", "below")
_EVIDENCE = ("line_id", "position", "start_ms", "end_ms")


def sealed(connection: sqlite3.Connection, review_id: str) -> object:
    """Return the review, its answers and its evidence, each row as a list of values.

    Only a review that was made blind says so: those finished before that was noted do not.
    """
    blind = _rows(connection, _BLIND, "reviews WHERE id = ? AND blind <> ''", review_id)
    return [
        _rows(connection, _REVIEW, "reviews WHERE id = ?", review_id),
        _rows(connection, _ANSWER, "answers WHERE review_id = ? ORDER BY line_id", review_id),
        _rows(
            connection,
            _EVIDENCE,
            "evidence WHERE review_id = ? ORDER BY line_id, position",
            review_id,
        ),
        *([blind] if blind else []),
    ]


def sealed_draw(connection: sqlite3.Connection, draw_id: str) -> object:
    """Return a draw as it was frozen: which calls are drawn follows from it."""
    return [
        _rows(connection, _DRAW, "draws WHERE id = ?", draw_id),
        _rows(connection, _STRATUM, "draw_strata WHERE draw_id = ? ORDER BY stratum", draw_id),
        _rows(connection, ("csv", "call_ids"), "draw_frames WHERE draw_id = ?", draw_id),
    ]


def _rows(
    connection: sqlite3.Connection, columns: tuple[str, ...], which: str, key: str
) -> list[list[object]]:
    found = connection.execute(
        f"SELECT {', '.join(columns)} FROM {which}",  # noqa: S608 - constants of this file
        (key,),
    )
    return [list(row) for row in found.fetchall()]
