"""Logs a phone system keeps of its calls: text in, rows with facts and join keys out.

`rows_of` finds out which log a text is; `callreview.intake.logs.join` finds the row of a
recording.
"""

from callreview.domain.facts import Extensions
from callreview.intake.logs import headed, master, threecx
from callreview.intake.logs.row import LogRow
from callreview.intake.logs.table import cells_of

MOST_BYTES = 32 * 1024 * 1024


def rows_of(content: bytes, extensions: Extensions | None = None) -> tuple[LogRow, ...]:
    """Return the rows of a log; none if it is no log that is known, or too large to be one."""
    if len(content) > MOST_BYTES:
        return ()
    ours = extensions or Extensions()
    cells = cells_of(content)
    for read in (headed.rows, master.rows, threecx.rows):
        if found := read(cells, ours):
            return found
    return ()
