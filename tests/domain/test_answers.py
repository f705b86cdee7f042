"""The answers to an owner's questions: sentence, chart and list say the same, and nothing more."""

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest

from callreview.domain.charts.drawing import Chart
from callreview.domain.charts.ranges import RangesChart, Side
from callreview.domain.charts.run import RunChart
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.mark import Category
from callreview.domain.results.report import Aside, Results
from callreview.domain.rubric import Rubric, RubricVersion, Section
from callreview.domain.statistics.ranges import Range
from callreview.words.answers.opened import opened
from callreview.words.answers.pages import pages_of
from callreview.words.answers.parts import Page, Part
from callreview.words.results_story import Question
from tests.builders import mark
from tests.domain.outcomes import ANA, V1, everybody, library, outcome, part, results, sheet

BAD = (40, 45, 50, 42, 47, 41, 44, 49, 43, 46, 48, 40)
ANA_PART = part(ANA, 180)
BEN_PART = part(BAD, 60, person="p2", name="Ben")
CLEO_PART = part((80, 90), 60, person="p3", name="Cleo")
KEPT_OFF = (
    "frame", "ticket", "stratum", "strata", "seed", "shrunk", "AC1", "alpha", "XmR", "audit head",
    "true", "exact", "significant", "statistically", "margin of error", "rank", "tau",
)  # fmt: skip


def page(found: Results, question: Question, ranges: dict[str, Range] | None = None) -> Page:
    pages = pages_of(found, Aside(picked={"coaching": 4}), ranges or {})
    return next(one for one in pages if one.question is question)


def first(found: Results, question: Question) -> Part:
    return page(found, question).parts[0]


def rows_of(part_: Part) -> dict[str, tuple[str, ...]]:
    assert part_.table is not None
    return {row.cells[0]: row.cells[1:] for row in part_.table.rows}


def ranges_chart(part_: Part) -> RangesChart:
    assert isinstance(part_.chart, RangesChart)
    return part_.chart


@pytest.fixture(scope="module")
def people() -> Results:
    marks = {
        "call-p1-000": [
            mark(id="m1", category=Category.PRAISE, text="Calm"),
            mark(id="m2", category=Category.IMPROVE, text="Interrupted"),
        ],
        "call-p2-000": [mark(id="m3", category=Category.PRAISE, text="calm")],
    }
    return results(
        outcome(CLEO_PART, BEN_PART, ANA_PART),
        outcome(ANA_PART, month=8),
        known=library(V1, marks=marks),
    )


@pytest.fixture(scope="module")
def company() -> Results:
    return results(outcome(everybody(ANA, 180), plan=DrawPlan.COMPANY))


def test_there_is_an_answer_to_every_question(people: Results, company: Results) -> None:
    for found in (people, company):
        pages = pages_of(found, Aside(), {})
        assert [one.question for one in pages] == list(Question)
        assert all(one.answer and one.parts[0].sentence for one in pages)


def test_sentence_chart_and_list_tell_one_number(company: Results) -> None:
    answer = first(company, Question.COMPANY)
    (row,) = ranges_chart(answer).rows
    assert "Average: 84 of 100 points." in answer.sentence
    assert row.value == 84
    assert row.words.startswith("84  (")
    assert rows_of(answer)["Average score"][0] == "84"
    assert rows_of(answer)["Average score"][2] == "12 of 180"
    assert sorted(row.dots) == sorted(map(float, ANA))


def test_a_count_is_told_with_all_it_was_counted_in(company: Results) -> None:
    passed = rows_of(first(company, Question.COMPANY))["Passed"]
    assert passed[0] == "9 of 12"
    assert re.fullmatch(r"\d+% to \d+%", passed[1])


def test_no_failure_is_told_as_an_upper_end(company: Results) -> None:
    failed = rows_of(first(company, Question.COMPANY))["Serious failure"]
    assert failed[:2] == ("0 of 12", "up to 21%")


