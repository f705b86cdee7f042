"""A day of scoring without a window: marks, answers, finishing, revising, and taking back."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.edits.agents import NameAgent
from callreview.app.edits.marks import AddMark, ChangeMark
from callreview.app.edits.queues import CloseQueue, MakeQueue
from callreview.app.edits.reviews import (
    FinishReview,
    NoteHeard,
    ReviseReview,
    SetAnswer,
    SetWords,
)
from callreview.app.edits.rubrics import AddRubric
from callreview.app.session import Session
from callreview.app.snapshot import OpenCall, Queue
from callreview.domain.call import CallState
from callreview.domain.errors import Refused
from callreview.domain.mark import Category
from callreview.domain.review import Answer, ReviewState
from callreview.domain.timebase import Span
from tests import builders
from tests.dumping import count, first

YES = Answer(option="yes")


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db", clock=builders.SteadyClock()) as session:
        yield session


def _open(session: Session) -> OpenCall:
    assert session.snapshot.open_call is not None
    return session.snapshot.open_call


def test_a_call_is_marked_scored_finished_and_found_again(quick_path: Path) -> None:
    path = quick_path / "library.db"
    with builders.opened(path) as session:
        call_id = builders.add_call(session)
        session.do(NameAgent("200", "Ana")).wait()
        session.do(
            MakeQueue(Queue(session.new_key(), "Five", "practice", "seed", (call_id,)))
        ).wait()
        session.open_call(call_id).wait()
        mark = builders.mark(id=session.new_key(), call_id=call_id, author="", created_at="")
        session.do(AddMark(mark))
        session.do(ChangeMark(mark.id, text="said her name", end_ms=4000))
        draft = builders.start_review(session, call_id)
        assert _open(session).review == draft
        assert session.snapshot.calls[call_id].state is CallState.DRAFT
        for line in ("q1", "q2", "q3"):
            session.do(SetAnswer(draft.id, line, YES))
        session.do(SetAnswer(draft.id, "q3", Answer(option="no", evidence=(Span(5, 9),))))
        session.do(SetWords(draft.id, "keep_doing", "the greeting"))
        session.record(NoteHeard(draft.id, (Span(0, 40_000), Span(30_000, 60_000)), 70_000))
        final = session.do(FinishReview(draft.id)).wait()
    assert (final.state, final.heard, final.heard_reason) == (
        ReviewState.FINAL, (Span(0, 60_000),), "",
    )  # fmt: skip
    with builders.opened(path) as session:
        call = session.snapshot.calls[call_id]
        assert (call.state, call.who, call.marks) == (CallState.REVIEWED, "Ana", 1)
        assert call.score_percent == pytest.approx(200 / 3)
        session.open_call(call_id).wait()
        again = _open(session)
        assert again.review == final
        assert [(one.text, one.author) for one in again.marks] == [("said her name", "Robin")]
        assert [queue.done_ids for queue in (session.snapshot.queue,) if queue] == [{call_id}]
        session.do(CloseQueue()).wait()
        assert not session.snapshot.queue
    assert first(path, "SELECT percent_exact FROM scores_view") == "200/3"
    assert first(path, "SELECT person FROM marks_view") == "Ana"
    assert first(path, "SELECT path FROM calls_view") == "/calls/call.wav"


def test_finishing_waits_for_the_required_answers(session: Session) -> None:
    draft = builders.start_review(session, builders.add_call(session))
    session.do(SetAnswer(draft.id, "q2", YES)).wait()
    with pytest.raises(Refused) as refused:
        session.do(FinishReview(draft.id)).wait()
    assert refused.value.code == "review_unanswered"
    assert refused.value.fields["lines"] == ("q1", "q3")
    assert session.snapshot.can_undo


def _all_but_heard(session: Session, call_id: str) -> str:
    draft = builders.start_review(session, call_id)
    for line in ("q1", "q2", "q3"):
        session.do(SetAnswer(draft.id, line, YES)).wait()
    return draft.id


def test_a_recording_nobody_read_whole_cannot_be_signed_off(session: Session) -> None:
    (met,) = builders.add_files(session, builders.listed())
    with pytest.raises(Refused) as refused:
        session.do(FinishReview(_all_but_heard(session, met.call_id))).wait()
    assert refused.value.code == "recording_not_hashed"


def test_hearing_too_little_wants_a_reason(session: Session) -> None:
    review = _all_but_heard(session, builders.add_call(session))
    session.record(NoteHeard(review, (Span(0, 46_000), Span(59_000, 99_000)), 5)).wait()
    with pytest.raises(Refused) as refused:
        session.do(FinishReview(review)).wait()
    assert (refused.value.code, refused.value.fields) == ("heard_too_little", {"percent": 78})
    final = session.do(FinishReview(review, heard_reason=" hold music ")).wait()
    assert final.heard_reason == "hold music"


def test_silence_that_was_skipped_is_as_good_as_heard(session: Session) -> None:
    review = _all_but_heard(session, builders.add_call(session))
    skipped = (Span(20_000, 45_000),)
    session.record(NoteHeard(review, (Span(0, 23_000), Span(45_000, 50_000)), 5, skipped)).wait()
    final = session.do(FinishReview(review)).wait()
    assert (final.heard_reason, final.skipped) == ("", skipped)


def test_a_final_review_stays_and_is_corrected_by_a_revision(session: Session) -> None:
    call_id = builders.add_call(session)
    session.open_call(call_id).wait()
    old = builders.finish_review(session, builders.start_review(session, call_id))
    for edit in (SetAnswer(old.id, "q1", None), SetWords(old.id, "work_on", "x")):
        with pytest.raises(Refused) as refused:
            session.do(edit).wait()
        assert refused.value.code == "review_is_final"
    with pytest.raises(Refused):
        session.do(ReviseReview(old.id, " ")).wait()
    new = session.do(ReviseReview(old.id, "misheard")).wait()
    assert (new.revision, new.revision_reason, new.answers) == (2, "misheard", old.answers)
    assert (_open(session).review, _open(session).earlier) == (new, (old,))
    with pytest.raises(Refused):
        session.do(ReviseReview(old.id, "again")).wait()
    final = builders.finish_review(session, new, {"q1": Answer(option="no")})
    assert _open(session).review == final
    assert session.snapshot.calls[call_id].score_percent == pytest.approx(200 / 3)
    newest = session.find(lambda reader: reader.final_reviews()).wait()
    every = session.find(lambda reader: reader.final_reviews(every_revision=True)).wait()
    assert (newest, every) == ((final,), (old, final))


def test_finishing_cannot_be_undone_nor_what_led_to_it(session: Session) -> None:
    call_id = builders.add_call(session)
    session.do(AddMark(builders.mark(id="m", call_id=call_id))).wait()
    builders.finish_review(session, builders.start_review(session, call_id))
    session.undo().wait()
    assert session.snapshot.calls[call_id].marks == 0
    assert not session.snapshot.can_undo
    assert session.snapshot.calls[call_id].state is CallState.REVIEWED


def test_one_call_has_one_draft_of_one_reviewer(session: Session) -> None:
    call_id = builders.add_call(session)
    builders.start_review(session, call_id)
    with pytest.raises(Refused) as refused:
        builders.start_review(session, call_id)
    assert refused.value.code == "draft_exists"
    session.reviewer = "Kim"
    assert builders.start_review(session, call_id).reviewer == "Kim"


def test_what_was_said_last_time_stands_beside(session: Session) -> None:
    earlier, now, other = (
        builders.add_call(session, name, agent_ref=ref)
        for name, ref in (("1.wav", "200"), ("2.wav", "200"), ("3.wav", "201"))
    )
    builders.finish_review(session, builders.start_review(session, other))
    session.open_call(now).wait()
    assert _open(session).last_time is None
    last = builders.finish_review(session, builders.start_review(session, earlier))
    assert _open(session).last_time == last


def test_a_score_sheet_is_kept_once_and_its_versions_are_counted(session: Session) -> None:
    first_version = session.do(AddRubric(builders.rubric(lines=2))).wait()
    same = session.do(AddRubric(builders.rubric(lines=2))).wait()
    next_version = session.do(AddRubric(builders.rubric(lines=3))).wait()
    assert same == first_version
    assert [v.number for v in session.snapshot.rubrics] == [2, 1]
    assert next_version == session.snapshot.rubrics[0]
    assert count(session.library, "audit") == 2


def test_typing_in_one_go_is_one_step(session: Session) -> None:
    draft = builders.start_review(session, builders.add_call(session))
    session.open_call(draft.call_id).wait()
    for text in ("w", "we", "well"):
        session.do(SetWords(draft.id, "work_on", text))
    session.end_go()
    session.do(SetWords(draft.id, "work_on", "well done")).wait()
    session.undo().wait()
    review = _open(session).review
    assert review is not None
    assert review.work_on == "well"
    session.undo().wait()
    review = _open(session).review
    assert review is not None
    assert review.work_on == ""
    session.redo().wait()
    session.redo().wait()
    review = _open(session).review
    assert review is not None
    assert review.work_on == "well done"


def test_another_edit_ends_the_go(session: Session) -> None:
    call_id = builders.add_call(session)
    session.open_call(call_id).wait()
    session.do(AddMark(builders.mark(1, id="a", call_id=call_id)))
    session.do(ChangeMark("a", text="o"))
    session.do(AddMark(builders.mark(2, id="b", call_id=call_id)))
    session.do(ChangeMark("a", text="one")).wait()
    session.undo().wait()
    assert [mark.text for mark in _open(session).marks] == ["o", ""]


def test_moving_a_mark_twice_is_two_steps(session: Session) -> None:
    call_id = builders.add_call(session)
    session.open_call(call_id).wait()
    session.do(AddMark(builders.mark(1, id="a", call_id=call_id)))
    session.do(ChangeMark("a", start_ms=10))
    session.do(ChangeMark("a", start_ms=20)).wait()
    session.undo().wait()
    assert [mark.start_ms for mark in _open(session).marks] == [10]


def test_what_has_changed_since_is_not_undone(session: Session) -> None:
    call_id = builders.add_call(session)
    session.do(AddMark(builders.mark(1, id="a", call_id=call_id)))
    session.do(ChangeMark("a", category=Category.NOTE)).wait()
    with sqlite3.connect(session.library) as other:  # another program, or a repair by hand
        other.execute("UPDATE marks SET category = 'improve'")
    other.close()
    with pytest.raises(Refused) as refused:
        session.undo().wait()
    assert refused.value.code == "changed_since"
    assert first(session.library, "SELECT category FROM marks") == "improve"


def test_with_nothing_to_undo_it_says_so(session: Session) -> None:
    for step, code in ((session.undo, "nothing_to_undo"), (session.redo, "nothing_to_redo")):
        with pytest.raises(Refused) as refused:
            step().wait()
        assert refused.value.code == code


def test_an_edit_that_changes_nothing_leaves_no_trace(session: Session) -> None:
    call_id = builders.add_call(session)
    session.do(AddMark(builders.mark(1, id="a", call_id=call_id))).wait()
    rows = count(session.library, "audit")
    session.do(ChangeMark("a", start_ms=1)).wait()
    assert count(session.library, "audit") == rows
    session.undo().wait()
    assert count(session.library, "marks") == 0
