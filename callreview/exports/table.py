"""Tables as CSV for spreadsheets and other programs: UTF-8 with a mark at its start.

A CSV of everything holds rows of all tables, told apart by its first column. Numbers stay
numbers; a text that a spreadsheet would take for a formula gets an apostrophe.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from typing_extensions import override

from callreview.exports.columns import TABLES, Table
from callreview.exports.plain_text import cleaned
from callreview.exports.rows import (
    Cell,
    Row,
)
from callreview.exports.tables import TableFile

FORMULA = tuple("=+-@|\t\r＝＋－＠")
"""What a text that a spreadsheet might run begins with."""
COLUMNS = ("row", *dict.fromkeys(name for table in TABLES.values() for name in table.names))
_ENCODING, _LINE_END = "utf-8-sig", "\r\n"


class CsvFile(TableFile):
    """Writes reviews and marks into one CSV: rows of every table, or of `only` that one."""

    def __init__(self, path: Path, only: Table | None = None) -> None:
        self._file: IO[str] = path.open("w", encoding=_ENCODING, newline="")
        self._only = only
        names = only.names if only else COLUMNS
        self._rows = csv.DictWriter(self._file, names, restval="", lineterminator=_LINE_END)
        self._rows.writeheader()

    def finish(self) -> None:
        """Write what has not been written yet; nothing can be added after that."""
        self._file.flush()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._file.close()

    @override
    def _add(self, name: str, rows: Iterable[Row]) -> None:
        table = TABLES[name]
        if self._only not in (None, table):
            return
        kind = {} if self._only else {"row": table.row}
        for row in rows:
            whole = {**kind, **row}
            self._rows.writerow({key: defused(value) for key, value in whole.items()})


def plain_csv(headings: Sequence[str], table: Iterable[Sequence[Cell]]) -> bytes:
    """Return any table as CSV, in the same form."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=_LINE_END)
    writer.writerow([defused(heading) for heading in headings])
    writer.writerows([defused(value) for value in row] for row in table)
    return text.getvalue().encode(_ENCODING)


def defused(value: Cell) -> str | int | float:
    """Return a cell that no spreadsheet runs: texts that look like a formula are quoted."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    text = cleaned(value)
    return f"'{text}" if text.startswith(FORMULA) else text
