"""The rows of the calls table: read whole, or the few that changed.

A library may hold 100,000 calls and all of them are read when it is opened, so rows are taken
apart by position here, and nowhere else.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from callreview.domain.call import (
    Agent,
    Call,
    CallFacts,
    CallState,
    Confidence,
    Direction,
    Part,
    Recording,
    Side,
    Source,
    Status,
)
from callreview.domain.legs import as_mix, as_one, plays_mix
from callreview.domain.mark import Category
from callreview.domain.query.searchable import searchable_numbers, searchable_text
from callreview.domain.review import Book
from callreview.domain.unseen import SELF
from callreview.store.agents import all_agents
from callreview.store.marks import NOT_MOVED
from callreview.store.origins import origins_from_text
from callreview.store.place import path_from_text
from callreview.store.unseen import KEPT, unseen_ids

FACTS: tuple[str, ...] = (
    "start_local", "utc_offset_minutes", "start_source", "start_confidence", "direction",
    "agent_ref", "customer_number", "customer_name", "call_ref", "profile", "agent_channel",
)  # fmt: skip

_RECORDING = """
    recordings.id, last_path, size_bytes, fingerprint, standing.status, recordings.reason,
    reason_fields, container, codec, rate_hz, channels, duration_ms, length_source, frames, sha256
"""
_UNSEEN = "(SELECT value FROM json_each(?1))"
_COLUMNS = f"""
    calls.id, {", ".join(FACTS)}, {_RECORDING},
    calls.origins, facts_by_person, people.agent_id,
    EXISTS (SELECT 1 FROM reviews WHERE reviews.call_id = calls.id AND state = 'draft'
        AND reviews.id NOT IN {_UNSEEN}),
    score.id, score.percent, score.passed,
    (SELECT count(*) FROM recording_paths
     WHERE recording_id = recordings.id AND is_copy AND missing_since IS NULL)
"""  # noqa: S608 - put together from constants
_IN_SIGHT = """(
    EXISTS (
        SELECT 1 FROM recording_paths AS place
        LEFT JOIN folders ON folders.id = place.folder_id
        WHERE place.recording_id = recordings.id AND folders.forgotten_at IS NULL
    )
    OR EXISTS (SELECT 1 FROM marks WHERE marks.call_id = calls.id)
    OR EXISTS (SELECT 1 FROM reviews WHERE reviews.call_id = calls.id)
)"""
_SELECT = f"""
SELECT {_COLUMNS}
FROM calls
JOIN call_people_view AS people ON people.call_id = calls.id
JOIN call_recordings ON call_recordings.call_id = calls.id
    AND coalesce(call_recordings.side, 'left') = 'left'
JOIN recordings ON recordings.id = call_recordings.recording_id
JOIN recording_status_view AS standing ON standing.recording_id = recordings.id
LEFT JOIN reviews AS score ON score.id = (
    SELECT id FROM reviews AS any_review WHERE any_review.call_id = calls.id
        AND audit_sequence IS NOT NULL AND id NOT IN {_UNSEEN}
    ORDER BY {KEPT}, audit_sequence DESC LIMIT 1)
WHERE {_IN_SIGHT}
"""  # noqa: S608 - put together from constants
_AMONG = "(SELECT value FROM json_each(?))"
_SELECT_SOME = f"{_SELECT} AND calls.id IN {_AMONG.replace('?', '?2')}"
# Asked apart: few calls have several files, and to look for a second one of each takes long.
_FURTHER = f"""
SELECT call_id, side, {_RECORDING} FROM call_recordings
JOIN recordings ON recordings.id = call_recordings.recording_id
JOIN recording_status_view AS standing ON standing.recording_id = recordings.id
WHERE side IN ('right', 'mix') {{}} ORDER BY side = 'mix'
"""  # noqa: S608 - put together from constants
_MARKS = f"""
SELECT call_id, category, count(*) FROM marks WHERE {NOT_MOVED} {{}} GROUP BY call_id, category
"""  # noqa: S608 - put together from constants
_BOOKS = f"""
SELECT call_id, book, max(state = 'final' AND reason = '{SELF}') FROM reviews {{}}
GROUP BY call_id, book
"""  # noqa: S608 - put together from constants

_KINDS = 4096
E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


@dataclass
class _Beside:
    """What is known of a call from many rows of other tables."""

    marks: int = 0
    categories: frozenset[Category] = frozenset()
    books: frozenset[Book] = frozenset()
    is_own: bool = False


_NOTHING_BESIDE = _Beside()


def all_calls(connection: sqlite3.Connection, viewer: str = "") -> dict[str, Call]:
    """Return every call in sight; those only in forgotten folders and untouched are not.

    State and score are those of the reviews `viewer` sees.
    """
    unseen = unseen_ids(connection, viewer)
    return _calls(connection, _SELECT, "", (), unseen)


def some_calls(
    connection: sqlite3.Connection, call_ids: Collection[str], viewer: str = ""
) -> dict[str, Call]:
    """Return those of the calls that are in sight, as `all_calls` does."""
    unseen = unseen_ids(connection, viewer, call_ids)
    among = f"WHERE call_id IN {_AMONG}"
    return _calls(connection, _SELECT_SOME, among, (json.dumps([*call_ids]),), unseen)


def calls_newest_first(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the keys of all calls, in sight or not, the newest first."""
    found = connection.execute("SELECT id FROM calls ORDER BY start_local DESC")
    return tuple(row[0] for row in found.fetchall())


