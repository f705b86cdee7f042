"""What closed draws say: averages, rates, questions, changes and people, as figures."""

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callreview.domain.draw.plan import DrawPlan
from callreview.domain.mark import Category, Mark
from callreview.domain.results.figures import Basis, Bounds
from callreview.domain.results.making import results_of
from callreview.domain.results.outcome import Part
from callreview.domain.results.report import Results
from callreview.domain.results.writing import read_back, shape, written
from callreview.domain.rubric import Rubric, RubricVersion, Section
from callreview.domain.statistics.between import Standing
from tests.domain.outcomes import (
    ANA,
    OTHER,
    V1,
    everybody,
    heard,
    library,
    outcome,
    part,
    results,
    sheet,
)

scores = st.lists(st.integers(0, 100), min_size=1, max_size=20)


def test_a_person_has_an_average_with_the_range_of_the_design() -> None:
    pool = outcome(part([45, 100] * 12, 400, at="2026-08", key="b"), month=8)
    found = results(outcome(part(ANA, 180)), pool, repeats=20_000).person("p1").average
    assert found.value == 84
    assert found.range is not None
    assert (found.range.low, found.range.high) == pytest.approx((75.0, 89.1), abs=0.5)
    assert found.bounds == Bounds(36, Fraction(45), Fraction(100))


def test_how_bad_calls_can_be_is_told_by_the_same_sheet_alone() -> None:
    other = outcome(part([0, 100] * 20, 400, version="o1", at="2026-08", key="b"), month=8)
    assert results(outcome(part(ANA, 180)), other).person("p1").average.bounds.is_cold


def test_with_few_reviews_an_unheard_call_may_be_anything() -> None:
    found = results(outcome(part(ANA, 180)), repeats=20_000).person("p1").average
    assert found.bounds.is_cold
    assert found.range is not None
    assert (found.range.low, found.range.high) == pytest.approx((67.8, 89.1), abs=0.5)


def test_the_company_is_weighted_by_how_many_calls_each_takes() -> None:
    found = results(outcome(part([90] * 10, 400), part([70] * 10, 60, person="p2", name="Bo")))
    assert float(found.company.average.value or 0) == pytest.approx(87.4, abs=0.05)


def test_below_five_calls_there_is_no_average_and_no_range() -> None:
    found = results(outcome(part([80, 90, 70, 60], 40))).person("p1")
    assert found.average.basis is Basis.TOO_FEW
    assert (found.average.value, found.average.range) == (None, None)
    assert found.passed is not None
    assert (found.passed.percent, found.passed.low) == (None, None)
    assert found.standing is None


def test_when_all_calls_were_heard_there_is_no_range() -> None:
    found = results(outcome(part([70, 90] * 7, 14))).person("p1")
    assert found.average.basis is Basis.ALL
    assert found.average.value == 80
    assert found.average.range is None
    assert found.failed.high is None


def test_passes_are_counted_out_of_all_calls() -> None:
    found = results(outcome(part([90] * 11 + [20], 180))).person("p1").passed
    assert found is not None
    assert (found.hits, found.low, found.high) == (11, 113, 179)


def test_no_fail_is_told_as_how_many_there_may_still_be() -> None:
    found = results(outcome(part(ANA, 180))).person("p1").failed
    assert (found.hits, found.low, found.high) == (0, 0, 38)


def test_a_fail_does_not_change_the_average_but_the_verdict() -> None:
    person = results(outcome(part(ANA, 180, fails=1))).person("p1")
    assert person.average.value == 84
    assert person.passed is not None
    assert (person.failed.hits, person.passed.hits) == (1, 8)


def test_a_sheet_without_a_pass_mark_has_no_pass_rate() -> None:
    known = library(RubricVersion("v1", 1, sheet(pass_mark=None), "v1"))
    assert results(outcome(part(ANA, 180)), known=known).company.passed is None


def test_where_nothing_can_fail_no_fail_is_counted() -> None:
    talk, _safe = sheet().lines
    harmless = Rubric("Phone", (Section("all", "All", (talk,)),))
    found = results(outcome(part(ANA, 180)), known=library(RubricVersion("v1", 1, harmless, "v1")))
    assert found.company.failed.basis is Basis.NOTHING


def test_a_call_fails_where_nothing_has_points_too() -> None:
    calls = [
        replace(heard(None, at), passed=at > 0, fails=("safe",) * (at == 0)) for at in range(6)
    ]
    found = results(outcome(Part("p1", "Ana", 60, 6, tuple(calls))))
    assert found.company.average.basis is Basis.NOTHING
    assert (found.company.failed.hits, found.company.failed.heard) == (1, 6)
    assert found.company.passed is not None
    assert found.company.passed.hits == 5
    assert found.person("p1").failed == found.company.failed


def test_a_company_draw_has_no_personal_numbers() -> None:
    found = results(outcome(everybody(ANA, 2_000), plan=DrawPlan.COMPANY))
    assert found.people == ()
    assert found.between is None
    assert found.company.average.value == 84


