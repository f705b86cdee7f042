"""Reviews kept from somebody: neither the open call nor the table shows them, or their score."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app import scorecards
from callreview.app.edits.handouts import SetHandout
from callreview.app.edits.marks import AddMark
from callreview.app.edits.queues import CloseQueue, MakeQueue
from callreview.app.edits.reviews import StartReview
from callreview.app.edits.rubrics import AddRubric
from callreview.app.jobs import Progress
from callreview.app.session import Session
from callreview.app.sheetreviews import impact
from callreview.app.snapshot import OpenCall
from callreview.app.summaries import reviewed_people
from callreview.app.tables import Exported, Wanted, export_tables
from callreview.domain.call import CallState
from callreview.domain.queue import Queue
from callreview.domain.review import Answer, Review
from callreview.domain.unseen import CALIBRATION, SELF, Unseen
from tests import builders

NO = Answer(option="no")


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    clock = builders.SteadyClock()
    with builders.opened(quick_path / "library.db", reviewer="Ana", clock=clock) as session:
        yield session


def shown(session: Session) -> OpenCall:
    session.pump()
    session.find(lambda _reader: None).wait()
    assert session.snapshot.open_call is not None
    return session.snapshot.open_call


def in_table(session: Session, call_id: str) -> tuple[CallState, int | None]:
    session.find(lambda _reader: None).wait()
    call = session.snapshot.calls[call_id]
    return call.state, None if call.score_percent is None else round(call.score_percent)


def begin(session: Session, call_id: str, reason: str) -> Review:
    version = session.snapshot.rubrics[0]
    usual = {"reviewer": "", "started_at": "", "call_id": call_id, "reason": reason}
    new = builders.review(version, id=session.new_key(), **usual)
    return session.do(StartReview(new)).wait()


def own_review(session: Session, **answers: Answer) -> str:
    """Have Ana review a call of hers, and keep it open."""
    call_id = builders.add_call(session)
    session.open_call(call_id).wait()
    first = builders.start_review(session, call_id)
    builders.finish_review(session, first)
    other = builders.add_call(session, "own.wav")
    session.open_call(other).wait()
    builders.finish_review(session, begin(session, other, SELF), answers)
    return other


def test_a_coach_sees_a_review_of_oneself_when_the_coachs_own_is_finished(
    session: Session,
) -> None:
    call_id = own_review(session, q1=NO)
    assert shown(session).review is not None
    assert in_table(session, call_id) == (CallState.REVIEWED, 67)
    session.reviewer = "Coach"
    assert [call.is_self_reviewed for call in session.snapshot.calls.values()] == [False, True]
    seen = shown(session)
    assert (seen.review, seen.earlier, seen.unseen) == (None, (), (Unseen("Ana", SELF, True),))
    assert in_table(session, call_id) == (CallState.NEW, None)
    draft = begin(session, call_id, "coaching")
    assert shown(session).review == draft
    assert in_table(session, call_id) == (CallState.DRAFT, None)
    session.reviewer = "Ana"
    assert shown(session).review != draft
    assert in_table(session, call_id) == (CallState.REVIEWED, 67)
    session.reviewer = "Coach"
    final = builders.finish_review(session, draft)
    seen = shown(session)
    assert (seen.review, [one.reviewer for one in seen.earlier]) == (final, ["Ana"])
    assert seen.unseen == ()
    assert in_table(session, call_id) == (CallState.REVIEWED, 100)


def test_who_writes_of_themselves_does_not_see_the_coachs_score_in_the_table(
    session: Session,
) -> None:
    call_id = builders.add_call(session)
    session.reviewer = "Coach"
    builders.finish_review(session, builders.start_review(session, call_id))
    session.reviewer = "Ana"
    session.open_call(call_id).wait()
    assert in_table(session, call_id) == (CallState.REVIEWED, 100)
    draft = begin(session, call_id, SELF)
    assert in_table(session, call_id) == (CallState.DRAFT, None)
    builders.finish_review(session, draft, {"q1": NO})
    assert in_table(session, call_id) == (CallState.REVIEWED, 100)
    assert [one.reviewer for one in (shown(session).review, *shown(session).earlier) if one] == [
        "Coach",
        "Ana",
    ]


def test_marks_of_who_reviews_apart_are_kept_from_sight_as_long(session: Session) -> None:
    call_id = own_review(session)
    session.do(AddMark(builders.mark(1000, id="own", call_id=call_id, author=""))).wait()
    session.reviewer = "Coach"
    session.do(AddMark(builders.mark(2000, id="coach", call_id=call_id, author=""))).wait()
    assert [mark.id for mark in shown(session).marks] == ["coach"]
    builders.finish_review(session, begin(session, call_id, "coaching"))
    assert [mark.id for mark in shown(session).marks] == ["own", "coach"]


def test_calls_asked_to_be_scored_a_second_time_hide_their_score_until_the_queue_is_closed(
    session: Session,
) -> None:
    call_id = builders.add_call(session)
    session.open_call(call_id).wait()
    builders.finish_review(session, builders.start_review(session, call_id))
    session.reviewer = "Ben"
    assert in_table(session, call_id) == (CallState.REVIEWED, 100)
    queue = Queue(session.new_key(), "Again", CALIBRATION, "", (call_id,))
    session.do(MakeQueue(queue)).wait()
    assert in_table(session, call_id) == (CallState.NEW, None)
    assert (shown(session).review, len(shown(session).unseen)) == (None, 1)
    second = begin(session, call_id, CALIBRATION)
    builders.finish_review(session, second)
    assert session.snapshot.queue is not None
    assert session.snapshot.queue.done_ids == {call_id}
    assert len(shown(session).earlier) == 1
    session.do(CloseQueue()).wait()
    session.reviewer = "Cem"
    assert in_table(session, call_id) == (CallState.REVIEWED, 100)


def test_nobody_takes_back_what_somebody_else_did_in_a_review(session: Session) -> None:
    call_id = builders.add_call(session)
    session.do(AddRubric(builders.rubric())).wait()
    session.do(AddMark(builders.mark(id="mark", call_id=call_id))).wait()
    session.reviewer = "Ana Ruiz"  # the same person, asked for the name
    session.find(lambda _reader: None).wait()
    kept = session.snapshot.can_undo
    draft = begin(session, call_id, SELF)
    session.reviewer = "Coach"
    session.find(lambda _reader: None).wait()
    assert (kept, session.snapshot.can_undo) == (True, False)
    session.do(AddMark(builders.mark(id="other", call_id=call_id))).wait()
    session.undo().wait()
    session.reviewer = "Ana Ruiz"
    session.undo().wait()
    assert draft.id not in {one.id for one in session.find(lambda of: of.reviews(call_id)).wait()}


def test_a_review_of_oneself_does_not_do_the_coachs_work(session: Session) -> None:
    call_id = builders.add_call(session)
    builders.start_review(session, builders.add_call(session, "other.wav"))
    session.do(MakeQueue(Queue(session.new_key(), "Five", "coaching", "", (call_id,)))).wait()
    builders.finish_review(session, begin(session, call_id, SELF))
    assert session.snapshot.queue is not None
    assert session.snapshot.queue.done_ids == frozenset()


def test_what_was_said_last_time_is_not_what_somebody_wrote_of_themselves(
    session: Session,
) -> None:
    session.do(AddRubric(builders.rubric())).wait()
    other, third = builders.add_call(session, "a.wav"), builders.add_call(session, "b.wav")
    own = builders.finish_review(session, begin(session, other, SELF))
    session.open_call(third).wait()
    assert shown(session).last_time == own
    session.reviewer = "Coach"
    assert shown(session).last_time is None


def test_papers_of_the_window_leave_out_what_is_kept_from_who_looks(
    session: Session, quick_path: Path
) -> None:
    own = own_review(session, q1=NO)
    drawn, seen = scorecards.final_ids_in_sight(session), Wanted(in_sight=True)
    assert len(drawn) == 2
    session.reviewer = "Coach"
    assert set(scorecards.final_review_ids(session)) == {*drawn}
    (left,) = scorecards.final_ids_in_sight(session)
    assert session.find(lambda reader: reader.call_of_review(left)).wait() != own
    kept = (set(drawn) - {left}).pop()
    session.do(SetHandout(kept, "given_on", "2026-03-13")).wait()
    path = quick_path / "all.json"
    assert export_tables(session, path, seen) == Exported(reviews=1, marks=0, unseen=1)
    assert kept not in path.read_text("utf-8")
    assert export_tables(session, path) == Exported(reviews=2, marks=0)
    assert path.read_text("utf-8").count(kept) > 1
    version = session.snapshot.rubrics[0]
    tried = impact(session, version.sheet_id, version.rubric, Progress())
    assert [one.review_id for one in tried.reviews] == [left]


def test_what_somebody_wrote_of_themselves_is_in_no_summary(session: Session) -> None:
    own_review(session)
    people = reviewed_people(session)
    assert [len(ids) for _name, ids in people.values()] == [1]
