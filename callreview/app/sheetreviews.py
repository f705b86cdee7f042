"""The final reviews of a score sheet, whichever version they were done on, looked at anew.

Threads: what takes a `Progress` is work for a job; it reads the library in small pieces and
alters nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from callreview.app.jobs import Progress
from callreview.app.session import Session
from callreview.domain.review import Review
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.rubric_check import require_sound
from callreview.domain.rubric_health import Health, Reviewed, disputes_of, health
from callreview.domain.rubric_impact import Impact, rescored
from callreview.store.reader import Reader

_AT_ONCE = 20
"""Read in one go: a few milliseconds."""


def impact(session: Session, sheet_id: str, draft: Rubric, progress: Progress) -> Impact:
    """Return what the reviews of a sheet that are in sight would score under a draft.

    Raises Unreadable with the first thing that is wrong with the draft. Cancelled, it is the
    impact on the reviews looked at so far.
    """
    require_sound(draft)
    unseen = session.find(lambda reader: reader.unseen_ids()).wait()
    found = [
        rescored(review, rubric, draft)
        for rubric, review in _reviewed(session, sheet_id, progress)
        if review.id not in unseen
    ]
    return Impact(tuple(found))


def sheet_health(
    session: Session,
    sheet_id: str,
    rubric: Rubric,
    progress: Progress,
    disputes: Mapping[str, int] | None = None,
) -> Health:
    """Return what the reviews of a sheet say of the questions of `rubric`, a version of it.

    `disputes` says by line how often its answer was disputed; without it, how often a revision
    changed its answer.
    """
    all_ = tuple(_reviewed(session, sheet_id, progress, every_revision=True))
    by_root: dict[str, list[Reviewed]] = {}
    for one in all_:
        by_root.setdefault(one[1].root_id, []).append(one)
    revisions = [sorted(each, key=lambda one: one[1].revision) for each in by_root.values()]
    if disputes is None:
        disputes = disputes_of(_pairs(revisions))
    return health(rubric, [each[-1] for each in revisions], disputes)


def _pairs(revisions: Sequence[Sequence[Reviewed]]) -> Iterator[tuple[Review, Review]]:
    for each in revisions:
        for (_, earlier), (_, later) in pairwise(each):
            yield earlier, later


def _reviewed(
    session: Session, sheet_id: str, progress: Progress, *, every_revision: bool = False
) -> Iterator[Reviewed]:
    versions = session.find(partial(_versions, sheet_id=sheet_id)).wait()
    rubrics = {version.id: version.rubric for version in versions}
    ask = partial(_review_ids, version_ids=tuple(rubrics), every_revision=every_revision)
    review_ids = session.find(ask).wait()
    for start in range(0, len(review_ids), _AT_ONCE):
        if progress.cancelled:
            return
        progress(start, len(review_ids))
        some = review_ids[start : start + _AT_ONCE]
        for review in session.find(partial(_reviews, review_ids=some)).wait():
            yield rubrics[review.version_id], review
    progress(len(review_ids), len(review_ids))


def _versions(reader: Reader, sheet_id: str) -> tuple[RubricVersion, ...]:
    return reader.versions_of(sheet_id)


def _review_ids(
    reader: Reader, version_ids: tuple[str, ...], *, every_revision: bool
) -> tuple[str, ...]:
    return reader.final_review_ids(version_ids, every_revision=every_revision)


def _reviews(reader: Reader, review_ids: tuple[str, ...]) -> tuple[Review, ...]:
    return tuple(map(reader.review, review_ids))
