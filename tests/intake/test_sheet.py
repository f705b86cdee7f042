"""A CSV somebody chose is opened whatever it holds, and what its columns say is guessed."""

from pathlib import Path

import pytest

from callreview.domain.call import Direction
from callreview.domain.errors import Unreadable
from callreview.domain.logmapping import Dialect, Says
from callreview.domain.moment import DayOrder
from callreview.intake import logs
from callreview.intake.logs import sheet as sheets
from callreview.intake.logs.guess import guessed_mapping, words_in
from callreview.intake.logs.sheet import Sheet, open_sheet
from callreview.words import sentence

GERMAN = (
    "Datum;Uhrzeit;Richtung;Rufnummer;Nebenstelle;Mitarbeiter;Gesprächsdauer;Datei\n"
    "12.03.2026;09:41:12;Eingehend;030 5550142;201;Änne;1:35;a.wav\n"
    "13.03.2026;10:02:00;Ausgehend;030 5550143;202;Ben;0:12;b.wav\n"
)
AMERICAN = (
    "Call ID,Call Time,Direction,From,To,Agent Name\n"
    '77a,"3/12/2026, 9:41:12 AM",Inbound,+15125550142,201,"Ruiz, Ana"\n'
    '77b,"3/13/2026, 2:02:00 PM",Outbound,202,+15125550143,Ben\n'
)
BARE = (
    "2026-03-12 09:41:12\tout\t+15125550142\tcalls/a.wav\n"
    "2026-03-12 09:51:12\tin\t+15125550143\tcalls/b.wav\n"
)


def opened(folder: Path, content: str | bytes, dialect: Dialect | None = None) -> Sheet:
    path = folder / "log.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_sheet(path, dialect)


def said(sheet: Sheet) -> dict[int, Says]:
    return {column.at: column.says for column in guessed_mapping(sheet).columns}


@pytest.mark.parametrize(
    ("text", "encoding", "dialect"),
    [
        (GERMAN, "utf-8", Dialect(";")),
        (GERMAN, "utf-8-sig", Dialect(";")),
        (GERMAN, "utf-16", Dialect(";", encoding="utf-16")),
        (GERMAN, "utf-16-le", Dialect(";", encoding="utf-16")),
        (GERMAN, "cp1252", Dialect(";", encoding="cp1252")),
        (AMERICAN, "utf-8", Dialect(",")),
        (BARE, "ascii", Dialect("\t", has_header=False)),
        ("'a','b'\n'1,5','2'\n", "ascii", Dialect(",", "'")),
    ],
)
def test_how_it_is_written_is_guessed(
    tmp_path: Path, text: str, encoding: str, dialect: Dialect
) -> None:
    sheet = opened(tmp_path, text.encode(encoding))
    assert sheet.dialect == dialect
    assert (sheet.ragged, sheet.unreadable, sheet.breaks_off) == (0, 0, False)


def test_columns_of_a_german_log_are_guessed(tmp_path: Path) -> None:
    mapping = guessed_mapping(opened(tmp_path, GERMAN.encode("cp1252")))
    assert [column.says for column in mapping.columns] == [
        Says.DAY,
        Says.CLOCK,
        Says.DIRECTION,
        Says.NUMBER,
        Says.EXTENSION,
        Says.AGENT,
        Says.LENGTH,
        Says.FILE,
    ]
    assert mapping.day_order is DayOrder.DAY_FIRST
    assert mapping.ways == (("eingehend", Direction.IN), ("ausgehend", Direction.OUT))
    assert mapping.can_join


def test_columns_of_an_american_log_are_guessed(tmp_path: Path) -> None:
    mapping = guessed_mapping(opened(tmp_path, AMERICAN))
    assert [column.says for column in mapping.columns] == [
        Says.REF,
        Says.START,
        Says.DIRECTION,
        Says.CALLER,
        Says.CALLED,
        Says.AGENT,
    ]
    assert mapping.day_order is DayOrder.MONTH_FIRST


