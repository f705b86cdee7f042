"""The session: what it tells those who show something, who goes first, where bugs arrive."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from callreview.app.change import Change, Topic
from callreview.app.edits.edit import Edit
from callreview.app.edits.marks import AddMark, ChangeMark, RemoveMark
from callreview.app.edits.rubrics import AddRubric
from callreview.app.session import Session
from callreview.app.snapshot import OpenCall, Saving
from callreview.domain.review import Answer
from callreview.store.page import Page
from tests import builders
from tests.dumping import count

YES = Answer(option="yes")


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db", clock=builders.SteadyClock()) as session:
        yield session


def _open(session: Session) -> OpenCall:
    assert session.snapshot.open_call is not None
    return session.snapshot.open_call


def test_a_change_names_only_what_changed(session: Session) -> None:
    call_id, other = builders.add_call(session, "a.wav"), builders.add_call(session, "b.wav")
    session.open_call(other).wait()
    told: list[Change] = []
    unsubscribe = session.subscribe(told.append)
    session.do(AddMark(builders.mark(id="m", call_id=call_id))).wait()
    seen = [change for change in told if change.touches(Topic.CALLS)]
    assert [change.calls for change in seen] == [frozenset({call_id})]
    assert not any(change.touches(Topic.MARKS) for change in told)
    session.do(ChangeMark("m", text="words")).wait()
    assert not any(change.touches(Topic.CALLS) for change in told[len(seen) + 2 :])
    unsubscribe()
    told.clear()
    session.do(RemoveMark("m")).wait()
    assert told == []


def test_saved_is_said_after_commit(session: Session) -> None:
    call_id = builders.add_call(session)
    said: list[tuple[Saving, int]] = []
    session.subscribe(
        lambda change: (
            said.append((session.snapshot.saving, count(session.library, "marks")))
            if change.touches(Topic.SAVING)
            else None
        )
    )
    session.do(AddMark(builders.mark(id="m", call_id=call_id))).wait()
    assert said[0][0] is Saving.WAITING
    assert said[-1] == (Saving.SAVED, 1)


def test_refusals_nobody_asks_for_are_told_to_one_place(session: Session) -> None:
    told: list[str] = []
    session.on_refused = lambda error: told.append(error.code)
    session.do(RemoveMark("gone"))
    session.do(RemoveMark("gone")).then(lambda _: None, lambda error: None)
    session.open_call(None).wait()
    assert told == ["mark_unknown"]
    assert session.snapshot.saving is Saving.SAVED


def test_callbacks_run_on_the_main_thread_after_the_snapshot(session: Session) -> None:
    call_id = builders.add_call(session)
    seen: list[tuple[int, bool]] = []
    ticket = session.do(AddMark(builders.mark(id="m", call_id=call_id)))
    ticket.then(
        lambda _: seen.append(
            (session.snapshot.calls[call_id].marks, threading.current_thread().name == "store")
        )
    )
    ticket.wait()
    ticket.then(lambda _: seen.append((-1, False)))
    session.pump()
    assert seen == [(1, False), (-1, False)]


def test_a_window_is_woken_to_take_what_has_arrived(quick_path: Path) -> None:
    posted: list[Callable[[], None]] = []
    arrived = threading.Event()

    def deliver(work: Callable[[], None]) -> None:
        posted.append(work)
        arrived.set()

    session = Session.open(
        quick_path / "library.db", reviewer="Robin", deliver=deliver, computer_id="c"
    )
    try:
        arrived.clear()
        session.do(AddRubric(builders.rubric()))
        assert arrived.wait(10)
        assert session.snapshot.rubrics == ()
        posted[-1]()
        assert len(session.snapshot.rubrics) == 1
    finally:
        session.close()


def test_other_threads_may_ask_and_wait(session: Session) -> None:
    call_id = builders.add_call(session)
    found: list[object] = []

    def work() -> None:
        session.do(AddMark(builders.mark(id="m", call_id=call_id))).wait(10)
        found.append(session.find(lambda reader: reader.marks(call_id)).wait(10))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    session.pump()
    assert len(found) == 1
    assert session.snapshot.calls[call_id].marks == 1


def test_a_bug_in_the_store_thread_reaches_the_main_thread(session: Session) -> None:
    def work(_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        session.find(work).wait()
    session.find(work)
    with pytest.raises(ZeroDivisionError):  # nobody waits for it: it is nobody's to hide
        session.find(lambda _: None).wait()
    assert builders.add_call(session)  # and the store goes on


def test_people_go_before_the_machine(session: Session) -> None:
    order: list[str] = []
    gate = threading.Event()
    session.find(lambda _: gate.wait(10))
    slow = session.find(lambda _: order.append("machine"))
    session.do(_Note(order))
    gate.set()
    slow.wait()
    assert order == ["person", "machine"]


@dataclass(frozen=True)
class _Note(Edit[None]):
    """Notes when it is carried out; changes nothing."""

    order: list[str]
    kind = "note"
    target = ""

    def apply(self, page: Page) -> None:
        self.order.append("person")
