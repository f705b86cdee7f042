"""What the tags of recordings say, kept beside them, and made part of what is known of calls."""

import json
import sqlite3
from functools import reduce
from typing import Any

from callreview.domain.call import CallFacts, Confidence, Direction, Origin, Source
from callreview.domain.facts import filled

_FACTS = (
    "start_local", "utc_offset_minutes", "direction", "agent_ref", "customer_number",
    "customer_name", "call_ref",
)  # fmt: skip


def tagged_as_text(told: CallFacts) -> str:
    """Return what tags say as it is kept, the same for the same facts."""
    return json.dumps({name: _kept(told, name) for name in _FACTS if told.origin_of(name)})


def told_of_call(connection: sqlite3.Connection, call_id: str) -> CallFacts:
    """Return what the tags of a call's recordings say, of two that of the left side first."""
    rows = connection.execute(
        "SELECT told_by_tags FROM recordings "
        "JOIN call_recordings ON call_recordings.recording_id = recordings.id "
        "WHERE call_id = ? ORDER BY side",
        (call_id,),
    ).fetchall()
    return reduce(filled, (tagged_from_text(row["told_by_tags"]) for row in rows), CallFacts())


def tagged_from_text(text: str | None) -> CallFacts:
    """Return what tags say, from how it is kept."""
    kept: dict[str, tuple[Any, str, str]] = json.loads(text or "{}")
    if not kept:
        return CallFacts()
    values = {name: value for name, (value, _, _) in kept.items()}
    origins = {
        name: Origin(Source.TAG, Confidence(sure), kind) for name, (_, sure, kind) in kept.items()
    }
    if "direction" in values:
        values["direction"] = Direction(values["direction"])
    start = origins.get("start_local")
    return CallFacts(
        **values,
        start_source=start.source if start else None,
        start_confidence=start.confidence if start else None,
        origins=origins,
    )


def recordings_without_tags(connection: sqlite3.Connection) -> set[str]:
    """Return the recordings into whose tags nobody has looked yet."""
    found = connection.execute("SELECT id FROM recordings WHERE told_by_tags IS NULL")
    return {row["id"] for row in found.fetchall()}


def _kept(told: CallFacts, name: str) -> tuple[str | int, str, str]:
    origin = told.origin_of(name)
    assert origin is not None
    return getattr(told, name), origin.confidence.value, origin.name
