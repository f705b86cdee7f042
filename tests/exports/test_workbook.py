"""Workbooks below the spreadsheet: what their parts say, and where they end."""

import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from callreview.domain.errors import CallReviewError
from callreview.exports import workbook
from callreview.exports.columns import TABLES
from callreview.exports.tables_xlsx import XlsxFile
from callreview.exports.workbook import Head, Style, Value, Workbook, column_letters
from tests.exports import cards


def _cell(folder: Path, value: Value, style: Style = Style.PLAIN) -> str:
    """Return the XML of one cell below its header."""
    book = Workbook(folder / "one.xlsx")
    book.sheet("one", [Head("head", 10, style)]).add([value])
    book.finish()
    book.close()
    xml = _part(folder / "one.xlsx", "xl/worksheets/sheet1.xml")
    return xml.partition('<row r="2">')[2].partition("</row>")[0]


def _part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return archive.read(name).decode()


def test_a_moment_is_a_number_of_days(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 12, 12)  # noqa: DTZ001 - a clock on a wall
    assert _cell(tmp_path, moment, Style.MOMENT) == '<c r="A2" s="2"><v>46093.5</v></c>'


def test_what_looks_like_a_formula_is_a_quoted_text(tmp_path: Path) -> None:
    cell = _cell(tmp_path, "=1+1", Style.PERCENT)
    assert 's="5" t="inlineStr"' in cell
    assert "<f>" not in cell


def test_letters_that_mean_something_in_xml_or_to_excel_are_escaped(tmp_path: Path) -> None:
    assert "a&lt;b&amp;_x005F_x0041_" in _cell(tmp_path, "a<b&_x0041_")


def test_a_text_longer_than_a_cell_is_cut_there(tmp_path: Path) -> None:
    text = _cell(tmp_path, "a" * 40_000).partition('preserve">')[2].partition("<")[0]
    assert (len(text), text[-1]) == (workbook.MOST_LETTERS, "…")


def test_a_sheet_that_is_full_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    book = Workbook(tmp_path / "full.xlsx")
    sheet = book.sheet("one", [Head("head", 10)])
    sheet.add(["fits"])
    with pytest.raises(CallReviewError) as refused:
        sheet.add(["does not"])
    book.close()
    assert (refused.value.code, refused.value.fields["sheet"]) == ("sheet_full", "one")


def test_every_sheet_has_a_frozen_header_widths_and_a_filter(tmp_path: Path) -> None:
    path = tmp_path / "tables.xlsx"
    cards.fill(XlsxFile(path), cards.card())
    book = _part(path, "xl/workbook.xml")
    for at, table in enumerate(TABLES.values(), 2):
        xml = _part(path, f"xl/worksheets/sheet{at}.xml")
        last = column_letters(len(table.columns))
        assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in xml
        assert f'<autoFilter ref="A1:{last}{xml.count("<row ")}"/>' in xml
        assert xml.count("customWidth") == len(table.columns)
        assert f"'{table.name}'!$A$1:${last}$" in book


def test_the_same_reviews_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        cards.fill(XlsxFile(tmp_path / name), cards.card())
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_columns_have_letters() -> None:
    assert [column_letters(at) for at in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
