"""Agreement among the answers to *Can I trust this?*: question by question, with its range."""

from dataclasses import replace

from callreview.domain.agreement.bootstrap import Estimate
from callreview.domain.agreement.lines import Difference, LineAgreement
from callreview.domain.agreement.pairs import Scored
from callreview.domain.agreement.report import Agreement, agreement
from callreview.domain.agreement.verdicts import Measure, Verdict
from callreview.domain.charts.ranges import RangesChart
from callreview.domain.statistics.proportions import wilson
from callreview.words.answers.agreeing import agreement_part
from tests.builders import review
from tests.domain.outcomes import sheet

TALK, SAFE = sheet().lines
NOBODY = Scored("Ana", review(), None)


def line(question: object, pairs: int, differ: int) -> LineAgreement:
    calls = [f"call-{at}" for at in range(pairs)]
    return LineAgreement(
        line=question,  # type: ignore[arg-type]  # one of the two of the sheet
        pairs_of=dict.fromkeys(calls, 1),
        differences=tuple(Difference(call, NOBODY, NOBODY) for call in calls[:differ]),
        measure=Measure.ALPHA,
        estimate=Estimate(None),
        verdict=Verdict.DISCUSS,
    )


def found(*lines: LineAgreement) -> Agreement:
    pairs = sum(one.pairs for one in lines)
    agreed = sum(one.agreed for one in lines)
    return replace(agreement(()), lines=lines, answers=pairs, agreed=agreed, raters=("Ana", "Kim"))


def test_each_question_has_a_range_from_ten_pairs_on() -> None:
    part = agreement_part(found(line(TALK, 30, 3), line(SAFE, 9, 0)))
    assert isinstance(part.chart, RangesChart)
    first, second = part.chart.rows
    expected = wilson(27, 30)
    assert (first.low, first.high) == (expected.low, expected.high)
    assert (first.words, first.verdict) == ("27 of 30", "74% to 97%")
    assert (second.low, second.words, second.verdict) == (None, "9 of 9", "")
    assert part.table is not None
    assert [row.cells[1:] for row in part.table.rows] == [
        ("27 of 30", "74% to 97%"),
        ("9 of 9", "–"),
    ]


def test_where_nothing_was_scored_twice_a_sentence_says_so() -> None:
    part = agreement_part(found())
    assert part.chart is None
    assert part.table is None
    assert "it is not known how much taste is in the scores" in part.sentence
