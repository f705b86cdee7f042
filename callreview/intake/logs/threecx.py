"""3CX's call log: no header, columns as somebody configured them, times in UTC.

Only what shows its kind is read: `Ext.201` is a person, the first time is the start, the
first two parties are caller and called. So all of it is unsure.
"""

import re
from collections.abc import Sequence
from itertools import islice

from callreview.domain.call import CallFacts, Confidence
from callreview.domain.facts import Extensions, digits_of, number
from callreview.domain.moment import Moment, written_moment
from callreview.intake.logs.row import LogRow, log_row
from callreview.intake.logs.table import Cells
from callreview.intake.profiles.sides import sides_of

_EXTENSION = re.compile(r"Ext\.(?P<who>[0-9]{1,10})")
_SHORTEST = 7
_SHORTEST_ID = 12  # `Call 12` is counted anew after a restart


def rows(cells: Cells, extensions: Extensions) -> tuple[LogRow, ...]:
    """Return the rows; none if no `Ext.` beside a time is among the first fifty."""
    if not any(_has_extension(row) and _start(row) for row in islice(cells, 50)):
        return ()
    return tuple(_row(row, extensions) for row in cells if _start(row))


def _row(row: Sequence[str], extensions: Extensions) -> LogRow:
    parties = [party for cell in row if (party := _party(cell))]
    caller, called = (*parties, "", "")[:2]
    sides, start = sides_of(caller, called, extensions), _start(row)
    facts = CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=0,
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
    )
    ids = (cell.strip() for cell in row[:2] if len(cell.strip()) >= _SHORTEST_ID)
    return log_row(facts, numbers=parties, refs=ids, confidence=Confidence.UNSURE)


def _has_extension(row: Sequence[str]) -> bool:
    return any(_EXTENSION.fullmatch(cell.strip()) for cell in row)


def _start(row: Sequence[str]) -> Moment | None:
    return next((moment for cell in row if (moment := written_moment(cell))), None)


def _party(cell: str) -> str:
    text = cell.strip()
    if found := _EXTENSION.fullmatch(text):
        return found["who"]
    is_number = number(text) and len(digits_of(text)) >= _SHORTEST and "/" not in text
    return text if is_number and not written_moment(text) else ""
