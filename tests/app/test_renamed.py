"""What the name of a recording told stays when it gets a name that nobody reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.edits.calls import ReleaseFacts, SetFacts
from callreview.app.session import Session
from callreview.domain.call import CallFacts, Origin, Source
from tests import builders
from tests.app.test_adding import FakePool, add, put

TOLD = "external-201-+15551234567-20260312-102233-1773310953.7.wav"
OTHER = "external-202-+15557654321-20260313-112233-1773400953.8.wav"
UNREAD = "mrs smith complaint.wav"
SOUND = b"RIFF" + bytes(100)


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        yield session


@pytest.fixture
def folder(quick_path: Path) -> Path:
    put(quick_path / "phones" / TOLD, SOUND)
    return quick_path / "phones"


def look(session: Session, folder: Path) -> CallFacts:
    """Look at the folder and return what is known of its only call."""
    add(session, FakePool(), folder)
    (call,) = session.snapshot.calls.values()
    return call.facts


def look_anew(session: Session, folder: Path) -> CallFacts:
    """Look at the folder after something has come that has every name read again."""
    put(folder / f"log {len(list(folder.glob('*.csv')))}.csv", b"a,b")
    return look(session, folder)


def rename(folder: Path, name: str, new: str) -> None:
    (folder / new).parent.mkdir(exist_ok=True)
    (folder / name).rename(folder / new)


@pytest.mark.parametrize("new", [UNREAD, f"complaints/{UNREAD}", f"2025-01-31/{UNREAD}"])
def test_what_the_earlier_name_told_stays(session: Session, folder: Path, new: str) -> None:
    before = look(session, folder)
    rename(folder, TOLD, new)
    look(session, folder)
    for _time in range(2):
        assert look_anew(session, folder) == before
    assert before.customer_number == "+15551234567"
    assert before.origin_of("customer_number") == before.origin_of("start_local")
    assert before.origin_of("start_local") == Origin(Source.NAME)


def test_it_stays_through_a_second_such_name_and_through_being_missing(
    session: Session, folder: Path
) -> None:
    before = look(session, folder)
    for old, new in ((TOLD, UNREAD), (UNREAD, "again.wav")):
        rename(folder, old, f"../{new}")
        look(session, folder)  # nothing lies there now
        rename(folder, f"../{new}", new)
        for _time in range(2):
            assert look_anew(session, folder) == before


@pytest.mark.parametrize("by_way_of", [TOLD, UNREAD])
def test_a_new_name_that_tells_something_speaks_at_once(
    session: Session, folder: Path, by_way_of: str
) -> None:
    look(session, folder)
    if by_way_of != TOLD:
        rename(folder, TOLD, by_way_of)
        look_anew(session, folder)
    rename(folder, by_way_of, OTHER)
    for facts in (look(session, folder), look_anew(session, folder)):
        assert (facts.agent_ref, facts.customer_number) == ("202", "+15557654321")
        assert facts.start_local == "2026-03-13T11:22:33"


def test_of_recordings_that_swapped_names_each_new_name_speaks(
    session: Session, folder: Path
) -> None:
    put(folder / OTHER, SOUND + b"other")
    add(session, FakePool(), folder)
    before = {key: call.facts for key, call in session.snapshot.calls.items()}
    for old, new in ((TOLD, "between"), (OTHER, TOLD), ("between", OTHER)):
        rename(folder, old, new)
    add(session, FakePool(), folder)
    one, two = before
    now = {key: call.facts for key, call in session.snapshot.calls.items()}
    assert now == {one: before[two], two: before[one]}


def test_what_a_person_wrote_wins_and_can_be_undone_and_let_go(
    session: Session, folder: Path
) -> None:
    before = look(session, folder)
    (call_id,) = session.snapshot.calls
    session.do(SetFacts(call_id, customer_number="+15550000")).wait()
    rename(folder, TOLD, UNREAD)
    look(session, folder)
    assert look_anew(session, folder).customer_number == "+15550000"
    session.do(ReleaseFacts(call_id, ("customer_number",))).wait()
    assert look_anew(session, folder) == before
    session.undo().wait()
    assert look_anew(session, folder).customer_number == "+15550000"
    session.undo().wait()
    assert look_anew(session, folder) == before


def test_a_copy_that_is_all_that_is_left_keeps_it(session: Session, folder: Path) -> None:
    before = look(session, folder)
    put(folder / UNREAD, SOUND)
    look(session, folder)
    (folder / TOLD).unlink()
    look(session, folder)
    assert look_anew(session, folder) == before


def test_other_sound_under_the_new_name_is_not_what_the_old_name_told_of(
    session: Session, folder: Path
) -> None:
    look(session, folder)
    rename(folder, TOLD, UNREAD)
    look(session, folder)
    put(folder / UNREAD, SOUND + b"other")
    facts = look(session, folder)
    assert (facts.customer_number, facts.written_start) == (None, None)
    assert look_anew(session, folder) == facts


def test_a_recording_known_again_costs_nothing(session: Session, folder: Path) -> None:
    look(session, folder)
    rename(folder, TOLD, UNREAD)
    look(session, folder)
    changes: list[object] = []
    session.subscribe(lambda change: changes.extend(change.calls or ()))
    look_anew(session, folder)
    assert changes == []
