"""What was told of recordings where they lay before, kept beside them as they are moved."""

import json
import sqlite3

from callreview.domain.call import CallFacts
from callreview.domain.earlier import told_by_name
from callreview.store.call_rows import FACTS, facts_of
from callreview.store.knowing import facts_as_read
from callreview.store.origins import origins_as_text, origins_from_text


def keep_earlier(connection: sqlite3.Connection, recording_id: str, call_id: str) -> None:
    """Keep what is told of a call by the name its recording had until now."""
    told = told_by_name(facts_as_read(connection, call_id))
    if told.tells_of_the_call:
        connection.execute(
            "UPDATE recordings SET told_earlier = ? WHERE id = ?", (_as_text(told), recording_id)
        ).close()


def earlier_of(connection: sqlite3.Connection, recording_id: str) -> CallFacts:
    """Return what was told of a recording by the name it had last."""
    row = connection.execute(
        "SELECT told_earlier FROM recordings WHERE id = ?", (recording_id,)
    ).fetchone()
    return earlier_from_text(row["told_earlier"])


def earlier_from_text(text: str | None) -> CallFacts:
    """Return what was told earlier, from how it is kept."""
    if text is None:
        return CallFacts()
    kept = json.loads(text)
    return facts_of(*(kept.get(name) for name in FACTS), origins_from_text(kept["origins"], "[]"))


def _as_text(told: CallFacts) -> str:
    known = {name: value for name in FACTS if (value := getattr(told, name)) is not None}
    return json.dumps({**known, "origins": origins_as_text(told)})
