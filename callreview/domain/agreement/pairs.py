"""Which reviews may be compared: of the same call on the same score sheet, made without a look.

Of each review the first revision is taken, for later ones may have been made after a talk about
the others. Of a call there is one first review; each further one counts only if it was blind to
what others said, or was begun as a second score (`calibration`). Reviews of oneself never do.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from callreview.domain.review import Blind, Review, ReviewState
from callreview.domain.rubric import RubricVersion
from callreview.domain.scoring import score
from callreview.domain.unseen import CALIBRATION, SELF

EARLIER, LATER = "earlier", "later"


@dataclass(frozen=True)
class Scored:
    """One review as agreement sees it: whose (or which of two by one person), and its total.

    `percent` is 0…100 before fails, None where nothing was scored.
    """

    rater: str
    review: Review
    percent: float | None


@dataclass(frozen=True)
class ScoredCall:
    """One call with two or more reviews that may be compared, as they were finished."""

    call_id: str
    version: RubricVersion
    by: tuple[Scored, ...]

    @property
    def pairs(self) -> Sequence[tuple[Scored, Scored]]:
        """Return every two of the reviews."""
        return tuple(combinations(self.by, 2))


def is_blind(review: Review) -> bool:
    """Return whether who wrote a review had not seen those of others."""
    return Blind.OTHERS in review.blind or review.reason == CALIBRATION


def between_reviewers(
    reviews: Iterable[Review], versions: Mapping[str, RubricVersion]
) -> tuple[ScoredCall, ...]:
    """Return the calls that several people scored, with the first blind review of each."""
    return _scored_calls(reviews, versions, _of_several)


def of_one_reviewer(
    reviews: Iterable[Review], versions: Mapping[str, RubricVersion], reviewer: str
) -> tuple[ScoredCall, ...]:
    """Return the calls one person scored twice: the first time, and the last time as a second."""
    own = (review for review in reviews if review.reviewer == reviewer)
    return _scored_calls(own, versions, _first_last)


def with_expert(calls: Iterable[ScoredCall], expert: str) -> tuple[ScoredCall, ...]:
    """Return of the calls those an expert scored too, once for each other reviewer."""
    return tuple(
        replace(call, by=(theirs, other))
        for call in calls
        for theirs in call.by
        for other in call.by
        if theirs.rater == expert != other.rater
    )


def _scored_calls(
    reviews: Iterable[Review],
    versions: Mapping[str, RubricVersion],
    chosen: Callable[[Sequence[Review]], Mapping[str, Review]],
) -> tuple[ScoredCall, ...]:
    found: dict[tuple[str, str], list[Review]] = {}
    for review in sorted(reviews, key=lambda one: (one.finished_at or "", one.id)):
        if review.state is ReviewState.FINAL and review.revision == 1 and review.reason != SELF:
            found.setdefault((review.call_id, review.version_id), []).append(review)
    calls = []
    for (call_id, version_id), each in found.items():
        by = chosen(each)
        if len(by) > 1:
            version = versions[version_id]
            scored = tuple(_scored(rater, review, version) for rater, review in by.items())
            calls.append(ScoredCall(call_id, version, scored))
    return tuple(calls)


def _of_several(reviews: Sequence[Review]) -> Mapping[str, Review]:
    first: dict[str, Review] = {}
    for review in reviews:
        if not first or is_blind(review):
            first.setdefault(review.reviewer, review)
    return first


def _first_last(reviews: Sequence[Review]) -> Mapping[str, Review]:
    again = [review for review in reviews[1:] if review.reason == CALIBRATION]
    return {EARLIER: reviews[0], LATER: again[-1]} if again else {}


def _scored(rater: str, review: Review, version: RubricVersion) -> Scored:
    percent = score(version.rubric, review.answers).percent
    return Scored(rater, review, None if percent is None else float(percent))
