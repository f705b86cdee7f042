"""A large library is shown with its newest calls first; the others follow as changes."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pytest

from callreview.app import refresh, session
from callreview.app.change import Change
from callreview.app.edits.folders import ForgetFolder
from callreview.app.edits.marks import AddMark
from callreview.app.edits.queues import MakeQueue
from callreview.app.lots import pick_five
from callreview.app.session import Session
from callreview.domain.errors import LibraryTrouble
from callreview.domain.queue import Queue
from callreview.store.reader import Reader
from tests.builders import COMPUTER, add_files, facts, listed, mark, opened

HOURS = [f"2026-03-12T{hour:02}:00:00" for hour in range(11)]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "FIRST_CALLS", 2)
    monkeypatch.setattr(session, "CALLS_AT_ONCE", 2)


@pytest.fixture
def path(quick_path: Path) -> Path:
    path = quick_path / "library.db"
    with opened(path) as session:
        add_files(session, *(listed(f"/calls/{at}", facts=facts(start_local=at)) for at in HOURS))
    return path


@pytest.fixture
def parted(path: Path) -> Iterator[Session]:
    session = Session.open(path, reviewer="Robin", computer_id=COMPUTER, in_parts=True)
    yield session
    session.close()


def starts(session: Session, keys: Iterable[str] | None = None) -> set[str]:
    calls = session.snapshot.calls
    return {str(calls[key].facts.start_local) for key in (calls if keys is None else keys)}


def test_the_newest_calls_are_there_at_once(parted: Session) -> None:
    assert starts(parted) == set(HOURS[-2:])
    assert parted.snapshot.unread == len(HOURS) - 2


def test_the_others_come_newest_first_and_each_part_is_told(parted: Session) -> None:
    told: list[Change] = []
    parted.subscribe(told.append)
    parted.all_read.wait()
    assert parted.snapshot.unread == 0
    parts = [starts(parted, change.added) for change in told]
    assert parts == [set(HOURS[max(0, at - 2) : at]) for at in (9, 7, 5, 3, 1)]
    assert [change.calls for change in told] == [change.added for change in told]


def test_what_a_person_does_meanwhile_is_kept(parted: Session) -> None:
    oldest = parted.find(lambda reader: reader.calls_newest_first()[-1]).wait()
    parted.do(AddMark(mark(call_id=oldest))).wait()
    assert parted.snapshot.unread
    parted.all_read.wait()
    assert parted.snapshot.calls[oldest].marks == 1
    assert len(parted.snapshot.calls) == len(HOURS)


def test_calls_out_of_sight_do_not_hide_that_there_are_others(path: Path) -> None:
    with opened(path) as session:
        late = (listed(f"/late/{at}", facts=facts(start_local="2026-04-01")) for at in range(3))
        (met, *_others) = add_files(session, *late, folder="/late")
        folder = next(each for each in session.snapshot.folders if each.path == "/late")
        session.do(ForgetFolder(folder.id)).wait()
    session = Session.open(path, reviewer="", computer_id=COMPUTER, in_parts=True)
    assert session.snapshot.calls
    assert met.call_id not in session.snapshot.calls
    session.close()


def test_the_calls_of_the_queue_are_there_from_the_beginning(path: Path) -> None:
    with opened(path) as session:
        oldest = min(session.snapshot.calls.values(), key=lambda call: str(call.facts.start_local))
        queue = Queue(session.new_key(), "", "practice", "seed", (oldest.id,))
        session.do(MakeQueue(queue)).wait()
    session = Session.open(path, reviewer="", computer_id=COMPUTER, in_parts=True)
    assert oldest.id in session.snapshot.calls
    session.close()


def test_the_lot_is_drawn_from_all_calls(parted: Session) -> None:
    assert len(pick_five(parted).call_ids) == 5


def test_who_waits_for_all_calls_hears_that_they_will_not_come(path: Path) -> None:
    session = Session.open(path, reviewer="", computer_id=COMPUTER, in_parts=True)
    session.close()
    with pytest.raises(LibraryTrouble, match="session_closed"):
        session.all_read.wait()


def test_once_a_part_cannot_be_read_the_others_do_not_hide_that(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def second_fails(reader: Reader, call_ids: Collection[str], unread: int) -> refresh.Refresh:
        asked.append(unread)
        if len(asked) == 2:
            raise LibraryTrouble("library_damaged")
        return refresh.more_calls(reader, call_ids, unread)

    monkeypatch.setattr("callreview.app.desk.more_calls", second_fails)
    session = Session.open(path, reviewer="", computer_id=COMPUTER, in_parts=True)
    with pytest.raises(LibraryTrouble, match="library_damaged"):
        session.all_read.wait()
    session.find(lambda reader: reader.folders()).wait()
    assert session.snapshot.unread == len(HOURS) - 4
    assert len(asked) == 2
    session.close()
