"""What is said of a log while it is being said."""

from pathlib import Path

import pytest

from callreview.app.trial import Example, Trial
from callreview.domain.call import CallFacts, Direction
from callreview.domain.logmapping import LogMapping, Says
from callreview.domain.moment import DayOrder
from callreview.intake.logs.guess import guessed_mapping
from callreview.intake.logs.join import Way
from callreview.intake.logs.sheet import ENCODINGS, Sheet, open_sheet
from callreview.intake.logs.sheet import QUOTES as KNOWN_QUOTES
from callreview.intake.logs.sheet import SEPARATORS as KNOWN_SEPARATORS
from callreview.ui.logmapping.state import (
    OFFSETS,
    QUOTES,
    SAYS,
    SEPARATORS,
    direction_words,
    example_rows,
    odd_words,
    offset_words,
    says_at,
    trial_words,
    with_says,
    with_way,
)

CSV = "a,b,way,c\nx.wav,12.03.2026 09:00,Eingehend,?\ny.wav,13.03.2026 09:00,hinaus,?\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    path = tmp_path / "log.csv"
    path.write_text(CSV)
    return open_sheet(path)


@pytest.fixture
def mapping(sheet: Sheet) -> LogMapping:
    return guessed_mapping(sheet)


def test_what_another_column_said_it_says_no_more(sheet: Sheet, mapping: LogMapping) -> None:
    changed = with_says(mapping, sheet, 3, Says.START)
    assert (says_at(changed, 1), says_at(changed, 3)) == (None, Says.START)
    assert [column.at for column in changed.columns] == sorted(c.at for c in changed.columns)
    both = with_says(changed, sheet, 3, Says.FILE)
    assert (says_at(both, 0), says_at(both, 3)) == (Says.FILE, Says.FILE)
    assert says_at(with_says(both, sheet, 3, None), 3) is None


def test_days_and_words_are_guessed_when_they_begin_to_count(sheet: Sheet) -> None:
    empty = LogMapping(sheet.path, sheet.dialect, (), 4)
    assert direction_words(empty, sheet) == ()
    assert with_says(empty, sheet, 1, Says.END).day_order is DayOrder.DAY_FIRST
    changed = with_says(empty, sheet, 2, Says.DIRECTION)
    assert changed.ways == (("eingehend", Direction.IN),)
    assert direction_words(changed, sheet) == ("eingehend", "hinaus")
    assert with_way(changed, "hinaus", Direction.OUT).ways[1] == ("hinaus", Direction.OUT)
    assert with_way(changed, "eingehend", None).ways == ()


def test_everything_a_log_can_be_has_words() -> None:
    assert set(SAYS) == {None, *Says}
    assert set(SEPARATORS) == {*KNOWN_SEPARATORS}
    assert set(QUOTES) == {*KNOWN_QUOTES}
    for encoding in ENCODINGS:
        "a".encode(encoding)
    assert [offset_words(OFFSETS[at]) for at in (0, 1, -1)] == ["Not said", "UTC", "UTC+14:00"]
    assert offset_words(-210) == "UTC-03:30"


def test_what_is_odd_is_said(sheet: Sheet, tmp_path: Path) -> None:
    assert odd_words(sheet) == ""
    (tmp_path / "odd.csv").write_bytes('a,b\n1,2\n\xe4\n3,"4\n'.encode("latin-1"))
    odd = odd_words(open_sheet(tmp_path / "odd.csv", sheet.dialect))
    assert "1 letter cannot be read" in odd
    assert "1 row has more or fewer cells" in odd
    assert "After row 4" in odd


def test_what_it_comes_to_is_said_way_by_way() -> None:
    trial = Trial(
        40,
        1005,
        {Way.FILE: 1000, Way.TIME: 2, Way.AMBIGUOUS: 1, Way.NONE: 2},
        {
            Way.NONE: (Example("b.wav", CallFacts()),),
            Way.FILE: (Example("a.wav", CallFacts(agent_ref="201", direction=Direction.IN)),),
        },
    )
    assert trial_words(trial) == (
        "1,002 of 1,005 recordings find their line: 1,000 by file name, 2 by time and number."
        " 1 fits several lines as well and gets none. 2 find none."
    )
    assert example_rows(trial) == (
        ("a.wav", "by file name", "inbound, 201"),
        ("b.wav", "finds none", ""),
    )
    assert "no recording" in trial_words(Trial())
