"""Two files listed as calls of their own, one for each side of one call, become one call.

Whatever people have marked, written or scored of either stays, and is the one call's. The call
that stays is the one with final reviews (what was signed off names its call), else the one that
was worked on, else the older. Where both have final reviews, they stay two.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from callreview.domain.call import Side
from callreview.store import call_words
from callreview.store.call_rows import FACTS
from callreview.store.calls import fixed_facts, read_as_text, read_facts
from callreview.store.place import path_as_text
from callreview.store.recordings import forget_heard

_AT = """
SELECT recording_id, call_id, side FROM recording_paths
JOIN call_recordings USING (recording_id)
WHERE path = ? AND is_copy = 0 AND missing_since IS NULL
"""
_RANK = """
SELECT
    (SELECT count(*) FROM reviews WHERE call_id = :call AND state = 'final'),
    EXISTS (SELECT 1 FROM marks WHERE call_id = :call)
        OR EXISTS (SELECT 1 FROM reviews WHERE call_id = :call)
        OR EXISTS (SELECT 1 FROM queue_calls WHERE call_id = :call)
"""
_TICK_OFF = """
UPDATE queue_calls SET review_id = coalesce(review_id, (
    SELECT other.review_id FROM queue_calls AS other
    WHERE other.queue_id = queue_calls.queue_id AND other.call_id = ?))
WHERE call_id = ?
"""


@dataclass(frozen=True)
class Joined:
    """The call that stays, and the one that has become a part of it."""

    kept_id: str
    gone_id: str


def join_sides(connection: sqlite3.Connection, left: str, right: str) -> Joined | None:
    """Make one call of the recordings at two paths; None where that is not to be done.

    It is not where either is not there, has its other side already, or both were signed off.
    """
    at = [_whole_at(connection, path) for path in (left, right)]
    sides = [one for one in at if one is not None]
    if len(sides) < 2 or sides[0]["call_id"] == sides[1]["call_id"]:
        return None
    ranked = [(_finals_and_work(connection, one["call_id"]), one["call_id"]) for one in sides]
    if all(finals for (finals, _), _ in ranked):
        return None
    oldest_first = sorted(ranked, key=lambda rank: rank[1])
    (_, kept), (_, gone) = sorted(oldest_first, key=lambda rank: rank[0], reverse=True)
    _move(connection, kept, gone)
    for side, one in sorted(
        zip(Side, sides, strict=True), key=lambda each: each[1]["call_id"] != kept
    ):
        connection.execute(
            "UPDATE call_recordings SET side = ?, call_id = ? WHERE recording_id = ?",
            (side.value, kept, one["recording_id"]),
        ).close()
    _fill_facts(connection, kept, gone)
    connection.execute("DELETE FROM calls WHERE id = ?", (gone,)).close()
    connection.execute(
        "UPDATE joined_calls SET kept_id = ? WHERE kept_id = ?", (kept, gone)
    ).close()
    connection.execute(
        "INSERT INTO joined_calls (call_id, kept_id) VALUES (?, ?)", (gone, kept)
    ).close()
    forget_heard(connection, kept)
    return Joined(kept, gone)


def _whole_at(connection: sqlite3.Connection, path: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(_AT, (path_as_text(path),)).fetchone()
    return row if row is not None and row["side"] is None else None


def _finals_and_work(connection: sqlite3.Connection, call_id: str) -> tuple[int, int]:
    finals, is_worked_on = connection.execute(_RANK, {"call": call_id}).fetchone()
    return int(finals > 0), int(is_worked_on)


def _move(connection: sqlite3.Connection, kept: str, gone: str) -> None:
    """Give what people made of one call to the other."""
    for table in ("marks", "reviews"):
        connection.execute(
            f"UPDATE {table} SET call_id = ? WHERE call_id = ?",  # noqa: S608 - one of two names
            (kept, gone),
        ).close()
    connection.execute(
        "UPDATE OR IGNORE queue_calls SET call_id = ? WHERE call_id = ?", (kept, gone)
    ).close()
    connection.execute(_TICK_OFF, (gone, kept)).close()
    for table in ("skips", "left_off"):
        connection.execute(
            f"UPDATE OR IGNORE {table} SET call_id = ? WHERE call_id = ?",  # noqa: S608 - as above
            (kept, gone),
        ).close()
    for table in ("queue_calls", "skips"):
        connection.execute(
            f"DELETE FROM {table} WHERE call_id = ?",  # noqa: S608 - as above
            (gone,),
        ).close()
    for call_id in (kept, gone):
        call_words.write(connection, call_id)


def _fill_facts(connection: sqlite3.Connection, kept: str, gone: str) -> None:
    """Keep what a person wrote down of either, and what a name said of one of them only."""
    rows = {
        row["id"]: dict(row)
        for row in connection.execute(
            "SELECT * FROM calls WHERE id IN (?, ?)", (kept, gone)
        ).fetchall()
    }
    stays, goes = rows[kept], rows[gone]
    by_person = [name for name in fixed_facts(goes) if name not in fixed_facts(stays)]
    taken = {name for name in FACTS if stays[name] is None and goes[name] is not None}
    new: dict[str, object] = {name: goes[name] for name in taken.union(by_person)}
    new["agent_id"] = stays["agent_id"] or goes["agent_id"]
    new["facts_by_person"] = json.dumps(sorted({*fixed_facts(stays), *by_person}))
    read = {name: value for name, value in read_facts(goes).items() if name in by_person}
    new["facts_read"] = read_as_text({**read_facts(stays), **read})
    new["origins"] = _origins(stays, goes, taken)
    columns = ", ".join(f"{name} = ?" for name in new)
    connection.execute(
        f"UPDATE calls SET {columns} WHERE id = ?",  # noqa: S608 - names are our own
        (*new.values(), kept),
    ).close()


def _origins(stays: Mapping[str, str], goes: Mapping[str, str], taken: set[str]) -> str:
    theirs = json.loads(goes["origins"])
    added = {name: theirs[name] for name in taken if name in theirs}
    return json.dumps({**json.loads(stays["origins"]), **added})
