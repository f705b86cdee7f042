"""Rows of ranges: bars where the numbers are, every call as a dot, groups told by their form."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.charts.dots import dots
from callreview.domain.charts.picture import Box, Dot, Form, Ink, Line, Picture
from callreview.domain.charts.ranges import RangesChart, Side, draw_ranges
from callreview.domain.charts.scale import Scale, window
from tests.domain.charts.drawn import ANA, LETTERS, people, row, words_of


def drawn(chart: RangesChart) -> Picture:
    return draw_ranges(chart, 720, LETTERS)


def bar(picture: Picture, at: int = 0) -> Line:
    lines = [one for one in picture.items[at].shapes if isinstance(one, Line)]
    return next(one for one in lines if one.y1 == one.y2)


def figure(picture: Picture, at: int = 0) -> Dot:
    found = [one for one in picture.items[at].shapes if isinstance(one, Dot)]
    return next(one for one in found if one.ink is Ink.MARK)


def calls(picture: Picture, at: int = 0) -> list[Dot]:
    found = [one for one in picture.items[at].shapes if isinstance(one, Dot)]
    return [one for one in found if one.ink is Ink.DOT]


def test_a_bar_reaches_from_end_to_end_of_the_range_with_the_average_inside() -> None:
    picture = drawn(people(row(value=80.0, low=70.0, high=100.0)))
    whole = bar(picture)
    share = (figure(picture).x - whole.x1) / (whole.x2 - whole.x1)
    assert share == pytest.approx(1 / 3)


def test_equal_values_of_two_people_stand_under_each_other() -> None:
    picture = drawn(people(row("ana"), row("ben")))
    assert figure(picture, 0).x == figure(picture, 1).x
    assert figure(picture, 0).y < figure(picture, 1).y


def test_every_call_is_a_dot() -> None:
    assert len(calls(drawn(people()))) == len(ANA)


def test_dots_stand_under_the_bar_and_not_on_it() -> None:
    picture = drawn(people())
    assert min(dot.y - dot.radius for dot in calls(picture)) > bar(picture).y1


def test_the_three_groups_have_three_forms_and_their_words() -> None:
    chart = people(
        row("ana", Side.ABOVE, verdict="clearly above"),
        row("ben", Side.BELOW, verdict="clearly below"),
        row("cleo", Side.UNCLEAR, verdict="cannot tell"),
    )
    picture = drawn(chart)
    assert [figure(picture, at).form for at in range(3)] == [Form.UP, Form.DOWN, Form.ROUND]
    assert {"clearly above", "clearly below", "cannot tell"} <= set(words_of(picture))


def test_too_few_calls_show_their_dots_and_no_range() -> None:
    few = row(value=None, low=None, high=None, dots=(60.0, 90.0), words="too few calls")
    picture = drawn(people(few))
    assert len(calls(picture)) == 2
    assert not [one for one in picture.items[0].shapes if isinstance(one, Line)]
    assert "too few calls" in words_of(picture)


def test_the_company_is_a_line_through_all_rows_with_its_range_behind() -> None:
    picture = drawn(people(row("ana"), row("ben")))
    (line,) = [s for s in picture.shapes if isinstance(s, Line) and s.ink is Ink.COMPANY]
    (band,) = [s for s in picture.shapes if isinstance(s, Box)]
    assert band.x < line.x1 < band.x + band.width
    assert line.y2 >= picture.items[-1].area.y + picture.items[-1].area.height


def test_without_a_company_there_is_no_line() -> None:
    picture = drawn(RangesChart("One", "", (row(),)))
    assert not [shape for shape in picture.shapes if shape.ink is Ink.COMPANY]


def test_rows_keep_their_order() -> None:
    picture = drawn(people(row("zoe"), row("ana")))
    assert [item.key for item in picture.items] == ["zoe", "ana"]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=60))
def test_a_window_holds_every_value_and_is_never_a_magnifying_glass(values: list[float]) -> None:
    low, high = window(values, 0, 100)
    assert 0 <= low <= min(values)
    assert max(values) <= high <= 100
    assert high - low >= 25


def test_a_window_of_nothing_is_all_that_is_possible() -> None:
    assert window([], 0, 100) == (0, 100)


@pytest.mark.parametrize(("low", "high"), [(0, 100), (60, 100), (-3, 2), (0, 0.7), (30, 5000)])
def test_ticks_are_few_round_and_inside(low: float, high: float) -> None:
    ticks = Scale(low, high, 0, 1).ticks()
    assert 2 <= len(ticks) <= 7
    assert all(low <= tick <= high for tick in ticks)


def test_a_scale_without_length_cannot_be() -> None:
    with pytest.raises(ValueError, match="two ends"):
        Scale(5, 5, 0, 1)


def test_calls_of_the_same_score_do_not_hide_each_other() -> None:
    found = dots([50, 50, 50, 80], 100, radius=3, lane=24)
    apart = [abs(a.x - b.x) + abs(a.y - b.y) for a, b in combinations(found, 2)]
    assert min(apart) >= 6


def test_dots_never_leave_their_lane_however_many_fall_together() -> None:
    found = dots([50] * 40, 100, radius=3, lane=20)
    tops = [dot.y - dot.radius for dot in found if isinstance(dot, Dot)]
    assert len(set(tops)) == 40
    assert all(100 <= top <= 114.001 for top in tops)


def test_very_many_calls_are_bars_as_long_as_there_are_calls() -> None:
    found = dots([50] * 600 + [80] * 300, 100, radius=3, lane=60)
    assert [(type(bar), round(bar.height, 6)) for bar in found if isinstance(bar, Box)] == [
        (Box, 60),
        (Box, 30),
    ]
    assert len(found) == 2


def test_a_single_row_is_as_deep_as_its_dots_need() -> None:
    alone = RangesChart("One", "", (row(dots=(80.0,)),))
    many = RangesChart("One", "", (row(dots=(80.0,) * 12),))
    assert drawn(many).height > drawn(alone).height
    places = [dot.y for dot in calls(drawn(many))]
    assert min(b - a for a, b in pairwise(places)) >= 2 * calls(drawn(many))[0].radius
