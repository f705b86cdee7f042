"""What a sample says as the texts and pictures of a page (`resources/templates/results.typ`).

The same sentences and mostly the same charts as on screen; lists only where no chart shows them.
Nobody is put in an order, and what the ranges leave out stands at the end of every copy.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from callreview.domain.charts.balance import BalanceChart
from callreview.domain.charts.drawing import Chart
from callreview.domain.charts.ranges import RangesChart
from callreview.domain.results.report import Aside, Results, Source
from callreview.domain.statistics.ranges import Range
from callreview.exports.chart_svg import chart_svg
from callreview.exports.plain_text import cleaned
from callreview.exports.scorecard_page import Table, fit
from callreview.words import _, language
from callreview.words.answers.pages import pages_of
from callreview.words.answers.parts import Form, Page, Part
from callreview.words.answers.parts import Table as Listed
from callreview.words.periods import spoken_period
from callreview.words.results_trust import source_words

_FONT, _WIDTH = "Libertinus Serif", 830
_MOST_ROWS = 14
"""So many rows of a chart stand on one page for sure."""


def results_page_of(
    results: Results, aside: Aside, ranges: Mapping[str, Range], app_version: str
) -> Table:
    """Return everything the template sets; `ranges` are the company's of earlier draws."""
    source = results.source
    period = spoken_period(source.starts, source.ends)
    page = {
        "lang": language(),
        "date": _closed_on(source),
        "runner": cleaned(source_words(source))[:80],
        "page_of": _("page {page} of {pages}"),
        "overline": _("Results of a random sample"),
        "who": period,
        "when": source_words(source),
        "notice": _(
            "This copy is not tagged for screen readers, because this computer has no font for some"
            " of its letters."
        ),
        "made_with": f"Call Review {app_version}".strip(),
    }
    answers = [_answer(one) for one in pages_of(results, aside, ranges)]
    title = cleaned(_("Results: {period}").format(period=period))
    return {**{key: fit(value) for key, value in page.items()}, "title": title, "answers": answers}


def _answer(page: Page) -> Table:
    return {"question": fit(_(page.question.value)), "parts": [_part(one) for one in page.parts]}


def _part(part: Part) -> Table:
    charts = [] if isinstance(part.chart, BalanceChart) else _on_pages(part.chart)
    table = _rows(part.table) if part.table and not part.chart else None
    texts = fit(
        {
            "heading": part.heading,
            "sentence": part.sentence,
            "warning": part.warning if table or charts else "",
            "facts": _line(part.table) if part.table else "",
            "notes": " ".join(part.notes),
            "table": table,
        }
    )
    assert isinstance(texts, dict)
    return {**texts, "charts": [_chart(one) for one in charts]}


def _rows(table: Listed) -> Table | None:
    if table.on_paper is not Form.ROWS:
        return None
    return {"head": list(table.headings), "rows": [list(row.cells) for row in table.rows]}


def _line(table: Listed) -> str:
    """Return a list of names and values in one line, if that is how paper has it."""
    if table.on_paper is not Form.LINE:
        return ""
    told = (
        _("{name}: {value}").format(name=row.cells[0], value=row.cells[1]) for row in table.rows
    )
    title = [_("{title}:").format(title=table.headings[0])] if table.headings[-1] else []
    return " ".join((*title, " · ".join(told)))


def _chart(chart: Chart) -> Table:
    """Return a chart as SVG, and all it says in words for whoever cannot see it."""
    said = " ".join((chart.description, *_sentences(chart)))
    return {"svg": chart_svg(chart, width=_WIDTH, fonts=_FONT).decode(), "alt": cleaned(said)}


def _sentences(chart: Chart) -> Iterable[str]:
    rows = chart.rows if not hasattr(chart, "points") else chart.points
    return (one.sentence for one in rows)


def _on_pages(chart: Chart | None) -> list[Chart]:
    """Return a chart in as many as fit on pages each."""
    if chart is None:
        return []
    if not isinstance(chart, RangesChart) or len(chart.rows) <= _MOST_ROWS:
        return [chart]
    starts = range(0, len(chart.rows), _MOST_ROWS)
    return [replace(chart, rows=chart.rows[at : at + _MOST_ROWS]) for at in starts]


def _closed_on(source: Source) -> list[int] | None:
    if not source.closed_at:
        return None
    day = date.fromisoformat(source.closed_at[:10])
    return [day.year, day.month, day.day]
