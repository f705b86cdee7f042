"""The ruler's ticks: readable steps, labels that never collide."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.ticks import ticks
from callreview.domain.timebase import parse_clock

scales = st.floats(2.0**-4, 90_000)
starts = st.floats(0, 24 * 3600 * 1000)


@pytest.mark.parametrize(
    ("ms_per_px", "labels"),
    [
        (0.1, ["0:00.00", "0:00.01", "0:00.02"]),
        (1.0, ["0:00.0", "0:00.1", "0:00.2"]),
        (10.0, ["0:00", "0:01", "0:02"]),
        (100.0, ["0:00", "0:10", "0:20"]),
        (170.0, ["0:00", "0:15", "0:30"]),
        (12_000.0, ["0:00", "30:00", "1:00:00"]),
    ],
)
def test_labels_stand_at_moments_people_say(ms_per_px: float, labels: list[str]) -> None:
    found = [tick.label for tick in ticks(0, 400 * ms_per_px, ms_per_px, 80) if tick.label]
    assert found[:3] == labels


@given(starts, scales, st.floats(30, 200), st.floats(10, 3000))
def test_labels_never_come_closer_than_asked(
    start: float, ms_per_px: float, label_px: float, width: float
) -> None:
    marks = ticks(start, start + width * ms_per_px, ms_per_px, label_px)
    labelled = [tick.at_ms for tick in marks if tick.label]
    gaps = [after - before for before, after in itertools.pairwise(labelled)]
    widest = 21_600_000
    assert all(gap >= min(label_px * ms_per_px, widest) - 1e-6 for gap in gaps)
    assert len(set(gaps)) <= 1


@given(starts, scales, st.floats(10, 3000))
def test_ticks_cover_the_view_in_order(start: float, ms_per_px: float, width: float) -> None:
    marks = ticks(start, start + width * ms_per_px, ms_per_px, 80)
    moments = [tick.at_ms for tick in marks]
    assert moments == sorted(set(moments))
    assert moments[0] <= start
    assert moments[-1] <= start + width * ms_per_px


@given(starts, scales)
def test_a_label_says_its_moment(start: float, ms_per_px: float) -> None:
    for tick in ticks(start, start + 500 * ms_per_px, ms_per_px, 80):
        assert not tick.label or parse_clock(tick.label) == tick.at_ms
