"""Calls that were scored more than once, and those a person might score again."""

import sqlite3

from callreview.domain.unseen import CALIBRATION, KEPT_REASONS, SELF

_FIRST = "state = 'final' AND revision = 1"
_TWICE = f"""
SELECT id FROM reviews WHERE {_FIRST} AND reason <> ? AND (call_id, version_id) IN (
    SELECT call_id, version_id FROM reviews WHERE {_FIRST} AND reason <> ?
    GROUP BY call_id, version_id HAVING count(*) > 1)
ORDER BY audit_sequence
"""  # noqa: S608 - put together from constants
_EARLIER = f"""
SELECT id FROM reviews WHERE {_FIRST} AND reviewer = ? AND finished_at < ?
AND reason NOT IN ({", ".join("?" * len(KEPT_REASONS))}) AND NOT EXISTS (
    SELECT 1 FROM reviews AS again WHERE again.call_id = reviews.call_id
    AND again.reviewer = reviews.reviewer
    AND (again.state = 'draft' OR again.reason = ? AND again.version_id = reviews.version_id))
ORDER BY audit_sequence
"""  # noqa: S608 - as above


def scored_twice(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the first revisions of the reviews of calls that have several on one score sheet.

    In the order they were finished; none that somebody wrote of themselves.
    """
    return tuple(row[0] for row in connection.execute(_TWICE, (SELF, SELF)).fetchall())


def first_version(connection: sqlite3.Connection, call_id: str) -> str:
    """Return the version of a score sheet a call was first scored on; "" if it was not."""
    found = connection.execute(
        f"SELECT version_id FROM reviews WHERE {_FIRST} AND call_id = ? AND reason <> ? "  # noqa: S608 - a constant
        "ORDER BY audit_sequence LIMIT 1",
        (call_id, SELF),
    ).fetchone()
    return str(found[0]) if found else ""


def to_score_again(
    connection: sqlite3.Connection, reviewer: str, *, before: str
) -> tuple[str, ...]:
    """Return a reviewer's reviews finished before a time, of calls not scored again since.

    Left out are calls of which the reviewer is writing a review.
    """
    values = (reviewer, before, *KEPT_REASONS, CALIBRATION)
    return tuple(row[0] for row in connection.execute(_EARLIER, values).fetchall())
