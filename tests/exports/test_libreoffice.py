"""Tables read back by another program: LibreOffice opens them and says what it sees.

Processes: one LibreOffice for the whole file, which turns all of them into its own XML.
"""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from callreview.domain.mark import Category, Mark
from callreview.domain.review import Answer
from callreview.domain.scorecard import Scorecard
from callreview.exports.columns import TABLES
from callreview.exports.table import CsvFile
from callreview.exports.tables_xlsx import XlsxFile
from tests.exports import cards

_OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [
    pytest.mark.skipif(_OFFICE is None, reason="LibreOffice is not installed: no soffice found"),
    pytest.mark.xdist_group("libreoffice"),
    pytest.mark.timeout(180),
]
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
_HOSTILE = ('=HYPERLINK("http://x","y")', "+1+1", "-1+1", "@SUM(A1)", "<b>&_x0041_", "名前 😀 שלום")


@dataclass(frozen=True)
class Seen:
    """What another program sees in a cell: its kind, its value, its words, a formula."""

    kind: str
    value: str
    text: str
    formula: str | None


Sheets = Mapping[str, Sequence[Sequence[Seen]]]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sheets]:
    """Return by file the sheets LibreOffice sees in it."""
    folder = tmp_path_factory.mktemp("office")
    cards.fill(XlsxFile(folder / "book.xlsx"), _card())
    cards.fill(CsvFile(folder / "all.csv"), _card())
    files = ["book.xlsx", "all.csv"]
    words = [str(_OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    subprocess.run(
        [*words, "--convert-to", "fods", *files],
        cwd=folder, check=True, capture_output=True, timeout=150,
    )  # fmt: skip
    return {name: _sheets((folder / name).with_suffix(".fods")) for name in files}


def _card() -> Scorecard:
    answers = {**cards.answers(), "greeting": Answer(option="all", comment=_HOSTILE[0])}
    said = tuple(
        Mark(f"m{at}", "c1", Category.NOTE, at * 1000, None, words)
        for at, words in enumerate(_HOSTILE)
    )
    return cards.card(
        call=cards.call(name=_HOSTILE[5]), marks=said, review=cards.review(answers=answers)
    )


def _sheets(path: Path) -> Sheets:
    tree = ET.parse(path)
    return {
        table.attrib[_OPEN % ("table", "name")]: [
            row for row in map(_row, table.iter(_OPEN % ("table", "table-row"))) if row
        ]
        for table in tree.iter(_OPEN % ("table", "table"))
    }


def _row(row: ET.Element) -> list[Seen]:
    seen: list[Seen] = []
    for cell in row:
        times = int(cell.get(_OPEN % ("table", "number-columns-repeated"), "1"))
        seen += [_seen(cell)] * min(times, 60)
    while seen and not seen[-1].text:
        seen.pop()
    return seen


def _seen(cell: ET.Element) -> Seen:
    words = "\n".join("".join(part.itertext()) for part in cell.iter(_OPEN % ("text", "p")))
    values = ("value", "date-value")
    value = next((found for each in values if (found := cell.get(_OPEN % ("office", each)))), "")
    kind = cell.get(_OPEN % ("office", "value-type"), "")
    return Seen(kind, value, words, cell.get(_OPEN % ("table", "formula")))


def _column(sheet: Sequence[Sequence[Seen]], name: str) -> list[Seen]:
    at = [cell.text for cell in sheet[0]].index(name)
    return [row[at] for row in sheet[1:] if len(row) > at]


def test_there_is_a_sheet_of_each_and_one_that_explains(opened: Mapping[str, Sheets]) -> None:
    book = opened["book.xlsx"]
    assert list(book) == ["about", *TABLES]
    for name, table in TABLES.items():
        assert tuple(cell.text for cell in book[name][0]) == table.names
    explained = {(row[0].text, row[1].text) for row in book["about"][1:]}
    assert {(name, one) for name, table in TABLES.items() for one in table.names} < explained
    assert [len(book[name]) - 1 for name in TABLES] == [1, 12, 1, 1, 6]


def test_dates_numbers_and_shares_are_what_they_are(opened: Mapping[str, Sheets]) -> None:
    reviews = opened["book.xlsx"]["reviews"]
    (start,) = _column(reviews, "start_local")
    assert (start.kind, start.value, start.text) == (
        "date", "2026-03-12T10:22:00", "2026-03-12 10:22",
    )  # fmt: skip
    (percent,) = _column(reviews, "percent")
    assert (percent.kind, percent.text) == ("percentage", "85.6%")
    assert float(percent.value) == pytest.approx(0.855556)
    (length,) = _column(reviews, "duration_seconds")
    assert (length.kind, length.value) == ("float", "245")
    (version,) = _column(reviews, "version")
    assert version.kind == "float"
    (finished,) = _column(reviews, "finished_at")
    assert finished.kind == "date"


@pytest.mark.parametrize("name", ["book.xlsx", "all.csv"])
def test_no_cell_became_a_formula(opened: Mapping[str, Sheets], name: str) -> None:
    cells = [cell for sheet in opened[name].values() for row in sheet for cell in row]
    assert len(cells) > 300
    assert not [cell for cell in cells if cell.formula is not None]


def test_words_print_as_themselves(opened: Mapping[str, Sheets]) -> None:
    book = opened["book.xlsx"]
    said = _column(book["marks"], "text")
    assert [cell.text for cell in said] == list(_HOSTILE)
    assert {cell.kind for cell in said} == {"string"}
    assert {cell.text for cell in _column(book["marks"], "person")} == {_HOSTILE[5]}
    assert _HOSTILE[0] in {cell.text for cell in _column(book["answers"], "comment")}
    in_csv = [cell.text for cell in _column(opened["all.csv"]["all"], "text")]
    in_ascii = [words for words in _HOSTILE if words.isascii()]  # without a window it sees no UTF-8
    assert in_csv[:5] == [f"'{words}" if words[0] in "=+-@" else words for words in in_ascii]
