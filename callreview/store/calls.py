"""Calls as the table shows them: read whole, or the few that changed."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from callreview.domain.call import (
    Agent,
    Call,
    CallFacts,
    CallState,
    Confidence,
    Direction,
    Recording,
    Side,
    Source,
    Status,
)
from callreview.domain.errors import Refused
from callreview.domain.query import searchable_text
from callreview.store import agents
from callreview.store.page import Page, Row, Value
from callreview.store.place import path_from_text

FACTS: tuple[str, ...] = (
    "start_local", "utc_offset_minutes", "start_source", "start_confidence", "direction",
    "agent_ref", "customer_number", "customer_name", "call_ref", "profile", "agent_channel",
)  # fmt: skip

_NO_FIELDS: Mapping[str, object] = MappingProxyType({})
_RECORDING = (
    "recordings.id AS recording_id, last_path, size_bytes, fingerprint, sha256, "
    "standing.status, recordings.reason, reason_fields, container, codec, rate_hz, channels, "
    "duration_ms, length_source, frames"
)
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
SELECT calls.*, {_RECORDING},
    (SELECT count(*) FROM recording_paths
     WHERE recording_id = recordings.id AND is_copy AND missing_since IS NULL) AS copies,
    (SELECT count(*) FROM marks WHERE marks.call_id = calls.id) AS mark_count,
    EXISTS (SELECT 1 FROM reviews WHERE reviews.call_id = calls.id AND state = 'draft')
        AS has_draft,
    score.id AS score_id, score.percent, score.passed,
    people.agent_id AS person_id
FROM calls
JOIN call_people_view AS people ON people.call_id = calls.id
JOIN call_recordings ON call_recordings.call_id = calls.id
    AND coalesce(call_recordings.side, 'left') = 'left'
JOIN recordings ON recordings.id = call_recordings.recording_id
JOIN recording_status_view AS standing ON standing.recording_id = recordings.id
LEFT JOIN reviews AS score ON score.call_id = calls.id AND score.audit_sequence = (
    SELECT max(audit_sequence) FROM reviews AS any_review WHERE any_review.call_id = calls.id)
WHERE {_IN_SIGHT}
"""  # noqa: S608 - put together from constants
_SELECT_SOME = _SELECT + "AND calls.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - as above


def all_calls(connection: sqlite3.Connection) -> dict[str, Call]:
    """Return every call in sight; those only in forgotten folders and untouched are not."""
    people = {agent.id: agent for agent in agents.all_agents(connection)}
    rows = connection.execute(_SELECT).fetchall()
    return {row["id"]: _call(row, people) for row in rows}


def some_calls(connection: sqlite3.Connection, call_ids: Collection[str]) -> dict[str, Call]:
    """Return those of the calls that are in sight."""
    people = {agent.id: agent for agent in agents.all_agents(connection)}
    rows = connection.execute(_SELECT_SOME, (json.dumps([*call_ids]),)).fetchall()
    return {row["id"]: _call(row, people) for row in rows}


def call_row(page: Page, call_id: str) -> Row:
    """Return the row of a call; Refused "call_unknown" if there is none."""
    row = page.row("calls", call_id)
    if row is None:
        raise Refused("call_unknown")
    return row


def set_facts(page: Page, call_id: str, facts: Mapping[str, Value]) -> None:
    """Write down what a person knows better; the machine will not change it again."""
    row = call_row(page, call_id)
    fixed = sorted({*fixed_facts(row), *facts})
    page.update("calls", (call_id,), **facts, facts_by_person=json.dumps(fixed))


def fixed_facts(row: Mapping[str, Value]) -> list[str]:
    """Return the names of the facts a person wrote down."""
    names: list[str] = json.loads(str(row["facts_by_person"]))
    return names


def facts_of(row: sqlite3.Row | Row) -> CallFacts:
    """Return the facts in a row of `calls`."""
    return CallFacts(
        start_local=row["start_local"],
        utc_offset_minutes=row["utc_offset_minutes"],
        start_source=Source(row["start_source"]) if row["start_source"] else None,
        start_confidence=Confidence(row["start_confidence"]) if row["start_confidence"] else None,
        direction=Direction(row["direction"]) if row["direction"] else None,
        agent_ref=row["agent_ref"],
        customer_number=row["customer_number"],
        customer_name=row["customer_name"],
        call_ref=row["call_ref"],
        profile=row["profile"],
        agent_channel=Side(row["agent_channel"]) if row["agent_channel"] else None,
    )


def recording_of(row: sqlite3.Row) -> Recording:
    """Return the recording in a row that has its columns and its call's id."""
    return Recording(
        id=row["recording_id"],
        call_id=row["id"],
        path=path_from_text(row["last_path"]),
        size=row["size_bytes"],
        fingerprint=row["fingerprint"],
        status=Status(row["status"]),
        reason=row["reason"],
        reason_fields=_NO_FIELDS
        if row["reason_fields"] == "{}"
        else json.loads(row["reason_fields"]),
        container=row["container"],
        codec=row["codec"],
        rate=row["rate_hz"],
        channels=row["channels"],
        duration_ms=row["duration_ms"],
        length_source=row["length_source"],
        frames=row["frames"],
        sha256=row["sha256"],
    )


def _call(row: sqlite3.Row, people: Mapping[str, Agent]) -> Call:
    reviewed = CallState.REVIEWED if row["score_id"] else CallState.NEW
    call = Call(
        id=row["id"],
        recording=recording_of(row),
        facts=facts_of(row),
        agent=people.get(row["person_id"]),
        state=CallState.DRAFT if row["has_draft"] else reviewed,
        score_percent=row["percent"],
        passed=None if row["passed"] is None else bool(row["passed"]),
        marks=row["mark_count"],
        copies=row["copies"],
    )
    return replace(call, searchable=searchable_text(call))
