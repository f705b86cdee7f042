"""Is it getting better? No change is told that luck alone may have made."""

from collections.abc import Mapping

from callreview.domain.results.report import Earlier, Person, Results, Trend
from callreview.domain.statistics.control import TRIAL_FROM
from callreview.domain.statistics.ranges import Range
from callreview.words import _
from callreview.words.answers.cells import NOTHING, average_cell
from callreview.words.answers.charts import change_chart, period_key, person_key
from callreview.words.answers.parts import Form, Page, Part, Row, Table, told
from callreview.words.numbers import counted, points
from callreview.words.periods import spoken_period
from callreview.words.results import range_words
from callreview.words.results_change import (
    change_answer,
    change_headline,
    change_words,
    pay_words,
    ranges_of_change_words,
)
from callreview.words.results_story import (
    Question,
    drift_words,
    passed_since,
    rolling_words,
    trend_words,
)


def change_page(results: Results, ranges: Mapping[str, Range]) -> Page:
    """Return what has changed since the period before; `ranges` are those of the draws before."""
    company = results.company
    if company.earlier is None:
        waits = _(
            "There is nothing to compare with so far. Draw another sample over as long a period:"
            " with the second one this says whether more than luck has changed."
        )
        return Page(Question.CHANGE, _("first period"), (Part(waits),))
    own = {**ranges}
    if company.average.range is not None:
        own[results.source.draw_id] = company.average.range
    headline = change_headline(company.earlier)
    part = Part(
        _sentence(results, company.earlier),
        chart=change_chart(company.trend, own) if company.trend.points else None,
        table=_periods(company.trend, own),
        notes=told(
            passed_since(company.earlier, company.passed),
            ranges_of_change_words(),
            _waiting_words(company.trend),
            rolling_words(company),
        ),
        details=told(*_details(company.trend), drift_words(company.trend)),
    )
    return Page(Question.CHANGE, headline, (part, *_people(results)))


def _sentence(results: Results, earlier: Earlier) -> str:
    average = results.company.average
    assert average.value is not None
    period = spoken_period(results.source.starts, results.source.ends)
    words = change_words(earlier, average.value, average.heard, period)
    return f"{change_answer(earlier)} {words}"


def _periods(trend: Trend, ranges: Mapping[str, Range]) -> Table:
    headings = (_("Period"), _("Average"), _("Very likely"), _("Calls heard"))
    rows = tuple(
        Row(
            period_key(point.draw_id),
            (
                spoken_period(point.starts, point.ends),
                points(point.value),
                range_words(ranges[point.draw_id]) if point.draw_id in ranges else NOTHING,
                counted(point.heard),
            ),
        )
        for point in reversed(trend.points)
    )
    return Table(_(Question.CHANGE.value), headings, rows)


def _waiting_words(trend: Trend) -> str:
    if trend.limits is not None:
        return trend_words(trend)
    return _(
        "From six periods on, this shows how far the average goes up and down by itself"
        " ({missing} more)."
    ).format(missing=TRIAL_FROM - len(trend.points))


def _people(results: Results) -> tuple[Part, ...]:
    told_ = [(one, one.earlier) for one in results.people if one.earlier is not None]
    if not told_:
        return ()
    headings = (_("Person"), _("Before"), _("Now"), _("Change"))
    rows = tuple(_person_row(person, earlier) for person, earlier in told_)
    heading = _("Each person")
    changed = [person.name for person, earlier in told_ if earlier.change.is_clear]
    sentence = _("Nobody's average has changed by more than luck may do.")
    if changed:
        sentence = _("More than luck alone would do: {names}.").format(names=", ".join(changed))
    table = Table(heading, headings, rows, on_paper=Form.ROWS if changed else Form.NOT)
    return (Part(sentence, heading=heading, table=table, warning=pay_words()),)


def _person_row(person: Person, earlier: Earlier) -> Row:
    cells = (
        person.name,
        points(earlier.value),
        average_cell(person.average),
        change_headline(earlier),
    )
    return Row(person_key(person.person_id), cells)


def _details(trend: Trend) -> tuple[str, ...]:
    found = trend.limits
    if found is None:
        return ()
    words = _(
        "XmR chart: average {centre}, mean moving range {step}, limits {low} and {high}. {firm}"
    )
    firm = _("The limits are firm.") if found.is_firm else _("The limits are for trial until 12.")
    return (
        words.format(
            centre=points(found.centre, 1),
            step=points(found.moving_range, 1),
            low=points(found.lower, 1),
            high=points(found.upper, 1),
            firm=firm,
        ),
    )
