"""Workbooks from outside: the first sheet as values, whatever else is in the file."""

import zipfile
from pathlib import Path

import pytest

from callreview.app.written import read_rubric
from callreview.domain.errors import Unreadable
from callreview.intake import workbook
from callreview.intake.workbook import first_sheet


def _workbook(path: Path, *rows: tuple[object, ...], far: str = "") -> Path:
    from openpyxl import Workbook

    made = Workbook()
    for row in rows:
        made.active.append(row)
    if far:
        made.active[far] = "x"
    made.create_sheet("Other").append(["not read"])
    made.save(path)
    return path


def test_values_come_as_they_are(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "a.xlsx", ("Question", 5, 2.5, True, None), ("=1+1",))
    values, formula = first_sheet(path)
    assert values[:5] == ("Question", 5, 2.5, True, None)
    assert set(formula) == {None}


def test_a_stray_cell_at_the_far_end_costs_nothing(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "a.xlsx", ("Question",), far="XFD1048576")
    rows = first_sheet(path)
    assert rows[0][0] == "Question"
    assert len(rows) <= workbook.MOST_ROWS


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (None, "workbook_malformed"),
        ({"a.txt": "a"}, "workbook_malformed"),
        ({"[Content_Types].xml": "<", "xl/workbook.xml": "<"}, "workbook_malformed"),
    ],
)
def test_what_is_no_workbook_is_refused(
    tmp_path: Path, parts: dict[str, str] | None, code: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"not a zip")
    if parts is not None:
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
    with pytest.raises(Unreadable) as refused:
        first_sheet(path)
    assert refused.value.code == code


def test_what_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _workbook(tmp_path / "a.xlsx", ("Question",))
    monkeypatch.setattr(workbook, "LARGEST_UNPACKED", 100)
    with pytest.raises(Unreadable) as refused:
        first_sheet(path)
    assert refused.value.code == "workbook_too_large"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        first_sheet(tmp_path / "gone.xlsx")
    assert refused.value.code == "file_unreadable"


def test_a_score_sheet_is_read_from_a_workbook_in_the_given_words(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "Desk.xlsx", ("Question", "Points"), ("Greeting?", 5))
    rubric = read_rubric(path, labels=("Sí", "No"))
    assert rubric.title == "Desk"
    assert [option.label for option in rubric.lines[0].options] == ["Sí", "No"]


def test_what_a_file_says_of_its_own_size_need_not_be_true(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "a.xlsx", ("Question", "Points"), ("Greeting?", 5))
    lying = tmp_path / "lying.xlsx"
    with zipfile.ZipFile(path) as told, zipfile.ZipFile(lying, "w") as archive:
        for part in told.namelist():
            text = told.read(part)
            archive.writestr(part, text.replace(b'ref="A1:B2"', b'ref="A1"'))
    assert lying.read_bytes() != path.read_bytes()
    assert first_sheet(lying)[1][:2] == ("Greeting?", 5)
