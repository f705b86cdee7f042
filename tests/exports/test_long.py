"""Long sheets, names and comments: pages break where one would break them by hand."""

from dataclasses import replace
from pathlib import Path

from callreview.domain.review import Answer
from callreview.domain.rubric import Rubric
from callreview.domain.scorecard import Scorecard
from callreview.domain.timebase import Span
from callreview.exports.scorecard import scorecard_pdf
from tests.exports import cards
from tests.exports.reading import facts_of, pages_of_text

PARTS, EACH = 6, 10


def sheet_of_60() -> Rubric:
    """Return a score sheet of six parts with ten questions each."""
    known = cards.version().rubric
    section, line = known.sections[0], known.sections[0].lines[0]
    return replace(
        known,
        sections=tuple(
            replace(
                section,
                id=f"part{part}",
                title=f"Part {part} of six",
                lines=tuple(
                    replace(line, id=f"q{part}-{at}", text=f"Question {part}-{at}, was it so?")
                    for at in range(EACH)
                ),
            )
            for part in range(PARTS)
        ),
    )


def card_of_60() -> Scorecard:
    """Return a scorecard with 60 questions, some of them with comments of 3,000 letters."""
    rubric = sheet_of_60()
    answers = {
        line.id: Answer(
            option=line.options[at % 4].id,
            comment=f"{'It goes on. ' * 250}Ends {line.id}."
            if at % 9 == 0
            else f"Short {line.id}.",
            evidence=(Span(1_000 * at, 1_000 * at + 500),),
        )
        for at, line in enumerate(rubric.lines)
    }
    return cards.card(version=cards.version(rubric), review=cards.review(answers=answers))


def test_questions_are_not_torn_and_headings_stay_with_what_follows(tmp_path: Path) -> None:
    pdf = scorecard_pdf(card_of_60())
    assert facts_of(pdf, tmp_path)["Tagged"] == "yes"
    pages = pages_of_text(pdf, tmp_path)
    for at, line in enumerate(sheet_of_60().lines):
        if at % 9:
            (page,) = (one for one in pages if f"Short {line.id}." in one)
            assert f"{line.text}" in page
        else:
            assert any(f"Ends {line.id}." in page for page in pages)
    for part in range(PARTS):
        headings = [one for one in pages if f"Part {part} of six" in one]
        assert f"Question {part}-0, was it so?" in headings[-1]
