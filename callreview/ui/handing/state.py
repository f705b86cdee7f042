"""What the sheet of a scorecard that was handed out shows."""

from dataclasses import dataclass

from callreview.domain.handout import GivenBy, Handout
from callreview.domain.review import Review
from callreview.domain.rubric import Rubric
from callreview.domain.scorecard import question_numbers
from callreview.domain.scoring import score
from callreview.words import _
from callreview.words.handing import outcome_words
from callreview.words.marking import N_

GIVEN_BY = {
    GivenBy.TALK: N_("In a talk"),
    GivenBy.PAPER: N_("On paper"),
    GivenBy.MAIL: N_("By mail"),
    GivenBy.SCREEN: N_("On the screen"),
}


@dataclass(frozen=True)
class DisputeView:
    """A question that is disputed: its words, both reasons, and whether it is still open."""

    line_id: str
    question: str
    reason: str
    outcome: str
    is_open: bool


@dataclass(frozen=True)
class HandingState:
    """One scorecard; `questions` can still be disputed, as words and keys."""

    handout: Handout
    title: str
    questions: tuple[tuple[str, str], ...]
    disputes: tuple[DisputeView, ...]


def state_of(handout: Handout, review: Review, rubric: Rubric) -> HandingState:
    """Return what to show of a final review."""
    numbers = question_numbers(score(rubric, review.answers))
    words = {line.id: f"{numbers.get(line.id, '–')}. {line.text}" for line in rubric.lines}
    return HandingState(
        handout=handout,
        title=_("Handing out, revision {number}").format(number=review.revision),
        questions=tuple(
            (words[line_id], line_id) for line_id in numbers if handout.dispute(line_id) is None
        ),
        disputes=tuple(
            DisputeView(
                one.line_id,
                words[one.line_id],
                one.reason,
                outcome_words(one),
                is_open=one.outcome is None,
            )
            for one in handout.in_order(rubric)
        ),
    )
