"""Adding what somebody wrote elsewhere: reviews, which a revision corrects, and marks."""

from dataclasses import dataclass, replace

from callreview.app.edits.edit import Edit, Way
from callreview.app.edits.reviews import FinishReview, SetAnswer, StartReview
from callreview.domain.mark import Mark
from callreview.domain.review import Review
from callreview.store import calls, marks, reviews
from callreview.store.page import Page


@dataclass(frozen=True)
class ImportReview(Edit[Review]):
    """Put in a review with all its answers and words, as a draft or final, or not at all.

    `heard_reason` says, for a final one, why nobody knows what was heard.
    """

    review: Review
    final: bool
    heard_reason: str = ""
    kind = "import_review"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the review's key."""
        return self.review.id

    def apply(self, page: Page) -> Review:
        """Return the review; Refused for whatever beginning, answering or finishing is."""
        bare = Review(**{**vars(self.review), "answers": {}})
        StartReview(bare).apply(page)
        for line_id, answer in self.review.answers.items():
            SetAnswer(self.review.id, line_id, answer).apply(page)
        if self.final:
            return FinishReview(self.review.id, self.heard_reason).apply(page)
        return reviews.review_of_id(page.connection, self.review.id)


@dataclass(frozen=True)
class ImportMarks(Edit[tuple[Mark, ...]]):
    """Put marks of a file into a call, in one step that can be undone.

    An empty author or time becomes this reviewer and now.
    """

    call_id: str
    marks: tuple[Mark, ...]
    kind = "import_marks"

    @property
    def target(self) -> str:
        """Return the call's key."""
        return self.call_id

    def apply(self, page: Page) -> tuple[Mark, ...]:
        """Put in the marks and return them as they are kept."""
        calls.call_row(page, self.call_id)
        kept = tuple(self._as_kept(mark, page) for mark in self.marks)
        for mark in kept:
            marks.add(page, mark)
        return kept

    def _as_kept(self, mark: Mark, page: Page) -> Mark:
        return replace(
            mark,
            call_id=self.call_id,
            author=mark.author or page.reviewer,
            created_at=mark.created_at or page.at,
        )