def test_people_stand_by_name_in_groups_told_by_form_and_words(people: Results) -> None:
    answer = first(people, Question.PEOPLE)
    chart = ranges_chart(answer)
    assert [row.label for row in chart.rows] == ["Ana", "Ben", "Cleo"]
    assert [row.side for row in chart.rows][1:] == [Side.BELOW, Side.NONE]
    assert chart.rows[1].verdict == "clearly below"
    assert [*rows_of(answer)] == ["Ana", "Ben", "Cleo"]
    assert "Clearly below the average of all: Ben." in answer.sentence


def test_nobody_is_paid_by_a_list_of_people(people: Results) -> None:
    for question in (Question.PEOPLE, Question.CHANGE):
        for each in page(people, question).parts:
            if each.table and each.table.headings[0] == "Person" and len(each.table.headings) > 2:
                assert each.warning == "Do not pay, praise or blame by these differences."


def test_two_calls_are_dots_and_no_average(people: Results) -> None:
    answer = first(people, Question.PEOPLE)
    row = ranges_chart(answer).rows[2]
    assert [*row.dots] == [80, 90]
    assert [row.value, row.low, row.high] == [None] * 3
    assert rows_of(answer)["Cleo"][:2] == ("too few calls", "–")


def test_an_order_of_equals_is_refused_in_words() -> None:
    same = results(outcome(ANA_PART, part(ANA[::-1], 180, person="p2", name="Ben")))
    answer = first(same, Question.PEOPLE)
    assert "the order is mostly luck" in " ".join(answer.notes)
    assert "coins" in " ".join(answer.details)


def test_a_range_beside_the_line_that_is_not_clear_is_explained() -> None:
    near = part([one - 9 for one in ANA], 180, person="p2", name="Ben")
    others = [part(ANA, 180, person=f"q{at}", name=f"Q{at}") for at in range(8)]
    found = results(outcome(near, *others))
    ben = found.person("p2").average.range
    average = found.company.average.value
    assert ben is not None
    assert average is not None
    said = "“Clearly” asks for more" in " ".join(first(found, Question.PEOPLE).notes)
    beside = not ben.covers(float(average)) and found.person("p2").standing == "cannot tell"
    assert said is beside


def test_a_lot_over_the_company_tells_nothing_of_persons(company: Results) -> None:
    answer = first(company, Question.PEOPLE)
    assert answer.chart is None
    assert answer.table is None
    assert "too few for a number of any one person" in answer.sentence


def test_what_costs_most_is_what_to_work_on(people: Results) -> None:
    answer = first(people, Question.LINES)
    assert answer.sentence.startswith("“How well did it go?”: full points in 0 of 26 calls.")
    assert page(people, Question.LINES).answer == "How well did it go?"


def test_praise_stands_beside_improvement_for_each_person(people: Results) -> None:
    praise = page(people, Question.LINES).parts[1]
    assert praise.sentence == "2 moments were praised, 1 is to be improved."
    assert rows_of(praise) == {"Calm": ("2",)}


def test_one_period_says_what_the_second_will_bring(company: Results) -> None:
    answer = first(company, Question.CHANGE)
    assert answer.chart is None
    assert "Draw another sample" in answer.sentence


def test_a_change_that_may_be_luck_is_no_clear_change() -> None:
    found = results(
        outcome(everybody(ANA, 180), plan=DrawPlan.COMPANY),
        outcome(everybody(ANA[::-1], 180), plan=DrawPlan.COMPANY, month=8),
    )
    august = Range(70, 88)
    answer = page(found, Question.CHANGE, {"draw-8-1": august})
    assert answer.answer == "No clear change"
    assert answer.parts[0].sentence.startswith("We cannot say yet whether it is getting better.")
    chart = answer.parts[0].chart
    assert isinstance(chart, RunChart)
    assert [point.label for point in chart.points] == ["August 2026", "September 2026"]
    assert (chart.points[0].low, chart.points[0].high) == (70, 88)
    assert chart.limits is None


