"""The figures of a sample as charts, with all their words."""

from collections.abc import Mapping

from callreview.domain.charts.balance import BalanceChart, Pair
from callreview.domain.charts.ranges import RangesChart, Reference, Row, Side
from callreview.domain.charts.run import Limits, Point, RunChart
from callreview.domain.results.figures import Average, LineFigure
from callreview.domain.results.report import Person, Results, Trend, TrendPoint
from callreview.domain.statistics.between import Standing
from callreview.domain.statistics.ranges import Range
from callreview.words import _
from callreview.words.answers.cells import (
    ended,
    heard_cell,
    rate_cell,
    rate_range_cell,
    standing_words,
)
from callreview.words.numbers import counted, points
from callreview.words.periods import spoken_period
from callreview.words.results import company_words, line_words, moments_words, person_words
from callreview.words.results_story import Question

COMPANY, PASSED, FAILED = "company", "passed", "failed"
"""Keys of figures; those of a person, a question and a period are made below."""
_SIDES = {
    None: Side.NONE,
    Standing.ABOVE: Side.ABOVE,
    Standing.BELOW: Side.BELOW,
    Standing.CANNOT_TELL: Side.UNCLEAR,
}


def person_key(person_id: str) -> str:
    """Return the key of a person's average."""
    return f"person:{person_id}"


def line_key(line_id: str) -> str:
    """Return the key of how a question was answered."""
    return f"line:{line_id}"


def period_key(draw_id: str) -> str:
    """Return the key of a period of the trend."""
    return f"period:{draw_id}"


def company_chart(results: Results) -> RangesChart:
    """Return the company's range over the dots of all calls heard."""
    average = results.company.average
    sentence = company_words(average)
    row = _average_row(COMPANY, _("All of us"), sentence, average)
    return RangesChart(_(Question.COMPANY.value), sentence, (row,), _axis())


def person_chart(person: Person) -> RangesChart:
    """Return one person's range over the dots of the calls heard."""
    sentence = person_words(person.name, person.average)
    row = _person_row(person)
    return RangesChart(person.name, sentence, (row,), _axis())


def people_chart(results: Results) -> RangesChart:
    """Return everybody by name, with the company's average through all rows."""
    average = results.company.average
    reference = None
    if average.value is not None:
        label = _("all of us {value}").format(value=points(average.value))
        low, high = _ends(average.range)
        reference = Reference(float(average.value), label, low, high)
    description = _(
        "Each person's average with its range, and every call as a dot. Sorted by name; the line"
        " is the average of all."
    )
    rows = tuple(map(_person_row, results.people))
    return RangesChart(_(Question.PEOPLE.value), description, rows, _axis(), reference)


def lines_chart(lines: tuple[LineFigure, ...]) -> RangesChart:
    """Return in how many of all calls each question earns full points, the costliest first."""
    description = _("How often each question earned full points; what costs most comes first.")
    rows = tuple(map(_line_row, lines))
    title = _(Question.LINES.value)
    return RangesChart(title, description, rows, _("calls with full points, of 100"))


def change_chart(trend: Trend, ranges: Mapping[str, Range]) -> RunChart:
    """Return the company's averages of periods in a row; `ranges` are by draw."""
    limits = None
    unusual: frozenset[int] = frozenset()
    if trend.limits is not None:
        found = trend.limits
        unusual = frozenset((*found.outside, *found.runs))
        limits = Limits(
            found.centre,
            max(0.0, found.lower),
            min(100.0, found.upper),
            _("average {value}").format(value=points(found.centre)),
            _("usually above {value}").format(value=points(max(0.0, found.lower))),
            _("usually below {value}").format(value=points(min(100.0, found.upper))),
        )
    each = tuple(
        _point(point, ranges.get(point.draw_id), is_signal=at in unusual)
        for at, point in enumerate(trend.points)
    )
    description = _("The average of each period, one after the other, with its range.")
    return RunChart(_(Question.CHANGE.value), description, each, limits)


def praise_chart(results: Results) -> BalanceChart | None:
    """Return praised moments beside those to improve; None where nothing was marked."""
    told = [(_("All of us"), COMPANY, results.company.moments)]
    if results.people:
        told = [(one.name, person_key(one.person_id), one.moments) for one in results.people]
    rows = tuple(
        Pair(key, name, f"{name}: {moments_words(moments)}", moments.praise, moments.improve)
        for name, key, moments in told
    )
    if not any(row.praise or row.improve for row in rows):
        return None
    title = _("Praise beside improvement")
    description = _("Marked moments of the calls heard, praised and to improve.")
    return BalanceChart(title, description, rows, _("Praised"), _("To improve"))


def _person_row(person: Person) -> Row:
    sentence = person_words(person.name, person.average)
    where = standing_words(person.standing)
    row = _average_row(person_key(person.person_id), person.name, sentence, person.average)
    return Row(
        key=row.key,
        label=row.label,
        sentence=f"{sentence} {where}".strip(),
        value=row.value,
        low=row.low,
        high=row.high,
        dots=row.dots,
        detail=row.detail,
        words=row.words,
        verdict=where,
        side=_SIDES[person.standing],
    )


def _average_row(key: str, label: str, sentence: str, average: Average) -> Row:
    low, high = _ends(average.range)
    return Row(
        key=key,
        label=label,
        sentence=sentence,
        value=None if average.value is None else float(average.value),
        low=low,
        high=high,
        dots=tuple(float(dot.percent) for dot in average.dots),
        detail=_("{heard} calls").format(heard=heard_cell(average)),
        words=ended(average),
    )


def _line_row(line: LineFigure) -> Row:
    rate = line.rate
    value = None if rate.percent is None else float(rate.percent)
    low, high = rate.low_percent, rate.high_percent
    return Row(
        key=line_key(line.line_id),
        label=line.text,
        sentence=line_words(line),
        value=value,
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        words=rate_cell(rate),
        verdict=rate_range_cell(rate),
    )


def _point(point: TrendPoint, range_: Range | None, *, is_signal: bool) -> Point:
    period = spoken_period(point.starts, point.ends)
    low, high = _ends(range_)
    sentence = _("{period}: {value}, from {heard} calls.").format(
        period=period, value=points(point.value), heard=counted(point.heard)
    )
    key = period_key(point.draw_id)
    return Point(key, period, sentence, float(point.value), low, high, is_signal)


def _ends(range_: Range | None) -> tuple[float | None, float | None]:
    return (range_.low, range_.high) if range_ else (None, None)


def _axis() -> str:
    return _("score, points of 100")
