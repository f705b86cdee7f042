"""A mark that moves into a question is no mark meanwhile, and the same one again afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import DiscardDraft, ReviseReview, SetAnswer
from callreview.app.session import Session
from callreview.app.snapshot import OpenCall
from callreview.app.tables import Exported, export_tables
from callreview.domain.mark import Mark
from callreview.domain.review import Answer, MovedMark, Review
from callreview.domain.timebase import Span
from tests import builders
from tests.dumping import count


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    clock = builders.SteadyClock()
    with builders.opened(quick_path / "library.db", clock=clock) as session:
        yield session


@pytest.fixture
def kept(session: Session) -> Mark:
    call_id = builders.add_call(session)
    session.open_call(call_id).wait()
    return session.do(AddMark(builders.mark(1000, call_id=call_id, text="greeted"))).wait()


@pytest.fixture
def draft(session: Session, kept: Mark) -> Review:
    return builders.start_review(session, kept.call_id)


def opened(session: Session) -> OpenCall:
    assert session.snapshot.open_call is not None
    return session.snapshot.open_call


def move(session: Session, draft: Review, mark: Mark, *more: Span) -> None:
    moments = (MovedMark(1000, 3000, mark.id), *more)
    session.do(SetAnswer(draft.id, "q1", Answer(option="yes", evidence=moments))).wait()


def marks(session: Session) -> tuple[tuple[Mark, ...], int]:
    return opened(session).marks, session.snapshot.calls[opened(session).call.id].marks


def test_a_mark_moves_into_a_question_and_comes_back_as_it_was(
    session: Session, kept: Mark, draft: Review
) -> None:
    move(session, draft, kept, Span(4000, 5000))
    assert marks(session) == ((), 0)
    review = opened(session).review
    assert review is not None
    assert review.answer("q1").evidence == (MovedMark(1000, 3000, kept.id), Span(4000, 5000))
    session.do(SetAnswer(draft.id, "q1", Answer(evidence=(Span(4000, 5000),)))).wait()
    assert marks(session) == ((kept,), 1)


def test_to_move_a_mark_is_one_step_that_is_undone_and_done_again(
    session: Session, kept: Mark, draft: Review
) -> None:
    move(session, draft, kept)
    session.undo().wait()
    assert marks(session) == ((kept,), 1)
    session.redo().wait()
    assert marks(session) == ((), 0)


def test_a_mark_comes_back_when_the_draft_is_thrown_away(
    session: Session, kept: Mark, draft: Review
) -> None:
    move(session, draft, kept)
    session.do(DiscardDraft(draft.id)).wait()
    assert marks(session) == ((kept,), 1)
    session.undo().wait()
    assert marks(session) == ((), 0)


def test_a_revision_may_let_it_go_again(session: Session, kept: Mark, draft: Review) -> None:
    move(session, draft, kept)
    answers = {"q1": Answer(option="yes", evidence=(MovedMark(1000, 3000, kept.id),))}
    final = builders.finish_review(session, draft, answers)
    assert marks(session) == ((), 0)
    later = session.do(ReviseReview(final.id, "heard again")).wait()
    assert later.answer("q1").evidence == (MovedMark(1000, 3000, kept.id),)
    session.do(SetAnswer(later.id, "q1", Answer(option="yes"))).wait()
    assert marks(session) == ((kept,), 1)
    session.do(DiscardDraft(later.id)).wait()
    assert marks(session) == ((), 0)


def test_what_leaves_the_library_has_it_once(
    session: Session, kept: Mark, draft: Review, quick_path: Path
) -> None:
    path = quick_path / "all.json"
    assert export_tables(session, path) == Exported(reviews=0, marks=1)
    move(session, draft, kept)
    assert export_tables(session, path) == Exported(reviews=0, marks=0)
    assert (count(session.library, "marks"), count(session.library, "marks_view")) == (1, 0)
