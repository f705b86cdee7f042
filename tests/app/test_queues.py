"""The queue by hand: calls put in, moved and taken out, passed over with a reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from callreview.app.edits.edit import Edit
from callreview.app.edits.queues import (
    AddToQueue,
    MakeQueue,
    MoveInQueue,
    RemoveFromQueue,
    SkipCall,
    TakeUpCall,
)
from callreview.app.findings import NoteLeftOff
from callreview.app.lots import pick_five
from callreview.app.session import Session
from callreview.domain.errors import Refused
from callreview.domain.queue import LeftOff, Queue, Skip
from tests import builders

KNOWN = Skip("known", "my own call")


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        yield session


def calls_in(session: Session, count: int = 3) -> list[str]:
    return [builders.add_call(session, f"{at}.wav") for at in range(count)]


def queued(session: Session) -> tuple[str, ...]:
    queue = session.snapshot.queue
    return queue.call_ids if queue else ()


def test_calls_are_put_into_a_queue_of_ones_own_and_behind_those_there(session: Session) -> None:
    one, two, three = calls_in(session)
    assert session.do(AddToQueue((two, one, two), "By hand")).wait() == 2
    assert session.do(AddToQueue((one, three), "Ignored")).wait() == 1
    assert queued(session) == (two, one, three)
    assert [queue.title for queue in (session.snapshot.queue,) if queue] == ["By hand"]
    session.undo().wait()
    session.undo().wait()
    assert not session.snapshot.queue
    session.redo().wait()
    assert queued(session) == (two, one)


def test_a_call_is_moved_and_taken_out_and_both_are_undone(session: Session) -> None:
    one, two, three = calls_in(session)
    session.do(AddToQueue((one, two, three))).wait()
    session.do(MoveInQueue(three, 0)).wait()
    assert queued(session) == (three, one, two)
    session.do(MoveInQueue(three, 99)).wait()
    assert queued(session) == (one, two, three)
    session.do(RemoveFromQueue(two)).wait()
    assert queued(session) == (one, three)
    for _step in range(3):
        session.undo().wait()
    assert queued(session) == (one, two, three)


def test_what_is_not_in_the_queue_is_neither_moved_nor_taken_out(session: Session) -> None:
    one, two, _three = calls_in(session)
    refuses(session, RemoveFromQueue(one), "no_queue")
    refuses(session, AddToQueue(()), "queue_empty")
    session.do(AddToQueue((two,))).wait()
    refuses(session, MoveInQueue(one, 0), "not_in_queue")
    refuses(session, TakeUpCall(one), "not_skipped")
    refuses(session, SkipCall("gone", KNOWN), "call_unknown")


def refuses(session: Session, edit: Edit[Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        session.do(edit).wait()
    assert refused.value.code == code


def test_a_skip_keeps_its_reason_and_can_be_taken_back_or_up(session: Session) -> None:
    one, *_others = calls_in(session)
    session.do(SkipCall(one, Skip("private"))).wait()
    session.do(SkipCall(one, KNOWN)).wait()
    assert session.snapshot.skips == {one: KNOWN}
    session.undo().wait()
    assert session.snapshot.skips == {one: Skip("private")}
    session.do(TakeUpCall(one)).wait()
    assert session.snapshot.skips == {}
    with pytest.raises(ValueError, match="without a reason"):
        Skip()


def test_beginning_a_review_takes_a_skipped_call_up(session: Session) -> None:
    one, *_others = calls_in(session)
    session.do(SkipCall(one, KNOWN)).wait()
    builders.start_review(session, one)
    assert session.snapshot.skips == {}
    session.undo().wait()
    assert session.snapshot.skips == {one: KNOWN}


def test_a_skipped_call_is_not_drawn(session: Session) -> None:
    one, *others = calls_in(session)
    session.do(SkipCall(one, KNOWN)).wait()
    assert set(pick_five(session).call_ids) == set(others)


def test_where_one_left_off_and_what_was_skipped_outlive_the_app(quick_path: Path) -> None:
    path = quick_path / "library.db"
    with builders.opened(path) as session:
        one, two, three = calls_in(session)
        session.do(MakeQueue(Queue("q", "Three", "practice", "", (one, two, three)))).wait()
        session.do(MoveInQueue(three, 0)).wait()
        session.do(SkipCall(two, KNOWN)).wait()
        session.record(NoteLeftOff(LeftOff(one, 5))).wait()
        session.record(NoteLeftOff(LeftOff(two, 1234))).wait()
        session.record(NoteLeftOff(LeftOff("gone", 1))).wait()
    with builders.opened(path) as session:
        assert queued(session) == (three, one, two)
        assert session.snapshot.skips == {two: KNOWN}
        assert session.snapshot.left_off == LeftOff(two, 1234)
