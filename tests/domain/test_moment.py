"""Moments as logs write them, in the order that was said and in no other."""

import pytest

from callreview.domain.moment import DayOrder, Moment, ordered_moment, seconds_of, written_offset

YMD, DMY, MDY, EPOCH = DayOrder


@pytest.mark.parametrize(
    ("text", "order", "start"),
    [
        ("12.03.2026 09:41:12", DMY, "2026-03-12T09:41:12"),
        ("12.3.26, 9:41", DMY, "2026-03-12T09:41:00"),
        ("12/03/2026 09.41", DMY, "2026-03-12T09:41:00"),
        ("3/12/2026 9:41:12 PM", MDY, "2026-03-12T21:41:12"),
        ("03/12/26 12:05 a.m.", MDY, "2026-03-12T00:05:00"),
        ("3/12/2026, 12:05 PM", MDY, "2026-03-12T12:05:00"),
        ("2026-3-12 9:41:12.250", YMD, "2026-03-12T09:41:12"),
        ("2026/03/12T09:41:12", YMD, "2026-03-12T09:41:12"),
        ("20260312094112", YMD, "2026-03-12T09:41:12"),
    ],
)
def test_a_moment_is_read_in_its_order(text: str, order: DayOrder, start: str) -> None:
    assert ordered_moment(text, order) == Moment(start)


def test_a_zone_is_read_with_it() -> None:
    assert ordered_moment("12.03.2026 09:41 +01:00", DMY) == Moment("2026-03-12T09:41:00", 60)
    assert ordered_moment("1773328920123", EPOCH) == Moment("2026-03-12T15:22:00", 0)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("", DMY),
        ("12.13.2026 09:41", DMY),
        ("13/12/2026 09:41", MDY),
        ("30.02.2026 09:41", DMY),
        ("12.03.2026", DMY),
        ("12.03.026 09:41", DMY),
        ("12.03.2026 24:00", DMY),
        ("3/12/2026 13:00 PM", MDY),
        ("3/12/2026 0:00 PM", MDY),
        ("2026-03-12 09:41", DMY),
        ("12.03.2026 09:41", YMD),
        ("9" * 400, EPOCH),
        ("=1+1", DMY),
    ],
)
def test_what_is_no_such_moment_is_none(text: str, order: DayOrder) -> None:
    assert ordered_moment(text, order) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("95", 95), ("1:35", 95), ("00:01:35", 95), ("95.7", 95), ("", None), ("1:2:3:4", None)],
)
def test_a_length_is_read(text: str, seconds: int | None) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("+02:00", 120), ("UTC+02:00", 120), ("utc +2", 120), ("-0330", -210), ("GMT-3:30", -210),
        ("\N{MINUS SIGN}5", -300), ("+14:00", 840), ("UTC", 0), ("z", 0), (" +00:00 ", 0),
        ("+15", None), ("-13:00", None), ("+2:75", None), ("2", None), ("Berlin", None),
        ("", None), ("+", None), ("+1234567", None),
    ],
)  # fmt: skip
def test_a_zone_is_read_by_its_distance_from_utc(text: str, minutes: int | None) -> None:
    assert written_offset(text) == minutes
