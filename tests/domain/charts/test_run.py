"""Periods in a line, and praise beside improvement."""

from dataclasses import replace

from callreview.domain.charts.balance import BalanceChart, draw_balance
from callreview.domain.charts.picture import Box, Dot, Form, Ink, Line, Picture
from callreview.domain.charts.run import Limits, RunChart, draw_run
from tests.domain.charts.drawn import LETTERS, periods, praise, words_of

LIMITS = Limits(82, 70, 95, "average 82", "usually above 70", "usually below 95")


def drawn(chart: RunChart) -> Picture:
    return draw_run(chart, 720, LETTERS)


def points(picture: Picture) -> list[Dot]:
    return [one for item in picture.items for one in item.shapes if isinstance(one, Dot)]


def test_time_runs_to_the_right_and_better_is_higher() -> None:
    first, second = points(drawn(periods(70, 90)))
    assert first.x < second.x
    assert first.y > second.y


def test_every_period_has_its_range() -> None:
    picture = drawn(periods(70, 90))
    for item, dot in zip(picture.items, points(picture), strict=True):
        upright = [one for one in item.shapes if isinstance(one, Line) and one.x1 == one.x2]
        assert upright[0].y2 < dot.y < upright[0].y1


def test_limits_are_dashed_named_and_absent_before_there_are_any() -> None:
    picture = drawn(periods(80, 84, limits=LIMITS))
    dashed = [one for one in picture.shapes if isinstance(one, Line) and one.is_dashed]
    assert len(dashed) == 2
    assert {"average 82", "usually above 70", "usually below 95"} <= set(words_of(picture))
    assert not [s for s in drawn(periods(80, 84)).shapes if s.ink is Ink.COMPANY]


def test_what_is_more_than_usual_has_another_form() -> None:
    chart = periods(80, 40)
    chart = replace(chart, points=(chart.points[0], replace(chart.points[1], is_signal=True)))
    usual, unusual = points(drawn(chart))
    assert (usual.form, unusual.form) == (Form.ROUND, Form.DIAMOND)
    assert unusual.radius > usual.radius


def test_of_many_periods_the_last_is_named_and_names_do_not_run_into_each_other() -> None:
    picture = drawn(periods(*range(40)))
    named = [said for said in words_of(picture) if said.startswith("Month")]
    assert "Month 39" in named
    assert 3 <= len(named) <= 12


def balance(chart: BalanceChart) -> dict[str, list[Box]]:
    picture = draw_balance(chart, 720, LETTERS)
    return {
        item.key: [one for one in item.shapes if isinstance(one, Box)] for item in picture.items
    }


def test_praise_and_improvement_are_drawn_on_one_scale_away_from_each_other() -> None:
    improve, good = sorted(balance(praise((12, 3)))["q0"], key=lambda box: box.x)
    assert improve.x + improve.width == good.x
    assert round(good.width / improve.width, 6) == 4


def test_they_are_told_apart_without_colour() -> None:
    improve, good = sorted(balance(praise((12, 3)))["q0"], key=lambda box: box.x)
    assert good.is_filled
    assert not improve.is_filled


def test_both_counts_are_written_also_where_there_is_no_bar() -> None:
    picture = draw_balance(praise((0, 7)), 720, LETTERS)
    assert {"0", "7"} <= set(words_of(picture))
    assert len(balance(praise((0, 7)))["q0"]) == 1
