"""What a plan comes to, in words and rows, before anything is drawn."""

from dataclasses import replace
from datetime import date

import pytest

from callreview.domain.call import Call
from callreview.domain.draw.allocation import Way
from callreview.domain.draw.period import Period, month_of
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.supply import supply_of
from callreview.ui.draws import state, words
from callreview.ui.draws.state import Days, Outlook, Wish
from tests import drawing

TODAY = date(2026, 4, 15)
EACH = Wish(DrawPlan.PER_PERSON, drawing.MARCH, shortest_ms=0)
EVERYBODY = replace(EACH, plan=DrawPlan.COMPANY)


def outlook(wish: Wish, counts: dict[str, int]) -> Outlook:
    calls: list[Call] = drawing.calls(counts)
    days = state.counted_days(wish, TODAY)
    return state.outlook(supply_of(calls, days, wish.rules, wish.plan), wish)


def test_a_number_of_calls_each_says_how_many_points_it_buys() -> None:
    shown = outlook(EACH, {"200": 180, "201": 180})
    assert words.sentence(shown) == (
        "12 calls each: roughly 9 points either way, often further down."
    )
    assert words.rows(shown)[0] == ("200", "180", "12", "roughly 9")


def test_more_calls_buy_fewer_points() -> None:
    assert "roughly 5 points" in words.sentence(outlook(replace(EACH, each=30), {"200": 400}))


def test_what_fewer_points_would_take_is_told() -> None:
    shown = outlook(EACH, {"200": 400, "201": 20})
    assert shown.next_step == (7, 18)
    assert "Roughly 7 points either way would take 18 calls of each." in words.remarks(shown)
    by_share = replace(EACH, way=Way.PROPORTIONAL, total=30)
    assert outlook(by_share, {"200": 400, "201": 200}).next_step is None
    assert outlook(EACH, {"200": 12}).next_step is None


def test_small_populations_are_heard_whole_and_said_to_be() -> None:
    shown = outlook(EACH, {"200": 7, "201": 12})
    assert shown.is_whole
    assert "no luck of the lot" in words.sentence(shown)
    assert [row[3] for row in words.rows(shown)] == ["all are heard", "all are heard"]


def test_fewer_than_five_are_said_to_be_too_few() -> None:
    wish = replace(EACH, way=Way.PROPORTIONAL, total=20)
    shown = outlook(wish, {"200": 190, "201": 10})
    assert words.rows(shown)[1][3] == "too few for an average"
    assert any("201" in told and "too few" in told for told in words.remarks(shown))


def test_who_has_less_time_than_a_lot_for_each_takes_is_told_of_one_over_everybody() -> None:
    shown = outlook(replace(EACH, minutes=5), {"200": 100, "201": 100, "202": 100})
    assert shown.takes_too_long
    assert "One lot over everybody" in words.remarks(shown)[0]
    assert not outlook(replace(EACH, minutes=300), {"200": 100}).takes_too_long


def test_the_company_plan_takes_as_many_calls_as_fit_the_minutes() -> None:
    shown = outlook(replace(EVERYBODY, minutes=25), {"200": 500, "201": 500})
    assert shown.planned.heard == 22  # five a week, over 31 days
    assert words.rows(shown)[words.chosen_row(shown) or 0][:3] == ("25", "1,000", "22")
    assert [row[0] for row in words.rows(shown)] == ["10", "25", "50", "100", "200"]


def test_without_calls_it_says_what_to_change() -> None:
    shown = outlook(EACH, {})
    assert not shown.can_be_drawn
    assert "choose other days" in words.sentence(shown)


def test_days_that_are_not_over_are_reckoned_from_as_many_before() -> None:
    wish = replace(EACH, period=month_of(TODAY))
    shown = outlook(wish, {"200": 62})
    assert shown.is_arriving
    assert shown.drawn_from == Period(date(2026, 3, 2), date(2026, 4, 1))
    assert shown.planned.period == wish.period
    assert shown.least == 12
    assert any("on 1 May 2026" in told for told in words.remarks(shown))


def test_what_is_left_out_is_told() -> None:
    told = words.remarks(outlook(replace(EACH, shortest_ms=600_000), {"200": 10}))
    assert told == ("March 2026: 10 calls, 0 of them can be drawn", "shorter than 600 s: 10")


def test_only_other_calls_have_to_be_counted_again() -> None:
    assert EACH.is_counted_as(replace(EACH, each=40, shortest_ms=90_000, way=Way.FLOOR))
    assert not EACH.is_counted_as(replace(EACH, people=frozenset({"200"})))
    assert not EACH.is_counted_as(EVERYBODY)
    assert not EACH.is_counted_as(None)


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (Days.LAST_WEEK, date(2026, 4, 6), date(2026, 4, 12)),
        (Days.LAST_MONTH, date(2026, 3, 1), date(2026, 3, 31)),
        (Days.LAST_QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        (Days.ROLLING_QUARTER, date(2026, 1, 12), date(2026, 4, 12)),
        (Days.THIS_MONTH, date(2026, 4, 1), date(2026, 4, 30)),
    ],
)
def test_periods_with_a_name(days: Days, first: date, last: date) -> None:
    period = days.period(TODAY)
    assert period is not None
    assert (period.starts, period.last) == (first, last)


def test_it_begins_with_last_month_or_with_the_days_there_are_calls_of() -> None:
    inside = state.begins_with(date(2026, 2, 3), date(2026, 4, 2), TODAY)
    assert inside == (Days.LAST_MONTH, drawing.MARCH)
    long_ago = state.begins_with(date(2024, 2, 3), date(2024, 3, 2), TODAY)
    assert long_ago == (Days.OWN, Period(date(2024, 2, 3), date(2024, 3, 3)))
    assert state.begins_with(None, None, TODAY) == (Days.LAST_MONTH, drawing.MARCH)
    assert state.day_span([None, "2026-03-05T10:00:00", "2026-02-01T09:00:00"]) == (
        date(2026, 2, 1),
        date(2026, 3, 5),
    )
