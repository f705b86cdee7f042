"""Reviews in files that go from computer to computer: written, looked into, taken over.

Threads: everything here may be called from any thread; it asks the session and waits.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app.clock import stamp
from callreview.app.edits.takeovers import TakeOverReview
from callreview.app.hashing import have_it_hashed
from callreview.app.outfile import is_recording, write_whole
from callreview.app.scorecards import final_ids_in_sight
from callreview.app.session import Reader, Session
from callreview.app.written import read_text
from callreview.domain.call import Call
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.review import Review, ReviewState
from callreview.domain.signed_file import (
    Heard,
    Origin,
    SignedFile,
    SignedReview,
    signed_from_text,
    signed_text,
)
from callreview.domain.taking_over import Entry, Preview, Standing, standing

if TYPE_CHECKING:
    from callreview.audio.pool import Pool

LARGEST_BYTES = 64_000_000
_AT_ONCE = 200


@dataclass(frozen=True)
class TakenOver:
    """What became of one review of a file: the `review` it is here now, or the `trouble`."""

    entry: Entry
    review: Review | None = None
    trouble: CallReviewError | None = None


def write_review_file(session: Session, review_ids: Iterable[str], path: Path) -> int:
    """Write final reviews with all their revisions, and return how many reviews that are.

    Raises Refused "review_unknown", "no_final_reviews", "review_file_too_large", "not_written".
    """
    if is_recording(path):
        raise CallReviewError("marks_over_recording", name=path.name)
    signed: dict[str, SignedReview] = {}
    roots = set()
    for review_id in review_ids:
        for one in session.find(partial(_signed_revisions, review_id=review_id)).wait():
            signed[one.review.id] = one
            roots.add(one.review.root_id)
    if not signed:
        raise CallReviewError("no_final_reviews")
    text = signed_text(_file(session, tuple(signed.values()))).encode()
    if len(text) > LARGEST_BYTES:
        raise CallReviewError("review_file_too_large", most=LARGEST_BYTES // 1_000_000)
    write_whole(path, text)
    return len(roots)


def reviews_of_calls(session: Session, call_ids: Collection[str]) -> tuple[str, ...]:
    """Return the finished reviews of calls that who looks sees, of each the newest revision."""
    wanted, found = set(call_ids), []
    every = final_ids_in_sight(session)
    for at in range(0, len(every), _AT_ONCE):
        part = every[at : at + _AT_ONCE]
        found += session.find(partial(_with_calls, review_ids=part)).wait()
    return tuple(review_id for review_id, call_id in found if call_id in wanted)


def preview(session: Session, path: Path) -> Preview:
    """Return what the reviews of a file would change here; raises Unreadable."""
    return preview_of(session, signed_from_text(read_text(path, LARGEST_BYTES), path.name))


def preview_of(session: Session, file: SignedFile) -> Preview:
    """Return what these reviews would change here."""
    known = {version.id for version in session.snapshot.rubrics}
    entries: list[Entry] = []
    for number, signed in enumerate(file.reviews, 1):
        root = signed.review.root_id
        there, call = session.find(partial(_what_is_there, signed=signed)).wait()
        stands, other = standing(signed.review, there)
        if stands is Standing.NEW and call is None:
            stands = Standing.NO_RECORDING
        if stands is Standing.NEW and _follows_a_conflict(entries, root):
            stands, other = Standing.CONFLICT, max(there, key=lambda one: one.revision)
        entries.append(Entry(number, signed, stands, call, other))
    needed = {entry.signed.review.version_id for entry in entries if entry.standing is Standing.NEW}
    return Preview(
        file, tuple(entries), tuple(key for key in file.rubrics if key in needed - known)
    )


def take_over(
    session: Session, pool: "Callable[[], Pool]", preview: Preview
) -> Iterator[TakenOver]:
    """Take over what is new, one review after another; nothing that is there is changed.

    A recording whose bytes nobody has read yet is read first. What was left out has a trouble.
    """
    for entry in preview.of(Standing.NEW):
        try:
            yield TakenOver(entry, _taken_over(session, pool, preview.file, entry))
        except CallReviewError as trouble:
            yield TakenOver(entry, trouble=trouble)


def _taken_over(
    session: Session, pool: "Callable[[], Pool]", file: SignedFile, entry: Entry
) -> Review:
    assert entry.call is not None
    heard = entry.signed.heard
    call = session.find(partial(_call_of, heard=heard)).wait() or entry.call
    have_it_hashed(session, pool, call)
    now = session.find(partial(_call_of, heard=heard)).wait()
    if now is None or heard.sha256 not in {file.sha256 for file in now.all_files}:
        raise Refused("recording_not_here", name=heard.name)
    review = replace(entry.signed.review, call_id=now.id)
    rubric = file.rubrics[review.version_id]
    return session.do(TakeOverReview(review, rubric, file.origin, file.sha256)).wait()


def _follows_a_conflict(entries: Iterable[Entry], root_id: str) -> bool:
    return any(
        entry.standing is Standing.CONFLICT and entry.signed.review.root_id == root_id
        for entry in entries
    )


def _what_is_there(reader: Reader, signed: SignedReview) -> tuple[tuple[Review, ...], Call | None]:
    return reader.revisions(signed.review.root_id), _call_of(reader, signed.heard)


def _call_of(reader: Reader, heard: Heard) -> Call | None:
    call_id = reader.call_of_recording(heard.sha256, heard.fingerprint, heard.size)
    return None if call_id is None else reader.calls([call_id]).get(call_id)


def _with_calls(reader: Reader, review_ids: Iterable[str]) -> list[tuple[str, str | None]]:
    return [(review_id, reader.call_of_review(review_id)) for review_id in review_ids]


def _signed_revisions(reader: Reader, review_id: str) -> tuple[SignedReview, ...]:
    root_id = reader.review(review_id).root_id
    final = [one for one in reader.revisions(root_id) if one.state is ReviewState.FINAL]
    calls = reader.calls([one.call_id for one in final])
    return tuple(SignedReview(one, _heard(one, calls.get(one.call_id))) for one in final)


def _heard(review: Review, call: Call | None) -> Heard:
    files = call.all_files if call else ()
    assert review.sha256 is not None
    for file in files:
        if file.sha256 == review.sha256:
            return Heard(review.sha256, file.name, file.size, file.fingerprint)
    raise Refused("recording_changed")


def _file(session: Session, reviews: tuple[SignedReview, ...]) -> SignedFile:
    used = {signed.review.version_id for signed in reviews}
    rubrics = {one.id: one.rubric for one in session.snapshot.rubrics if one.id in used}
    head = session.find(lambda reader: reader.audit_head()).wait()
    now = stamp(session.clock.now())
    origin = Origin(session.library_id, head.sequence, head.row_hash, now)
    return SignedFile(origin, rubrics, reviews)