def test_what_was_not_heard_is_not_covered_and_never_weighted_again() -> None:
    found = results(outcome(part(ANA, 180), Part("p2", "Bo", 20, 0)))
    assert (found.cover.people_heard, found.cover.people) == (1, 2)
    assert (found.cover.calls_covered, found.cover.calls) == (180, 200)
    assert found.company.average.population == 180


def test_scores_of_two_sheets_are_never_mixed() -> None:
    one = part(ANA, 180)
    more = tuple(heard(10, 50 + number, version="o1") for number in range(6))
    both = Part("p1", "Ana", 180, 18, one.heard + more)
    found = results(outcome(both))
    assert found.sheet.title == "Phone"
    assert [(other.title, other.heard) for other in found.other_sheets] == [("Shop", 6)]
    assert found.person("p1").average.value == 84
    assert found.person("p1").average.population == 120


def test_versions_that_score_alike_are_one_sheet() -> None:
    reworded = RubricVersion("v2", 2, sheet("Telephone"), "v1")
    stricter = RubricVersion("v3", 3, sheet(pass_mark=90), "v1")
    calls = [heard(80, 1), heard(80, 2, version="v2"), heard(80, 3, version="v3")]
    found = results(
        outcome(Part("p1", "Ana", 40, 3, tuple(calls))), known=library(V1, reworded, stricter)
    )
    assert (found.sheet.numbers, found.sheet.title, found.sheet.heard) == ((1, 2), "Telephone", 2)
    assert [one.numbers for one in found.other_sheets] == [(3,)]


def test_what_could_not_be_scored_is_in_no_average() -> None:
    found = results(outcome(part([*ANA, None], 180)))
    assert found.person("p1").average.heard == 12
    assert found.cover.not_scored == 1


def test_all_that_questions_cost_is_what_lacks_to_a_hundred() -> None:
    found = results(outcome(part(ANA, 180), part([60] * 5, 60, person="p2", name="Bo"))).company
    assert found.average.value is not None
    assert sum(line.lost for line in found.lines) == 100 - found.average.value


def test_a_person_has_questions_from_thirty_reviews_on() -> None:
    assert results(outcome(part([100] * 29, 180))).person("p1").lines == ()
    found = results(outcome(part([100] * 30, 180))).person("p1")
    assert [line.rate.hits for line in found.lines] == [30]


def test_what_somebody_always_does_is_told_to_praise_it() -> None:
    people = results(outcome(part([100] * 5, 60), part(ANA, 60, person="p2", name="Bo"))).people
    assert [[line.line_id for line in one.kept] for one in people] == [["talk"], []]


def test_marks_of_heard_calls_are_counted_and_praise_gathered_by_its_words() -> None:
    call = heard(92, 0).call_id
    marks = [
        Mark("m1", call, Category.PRAISE, 10, text="Good greeting"),
        Mark("m2", call, Category.PRAISE, 20, text="good  greeting"),
        Mark("m3", call, Category.IMPROVE, 30, text="Too fast"),
    ]
    known = library(marks={call: marks, "picked": marks})
    found = results(outcome(part(ANA, 180)), known=known).company.moments
    assert (found.praise, found.improve) == (2, 1)
    assert [(one.text, len(one.moments)) for one in found.most_praised] == [("Good greeting", 2)]
    assert [(one.text, len(one.moments)) for one in found.most_to_improve] == [("Too fast", 1)]


def test_the_time_of_reviews_is_told() -> None:
    time = results(outcome(part(ANA, 180))).company.time
    assert (time.median_ms, time.total_ms, time.reviews) == (420_000, 5_040_000, 12)


def test_a_change_that_luck_brings_is_not_clear() -> None:
    before = outcome(part([score - 4 for score in ANA], 180, at="2026-08", key="b"), month=8)
    found = results(outcome(part(ANA, 180)), before).company.earlier
    assert found is not None
    assert found.value == 80
    assert found.change.difference == pytest.approx(4)
    assert not found.change.is_clear


def test_the_last_draw_of_a_period_stands_in_the_row() -> None:
    first = outcome(part([10] * 12, 180, at="2026-08", key="a"), month=8, of=2)
    second = outcome(part([50] * 12, 180, at="2026-08", key="b"), month=8, number=2, of=2)
    found = results(outcome(part(ANA, 180)), second, first).company
    assert [float(point.value) for point in found.trend.points] == [50, 84]


def test_limits_come_with_six_periods() -> None:
    row = [outcome(part(ANA, 180, key=str(month)), month=month) for month in range(3, 9)]
    assert results(row[4], *row[:4]).company.trend.limits is None
    assert results(row[5], *row[:5]).company.trend.limits is not None


