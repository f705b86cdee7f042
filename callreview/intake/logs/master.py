"""Asterisk's `Master.csv`: no header, 16 columns and maybe a unique id and a user's field.

Times are local or GMT, which only the Unix time in the unique id tells.
"""

from collections.abc import Sequence
from itertools import islice

from callreview.domain.call import CallFacts
from callreview.domain.facts import Extensions
from callreview.domain.moment import written_moment
from callreview.intake.logs.row import Line, LogRow, log_row, offset_of, parties_of
from callreview.intake.logs.table import Cells

_COLUMNS = 16
_START, _DISPOSITION = 9, 14
_DISPOSITIONS = frozenset({"ANSWERED", "NO ANSWER", "BUSY", "FAILED", "CONGESTION"})


def rows(cells: Cells, extensions: Extensions) -> tuple[LogRow, ...]:
    """Return the rows; none if the first ten are not all of this shape."""
    if not cells or not all(_is_row(row) for row in islice(cells, 10)):
        return ()
    return tuple(_row(row, extensions) for row in cells if _is_row(row))


def _is_row(row: Sequence[str]) -> bool:
    has_shape = len(row) >= _COLUMNS and row[_DISPOSITION] in _DISPOSITIONS
    return has_shape and written_moment(row[_START]) is not None


def _row(row: Sequence[str], extensions: Extensions) -> LogRow:
    start = written_moment(row[_START])
    unique_id, user_field = (*row[_COLUMNS:], "", "")[:2]
    sides, name = parties_of(Line(row[1], row[2], row[4], row[6]), extensions)
    facts = CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=offset_of(start.start_local, unique_id) if start else None,
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
        customer_name=name,
        call_ref=unique_id or None,
    )
    recorded = row[8].partition(",")[0] if row[7] == "MixMonitor" else ""
    return log_row(facts, files=(recorded, user_field), refs=(unique_id,), numbers=row[1:3])