def _calls(
    connection: sqlite3.Connection,
    select: str,
    among: str,
    values: tuple[str, ...],
    unseen: Collection[str],
) -> dict[str, Call]:
    people: dict[str | None, Agent] = {one.id: one for one in all_agents(connection)}
    cursor = connection.cursor()
    cursor.row_factory = None
    beside = _all_beside(cursor, among, values)
    further = _further_files(cursor, among, values)
    rows = cursor.execute(select, (json.dumps([*unseen]), *values)).fetchall()
    return {
        row[0]: _call(row, people, beside.get(row[0], _NOTHING_BESIDE), further.get(row[0], {}))
        for row in rows
    }


def _further_files(
    cursor: sqlite3.Cursor, among: str, values: tuple[str, ...]
) -> Mapping[str, Mapping[str, Recording]]:
    """Return by call its right side, and the mix if there is one."""
    among = among.replace("WHERE", "AND")
    found: defaultdict[str, dict[str, Recording]] = defaultdict(dict)
    for call_id, side, *columns in cursor.execute(_FURTHER.format(among), values).fetchall():
        found[call_id][side] = replace(_recording(call_id, *columns), part=Part(side))
    return found


def _all_beside(
    cursor: sqlite3.Cursor, among: str, values: tuple[str, ...]
) -> Mapping[str, _Beside]:
    beside: defaultdict[str, _Beside] = defaultdict(_Beside)
    for call_id, category, count in cursor.execute(
        _MARKS.format(among.replace("WHERE", "AND")), values
    ).fetchall():
        one = beside[call_id]
        one.marks += count
        one.categories = _with_category(one.categories, category)
    for call_id, book, is_own in cursor.execute(_BOOKS.format(among), values).fetchall():
        one = beside[call_id]
        one.books |= _BOOKS_BY_VALUE[book]
        one.is_own |= bool(is_own)
    return beside


@cache  # one set for all calls that have the same: there may be 100,000
def _with_category(known: frozenset[Category], category: str) -> frozenset[Category]:
    return known | {Category(category)}


def _call(
    row: tuple[Any, ...],
    people: Mapping[str | None, Agent],
    beside: _Beside,
    further: Mapping[str, Recording],
) -> Call:
    agent_id, has_draft, score_id, percent, passed, copies = row[-6:]
    reviewed = CallState.NEW if score_id is None else CallState.REVIEWED
    main = _recording(row[0], *row[12:27])
    recording, legs, more = _played(main, further) if further else (main, (), ())
    facts = facts_of(*row[1:12], origins_from_text(*row[27:29]))
    agent = people.get(agent_id)
    return Call(
        row[0],
        recording,
        facts,
        agent,
        CallState.DRAFT if has_draft else reviewed,
        percent,
        None if passed is None else bool(passed),
        beside.marks,
        copies,
        beside.categories,
        beside.books,
        searchable_text(facts, main, agent, further.values()),
        searchable_numbers(facts, main, agent),
        legs=legs,
        more=more,
        is_self_reviewed=beside.is_own,
    )


def _played(
    main: Recording, further: Mapping[str, Recording]
) -> tuple[Recording, tuple[Recording, ...], tuple[Recording, ...]]:
    """Return what is played of several files as one, its two sides, and what is not played."""
    right, mix = further["right"], further.get("mix")
    sides = (replace(main, part=Part.LEFT), right)
    if mix is not None and plays_mix(main.status, right.status, mix.status):
        return as_mix(*sides, mix), (), sides
    return as_one(*sides), sides, (mix,) if mix else ()


def facts_of(*columns: Any) -> CallFacts:
    """Return the facts in the order of `FACTS`, with their origins last."""
    start, offset, source, confidence, direction = columns[:5]
    ref, number, name, call_ref, profile, channel, origins = columns[5:]
    return CallFacts(
        start,
        offset,
        _SOURCES[source],
        _CONFIDENCES[confidence],
        _DIRECTIONS[direction],
        _one(ref),
        number,
        name,
        call_ref,
        _one(profile),
        _SIDES[channel],
        origins,
    )


def _recording(call_id: str, *columns: Any) -> Recording:
    key, path, size, fingerprint, status, reason, fields, container, codec, rate, *rest = columns
    return Recording(
        key,
        call_id,
        path_from_text(path),
        size,
        fingerprint,
        _STATUSES[status],
        reason,
        _NO_FIELDS if fields == "{}" else json.loads(fields),
        _one(container),
        _one(codec),
        _one(rate),
        *rest,
    )


@lru_cache(_KINDS)
def _one(value: T) -> T:
    """Return the first value met that was equal: 100,000 calls share what they have in common."""
    return value


def _by_value(kind: type[E]) -> Mapping[str | None, E | None]:
    return {None: None, **{one.value: one for one in kind}}


_NO_FIELDS: Mapping[str, object] = MappingProxyType({})
_SOURCES = _by_value(Source)
_CONFIDENCES = _by_value(Confidence)
_DIRECTIONS = _by_value(Direction)
_SIDES = _by_value(Side)
_BOOKS_BY_VALUE = {one.value: frozenset({one}) for one in Book}
_STATUSES: Mapping[str, Status] = {one.value: one for one in Status}
