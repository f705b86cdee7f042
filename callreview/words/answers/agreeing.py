"""Would somebody else score the same? How far reviewers agree, question by question."""

from collections import Counter

from callreview.domain.agreement.lines import LineAgreement
from callreview.domain.agreement.rate import rate_range
from callreview.domain.agreement.report import Agreement
from callreview.domain.charts.ranges import RangesChart, Row
from callreview.domain.statistics.ranges import Range
from callreview.words import _
from callreview.words.agreement import line_words, trust_words
from callreview.words.answers.cells import NOTHING, of_cell
from callreview.words.answers.parts import Part, Table
from callreview.words.answers.parts import Row as Cells
from callreview.words.numbers import between

_ENOUGH_FOR_RANGE = 10
"""From so many pairs on a question has a range (4.3)."""


def agreement_part(found: Agreement) -> Part:
    """Return how far two people agree; with the questions they differ in most first."""
    heading = _("Would somebody else score the same?")
    sentence = trust_words(found)
    lines = tuple(line for line in found.lines if line.pairs)
    if not lines:
        return Part(sentence, heading=heading)
    headings = (_("Question"), _("Same answer"), _("Very likely"))
    rows = tuple(
        Cells(
            "",
            (line.line.text, of_cell(line.agreed, line.pairs), _range_words(_range(line))),
            f"{line.line.text}: {line_words(line)}",
        )
        for line in lines
    )
    return Part(
        sentence,
        heading=heading,
        chart=_chart(heading, lines),
        table=Table(heading, headings, rows),
    )


def _chart(title: str, lines: tuple[LineAgreement, ...]) -> RangesChart:
    description = _("How often two people gave the same answer; where they differ most is first.")
    rows = tuple(map(_row, lines))
    return RangesChart(title, description, rows, _("same answers, of 100"))


def _row(line: LineAgreement) -> Row:
    range_ = _range(line)
    return Row(
        key="",
        label=line.line.text,
        sentence=f"{line.line.text}: {line_words(line)}",
        value=100 * line.agreed / line.pairs,
        low=range_.low if range_ else None,
        high=range_.high if range_ else None,
        words=of_cell(line.agreed, line.pairs),
        verdict="" if range_ is None else _range_words(range_),
    )


def _range(line: LineAgreement) -> Range | None:
    if line.pairs < _ENOUGH_FOR_RANGE:
        return None
    differ = Counter(one.call_id for one in line.differences)
    return rate_range([(count - differ[call], count) for call, count in line.pairs_of.items()])


def _range_words(range_: Range | None) -> str:
    if range_ is None:
        return NOTHING
    low, high = between(range_.low, range_.high)
    return _("{low}% to {high}%").format(low=low, high=high)
