"""Taking over a review that was finished on another computer, exactly as it was."""

from dataclasses import dataclass, replace

from callreview import __version__
from callreview.app.edits.edit import Edit, Way
from callreview.domain.errors import Refused
from callreview.domain.review import Review
from callreview.domain.rubric import Rubric
from callreview.domain.scoring import score
from callreview.domain.signed_file import Origin, require_fit
from callreview.domain.taking_over import Standing, standing
from callreview.store import calls, reviews, rubrics, taken_over
from callreview.store.page import Page
from callreview.store.seal import sealed


@dataclass(frozen=True)
class TakeOverReview(Edit[Review]):
    """Put in a final review with its score sheet, or not at all; nothing there is changed.

    What it says stays what its reviewer said: whose it is, its book, when it was finished, what
    was heard. The score is reckoned here. A later revision corrects it.
    """

    review: Review
    rubric: Rubric
    origin: Origin
    file_sha256: str
    kind = "take_over_review"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return the review's key."""
        return self.review.id

    def apply(self, page: Page) -> Review:
        """Return the review.

        Refused "call_unknown", "review_there_already", "review_incomplete", or for an answer that
        does not fit its question.
        """
        calls.call_row(page, self.review.call_id)
        there = reviews.revisions_of(page.connection, self.review.root_id)
        if standing(self.review, there)[0] is not Standing.NEW:
            raise Refused("review_there_already")
        require_fit(self.review, self.rubric)
        version = rubrics.add(page, self.rubric)
        reviews.start(page, replace(self.review, version_id=version.id))
        earned = score(self.rubric, self.review.answers)
        reviews.finish(page, self.review, earned, app_version=__version__)
        taken_over.note(page, self.review.id, self.origin, self.file_sha256)
        page.sealed = sealed(page.connection, self.review.id)
        return reviews.review_of_id(page.connection, self.review.id)
