"""Marks as a CSV table: UTF-8 with a mark at its start, for spreadsheets.

Times stand there twice, as seconds and as `h:mm:ss.mmm`; seconds win when they are read. A text
a spreadsheet would run gets an apostrophe in front, and loses it again when it is read.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from callreview.domain.errors import Unreadable
from callreview.domain.mark import Mark
from callreview.domain.timebase import format_clock
from callreview.exports.labels.label import (
    Collector,
    Labels,
    category_of,
    clock_ms,
    label_at,
    seconds_ms,
)
from callreview.words import _

COLUMNS = (
    "start_seconds", "end_seconds", "start", "end", "category", "text", "author", "created", "id",
)  # fmt: skip
_RUNS = re.compile(r"'*[=+\-@|\t\r\n＝＋－＠]")
_DELIMITERS = ",;\t"
_LONGEST_CELL = 1 << 24


def written(marks: Sequence[Mark], _length_ms: int) -> str:
    """Return marks as CSV, the byte order mark as its first character."""
    text = io.StringIO(newline="")
    text.write("\ufeff")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for mark in marks:
        writer.writerow(_row(mark))
    return text.getvalue()


def read(text: str, name: str) -> Labels:
    """Return the rows of a CSV with a column `start_seconds` or `start`, in whatever order.

    Commas, semicolons and tabs divide cells. Raises Unreadable "labels_malformed" without such
    a column.
    """
    text = text.removeprefix("\ufeff")
    first_line = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    collector = Collector()
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = [column.strip().casefold() for column in next(rows, [])]
        if not {"start_seconds", "start"} & set(columns):
            raise Unreadable("labels_malformed", name=name, form="CSV")
        at = rows.line_num + 1
        for cells in rows:
            if any(cell.strip() for cell in cells):
                _take(collector, at, dict(zip(columns, cells, strict=False)))
            at = rows.line_num + 1
    except csv.Error:
        collector.refuse(_("Line {number}").format(number=rows.line_num), name)
    return collector.labels()


def _row(mark: Mark) -> Mapping[str, str | float | None]:
    start_ms, end_ms = mark.start_ms, mark.end_ms
    return {
        "start_seconds": start_ms / 1000,
        "end_seconds": None if end_ms is None else end_ms / 1000,
        "start": _clock(start_ms),
        "end": None if end_ms is None else _clock(end_ms),
        "category": mark.category.value,
        "text": _defused(mark.text),
        "author": _defused(mark.author),
        "created": mark.created_at,
        "id": mark.id,
    }


def _clock(moment_ms: int) -> str:
    text = format_clock(moment_ms, millis=True)
    return text if moment_ms >= 3_600_000 else f"0:{text.rjust(9, '0')}"


def _defused(text: str) -> str:
    return f"'{text}" if _RUNS.match(text) else text


def _as_written(text: str) -> str:
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text


def _take(collector: Collector, number: int, row: Mapping[str, str]) -> None:
    where = _("Line {number}").format(number=number)
    times = [_moment(row, name) for name in ("start", "end")]
    if times[0] is None or times[1] is None and _says(row, "end"):
        collector.refuse(where, " ".join(row.values()))
        return
    label = label_at(where, times[0], times[1], "", author=_as_written(row.get("author", "")))
    collector.add(
        replace(
            label,
            text=_as_written(row.get("text", "")),
            category=category_of(row.get("category", "")),
            id=row.get("id", ""),
            created_at=row.get("created", ""),
        )
    )


def _moment(row: Mapping[str, str], name: str) -> int | None:
    seconds = seconds_ms(row.get(f"{name}_seconds", ""))
    if seconds is not None:
        return seconds
    typed = row.get(name, "")
    clock = clock_ms(typed)
    return seconds_ms(typed) if clock is None else clock


def _says(row: Mapping[str, str], name: str) -> bool:
    return bool((row.get(f"{name}_seconds", "") + row.get(name, "")).strip())
