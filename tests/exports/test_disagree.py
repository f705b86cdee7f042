"""The room to disagree stays on one page only where it has all its room there."""

from decimal import Decimal
from pathlib import Path

import pytest

from callreview.domain.review import Answer
from callreview.domain.rubric import Kind, Line, Option, Rubric, Section
from callreview.domain.scorecard import Scorecard
from callreview.exports.scorecard import scorecard_pdf
from callreview.exports.scorecard_disagree import disagree
from callreview.exports.typesetting import Look, Paper
from tests.exports import cards
from tests.exports.reading import pages_of_text

OPTIONS = (Option("y", "Yes", Decimal(1)), Option("n", "No", Decimal(0)))
NO_FONT = "\U0001d2c7"  # a Kaktovik numeral: the notice takes two lines more


def asking(question: str, times: int) -> Scorecard:
    """Return a scorecard with this question, so many times."""
    lines = tuple(Line(f"a{at}", question, Kind.YES_NO, options=OPTIONS) for at in range(times))
    answers = {line.id: Answer(option="y") for line in lines}
    version = cards.version(Rubric("Sheet", (Section("s", "Only", lines),)))
    review = cards.review(answers=answers, work_on=NO_FONT)
    return cards.card(version=version, review=review)


@pytest.mark.parametrize(
    "question",
    [
        "Was it as it should be?",
        "Ordinary questions of a common length, are they?",
        "WELL WITHIN WHAT WAS WANTED " * 3,
        "客户是否听懂了" * 6,
        "x" * 200,
    ],
)
def test_as_many_questions_as_fit_are_whole_on_a_page(question: str, tmp_path: Path) -> None:
    most = max(times for times in range(20) if disagree(asking(question, times))["fits"])
    pages = pages_of_text(scorecard_pdf(asking(question, most), Look(Paper.LETTER)), tmp_path)
    assert "One call is not a verdict" in pages[-1]
    assert "This copy is not tagged" in pages[-1]
    assert "Call Review 0.1.0" in pages[-1]
    assert most > 3
