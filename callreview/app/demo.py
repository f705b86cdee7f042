"""The sample calls: a library of their own, with one call reviewed, so that nothing is empty.

The calls and what was said of them lie in `resources/demo/` (made by `packaging/make_demo.py`).
Made twice, a sample library stays as it is.

Threads: whoever makes the samples opens and closes a session of its own meanwhile, so that
nothing of this can be undone later by somebody who did not do it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from callreview.app import places
from callreview.app.adding import AddReport, add_folder
from callreview.app.edits.agents import NameAgent
from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import (
    DiscardDraft,
    FinishReview,
    SetAnswer,
    SetWords,
    StartReview,
)
from callreview.app.edits.rubrics import AddRubric
from callreview.app.findings import NoteHeard
from callreview.app.jobs import Progress
from callreview.app.session import Session
from callreview.app.shipped import shipped_rubrics
from callreview.app.written import read_reviews, read_rubric
from callreview.audio.pool import Pool
from callreview.domain.call import Call, CallState
from callreview.domain.mark import Category, Mark
from callreview.domain.review import Review, ReviewState
from callreview.domain.review_file import WrittenReview
from callreview.domain.timebase import Span
from callreview.resources import resource

TITLE = "Sample calls"
SHOWN = "review"
REHEARSED = "rehearsal"
LOOKED_LONGER = 2  # times its length somebody spends on a call


@dataclass(frozen=True)
class Told:
    """What somebody said of one of the sample calls: marks and a whole review."""

    call: Call
    marks: tuple[Mark, ...]
    review: WrittenReview
    rubric: Path


def make_samples(
    library: Path, *, cache: Path | None = None, progress: Progress | None = None
) -> None:
    """Make the library of the sample calls, or see that it is whole, and close it again.

    A new one gets its name only when it is whole; one that was interrupted is gone on with.
    """
    if library.exists():
        _make_whole(library, cache, progress)
        return
    unfinished = library.with_name(f"{library.stem}-unfinished{library.suffix}")
    _make_whole(unfinished, cache, progress)
    if not (progress and progress.cancelled):
        unfinished.replace(library)


def fill_with_samples(
    session: Session, pool: Pool, *, progress: Progress | None = None
) -> AddReport:
    """Put the sample calls, their people, the score sheets and one review into a library."""
    folder = resource("demo")
    report = add_folder(session, pool, folder / "calls", scan=True, progress=progress)
    known = {ref for agent in session.snapshot.agents for ref in agent.refs}
    for ref, name in _json(folder / "people.json").items():
        if ref not in known:
            session.do(NameAgent(ref, name)).wait()
    for rubric in shipped_rubrics():
        session.do(AddRubric(rubric)).wait()
    if not report.cancelled:
        told = told_of(report.calls, SHOWN, session)
        if told.call.state is not CallState.REVIEWED:
            put_marks(session, told)
            length = told.call.recording.duration_ms or 0
            put_review(session, told, heard=Span(0, length))
    return report


def told_of(calls: Iterable[Call], name: str, session: Session) -> Told:
    """Return what is told of one of the sample calls under `name`."""
    folder = resource("demo")
    (review,) = read_reviews(folder / f"{name}.json")
    path = folder / review.call
    call = next(call for call in calls if Path(call.recording.path) == path)
    marks = tuple(
        Mark(
            id=session.new_key(),
            call_id=call.id,
            category=Category(mark["category"]),
            start_ms=mark["start_ms"],
            end_ms=mark.get("end_ms"),
            text=mark["text"],
            author=mark["author"],
        )
        for mark in _json(folder / f"{name}-marks.json")
    )
    return Told(call, marks, review, folder / review.rubric)


def put_marks(session: Session, told: Told) -> None:
    """Mark the call, unless it is marked."""
    if not told.call.marks:
        for mark in told.marks:
            session.do(AddMark(mark)).wait()


def put_review(session: Session, told: Told, *, heard: Span) -> Review:
    """Write the review as a draft, finish it, and return it.

    One that is finished already is returned as it is; a draft that was interrupted is begun anew.
    """
    version = session.do(AddRubric(read_rubric(told.rubric))).wait()
    key, written = session.new_key(), told.review
    for there in session.find(lambda reader: reader.reviews(told.call.id)).wait():
        if there.reviewer == written.reviewer and there.version_id == version.id:
            if there.state is ReviewState.FINAL:
                return there
            session.do(DiscardDraft(there.id)).wait()
    draft = Review(
        id=key,
        call_id=told.call.id,
        version_id=version.id,
        reviewer=written.reviewer,
        state=ReviewState.DRAFT,
        book=written.book,
        reason=written.reason,
        started_at="",
    )
    session.do(StartReview(draft)).wait()
    for line_id, answer in written.answers.items():
        session.do(SetAnswer(key, line_id, answer)).wait()
    session.do(SetWords(key, "keep_doing", written.keep_doing)).wait()
    session.do(SetWords(key, "work_on", written.work_on)).wait()
    spent = LOOKED_LONGER * heard.length_ms
    session.record(NoteHeard(key, (heard,), active_ms=spent)).wait()
    return session.do(FinishReview(key)).wait()


def _make_whole(library: Path, cache: Path | None, progress: Progress | None) -> None:
    session = Session.open(library, reviewer="", title=TITLE)
    try:
        if not _are_whole(session):
            with Pool(cache or places.sound(), size=1) as pool:
                fill_with_samples(session, pool, progress=progress)
    finally:
        session.close()


def _are_whole(session: Session) -> bool:
    files = {str(path) for path in (resource("demo") / "calls").rglob("*.*") if path.is_file()}
    calls = session.snapshot.calls.values()
    listed = {call.recording.path for call in calls if call.recording.sha256}
    return files <= listed and any(call.state is CallState.REVIEWED for call in calls)


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
