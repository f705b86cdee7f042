"""What the machine reads about a call, written beside what a person knows better."""

import sqlite3

from callreview.domain.call import CallFacts
from callreview.domain.facts import with_tags
from callreview.store.call_rows import FACTS, facts_of
from callreview.store.calls import fixed_facts, read_as_text, read_facts
from callreview.store.origins import origins_as_text, origins_from_text
from callreview.store.page import Row
from callreview.store.tagged import tagged_as_text, told_of_call


def note_facts(connection: sqlite3.Connection, call_id: str, facts: CallFacts) -> None:
    """Write what was read of a call; what a person wrote stays, and what was read is kept."""
    row = _row(connection, call_id)
    fixed = fixed_facts(row)
    new = {name: getattr(facts, name) for name in FACTS if name not in fixed}
    new["origins"] = origins_as_text(facts)
    new["facts_read"] = read_as_text({name: getattr(facts, name) for name in fixed})
    changed = {name: value for name, value in new.items() if row[name] != value}
    if changed:
        columns = ", ".join(f"{name} = ?" for name in changed)
        connection.execute(
            f"UPDATE calls SET {columns} WHERE id = ?",  # noqa: S608 - names are our own
            (*changed.values(), call_id),
        ).close()


def note_tags(
    connection: sqlite3.Connection, recording_id: str, call_id: str, told: CallFacts
) -> None:
    """Write what the tags of a recording say, and make it part of what is known of its call."""
    text = tagged_as_text(told)
    connection.execute(
        "UPDATE recordings SET told_by_tags = ? WHERE id = ?", (text, recording_id)
    ).close()
    if told != CallFacts():
        facts = facts_as_read(connection, call_id)
        note_facts(connection, call_id, facts_with_tags(connection, call_id, facts))


def facts_with_tags(connection: sqlite3.Connection, call_id: str, facts: CallFacts) -> CallFacts:
    """Return what was listed of a call with what tags told when they were looked at."""
    return with_tags(facts, told_of_call(connection, call_id))


def facts_as_read(connection: sqlite3.Connection, call_id: str) -> CallFacts:
    """Return what is known of a call but for what a person wrote."""
    row = _row(connection, call_id)
    fixed, read = fixed_facts(row), read_facts(row)
    values = (read.get(name) if name in fixed else row[name] for name in FACTS)
    return facts_of(*values, origins_from_text(row["origins"], "[]"))


def _row(connection: sqlite3.Connection, call_id: str) -> Row:
    row = connection.execute("SELECT * FROM calls WHERE id = ?", (call_id,)).fetchone()
    return dict(row)
