"""Files listed as calls of their own become one call: its two sides, and the mix of both.

Whatever people have marked, written or scored of any stays, and is the one call's. The call
that stays is the one with final reviews (what was signed off names its call), else the one that
was worked on, else the older. Where two have final reviews, they stay two, as do those a person
took apart (see `apart`).
"""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from callreview.domain.call import Part
from callreview.store import apart, call_words
from callreview.store.call_rows import FACTS
from callreview.store.calls import fixed_facts, read_as_text, read_facts
from callreview.store.equal import settle_equal_sides
from callreview.store.place import path_as_text

_PARTS = (Part.LEFT, Part.RIGHT, Part.MIX)
_AT = """
SELECT recording_id, call_id FROM recording_paths
JOIN call_recordings USING (recording_id)
WHERE path = ? AND is_copy = 0 AND missing_since IS NULL
"""
_RANK = """
SELECT
    (SELECT count(*) FROM reviews WHERE call_id = :call AND state = 'final'),
    EXISTS (SELECT 1 FROM marks WHERE call_id = :call)
        OR EXISTS (SELECT 1 FROM reviews WHERE call_id = :call)
        OR EXISTS (SELECT 1 FROM queue_calls WHERE call_id = :call)
        OR EXISTS (SELECT 1 FROM draw_calls WHERE call_id = :call)
"""
_TICK_OFF = """
UPDATE queue_calls SET review_id = coalesce(review_id, (
    SELECT other.review_id FROM queue_calls AS other
    WHERE other.queue_id = queue_calls.queue_id AND other.call_id = ?))
WHERE call_id = ?
"""


@dataclass(frozen=True)
class Joined:
    """The call that stays, and the one that has become a part of it.

    `path` is that of a side that was taken for a copy until now: its bytes are those of the other.
    """

    kept_id: str
    gone_id: str
    path: str = ""


def join_files(
    connection: sqlite3.Connection, paths: Sequence[str], at: str, new_key: Callable[[], str]
) -> tuple[Joined, ...]:
    """Make one call of the recordings at these paths: the left and the right side, and any mix.

    Nothing is done where a side is not there or has another side already; nor is a mix taken in
    then.
    """
    split = settle_equal_sides(connection, paths[0], paths[1], at, new_key)
    found = [_at(connection, path) for path in paths]
    files = {
        row["recording_id"]: (part, row["call_id"])
        for part, row in zip(_PARTS, found, strict=False)
        if row is not None
    }
    if None in found[:2]:
        return ()
    sides = _join(connection, files, Part.RIGHT)
    mixed = _join(connection, files, Part.MIX)
    if sides is not None:
        sides = Joined(mixed.kept_id if mixed else sides.kept_id, sides.gone_id, split)
    return tuple(one for one in (sides, mixed) if one is not None)


_Files = dict[str, tuple[Part, str]]
"""By recording what it is of the one call, and which call it is of now."""


def _join(connection: sqlite3.Connection, files: _Files, joining: Part) -> Joined | None:
    """Make the call of one part one with that of the left side, if that is to be done."""
    calls = dict(files.values())
    if joining not in calls or calls[joining] == calls[Part.LEFT]:
        return None
    if joining is Part.MIX and calls[Part.RIGHT] != calls[Part.LEFT]:
        return None
    two = (calls[Part.LEFT], calls[joining])
    if not all(_has_only(connection, one, files) for one in two) or apart.by_person(
        connection, *two
    ):
        return None
    ranked = [(_finals_and_work(connection, one), one) for one in sorted(two)]
    if all(finals for (finals, _), _ in ranked):
        apart.note_signed_off(connection, *two)
        return None
    (_, kept), (_, gone) = sorted(ranked, key=lambda rank: rank[0], reverse=True)
    _make_one(connection, kept, gone, files)
    return Joined(kept, gone)


def _make_one(connection: sqlite3.Connection, kept: str, gone: str, files: _Files) -> None:
    _move(connection, kept, gone)
    own_first = sorted(files.items(), key=lambda each: each[1][1] != kept)
    for recording_id, (part, call_id) in own_first:
        if call_id in (kept, gone):
            connection.execute(
                "UPDATE call_recordings SET side = ?, call_id = ? WHERE recording_id = ?",
                (part.value, kept, recording_id),
            ).close()
            files[recording_id] = (part, kept)
    _fill_facts(connection, kept, gone)
    apart.forget(connection, kept, gone)
    connection.execute(
        "UPDATE joined_calls SET kept_id = ? WHERE kept_id = ?", (kept, gone)
    ).close()
    connection.execute("DELETE FROM calls WHERE id = ?", (gone,)).close()
    connection.execute(
        "INSERT INTO joined_calls (call_id, kept_id) VALUES (?, ?)", (gone, kept)
    ).close()


def _at(connection: sqlite3.Connection, path: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(_AT, (path_as_text(path),)).fetchone()
    return row


def _has_only(connection: sqlite3.Connection, call_id: str, files: _Files) -> bool:
    """Return whether a call has none but these files, each as what it is here."""
    rows = connection.execute(
        "SELECT recording_id, side FROM call_recordings WHERE call_id = ?", (call_id,)
    ).fetchall()
    return all(
        row["recording_id"] in files and row["side"] in (None, files[row["recording_id"]][0].value)
        for row in rows
    )


def _finals_and_work(connection: sqlite3.Connection, call_id: str) -> tuple[int, int]:
    finals, is_worked_on = connection.execute(_RANK, {"call": call_id}).fetchone()
    return int(finals > 0), int(is_worked_on)


def _move(connection: sqlite3.Connection, kept: str, gone: str) -> None:
    """Give what people made of one call to the other."""
    for table in ("marks", "reviews", "draw_calls"):
        connection.execute(
            f"UPDATE {table} SET call_id = ? WHERE call_id = ?",  # noqa: S608 - one of three names
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
