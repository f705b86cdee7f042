"""What is known about a call, and what a person knows better."""

import json
from collections.abc import Mapping

from callreview.domain.errors import Refused
from callreview.store.page import Page, Row, Value


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