def test_from_six_periods_on_there_are_limits() -> None:
    drawn = [
        outcome(everybody(ANA, 180), plan=DrawPlan.COMPANY, month=month) for month in range(3, 9)
    ]
    chart = page(results(drawn[-1], *drawn[:-1], repeats=200), Question.CHANGE).parts[0].chart
    assert isinstance(chart, RunChart)
    assert chart.limits is not None


def test_what_was_picked_is_said_to_be_in_no_average(company: Results) -> None:
    notes = " ".join(first(company, Question.TRUST).notes)
    assert "4 more calls were picked by hand for coaching. They are in no number here." in notes


def texts(part_: Part) -> Iterator[str]:
    yield from (part_.sentence, part_.heading, part_.warning, *part_.notes)
    if part_.table:
        yield from part_.table.headings
        yield from (text for row in part_.table.rows for text in (*row.cells, row.sentence))
    if part_.chart:
        yield from chart_texts(part_.chart)


def chart_texts(chart: Chart) -> Iterator[str]:
    yield from (chart.title, chart.description)
    if isinstance(chart, RangesChart):
        yield chart.axis
        for row in chart.rows:
            yield from (row.label, row.sentence, row.detail, row.words, row.verdict)
    if isinstance(chart, RunChart) and chart.limits:
        yield from (chart.limits.middle_label, chart.limits.low_label, chart.limits.high_label)


def test_words_of_statisticians_stay_in_the_details(people: Results, company: Results) -> None:
    found = [
        (word, text)
        for each in (people, company)
        for one in pages_of(each, Aside(picked={"coaching": 4}), {})
        for part_ in one.parts
        for text in texts(part_)
        for word in KEPT_OFF
        if re.search(rf"\b{word}\b", text, re.IGNORECASE)
    ]
    assert found == []


def keys(one: Page) -> Iterator[str]:
    for part_ in one.parts:
        if part_.table:
            yield from (row.key for row in part_.table.rows)
        if isinstance(part_.chart, RangesChart):
            yield from (row.key for row in part_.chart.rows)


def test_every_figure_can_be_opened(people: Results, company: Results) -> None:
    for found in (people, company):
        for one in pages_of(found, Aside(), {}):
            for key in filter(None, keys(one)):
                if not key.startswith("period:"):
                    figure = opened(found, key)
                    assert figure is not None, key
                    assert figure.sentence
                    assert figure.calls


def test_an_opened_average_has_its_calls_its_sum_and_what_it_leaves_out(people: Results) -> None:
    figure = opened(people, "person:p1")
    assert figure is not None
    assert [call.score for call in figure.calls] == [str(one) for one in sorted(ANA)]
    assert "= 1008.0; ÷ 12 calls = 84.0" in figure.steps[1]
    assert any("luck of which calls were drawn" in one for one in figure.beyond)
    assert people.person("p1").average.value == Fraction(84)
    assert figure.notes[0].startswith("9 of 12 passed.")
    assert any("August 2026" in note for note in figure.notes)


def test_an_opened_count_shows_first_the_calls_one_wants_to_hear(people: Results) -> None:
    figure = opened(people, "passed")
    assert figure is not None
    remarks = [call.remark for call in figure.calls]
    assert remarks == sorted(remarks, reverse=True)
    passed = people.company.passed
    assert passed is not None
    assert remarks.count("not passed") == passed.heard - passed.hits


def test_nothing_is_behind_an_unknown_key(people: Results) -> None:
    assert opened(people, "person:nobody") is None


def test_what_a_sheet_does_not_judge_has_no_row_and_no_column() -> None:
    plain = Rubric("Plain", (Section("all", "All", (sheet().lines[0],)),))
    found = results(outcome(ANA_PART), known=library(RubricVersion("v1", 1, plain, "v1")))
    assert [*rows_of(first(found, Question.COMPANY))] == ["Average score"]
    table = first(found, Question.PEOPLE).table
    assert table is not None
    assert table.headings == ("Person", "Average", "Very likely", "Calls heard")
