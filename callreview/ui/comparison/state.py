"""What the sheet shows: which reviews can be compared, and two of them line by line."""

from collections.abc import Mapping
from dataclasses import dataclass

from callreview.app.snapshot import OpenCall
from callreview.domain.comparing import Compared, compared
from callreview.domain.review import Review, ReviewState
from callreview.domain.rubric import RubricVersion
from callreview.domain.scoring import score
from callreview.words import _
from callreview.words.arithmetic import percent_text
from callreview.words.comparing import answer_words, remarks


@dataclass(frozen=True)
class Row:
    """One question: its words, what each review says, and whether that differs."""

    question: str
    left: str
    right: str
    differs: bool = False


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


def title_of(review: Review) -> str:
    """Return whose review it is, and which revision."""
    words = _("{reviewer}, revision {number}").format(
        reviewer=review.reviewer, number=review.revision
    )
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
    return Row(each.line.text, left, right, each.differs)


def _row(title: str, left: str, right: str) -> Row:
    return Row(title, left, right, left != right)


def _score(review: Review, version: RubricVersion) -> str:
    percent = score(version.rubric, review.answers).percent
    return _("not scored") if percent is None else percent_text(percent)
