"""Reviews, answers and marks as a workbook: a sheet each, and a first one that explains them."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from typing_extensions import override

from callreview.exports.columns import TABLES, Column, Kind, Table
from callreview.exports.rows import (
    Cell,
    Row,
)
from callreview.exports.tables import TableFile
from callreview.exports.workbook import Head, Sheet, Style, Value, Workbook
from callreview.words import _

_STYLES = {
    Kind.TEXT: Style.PLAIN,
    Kind.NUMBER: Style.NUMBER,
    Kind.PERCENT: Style.PERCENT,
    Kind.MOMENT: Style.MOMENT,
}


class XlsxFile(TableFile):
    """Writes reviews and marks into a workbook."""

    def __init__(self, path: Path) -> None:
        self._book = Workbook(path)
        _explain(self._book)
        self._sheets = {
            name: self._book.sheet(name, [_head(column) for column in table.columns])
            for name, table in TABLES.items()
        }

    def finish(self) -> None:
        """Write the file; nothing can be added after that."""
        self._book.finish()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._book.close()

    @override
    def _add(self, name: str, rows: Iterable[Row]) -> None:
        for row in rows:
            self._sheets[name].add(_typed(column, row[column.name]) for column in _columns(name))


def _columns(name: str) -> Iterable[Column]:
    return TABLES[name].columns


def _head(column: Column) -> Head:
    return Head(column.name, column.width, _STYLES[column.kind])


def _typed(column: Column, value: Cell) -> Value:
    """Return a value as a spreadsheet keeps it: a share of 1, a moment of its own clock."""
    if column.kind is Kind.PERCENT and isinstance(value, int | float):
        return value / 100
    if column.kind is Kind.MOMENT and isinstance(value, str):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return value
    return value


def _explain(book: Workbook) -> None:
    heads = [
        Head(_("Sheet"), 12, Style.WRAPPED),
        Head(_("Column"), 20, Style.WRAPPED),
        Head(_("What it means"), 80, Style.WRAPPED),
    ]
    sheet = book.sheet(_("about"), heads)
    for table in TABLES.values():
        _explain_table(sheet, table)


def _explain_table(sheet: Sheet, table: Table) -> None:
    sheet.add((table.name, None, _(table.words)))
    for column in table.columns:
        sheet.add((table.name, column.name, _(column.words).replace("`", "")))