def test_what_slowly_goes_down_is_told() -> None:
    values = (84, 86, 84, 86, 84, 86, 80, 80, 79, 79)
    row = [
        outcome(part([value] * 12, 180, key=f"{month}-"), month=month)
        for month, value in enumerate(values, 1)
    ]
    assert results(row[-1], *row[:-1]).company.trend.drift == -1
    assert results(row[5], *row[:5]).company.trend.drift == 0


def test_three_months_are_weighted_by_their_calls() -> None:
    august = outcome(part([60] * 6, 100, at="2026-08", key="a"), month=8)
    july = outcome(part([40] * 6, 100, at="2026-07", key="b"), month=7)
    found = results(outcome(part([90] * 6, 200)), august, july)
    assert found.company.rolling is not None
    assert found.company.rolling.value == Fraction(40 + 60 + 90 + 90, 4)
    own = found.person("p1").rolling
    assert own is not None
    assert own.value == found.company.rolling.value
    june = outcome(part([0] * 6, 900, at="2026-06", key="c"), month=6)
    longer = results(outcome(part([90] * 6, 200)), august, july, june).company.rolling
    assert longer is not None
    assert longer.value == found.company.rolling.value


def test_people_are_told_apart_only_where_they_differ_beyond_luck() -> None:
    alike = [part(ANA, 180, person=f"p{number}", name=f"N{number}") for number in range(3)]
    found = results(outcome(*alike))
    assert found.between is not None
    assert not found.between.may_rank
    assert {one.standing for one in found.people} == {Standing.CANNOT_TELL}

    far = [part([95, 96] * 15, 40, person="p8", name="Up"), part([20, 21] * 15, 40, person="p9")]
    apart = results(outcome(*alike, *far))
    assert apart.person("p8").standing is Standing.ABOVE
    assert apart.person("p9").standing is Standing.BELOW


def test_nothing_is_said_where_nothing_was_heard() -> None:
    assert results_of(outcome(Part("p1", "Ana", 40, 0)), library()) is None


@settings(max_examples=25, deadline=None)
@given(percents=scores, more=st.integers(0, 200), order=st.randoms())
def test_the_order_of_reviewing_never_matters(
    percents: list[int], more: int, order: Random
) -> None:
    one, before = part(percents, len(percents) + more), part([*range(70)], 400, key="before")
    again, earlier = (_reviewed_in_another_order(each, order) for each in (one, before))
    first = results(outcome(one), outcome(before, month=8), repeats=50)
    assert results(outcome(again), outcome(earlier, month=8), repeats=50) == first


def _reviewed_in_another_order(one: Part, order: Random) -> Part:
    times = [each.finished_at for each in one.heard]
    order.shuffle(times)
    calls = [replace(each, finished_at=at) for each, at in zip(one.heard, times, strict=True)]
    order.shuffle(calls)
    return replace(one, heard=tuple(calls))


@settings(max_examples=40, deadline=None)
@given(percents=scores, others=scores, more=st.integers(0, 200))
def test_a_range_stays_on_the_scale_and_has_a_width_unless_all_was_heard(
    percents: list[int], others: list[int], more: int
) -> None:
    second = part(others, len(others) + more, person="p2", name="Bo")
    found = results(outcome(part(percents, len(percents) + more), second), repeats=50)
    for figure in (found.company.average, *(one.average for one in found.people)):
        if figure.range is not None:
            assert 0 <= figure.range.low < figure.range.high <= 100
            assert figure.range.low <= (figure.value or 0) <= figure.range.high
        elif figure.basis is not Basis.TOO_FEW:
            assert not more
    for rate in (found.company.failed, *(one.passed for one in found.people)):
        if rate is not None and rate.low is not None and rate.high is not None:
            assert 0 <= rate.low < rate.high <= rate.population


def test_results_are_written_and_read_back_without_loss() -> None:
    before = outcome(part(ANA, 180, at="2026-08", key="b"), month=8)
    found = results(outcome(part(ANA, 180, fails=1), left_out={"short": 58}), before)
    assert read_back(Results, written(found)) == found


def test_results_of_another_shape_are_told_apart() -> None:
    @dataclass(frozen=True)
    class Other:
        average: Fraction

    @dataclass(frozen=True)
    class Renamed:
        mean: Fraction

    assert shape(Other) != shape(Renamed)
    assert "low:" in shape(Results)


def test_results_of_another_kind_are_not_read() -> None:
    found = written(results(outcome(part(ANA, 180))))
    found["company"]["failed"]["hits"] = "many"
    with pytest.raises(TypeError):
        read_back(Results, found)


def test_a_sheet_of_its_own_has_results_of_its_own() -> None:
    more = tuple(heard(10, 50 + number, version="o1") for number in range(6))
    both = Part("p1", "Ana", 180, 18, part(ANA, 180).heard + more)
    drawn = outcome(both)
    first = results(drawn)
    found = results_of(drawn, library(V1, OTHER), sheet=first.other_sheets[0], repeats=50)
    assert found is not None
    assert found.person("p1").average.value == 10
