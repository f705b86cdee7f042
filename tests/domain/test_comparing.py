"""Two reviews beside each other: what differs stands first."""

from dataclasses import replace

from callreview.domain.comparing import compared
from callreview.domain.review import Answer
from callreview.domain.rubric import Rubric, RubricVersion, Section
from callreview.domain.timebase import Span
from tests import builders

VERSION = RubricVersion("v1", 1, builders.rubric())


def test_answers_that_differ_come_first_then_notes_that_do() -> None:
    left = builders.review(
        VERSION,
        answers={
            "q1": Answer(option="yes", evidence=(Span(0, 5),)),
            "q2": Answer(option="yes", comment="warm"),
            "q3": Answer(option="yes"),
        },
    )
    right = replace(
        left,
        answers={
            "q1": Answer(option="yes", evidence=(Span(0, 5),)),
            "q2": Answer(option="yes", comment="cold"),
            "q3": Answer(option="no"),
        },
    )
    rows = compared(left, VERSION, right, VERSION)
    assert [row.line.id for row in rows] == ["q3", "q2", "q1", "why"]
    assert [row.differs for row in rows] == [True, False, False, False]
    assert [row.is_told_differently for row in rows] == [False, True, False, False]


def test_questions_only_one_sheet_asks_differ() -> None:
    lines = builders.rubric(lines=1).lines
    other = RubricVersion("v2", 2, Rubric("Short", (Section("all", "All", lines),)))
    review = builders.review(VERSION, answers={"q1": Answer(option="yes")})
    rows = compared(review, VERSION, replace(review, version_id="v2"), other)
    assert [(row.line.id, row.right_line is None) for row in rows if row.differs] == [
        ("q2", True),
        ("q3", True),
    ]
    back = compared(review, other, review, VERSION)
    assert [row.line.id for row in back if row.left_line is None] == ["q2", "q3"]
