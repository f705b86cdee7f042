"""Logs a phone system keeps of its calls: text in, rows with facts and join keys out.

`rows_of` finds out which log a text is; `callreview.intake.logs.join` finds the row of a
recording.
"""

from collections.abc import Sequence

from callreview.domain.facts import Extensions
from callreview.domain.logmapping import LogMapping
from callreview.intake.logs import headed, master, threecx
from callreview.intake.logs.mapped import MappedRows
from callreview.intake.logs.row import LogRow
from callreview.intake.logs.table import cells_of

MOST_BYTES = 32 * 1024 * 1024


def rows_of(
    content: bytes,
    extensions: Extensions | None = None,
    *,
    said: LogMapping | None = None,
    others: Sequence[LogMapping] = (),
) -> tuple[LogRow, ...]:
    """Return the rows of a log; none if it is no log that is known, or too large to be one.

    What a person `said` of this log goes before what is known of phone systems, and what they
    said of `others` that are made alike comes after it.
    """
    if len(content) > MOST_BYTES:
        return ()
    ours = extensions or Extensions()
    if said and (rows := MappedRows(cells_of(content, said.dialect), said, ours)).fits:
        return tuple(rows)
    cells = cells_of(content)
    for read in (headed.rows, master.rows, threecx.rows):
        if found := read(cells, ours):
            return found
    for other in others:
        rows = MappedRows(cells_of(content, other.dialect), other, ours)
        if rows.fits:
            return tuple(rows)
    return ()
