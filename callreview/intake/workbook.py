"""The first sheet of an XLSX workbook as rows of plain values.

A workbook comes from outside: what it unpacks to is limited before it is opened, its rows are
read one after another (a stray cell at the far end costs nothing), and formulas are never
computed: what counts is the value that was last seen.
"""

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import ParseError

from callreview.domain.errors import Unreadable

Value = str | int | float | bool | None
Rows = Sequence[Sequence[Value]]
MOST_ROWS, MOST_COLUMNS = 2_000, 40
LARGEST_UNPACKED = 64_000_000


def first_sheet(path: Path) -> Rows:
    """Return the rows of the first sheet: texts, numbers, flags, None for what is empty.

    Raises Unreadable "file_unreadable", "workbook_malformed" or "workbook_too_large".
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(one.file_size for one in archive.infolist()) > LARGEST_UNPACKED:
                raise Unreadable("workbook_too_large", name=path.name)
        return tuple(_rows(path))
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise Unreadable("file_unreadable", path=str(path), problem=problem) from None
    except (zipfile.BadZipFile, ParseError, LookupError, ValueError, TypeError, AttributeError):
        # What openpyxl meets in a workbook that is none: a missing part, a value of another kind.
        raise Unreadable("workbook_malformed", name=path.name) from None


def _rows(path: Path) -> Iterator[tuple[Value, ...]]:
    from openpyxl import load_workbook  # a fifth of a second, and rarely needed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and extensions it does not keep do not matter
        workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            sheet = workbook.worksheets[0]
            found = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            for row in found:
                yield tuple(map(_plain, row))
        finally:
            workbook.close()


def _plain(value: object) -> Value:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)
