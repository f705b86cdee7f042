"""What past reviews would score on another version of their score sheet; nothing is altered.

Answers are carried over by the ids of lines and options. A line the old sheet did not have, or
to which the old answer does not fit any more, is unanswered, and said to be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from callreview.domain.errors import Refused
from callreview.domain.review import Answer, Review
from callreview.domain.rubric import Kind, Rubric
from callreview.domain.scoring import Score, score
from callreview.domain.scoring_lines import State, check_answer


@dataclass(frozen=True)
class Rescored:
    """One review on its own version and on the other; percents are None where not scored.

    `unanswered` are the ids of the lines that the other version asks and the review does not
    answer, though it was complete: they count for nothing, so `after` rests on fewer lines.
    """

    review_id: str
    before: Fraction | None
    after: Fraction | None
    passed_before: bool | None
    passed_after: bool | None
    unanswered: tuple[str, ...] = ()
    call_id: str = ""

    @property
    def shift(self) -> Fraction | None:
        """Return by how many points of percent the score would differ; None if it cannot."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def crosses(self) -> bool:
        """Return whether it passed and would not, or the other way round."""
        return {self.passed_before, self.passed_after} == {True, False}


@dataclass(frozen=True)
class Impact:
    """What another version would do to the reviews there are."""

    reviews: tuple[Rescored, ...]

    @property
    def passed_to_failed(self) -> int:
        """Return how many that passed would not pass."""
        return self._count(was=True, would=False)

    @property
    def failed_to_passed(self) -> int:
        """Return how many that did not pass would."""
        return self._count(was=False, would=True)

    @property
    def incomplete(self) -> int:
        """Return how many reviews leave a line unanswered that the other version asks."""
        return sum(bool(one.unanswered) for one in self.reviews)

    @property
    def compared(self) -> int:
        """Return how many reviews have a score on both versions."""
        return len(self._shifts)

    @property
    def mean_shift(self) -> Fraction | None:
        """Return the mean difference in points of percent over those compared."""
        shifts = self._shifts
        return sum(shifts, Fraction(0)) / len(shifts) if shifts else None

    @property
    def by_shift(self) -> tuple[Rescored, ...]:
        """Return the reviews, those first that would pass or no longer pass, then as they shift."""
        return tuple(sorted(self.reviews, key=lambda one: (not one.crosses, -abs(one.shift or 0))))

    @property
    def _shifts(self) -> tuple[Fraction, ...]:
        return tuple(one.shift for one in self.reviews if one.shift is not None)

    def _count(self, *, was: bool, would: bool) -> int:
        return sum(one.passed_before is was and one.passed_after is would for one in self.reviews)


def rescored(review: Review, before: Rubric, after: Rubric) -> Rescored:
    """Return what a final review, done on `before`, would score on `after`, a sound sheet."""
    old = score(before, review.answers)
    new = score(after, carried_over(review.answers, after))
    return Rescored(
        review_id=review.id,
        before=old.percent,
        after=new.percent,
        passed_before=old.passed,
        passed_after=new.passed,
        unanswered=_newly_unanswered(old, new),
        call_id=review.call_id,
    )


def carried_over(answers: Mapping[str, Answer], rubric: Rubric) -> Mapping[str, Answer]:
    """Return those of the answers that fit the lines of the sheet."""
    lines = {line.id: line for line in rubric.lines}
    kept: dict[str, Answer] = {}
    for line_id, answer in answers.items():
        if line_id in lines:
            try:
                check_answer(lines[line_id], answer)
            except Refused:
                continue
            kept[line_id] = answer
    return kept


def _newly_unanswered(old: Score, new: Score) -> tuple[str, ...]:
    before = {one.line.id: one.state for one in old.lines}
    return tuple(
        one.line.id
        for one in new.lines
        if one.state is State.UNANSWERED
        and one.line.kind is not Kind.INSTRUCTION
        and before.get(one.line.id) is not State.UNANSWERED
    )
