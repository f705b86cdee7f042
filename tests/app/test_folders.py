"""What a person says of a folder is kept with it, and used whenever it is looked at again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.around import reading_of
from callreview.app.edits.agents import AddAgent, GiveRef, NameAgent
from callreview.app.edits.calls import SwapSides
from callreview.app.edits.folders import DescribeFolder, ForgetFolder, MapLog, UnmapLog
from callreview.app.session import Session
from callreview.domain.call import CallFacts, Side
from callreview.domain.errors import Refused
from callreview.domain.folder import Folder
from callreview.domain.reading import AgentSide, Reading
from callreview.intake.identity import Identity, identity_of
from tests import builders
from tests.app.test_adding import FREEPBX, FakePool, add, put
from tests.quick import quick_folder

LONG = "external-1234567-+15125550142-20260310-094112-1773153671.18.wav"


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        yield session


@pytest.fixture
def folder(quick_path: Path) -> Path:
    put(quick_path / "calls" / FREEPBX, b"one" * 50)
    put(quick_path / "calls" / "day" / "a.wav", b"two" * 50)
    put(quick_path / "calls" / "log.csv", b"file,agent\na.wav,Anna\n")
    return quick_path / "calls"


def look(session: Session, folder: Path) -> Folder:
    add(session, FakePool(), folder)
    return next(one for one in session.snapshot.folders if one.path == str(folder))


def facts(session: Session, name: str) -> CallFacts:
    return next(c.facts for c in session.snapshot.calls.values() if c.recording.name == name)


def test_what_is_said_of_a_log_is_used_at_every_look_and_taken_back(
    session: Session, folder: Path
) -> None:
    log = folder / "log.csv"
    known = look(session, folder)
    session.do(MapLog(known.id, builders.log_mapping(str(log), file=0, agent=1))).wait()
    assert look(session, folder).reading.logs == (builders.log_mapping(str(log), file=0, agent=1),)
    assert facts(session, "a.wav").agent_ref == "Anna"
    put(folder / "day" / "b.wav", b"new" * 50)
    put(log, b"file,agent\na.wav,Anna\nb.wav,Ben\n")
    look(session, folder)
    assert facts(session, "b.wav").agent_ref == "Ben"
    session.undo().wait()
    look(session, folder)
    assert facts(session, "a.wav").agent_ref is facts(session, "b.wav").agent_ref is None
    with pytest.raises(Refused) as refused:
        session.do(UnmapLog(known.id, str(log))).wait()
    assert refused.value.code == "log_unknown"


def test_a_log_that_joins_or_says_nothing_is_refused(session: Session, folder: Path) -> None:
    known = look(session, folder)
    for columns, code in (({"agent": 0}, "log_joins_nothing"), ({"file": 0}, "log_says_nothing")):
        with pytest.raises(Refused) as refused:
            session.do(MapLog(known.id, builders.log_mapping("log.csv", **columns))).wait()
        assert refused.value.code == code


def test_the_side_said_of_a_folder_leaves_calls_alone_that_were_swapped_by_hand(
    session: Session, folder: Path
) -> None:
    known = look(session, folder)
    calls = {call.recording.name: call.id for call in session.snapshot.calls.values()}
    session.do(SwapSides((calls["a.wav"],))).wait()
    by_hand = facts(session, "a.wav").agent_channel
    assert by_hand
    other = AgentSide.LEFT if by_hand is Side.RIGHT else AgentSide.RIGHT
    session.do(DescribeFolder(known.id, other)).wait()
    look(session, folder)
    assert facts(session, "a.wav").agent_channel is by_hand
    assert facts(session, FREEPBX).agent_channel is Side(other.value)


def test_what_people_are_known_by_and_what_is_said_of_a_folder_are_extensions(
    session: Session, folder: Path
) -> None:
    put(folder / LONG, b"long" * 50)
    known = look(session, folder)
    assert facts(session, LONG).agent_ref is None
    session.do(DescribeFolder(known.id, own=["1234567", " "])).wait()
    look(session, folder)
    assert facts(session, LONG).agent_ref == "1234567"
    session.undo().wait()
    look(session, folder)
    assert facts(session, LONG).agent_ref is None
    anna = session.do(AddAgent("Anna")).wait()
    session.do(GiveRef("1234567", anna.id)).wait()
    look(session, folder)
    assert facts(session, LONG).agent_ref == "1234567"
    session.do(DescribeFolder(known.id, longest=2)).wait()
    look(session, folder)
    assert facts(session, FREEPBX).agent_ref is None
    with pytest.raises(Refused):
        session.do(DescribeFolder(known.id, longest=0)).wait()


def test_naming_a_short_extension_has_nothing_read_again(session: Session, folder: Path) -> None:
    known = look(session, folder)
    session.do(NameAgent("201", "Bo")).wait()
    assert reading_of(known.id, [known], session.snapshot.agents) == Reading()


def test_when_a_folder_was_looked_at_is_kept(session: Session) -> None:
    with quick_folder() as folder:
        put(folder / "a.wav", b"one")
        first = look(session, folder).looked_at
        assert first
        assert (look(session, folder).looked_at or "") > first


def test_of_two_folders_one_in_the_other_nothing_is_read_or_listed_twice(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_files(monkeypatch)
    inner, outer = folder / "day", folder
    look(session, outer)
    calls = dict(session.snapshot.calls)
    assert (len(calls), len(read)) == (2, 2)
    for one in (inner, outer, inner, outer):
        look(session, one)
    assert dict(session.snapshot.calls) == calls
    assert len(read) == 2
    assert [one.calls for one in session.snapshot.folders] == [1, 1]
    put(inner / "new.wav", b"new" * 50)
    assert add(session, FakePool(), outer).added == 0
    assert add(session, FakePool(), inner).added == 1


def test_a_folder_added_around_another_leaves_it_alone_until_it_is_forgotten(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_files(monkeypatch)
    inner = look(session, folder / "day")
    look(session, folder)
    assert [(one.calls, one.path) for one in session.snapshot.folders] == [
        (1, inner.path),
        (1, str(folder)),
    ]
    session.do(ForgetFolder(inner.id)).wait()
    assert len(session.snapshot.calls) == 1
    assert look(session, folder).calls == len(session.snapshot.calls) == len(read) == 2


def test_what_lies_around_a_folder_tells_of_it_though_it_was_added_by_itself(
    session: Session, folder: Path
) -> None:
    day = folder / "2026" / "03" / "12"
    put(day / "msg0001.wav", b"day" * 50)
    put(folder / "log.csv", b"file,agent\nmsg0001.wav,Anna\n")
    outer = look(session, folder)
    log = builders.log_mapping(str(folder / "log.csv"), file=0, agent=1)
    session.do(MapLog(outer.id, log)).wait()
    look(session, folder)
    before = facts(session, "msg0001.wav")
    assert before.agent_ref == "Anna"
    look(session, day)
    look(session, folder)
    assert facts(session, "msg0001.wav") == before
    assert (before.start_local or "").startswith("2026-03-12")


def test_what_is_gone_from_a_folder_inside_is_missing_once_it_is_looked_at(
    session: Session, folder: Path
) -> None:
    look(session, folder)
    look(session, folder / "day")
    put(folder / "day" / "b.wav", b"b" * 99)
    look(session, folder / "day")
    (folder / "day" / "b.wav").unlink()
    assert add(session, FakePool(), folder).missing == 0
    assert add(session, FakePool(), folder / "day").missing == 1


def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read = list[str]()

    def noted(path: Path, before: Identity | None) -> Identity | None:
        found = identity_of(path, before)
        if found is not before:
            read.append(path.name)
        return found

    monkeypatch.setattr("callreview.intake.scan.identity_of", noted)
    return read
