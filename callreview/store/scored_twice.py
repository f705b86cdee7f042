"""Calls that were scored more than once, and those a person might score again."""

import sqlite3

from callreview.domain.review import Blind
from callreview.domain.unseen import CALIBRATION, KEPT_REASONS, SELF

_FIRST = "state = 'final' AND revision = 1"
_TWICE = f"""
SELECT id FROM reviews WHERE {_FIRST} AND reason <> ?1 AND call_id IN (
    SELECT call_id FROM reviews WHERE {_FIRST} AND (reason = ?2 OR instr(blind, ?3)))
ORDER BY audit_sequence
"""  # noqa: S608 - put together from constants
_EARLIER = f"""
SELECT id FROM reviews WHERE {_FIRST} AND reviewer = ?1 AND finished_at < ?2
AND reason NOT IN ({", ".join(map(repr, KEPT_REASONS))}) AND call_id NOT IN (
    SELECT call_id FROM reviews WHERE reviewer = ?1 AND (state = 'draft' OR reason = ?3))
ORDER BY audit_sequence
"""  # noqa: S608 - as above


def scored_twice(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the first revisions of the reviews of calls with a second score, or a blind one.

    In the order they were finished; none that somebody wrote of themselves.
    """
    found = connection.execute(_TWICE, (SELF, CALIBRATION, Blind.OTHERS.value))
    return tuple(row[0] for row in found.fetchall())


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
    found = connection.execute(_EARLIER, (reviewer, before, CALIBRATION))
    return tuple(row[0] for row in found.fetchall())
