"""When the disk is full, the library is only read, or two want to write it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import (
    NoteHeard,
    SetAnswer,
    SetWords,
)
from callreview.app.edits.rubrics import AddRubric
from callreview.app.session import Session
from callreview.app.snapshot import OpenCall, Saving
from callreview.domain.errors import CallReviewError, LibraryTrouble
from callreview.domain.review import Answer
from callreview.domain.timebase import Span
from tests import builders
from tests.dumping import count, first
from tests.fulldisk import fill_disk

YES = Answer(option="yes")


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db", clock=builders.SteadyClock()) as session:
        yield session


def _open(session: Session) -> OpenCall:
    assert session.snapshot.open_call is not None
    return session.snapshot.open_call


def test_a_full_disk_loses_nothing(session: Session) -> None:
    draft = builders.start_review(session, builders.add_call(session))
    session.open_call(draft.call_id).wait()
    words = "long words " * 10_000
    fill_disk(session, pages=0)
    with pytest.raises(LibraryTrouble) as refused:
        session.do(SetWords(draft.id, "work_on", words)).wait()
    assert refused.value.code == "disk_full"
    trouble = (session.snapshot.saving, session.snapshot.saving_trouble)
    assert trouble == (Saving.FAILED, "disk_full")
    assert session.unsaved == (SetWords(draft.id, "work_on", words),)
    assert first(session.library, "SELECT work_on FROM reviews") == ""
    fill_disk(session, pages=1 << 20)
    session.do(SetAnswer(draft.id, "q1", YES)).wait()
    assert (session.snapshot.saving, len(session.unsaved)) == (Saving.SAVED, 0)
    review = _open(session).review
    assert review is not None
    assert (review.work_on, review.answers) == (words, {"q1": YES})
    assert session.find(lambda reader: reader.check()).wait().is_sound


def test_a_disk_that_stays_full_keeps_everything_in_order(session: Session) -> None:
    draft = builders.start_review(session, builders.add_call(session))
    fill_disk(session, pages=0)
    edits = [SetWords(draft.id, "work_on", "x" * 50_000 + str(number)) for number in range(3)]
    for edit in edits:
        with pytest.raises(LibraryTrouble):
            session.do(edit).wait()
    assert session.unsaved == tuple(edits)
    fill_disk(session, pages=1 << 20)
    session.do(SetWords(draft.id, "keep_doing", "y")).wait()
    assert not session.unsaved
    assert first(session.library, "SELECT work_on FROM reviews") == edits[-1].text


def test_a_session_that_only_reads_says_so(session: Session) -> None:
    call_id = builders.add_call(session)
    with builders.opened(session.library, read_only=True) as reading:
        assert reading.snapshot.read_only
        assert set(reading.snapshot.calls) == {call_id}
        with pytest.raises(LibraryTrouble) as refused:
            reading.do(AddMark(builders.mark(id="m", call_id=call_id))).wait()
        assert refused.value.code == "library_opened_to_read"
        assert reading.unsaved == ()
    session.do(AddMark(builders.mark(id="m", call_id=call_id))).wait()


def test_a_second_session_is_refused_and_leaves_no_thread(session: Session) -> None:
    with pytest.raises(LibraryTrouble) as refused:
        Session.open(session.library, reviewer="Kim", computer_id="c")
    assert refused.value.code == "library_in_use"


def test_after_closing_nothing_is_written(quick_path: Path) -> None:
    with builders.opened(quick_path / "library.db") as session:
        ticket = session.do(AddRubric(builders.rubric()))
    assert ticket.wait().number == 1  # what was asked before is done
    with pytest.raises(CallReviewError) as refused:
        session.do(AddRubric(builders.rubric(lines=1))).wait()
    assert refused.value.code == "session_closed"
    session.close()


def test_what_was_heard_is_kept_until_the_disk_takes_it(session: Session) -> None:
    draft = builders.start_review(session, builders.add_call(session))
    session.open_call(draft.call_id).wait()
    spans = tuple(Span(10 * number, 10 * number + 5) for number in range(5000))
    fill_disk(session, pages=0)
    with pytest.raises(LibraryTrouble):
        session.record(NoteHeard(draft.id, spans, 7)).wait()
    assert session.snapshot.saving is Saving.FAILED
    fill_disk(session, pages=1 << 20)
    session.record(NoteHeard(draft.id, (Span(0, 5),), 1)).wait()
    review = _open(session).review
    assert review is not None
    assert (review.heard, review.active_ms) == (spans, 8)
    assert (session.snapshot.saving_trouble, len(session.unsaved)) == ("", 0)


def test_half_a_letter_from_a_clipboard_does_not_stop_saving(session: Session) -> None:
    draft = builders.start_review(session, builders.add_call(session))
    session.do(SetWords(draft.id, "work_on", "half \ud83d of it, and 📞")).wait()
    assert first(session.library, "SELECT work_on FROM reviews") == "half \ufffd of it, and 📞"
    session.undo().wait()
    assert first(session.library, "SELECT work_on FROM reviews") == ""


def test_an_edit_that_cannot_be_read_again_is_saved_all_the_same(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_id = builders.add_call(session)
    session.open_call(call_id).wait()

    def fail(*_: object) -> None:
        raise LibraryTrouble("disk_trouble", path="")

    with monkeypatch.context() as broken:
        broken.setattr("callreview.app.desk.refresh", fail)
        session.do(AddMark(builders.mark(1, id="a", call_id=call_id))).wait()
    assert count(session.library, "marks") == 1
    assert not session.unsaved
    session.do(AddMark(builders.mark(2, id="b", call_id=call_id))).wait()
    assert [mark.id for mark in _open(session).marks] == ["a", "b"]
