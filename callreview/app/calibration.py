"""Scoring calls a second time, and how far both agree.

    second_scores     a part of a random sample, by ticket, for somebody else to score
    score_again       one earlier call of one's own, picked by lot, the former review out of sight
    agreement_of      how far reviewers agree
    drift_of          how far one person agrees with themselves, weeks later

Threads: everything may be called from any thread; it asks the session and waits. The last two
take a moment (ranges are drawn 2,000 times) and are the work of a job.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from callreview.app.clock import stamp
from callreview.app.edits.queues import MakeQueue
from callreview.app.edits.reviews import StartReview
from callreview.app.session import Reader, Session
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.queue import Queue
from callreview.domain.review import Blind, Book, Review, ReviewState
from callreview.domain.unseen import CALIBRATION

if TYPE_CHECKING:
    from callreview.domain.agreement.pairs import ScoredCall
    from callreview.domain.agreement.report import Agreement
    from callreview.domain.rubric import RubricVersion

LEAST_PERCENT, USUAL_PERCENT, MOST_PERCENT = 10, 15, 20
WEEKS = 4
_AT_ONCE = 20
Pick = Callable[[Sequence[str]], str]


def second_scores(
    session: Session, draw_id: str, *, percent: int = USUAL_PERCENT, title: str = ""
) -> Queue:
    """Open the queue of calls of a sample that are to be scored a second time.

    They are those with the lowest tickets: who made the first reviews cannot choose. While the
    queue is open its calls show no other review to who has not scored them. In it are those that
    have a first score and no second. Refused "draw_unknown" or "no_second_scores".
    """
    draw = session.find(lambda reader: reader.draw(draw_id)).wait()
    chosen = draw.sample[: ceil(len(draw.sample) * percent / 100)]
    left = [
        call.call_id
        for call in chosen
        if session.find(partial(_is_scored_once, call_id=call.call_id)).wait()
    ]
    if not left:
        raise Refused("no_second_scores")
    queue = Queue(session.new_key(), title, CALIBRATION, draw.seed, tuple(dict.fromkeys(left)))
    return session.do(MakeQueue(queue)).wait()


def score_again(session: Session, *, weeks: int = WEEKS, pick: Pick = secrets.choice) -> Review:
    """Begin to score again a call that one reviewed at least so many weeks ago, picked by lot.

    It is scored on the same version of the score sheet; what was said then is out of sight until
    this is finished too. Refused "nothing_to_score_again" (`weeks`) or as `StartReview`.
    """
    before = stamp(session.clock.now() - timedelta(weeks=weeks))
    reviewer = session.reviewer
    found = session.find(lambda reader: reader.to_score_again(reviewer, before=before)).wait()
    if not found:
        raise Refused("nothing_to_score_again", weeks=weeks)
    key = pick(found)
    former = session.find(lambda reader: reader.review(key)).wait()
    again = Review(
        id=session.new_key(),
        call_id=former.call_id,
        version_id=former.version_id,
        reviewer=reviewer,
        state=ReviewState.DRAFT,
        book=Book.PICKED,
        reason=CALIBRATION,
        started_at="",
        blind=frozenset({Blind.OTHERS}),
    )
    return session.do(StartReview(again)).wait()


def agreement_of(session: Session, *, expert: str | None = None) -> "Agreement":
    """Return how far reviewers agree, as far as who looks sees their reviews.

    With an `expert`, how far the others agree with that person; CallReviewError "expert_unknown"
    if that person scored nothing that others scored.
    """
    from callreview.domain.agreement.report import agreement

    calls = scored_calls(session)
    if expert is None:
        return agreement(calls)
    from callreview.domain.agreement.pairs import with_expert

    held = with_expert(calls, expert)
    if not held:
        known = sorted({one.rater for call in calls for one in call.by}, key=str.casefold)
        raise CallReviewError("expert_unknown", who=expert, known=", ".join(known) or "–")
    return agreement(held, expert=expert)


def drift_of(session: Session, reviewer: str = "") -> "Agreement":
    """Return how far a reviewer, by default who looks, agrees with themselves."""
    from callreview.domain.agreement.pairs import of_one_reviewer
    from callreview.domain.agreement.report import drift

    reviews, versions = _read(session)
    return drift(of_one_reviewer(reviews, versions, reviewer or session.reviewer))


def scored_calls(session: Session) -> "tuple[ScoredCall, ...]":
    """Return the calls several people scored without seeing each other's answers."""
    from callreview.domain.agreement.pairs import between_reviewers

    return between_reviewers(*_read(session))


def _read(session: Session) -> "tuple[list[Review], dict[str, RubricVersion]]":
    found = session.find(lambda reader: reader.scored_twice()).wait()
    reviews: list[Review] = []
    for at in range(0, len(found), _AT_ONCE):
        part = found[at : at + _AT_ONCE]
        reviews += session.find(partial(_reviews, review_ids=part)).wait()
    return reviews, {version.id: version for version in session.snapshot.rubrics}


def _reviews(reader: Reader, review_ids: Iterable[str]) -> list[Review]:
    return [reader.review(review_id) for review_id in review_ids]


def _is_scored_once(reader: Reader, call_id: str) -> bool:
    final = [one for one in reader.reviews(call_id) if one.state is ReviewState.FINAL]
    is_first = any(one.book is Book.SAMPLE for one in final)
    return is_first and not any(one.reason == CALIBRATION for one in final)
