"""What the sheet shows: which reviews can be compared, and two of them line by line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callreview.app.snapshot import OpenCall
from callreview.domain.comparing import Compared, compared
from callreview.domain.review import Review, ReviewState
from callreview.domain.rubric import RubricVersion
from callreview.domain.scoring import score
from callreview.domain.timebase import Span
from callreview.domain.unseen import SELF
from callreview.words import _
from callreview.words.arithmetic import percent_text
from callreview.words.comparing import answer_words, remarks


@dataclass(frozen=True)
class Row:
    """One question: its words, what each review says, whether that differs, the moments of each."""

    question: str
    left: str
    right: str
    differs: bool = False
    left_moments: tuple[Span, ...] = ()
    right_moments: tuple[Span, ...] = ()
    is_question: bool = False


def comparable(opened: OpenCall | None) -> tuple[Review, ...]:
    """Return the reviews of a call that may be shown beside each other, the newest first.

    A first draft is not among them, nor is anything while one is writing it: who has not
    finished is not to see what others said.
    """
    if opened is None:
        return ()
    every = (*((opened.review,) if opened.review else ()), *opened.earlier)
    if any(each.state is ReviewState.DRAFT and each.revision == 1 for each in every):
        return ()
    return every


def first_pair(reviews: tuple[Review, ...]) -> tuple[int, int]:
    """Return which two of the reviews are compared first: left and right.

    On the right the first; on the left the next that somebody else wrote, or else that before.
    """
    for at, each in enumerate(reviews):
        if each.reviewer != reviews[0].reviewer:
            return at, 0
    return min(1, len(reviews) - 1), 0


def alike_words(rows: Iterable[Row]) -> str:
    """Return how many questions both reviews answer alike, and which stand first."""
    asked = [row for row in rows if row.is_question]
    alike = sum(not row.differs for row in asked)
    return _(
        "{alike} of {count} questions are answered alike; the others stand first, in bold."
    ).format(alike=alike, count=len(asked))


def title_of(review: Review) -> str:
    """Return whose review it is, and which revision."""
    pattern = _("{reviewer}, revision {number}")
    if review.reason == SELF:
        pattern = _("{reviewer}, as their own, revision {number}")
    words = pattern.format(reviewer=review.reviewer, number=review.revision)
    return (
        words if review.state is ReviewState.FINAL else _("{review} (draft)").format(review=words)
    )


def rows_of(left: Review, right: Review, versions: Mapping[str, RubricVersion]) -> tuple[Row, ...]:
    """Return the score, the questions (differences first), and the texts beside them."""
    one, other = versions[left.version_id], versions[right.version_id]
    score_row = _row(_("Score"), _score(left, one), _score(right, other))
    questions = tuple(_question(each) for each in compared(left, one, right, other))
    texts = (
        _row(_("Keep doing"), left.keep_doing, right.keep_doing),
        _row(_("Work on"), left.work_on, right.work_on),
        _row(_("Why it was revised"), left.revision_reason, right.revision_reason),
    )
    return (score_row, *questions, *(row for row in texts if row.left or row.right))


def _question(each: Compared) -> Row:
    left, right = (
        "\n".join(part for part in (answer_words(line, answer), remarks(answer)) if part)
        for line, answer in ((each.left_line, each.left), (each.right_line, each.right))
    )
    moments = (each.left.evidence, each.right.evidence)
    return Row(each.line.text, left, right, each.differs, *moments, is_question=True)


def _row(title: str, left: str, right: str) -> Row:
    return Row(title, left, right, left != right)


def _score(review: Review, version: RubricVersion) -> str:
    percent = score(version.rubric, review.answers).percent
    return _("not scored") if percent is None else percent_text(percent)
