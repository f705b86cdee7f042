"""What is known about a call, and what a person knows better."""

import json
from collections.abc import Collection, Mapping

from callreview.domain.errors import Refused
from callreview.store.page import Page, Row, Value


def call_row(page: Page, call_id: str) -> Row:
    """Return the row of a call; Refused "call_unknown" if there is none."""
    row = page.row("calls", call_id)
    if row is None:
        raise Refused("call_unknown")
    return row


def set_facts(page: Page, call_id: str, facts: Mapping[str, Value]) -> None:
    """Write down what a person knows better; the machine will not change it again.

    What was read from the recording is kept, for whoever wants to go back to it.
    """
    row = call_row(page, call_id)
    fixed, read = fixed_facts(row), read_facts(row)
    read.update({name: row[name] for name in facts if name not in fixed})
    _write(page, call_id, {*fixed, *facts}, read, facts)


def release_facts(page: Page, call_id: str, names: Collection[str]) -> None:
    """Go back to what was read, and to what will be.

    Refused "fact_not_read" where nobody kept that: a person wrote it down long ago.
    """
    row = call_row(page, call_id)
    fixed, read = fixed_facts(row), read_facts(row)
    released = [name for name in names if name in fixed]
    if not read.keys() >= {*released}:
        raise Refused("fact_not_read")
    facts = {name: read.pop(name) for name in released}
    _write(page, call_id, {*fixed} - {*released}, read, facts)


def fixed_facts(row: Mapping[str, Value]) -> list[str]:
    """Return the names of the facts a person wrote down."""
    names: list[str] = json.loads(str(row["facts_by_person"]))
    return names


def read_facts(row: Mapping[str, Value]) -> dict[str, Value]:
    """Return what the sources say of facts a person wrote down."""
    facts: dict[str, Value] = json.loads(str(row["facts_read"]))
    return facts


def read_as_text(facts: Mapping[str, Value]) -> str:
    """Return what the sources say as it is kept, the same for the same facts."""
    return json.dumps(dict(sorted(facts.items())))


def _write(
    page: Page, call_id: str, fixed: set[str], read: Mapping[str, Value], facts: Mapping[str, Value]
) -> None:
    names = json.dumps(sorted(fixed))
    kept = read_as_text(read)
    page.update("calls", (call_id,), **facts, facts_by_person=names, facts_read=kept)
