"""Numbers and times are read as written, and nothing is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.call import CallFacts, Direction, Source
from callreview.domain.facts import (
    Extensions,
    filled,
    local_time,
    number,
    offset_minutes,
    party_name,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("+15551234567", "+15551234567"),
        ("(252)555-0186", "(252)555-0186"),
        (" 201 ", "201"),
        ("*97", "*97"),
        ("unknown", None),
        ("Anonymous", None),
        ("PRIVATE", None),
        ("null", None),
        ("Restricted", None),
        ("", None),
        (None, None),
        ("John", None),
        ("+", None),
        ("s", None),
        ("١٢٣", None),
        ("5" * 40, "5" * 40),
        ("5" * 41, None),
        ("104 (1)", None),
    ],
)
def test_a_number_is_what_was_written_or_nothing(written: str | None, read: str | None) -> None:
    assert number(written) == read


@pytest.mark.parametrize("text", ["1", "201", "123456"])
def test_up_to_six_digits_are_an_extension(text: str) -> None:
    assert text in Extensions()


@pytest.mark.parametrize("text", ["", None, "1234567", "+201", "20a", "²²", "201 "])
def test_anything_else_is_none(text: str | None) -> None:
    assert text not in Extensions()


def test_how_long_an_extension_may_be_and_which_there_are_can_be_said() -> None:
    assert "2011" not in Extensions(longest=3)
    assert "5550100" in Extensions(listed=frozenset({"5550100"}))


@pytest.mark.parametrize(
    ("digits", "read"),
    [
        ("20260312102204", "2026-03-12T10:22:04"),
        ("20240229000000", "2024-02-29T00:00:00"),
        ("20260229000000", None),
        ("20261301000000", None),
        ("20260132000000", None),
        ("20260131240000", None),
        ("20260131236000", None),
        ("20260131235960", None),
        ("00000101000000", None),
        ("99991231235959", None),
        ("2026031210220", None),
        ("٢٠٢٦٠٣١٢١٠٢٢٠٤", None),
    ],
)
def test_only_real_moments_are_read(digits: str, read: str | None) -> None:
    assert local_time(digits) == read


@pytest.mark.parametrize(
    ("start", "epoch", "offset"),
    [
        ("2023-10-15T10:20:30", 1697361630, 60),
        ("2026-03-12T10:22:04", 1773328920, -300),
        ("2018-03-15T20:12:42", 1521173562, -480),
        ("2012-01-14T10:11:12", 1326535872, 0),
        ("2024-01-01T05:45:00", 1704067200, 345),
        ("2024-01-01T00:07:00", 1704067200, 0),
        ("2024-01-03T00:00:00", 1704067200, None),
    ],
)
def test_a_stamp_and_an_epoch_give_the_offset(start: str, epoch: int, offset: int | None) -> None:
    assert offset_minutes(start, epoch) == offset


@given(st.text(alphabet="0123456789", min_size=14, max_size=14))
def test_a_time_read_is_the_one_written(digits: str) -> None:
    read = local_time(digits)
    assert read is None or "".join(filter(str.isdigit, read)) == digits


def test_gaps_are_filled_and_nothing_known_is_replaced() -> None:
    known = CallFacts(start_local="2026-01-01T00:00:00", agent_ref="200")
    other = CallFacts(
        start_local="2025-01-01T00:00:00",
        utc_offset_minutes=60,
        start_source=Source.LOG,
        agent_ref="201",
        direction=Direction.IN,
    )
    assert filled(known, other) == CallFacts(
        start_local="2026-01-01T00:00:00", agent_ref="200", direction=Direction.IN
    )
    assert filled(CallFacts(), other) == other


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("  Ana\t Núñez\n", "Ana Núñez"),
        ("A\x00B\udce9C", "A B C"),
        ("x" * 300, "x" * 255),
        ("unknown", None),
        ("\x07", None),
        (None, None),
    ],
)
def test_a_name_is_one_line_that_can_be_printed(written: str | None, read: str | None) -> None:
    assert party_name(written) == read
