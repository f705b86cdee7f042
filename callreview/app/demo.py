"""The sample calls: a library of their own, with one call reviewed, so that nothing is empty.

The calls and what was said of one of them lie in `resources/demo/` (made by
`packaging/make_demo.py`). Made twice, a sample library stays as it is.

Threads: whoever makes the samples opens and closes a session of its own meanwhile, so that
nothing of this can be undone later by somebody who did not do it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from callreview.app.adding import AddReport, add_folder
from callreview.app.edits.agents import NameAgent
from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import FinishReview, SetAnswer, SetWords, StartReview
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


@dataclass(frozen=True)
class Samples:
    """What came of filling a library with the samples: what was added, the reviewed call."""

    report: AddReport
    reviewed: str


def make_samples(
    library: Path, *, cache: Path | None = None, progress: Progress | None = None
) -> None:
    """Make the library of the sample calls, or see that it is whole, and close it again."""
    session = Session.open(library, reviewer="", title=TITLE)
    try:
        if not _are_whole(session):
            with Pool(cache, size=1) as pool:
                fill_with_samples(session, pool, progress=progress)
    finally:
        session.close()


def fill_with_samples(session: Session, pool: Pool, *, progress: Progress | None = None) -> Samples:
    """Put the sample calls, their people, the score sheets and one review into a library."""
    folder = resource("demo")
    report = add_folder(session, pool, folder / "calls", scan=True, progress=progress)
    known = {ref for agent in session.snapshot.agents for ref in agent.refs}
    for ref, name in _json(folder / "people.json").items():
        if ref not in known:
            session.do(NameAgent(ref, name)).wait()
    for rubric in shipped_rubrics():
        session.do(AddRubric(rubric)).wait()
    (written,) = read_reviews(folder / "review.json")
    call = _call_at(report, folder / written.call)
    if call.state is CallState.NEW and not report.cancelled:
        _mark(session, call, _json(folder / "marks.json"))
        _review(session, call, written, folder)
    return Samples(report, call.id)


def _are_whole(session: Session) -> bool:
    files = {str(path) for path in (resource("demo") / "calls").rglob("*.*") if path.is_file()}
    calls = session.snapshot.calls.values()
    listed = {call.recording.path for call in calls if call.recording.sha256}
    return files <= listed and any(call.state is not CallState.NEW for call in calls)


def _call_at(report: AddReport, path: Path) -> Call:
    return next(call for call in report.calls if Path(call.recording.path) == path)


def _mark(session: Session, call: Call, marks: list[Mapping[str, Any]]) -> None:
    if call.marks:
        return
    for mark in marks:
        new = Mark(
            id=session.new_key(),
            call_id=call.id,
            category=Category(mark["category"]),
            start_ms=mark["start_ms"],
            end_ms=mark.get("end_ms"),
            text=mark["text"],
            author=mark["author"],
        )
        session.do(AddMark(new)).wait()


def _review(session: Session, call: Call, written: WrittenReview, folder: Path) -> None:
    version = session.do(AddRubric(read_rubric(folder / written.rubric))).wait()
    key = session.new_key()
    review = Review(
        id=key,
        call_id=call.id,
        version_id=version.id,
        reviewer=written.reviewer,
        state=ReviewState.DRAFT,
        book=written.book,
        reason=written.reason,
        started_at="",
    )
    session.do(StartReview(review)).wait()
    for line_id, answer in written.answers.items():
        session.do(SetAnswer(key, line_id, answer)).wait()
    session.do(SetWords(key, "keep_doing", written.keep_doing)).wait()
    session.do(SetWords(key, "work_on", written.work_on)).wait()
    length = call.recording.duration_ms or 0
    session.record(NoteHeard(key, (Span(0, length),), active_ms=2 * length)).wait()
    session.do(FinishReview(key)).wait()


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