def test_without_headings_what_stands_in_the_columns_tells(tmp_path: Path) -> None:
    sheet = opened(tmp_path, BARE)
    assert said(sheet) == {0: Says.START, 1: Says.DIRECTION, 2: Says.NUMBER, 3: Says.FILE}
    assert len(sheet.rows) == 2


def test_of_two_orders_that_fit_the_one_that_jumps_less_is_guessed(tmp_path: Path) -> None:
    days = "\n".join(f"0{day}/03/2026 09:00" for day in range(1, 9))
    mapping = guessed_mapping(opened(tmp_path, f"start,x\n{days}".replace("\n0", ",1\n0")))
    assert mapping.day_order is DayOrder.DAY_FIRST
    days = "\n".join(f"03/0{day}/2026 09:00" for day in range(1, 9))
    mapping = guessed_mapping(opened(tmp_path, f"start,x\n{days}".replace("\n0", ",1\n0")))
    assert mapping.day_order is DayOrder.MONTH_FIRST


def test_headings_that_lie_are_not_believed(tmp_path: Path) -> None:
    assert said(opened(tmp_path, "start,file,type\nAna,a.wav,x\nBen,b.wav,y\n")) == {
        1: Says.FILE,
        2: Says.DIRECTION,
    }


def test_a_dialect_that_is_said_is_used(tmp_path: Path) -> None:
    sheet = opened(tmp_path, GERMAN, Dialect(",", "", "cp1252", has_header=False))
    assert sheet.width == 1
    assert len(sheet.rows) == 3


def test_what_is_odd_is_counted(tmp_path: Path) -> None:
    ragged = opened(tmp_path, "a,b,c\n1,2,3\n1,2\n1,2,3,4\n")
    assert (ragged.width, ragged.ragged, len(ragged.rows)) == (3, 2, 3)
    wrong = opened(tmp_path, "a,b\nä,1\n".encode("cp1252"), Dialect())
    assert wrong.unreadable == 1
    unclosed = opened(tmp_path, 'a,b\n1,2\n3,"4\n5,6\n7,8\n')
    assert (unclosed.breaks_off, len(unclosed.rows)) == (True, 2)
    endless = opened(tmp_path, b'a,b\n1,2\n3,"' + b"x,y\n" * 500_000)
    assert endless.breaks_off


def test_formulas_and_markup_are_only_text(tmp_path: Path) -> None:
    sheet = opened(tmp_path, "a,b\n=cmd|' /C calc'!A0,<img src=x>\n")
    assert list(sheet.rows[0]) == ["=cmd|' /C calc'!A0", "<img src=x>"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "log_empty"),
        (b" \n\n ", "log_empty"),
        (b"\n,\n\0\0\0\0" + b"\0" * 500, "log_no_text"),
        (b"PK\3\4" + bytes(range(256)) * 40, None),
        (b"RIFF" + b"\0\1\2\3" * 5000, "log_no_text"),
    ],
)
def test_what_is_no_log_gives_a_sentence(tmp_path: Path, content: bytes, code: str | None) -> None:
    if code is None:
        assert guessed_mapping(opened(tmp_path, content)).width
        return
    with pytest.raises(Unreadable) as raised:
        opened(tmp_path, content)
    assert raised.value.code == code
    assert "log.csv" in sentence(raised.value)


def test_what_is_gone_or_too_large_gives_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unreadable) as raised:
        open_sheet(tmp_path / "gone.csv")
    assert raised.value.code == "log_missing"
    with pytest.raises(Unreadable) as raised:
        open_sheet(tmp_path)
    assert raised.value.code == "log_unreadable"
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(logs.MOST_BYTES + 1)
    monkeypatch.setattr(sheets, "small_content", _fail)
    with pytest.raises(Unreadable) as raised:
        open_sheet(large)
    assert "32 MB" in sentence(raised.value)


def _fail(*_given: object) -> bytes:
    raise AssertionError


def test_words_of_a_column_come_by_how_often_they_stand() -> None:
    assert words_in(["In", "out", " in ", ""]) == ("in", "out")
