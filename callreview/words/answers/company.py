"""How are we doing?"""

from callreview.domain.results.figures import Average, Rate
from callreview.domain.results.report import Results
from callreview.words import _
from callreview.words.answers.cells import (
    average_cell,
    ended,
    heard_cell,
    of_cell,
    range_cell,
    rate_cell,
    rate_range_cell,
)
from callreview.words.answers.charts import COMPANY, FAILED, PASSED, company_chart
from callreview.words.answers.parts import Page, Part, Row, Table, told
from callreview.words.results import (
    company_words,
    failed_words,
    likely_words,
    mark_words,
    passed_words,
    reach_words,
    time_words,
)
from callreview.words.results_story import Question


def company_page(results: Results) -> Page:
    """Return how everybody together is doing."""
    company = results.company
    sentence = company_words(company.average)
    part = Part(
        sentence,
        chart=company_chart(results),
        table=_table(results, sentence),
        notes=told(
            passed_words(company.passed) if company.passed else "",
            mark_words(results.sheet),
            failed_words(company.failed),
            reach_words([company.average]),
            likely_words() if company.average.range else "",
            time_words(company.time),
        ),
    )
    return Page(Question.COMPANY, ended(company.average), (part,))


def _table(results: Results, sentence: str) -> Table:
    company = results.company
    rows = [_average_row(_("Average score"), company.average, sentence)]
    if company.rolling is not None:
        rows.append(_average_row(_("Over the last three months"), company.rolling, ""))
    if company.passed is not None:
        rows.append(_rate_row(PASSED, _("Passed"), company.passed, passed_words(company.passed)))
    if company.failed.heard:
        failed = failed_words(company.failed)
        rows.append(_rate_row(FAILED, _("Serious failure"), company.failed, failed))
    headings = (_("What"), _("In the calls heard"), _("Very likely, in all"), _("Heard"))
    return Table(_(Question.COMPANY.value), headings, tuple(rows))


def _average_row(name: str, average: Average, sentence: str) -> Row:
    cells = (name, average_cell(average), range_cell(average), heard_cell(average))
    return Row(COMPANY if sentence else "", cells, sentence)


def _rate_row(key: str, name: str, rate: Rate, sentence: str) -> Row:
    heard = of_cell(rate.heard, rate.population)
    return Row(key, (name, rate_cell(rate), rate_range_cell(rate), heard), sentence)
