"""XLSX, as little of it as tables need: typed cells, a frozen header, widths, a filter.

Rows go straight to a temporary file beside the target, so that a sheet of any length takes no
memory; the ZIP is made of them at the end, and is the same bytes for the same rows. All texts are
inline strings, which no program runs; those that would look like a formula once typed anew are
marked as quoted. ECMA-376 part 1: 18.3 (sheets), 18.8 (styles), 22.9.2.19 (`_xHHHH_` in texts).
"""

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from callreview.domain.errors import CallReviewError
from callreview.exports.plain_text import cleaned
from callreview.exports.table import FORMULA

Value = str | int | float | datetime | None
MOST_ROWS = 1_048_576
"""Rows of a sheet, its header among them."""
MOST_LETTERS = 32_767
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - serial numbers know no zone
_DAY_S = 86_400
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Style(IntEnum):
    """How a cell looks, by its place in the list of styles of the workbook."""

    PLAIN = 0
    HEADER = 1
    MOMENT = 2
    PERCENT = 3
    WRAPPED = 4
    QUOTED = 5
    NUMBER = 6


_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>'
    '<numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="0.###"/>'
    "</numFmts>"
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE3ECEE"/></patternFill></fill></fills>'
    "<borders><border/></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="7">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
    '<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


@dataclass(frozen=True)
class Head:
    """A column of a sheet: its name, its width in letters, how its cells look."""

    name: str
    width: int
    style: Style = Style.PLAIN


class Sheet:
    """One sheet while it is written, row by row."""

    def __init__(self, title: str, heads: Sequence[Head], rows: IO[bytes]) -> None:
        self.title = title
        self._heads = heads
        self._rows = rows
        self._letters = tuple(column_letters(at) for at in range(1, len(heads) + 1))
        self._count = 0
        self._write([(head.name, Style.HEADER) for head in heads])

    def add(self, values: Iterable[Value]) -> None:
        """Write a row; CallReviewError "sheet_full" when no more fit."""
        if self._count >= MOST_ROWS:
            raise CallReviewError("sheet_full", sheet=self.title, most=f"{MOST_ROWS:,}")
        self._write(zip(values, (head.style for head in self._heads), strict=True))

    def write_to(self, file: IO[bytes], *, is_first: bool) -> None:
        """Write the whole sheet as XML."""
        selected = ' tabSelected="1"' if is_first else ""
        widths = "".join(
            f'<col min="{at}" max="{at}" width="{head.width}" customWidth="1"/>'
            for at, head in enumerate(self._heads, 1)
        )
        head = (
            f'{_XML}<worksheet xmlns="{_MAIN}"><dimension ref="{self._area}"/>'
            f'<sheetViews><sheetView workbookViewId="0"{selected}>'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            f"</sheetView></sheetViews><cols>{widths}</cols><sheetData>"
        )
        file.write(head.encode())
        self._rows.seek(0)
        shutil.copyfileobj(self._rows, file, 1 << 20)
        file.write(f'</sheetData><autoFilter ref="{self._area}"/></worksheet>'.encode())

    @property
    def filtered(self) -> str:
        """Return the cells the filter is over, as a name of the workbook gives them."""
        last, end = self._letters[-1], self._count
        return f"'{self.title}'!$A$1:${last}${end}"

    @property
    def _area(self) -> str:
        return f"A1:{self._letters[-1]}{self._count}"

    def _write(self, cells: Iterable[tuple[Value, Style]]) -> None:
        self._count += 1
        told = "".join(
            _cell(f"{letters}{self._count}", value, style)
            for letters, (value, style) in zip(self._letters, cells, strict=True)
        )
        self._rows.write(f'<row r="{self._count}">{told}</row>'.encode())


class Workbook:
    """An XLSX file while it is written; `finish` makes it, `close` lets go of everything."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sheets: list[Sheet] = []
        self._open = ExitStack()

    def sheet(self, title: str, heads: Sequence[Head]) -> Sheet:
        """Begin another sheet; rows may be added to all of them in any order."""
        kept = tempfile.TemporaryFile(dir=self._path.parent)  # noqa: SIM115 - until `close`
        rows = self._open.enter_context(kept)
        self._sheets.append(Sheet(title, heads, rows))
        return self._sheets[-1]

    def finish(self) -> None:
        """Write the file; nothing can be added after that."""
        with zipfile.ZipFile(self._path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
            for name, content in self._parts():
                archive.writestr(_entry(name), content)
            for at, sheet in enumerate(self._sheets, 1):
                entry = _entry(f"xl/worksheets/sheet{at}.xml")
                with archive.open(entry, "w", force_zip64=True) as file:
                    sheet.write_to(file, is_first=at == 1)

    def close(self) -> None:
        """Let go of what was kept for the file, finished or not."""
        self._open.close()

    def _parts(self) -> Iterable[tuple[str, str]]:
        numbers = range(1, len(self._sheets) + 1)
        kinds = "".join(
            f'<Override PartName="/xl/worksheets/sheet{at}.xml"'
            f' ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
            for at in numbers
        )
        types = (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>'
            f"{kinds}</Types>"
        )
        yield "[Content_Types].xml", types
        yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
        sheets = [("worksheet", f"worksheets/sheet{at}.xml") for at in numbers]
        yield "xl/_rels/workbook.xml.rels", _relations([*sheets, ("styles", "styles.xml")])
        yield "xl/workbook.xml", self._book()
        yield "xl/styles.xml", _STYLES

    def _book(self) -> str:
        sheets = "".join(
            f'<sheet name={quoteattr(sheet.title)} sheetId="{at}" r:id="rId{at}"/>'
            for at, sheet in enumerate(self._sheets, 1)
        )
        filters = "".join(
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">'
            f"{escape(sheet.filtered)}</definedName>"
            for at, sheet in enumerate(self._sheets)
        )
        return (
            f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/>'
            f"</bookViews><sheets>{sheets}</sheets><definedNames>{filters}</definedNames></workbook>"
        )


def column_letters(number: int) -> str:
    """Return the letters of a column counted from 1: A … Z, AA …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _cell(place: str, value: Value, style: Style) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        value = (value.replace(tzinfo=None) - _EPOCH).total_seconds() / _DAY_S
    if not isinstance(value, str):
        return f'<c r="{place}" s="{style}"><v>{value!r}</v></c>'
    text = _ESCAPED.sub("_x005F_", _shortened(cleaned(value)))
    if text.startswith(FORMULA):
        style = Style.QUOTED
    elif style not in (Style.HEADER, Style.WRAPPED):
        style = Style.PLAIN
    told = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{place}" s="{style}" t="inlineStr">{told}</c>'


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"


def _relations(parts: Sequence[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(parts, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
