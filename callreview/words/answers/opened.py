"""One figure opened: its sentence, its arithmetic, its calls, and what the range leaves out."""

from collections.abc import Iterable
from dataclasses import dataclass

from callreview.domain.charts.drawing import Chart
from callreview.domain.charts.ranges import RangesChart
from callreview.domain.results.figures import Dot, LineFigure, Rate
from callreview.domain.results.report import Person, Results
from callreview.domain.statistics.ranges import Range
from callreview.words import _
from callreview.words.answers.charts import (
    COMPANY,
    FAILED,
    PASSED,
    company_chart,
    line_key,
    lines_chart,
    person_chart,
    person_key,
)
from callreview.words.answers.parts import told
from callreview.words.numbers import points
from callreview.words.results import (
    company_words,
    failed_words,
    likely_words,
    line_words,
    lost_words,
    passed_words,
    person_words,
    time_words,
)
from callreview.words.results_change import guess_words
from callreview.words.results_steps import average_steps, line_steps, rate_steps
from callreview.words.results_story import person_story
from callreview.words.results_trust import limits_words


@dataclass(frozen=True)
class CountedCall:
    """A call a figure rests on: its score, and what else it counted for."""

    call_id: str
    score: str
    remark: str = ""


@dataclass(frozen=True)
class Opened:
    """One figure with everything it rests on; `notes` say what else is known of a person."""

    key: str
    title: str
    sentence: str
    chart: Chart | None = None
    steps: tuple[str, ...] = ()
    calls: tuple[CountedCall, ...] = ()
    beyond: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def opened(results: Results, key: str) -> Opened | None:
    """Return a figure by its key; None if there is none behind it."""
    if key == COMPANY:
        return _company(results)
    if key in (PASSED, FAILED):
        return _rate(results, key)
    for person in results.people:
        if key == person_key(person.person_id):
            return _person(results, person)
    for line in results.company.lines:
        if key == line_key(line.line_id):
            return _line(results, line)
    return None


def _company(results: Results) -> Opened:
    average = results.company.average
    return Opened(
        COMPANY,
        _("All of us"),
        company_words(average),
        company_chart(results),
        average_steps(average),
        _scored(average.dots),
        _beyond(results, average.range),
        _method_words(average.range),
    )


def _person(results: Results, person: Person) -> Opened:
    average = person.average
    return Opened(
        person_key(person.person_id),
        person.name,
        person_words(person.name, average),
        person_chart(person),
        average_steps(average),
        _scored(average.dots),
        _beyond(results, average.range),
        told(guess_words(person), time_words(person.time), *_method_words(average.range)),
        (*person_story(results, person)[1:], *map(line_words, person.lines)),
    )


def _rate(results: Results, key: str) -> Opened | None:
    company = results.company
    rate, words, title = company.failed, failed_words, _("Serious failures")
    remark = _("serious failure")
    if key == PASSED:
        if company.passed is None:
            return None
        rate, words, title, remark = company.passed, passed_words, _("Passed"), _("not passed")
    calls = _marked(company.average.dots, rate, remark)
    beyond = _beyond(results, None) if rate.low is not None else ()
    return Opened(key, title, words(rate), None, rate_steps(rate), calls, beyond)


def _line(results: Results, line: LineFigure) -> Opened:
    calls = _marked(results.company.average.dots, line.rate, _("points missing"))
    whole = lines_chart((line,))
    chart = RangesChart(line.text, whole.description, whole.rows, whole.axis)
    sentence = " ".join(told(line_words(line), lost_words(line)))
    steps = line_steps(line)
    beyond = _beyond(results, None) if line.rate.low is not None else ()
    return Opened(line_key(line.line_id), line.text, sentence, chart, steps, calls, beyond)


def _scored(dots: Iterable[Dot]) -> tuple[CountedCall, ...]:
    return tuple(
        CountedCall(
            dot.call_id,
            points(dot.percent, _places(dot)),
            _("serious failure") if dot.has_failed else "",
        )
        for dot in dots
    )


def _marked(dots: Iterable[Dot], rate: Rate, remark: str) -> tuple[CountedCall, ...]:
    """Return all calls heard, those to listen to first, with what they are listened to for."""
    opens = frozenset(rate.review_ids)
    ordered = sorted(dots, key=lambda dot: dot.review_id not in opens)
    return tuple(
        CountedCall(
            dot.call_id,
            points(dot.percent, _places(dot)),
            remark if dot.review_id in opens else "",
        )
        for dot in ordered
    )


def _beyond(results: Results, range_: Range | None) -> tuple[str, ...]:
    return (*limits_words(results), *((likely_words(),) if range_ else ()))


def _method_words(range_: Range | None) -> tuple[str, ...]:
    if range_ is None:
        return ()
    words = _("Method of the range: {method}, at {confidence} %; from {low} to {high}.")
    return (
        words.format(
            method=range_.method,
            confidence=points(100 * range_.confidence),
            low=points(range_.low, 2),
            high=points(range_.high, 2),
        ),
    )


def _places(dot: Dot) -> int:
    return 0 if dot.percent.denominator == 1 else 1
