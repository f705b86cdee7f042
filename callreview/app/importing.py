"""Reviews from files: what was written elsewhere becomes reviews of calls in this library."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from callreview.app.called import call_named, is_start_of_key
from callreview.app.edits.imports import ImportReview
from callreview.app.edits.reviews import FinishReview
from callreview.app.edits.rubrics import AddRubric
from callreview.app.hashing import have_it_hashed
from callreview.app.session import Session
from callreview.app.written import read_reviews, read_rubric
from callreview.audio.pool import Pool
from callreview.domain.call import Call
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.identity import key_started_by
from callreview.domain.review import Answer, Review, ReviewState
from callreview.domain.review_file import WrittenReview
from callreview.domain.rubric import RubricVersion


@dataclass(frozen=True)
class Imported:
    """What became of one written review: `review`, new or `known` before, or the `trouble`.

    `finished` when it was a draft before and is final now.
    """

    number: int
    call: str
    review: Review | None = None
    known: bool = False
    finished: bool = False
    trouble: CallReviewError | None = None


def import_reviews(
    session: Session, pool: Pool, path: Path, *, final: bool, heard_reason: str
) -> Iterator[Imported]:
    """Add the reviews of a file one by one; those that are there already change nothing.

    `final` makes all of them final, also where the file does not say so. Raises Unreadable if
    the file cannot be understood; what is wrong with one review is its `trouble`.
    """
    for number, written in enumerate(read_reviews(path), 1):
        importing = _Importing(session, pool, path, heard_reason)
        try:
            yield importing.one(number, written, final=final or written.final)
        except CallReviewError as trouble:
            yield Imported(number, written.call, trouble=trouble)


class _Importing:
    """One written review on its way into the library."""

    def __init__(self, session: Session, pool: Pool, path: Path, heard_reason: str) -> None:
        self._session = session
        self._pool = pool
        self._file = path.absolute()
        self._heard_reason = heard_reason

    def one(self, number: int, written: WrittenReview, *, final: bool) -> Imported:
        """Add it, unless it is there."""
        call = call_named(self._session, written.call, self._file.parent)
        version = self._version(written.rubric)
        answers = {line: said for line, said in written.answers.items() if said != Answer()}
        new = Review(
            id=self._session.new_key(),
            call_id=call.id,
            version_id=version.id,
            reviewer=written.reviewer,
            state=ReviewState.DRAFT,
            book=written.book,
            reason=written.reason,
            started_at="",
            answers=answers,
            keep_doing=written.keep_doing,
            work_on=written.work_on,
        )
        for there in self._session.find(lambda reader: reader.reviews(call.id)).wait():
            if _say_the_same(there, new):
                return self._known(number, written.call, call, there, final=final)
        if final:
            have_it_hashed(self._session, lambda: self._pool, call)
        try:
            added = self._session.do(ImportReview(new, final, self._heard_reason)).wait()
        except Refused as refused:
            if refused.code != "draft_exists":
                raise
            raise Refused("draft_of_reviewer", reviewer=new.reviewer) from refused
        return Imported(number, written.call, added)

    def _known(self, number: int, said: str, call: Call, there: Review, *, final: bool) -> Imported:
        """Leave what is there as it is; only a draft that is to be final becomes so."""
        if there.state is ReviewState.FINAL or not final:
            return Imported(number, said, there, known=True)
        have_it_hashed(self._session, lambda: self._pool, call)
        finished = self._session.do(FinishReview(there.id, self._heard_reason)).wait()
        return Imported(number, said, finished, known=True, finished=True)

    def _version(self, said: str) -> RubricVersion:
        versions = {version.id: version for version in self._session.snapshot.rubrics}
        if said.lower() in versions:
            return versions[said.lower()]
        beside = self._file.parent / said
        path = beside if beside.is_file() else Path(said)
        if path.is_file():
            return self._session.do(AddRubric(read_rubric(path))).wait()
        if is_start_of_key(said):
            return versions[key_started_by(said, versions)]
        raise Refused("rubric_not_found", rubric=said)


def _say_the_same(there: Review, new: Review) -> bool:
    fields = ["version_id", "reviewer", "keep_doing", "work_on"]
    if there.draw_id is None:  # else the library wrote down which book it is of
        fields += ["book", "reason"]
    same = all(getattr(there, field) == getattr(new, field) for field in fields)
    return same and dict(there.answers) == dict(new.answers)
