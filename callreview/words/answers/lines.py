"""What should we work on? The questions that cost most, and praise beside improvement."""

from callreview.domain.results.figures import LineFigure
from callreview.domain.results.report import Results
from callreview.words import _
from callreview.words.answers.cells import NOTHING, rate_cell, rate_range_cell
from callreview.words.answers.charts import line_key, lines_chart, praise_chart
from callreview.words.answers.parts import Form, Page, Part, Row, Table, told
from callreview.words.numbers import counted, points
from callreview.words.results import (
    company_words,
    improve_words,
    line_words,
    lost_words,
    moments_words,
)
from callreview.words.results_story import Question


def lines_page(results: Results) -> Page:
    """Return which questions cost most, over everybody."""
    lines = results.company.lines
    costly = [line for line in lines if line.lost and line.rate.heard]
    if results.company.average.value is None or not lines:
        first = Part(company_words(results.company.average))
        answer = ""
    else:
        first = Part(_sentence(costly), chart=lines_chart(lines), table=_table(lines))
        answer = costly[0].text if costly else _("full points everywhere")
    return Page(Question.LINES, answer, (first, _praise(results)))


def _sentence(costly: list[LineFigure]) -> str:
    if not costly:
        return _("Every question earned full points in every call heard.")
    return f"{line_words(costly[0])} {lost_words(costly[0])}"


def _table(lines: tuple[LineFigure, ...]) -> Table:
    headings = (
        _("Question"),
        _("Full points"),
        _("Very likely, in all calls"),
        _("Points to gain"),
        _("Did not apply"),
    )
    rows = tuple(
        Row(
            line_key(line.line_id),
            (
                line.text,
                rate_cell(line.rate),
                rate_range_cell(line.rate),
                points(line.lost, 1) if line.lost else NOTHING,
                counted(line.not_applicable) if line.not_applicable else NOTHING,
            ),
            f"{line_words(line)} {lost_words(line)}".strip(),
        )
        for line in lines
    )
    return Table(_(Question.LINES.value), headings, rows)


def _praise(results: Results) -> Part:
    moments = results.company.moments
    rows = tuple(Row("", (one.text, counted(len(one.moments)))) for one in moments.most_praised)
    title = _("What goes well")
    return Part(
        moments_words(moments),
        heading=_("Praise beside improvement"),
        chart=praise_chart(results),
        table=Table(title, (title, _("Times")), rows, on_paper=Form.LINE) if rows else None,
        notes=told(improve_words(moments)),
    )
