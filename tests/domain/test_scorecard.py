"""What a scorecard tells of a call, and what it keeps to itself."""

import pytest

from callreview.domain.scorecard import masked, question_numbers
from callreview.domain.scoring import score
from tests.domain.sheets import picks, section, sheet, yes_no
from tests.domain.test_scoring import ASKED, HOLD


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+1 555 010 0142", "+• ••• ••• •142"),
        ("5550100142", "•••••••142"),
        ("4711", "•••1"),
        ("200", "••0"),
        ("7", "•"),
        ("anonymous", "anonymous"),
        ("sip:ana@example.org", "•••"),
        ("", ""),
    ],
)
def test_a_number_shows_its_last_digits_only(number: str, shown: str) -> None:
    assert masked(number) == shown


def test_questions_are_numbered_as_on_the_screen() -> None:
    rubric = sheet(section("s", [HOLD, ASKED, yes_no("q")]))
    assert question_numbers(score(rubric, picks(hold="o1"))) == {"hold": 1, "q": 2}
    assert question_numbers(score(rubric, picks(hold="o2"))) == {"hold": 1, "asked": 2, "q": 3}
