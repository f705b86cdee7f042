"""What happens to fifty files between two looks at a folder, and to a folder that goes away."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.adding import AddReport
from callreview.app.edits.marks import AddMark
from callreview.app.session import Session
from callreview.domain.call import Call, Status
from callreview.intake.identity import Identity, identity_of
from tests import builders
from tests.app.test_adding import FakePool, add, put

MANY = 50
ODD = ("a", "B b", "ü", "שלום", "🎧", "x" * 200, "[1](2)", "a%20b", "q-1-2", "née.v2")
"""Stems of new names; with a number behind they make fifty."""


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        yield session


@pytest.fixture
def pool() -> FakePool:
    return FakePool()


@pytest.fixture
def folder(quick_path: Path) -> Path:
    """Return a folder of fifty recordings in five folders by day."""
    for at in range(MANY):
        put(quick_path / "calls" / f"2026-03-1{at % 5}" / f"{at}.wav", b"RIFF" + b"%99d" % at)
    return quick_path / "calls"


@pytest.fixture
def marked(session: Session, pool: FakePool, folder: Path) -> dict[int, str]:
    """Add the folder and put a mark into every call; return the calls by their numbers."""
    add(session, pool, folder)
    for call_id in session.snapshot.calls:
        session.do(AddMark(builders.mark(id=session.new_key(), call_id=call_id))).wait()
    return {int(Path(c.recording.path).stem): key for key, c in session.snapshot.calls.items()}


def files(folder: Path) -> list[tuple[int, Path]]:
    return sorted((int(path.stem), path) for path in folder.rglob("*.wav") if path.stem.isdecimal())


def new_name(at: int) -> str:
    return f"{ODD[at % len(ODD)]} {at}.wav"


def calls(session: Session) -> dict[str, Call]:
    assert {call.marks for call in session.snapshot.calls.values()} <= {0, 1}
    return dict(session.snapshot.calls)


def counts(report: AddReport) -> tuple[int, int, int, int, int]:
    return (report.added, report.copies, report.moved, report.changed, report.missing)


def test_fifty_renamed_recordings_keep_their_calls(
    session: Session, pool: FakePool, folder: Path, marked: dict[int, str]
) -> None:
    for at, path in files(folder):
        path.rename(path.with_name(new_name(at)))
    assert add(session, pool, folder).added == 0
    names = {key: call.recording.name for key, call in calls(session).items()}
    assert names == {key: new_name(at) for at, key in marked.items()}
    _all_are_whole(session)


def test_fifty_recordings_in_other_folders_keep_their_calls(
    session: Session, pool: FakePool, folder: Path, marked: dict[int, str]
) -> None:
    for at, path in files(folder):
        home = folder / ODD[at % len(ODD)] / f"{at % 7}"
        home.mkdir(parents=True, exist_ok=True)
        path.rename(home / path.name)
    assert add(session, pool, folder).added == 0
    stems = {key: int(Path(call.recording.path).stem) for key, call in calls(session).items()}
    assert stems == {key: at for at, key in marked.items()}
    _all_are_whole(session)


def test_fifty_copies_are_shown_as_copies(
    session: Session, pool: FakePool, folder: Path, marked: dict[int, str]
) -> None:
    for at, path in files(folder):
        shutil.copy(path, folder / new_name(at))
    assert counts(add(session, pool, folder)) == (0, MANY, 0, 0, 0)
    assert set(calls(session)) == set(marked.values())
    assert {call.copies for call in calls(session).values()} == {1}
    assert all(call.recording.path.endswith(f"/{at}.wav") for at, call in _by_number(session))


def test_fifty_changed_recordings_are_flagged_and_keep_their_marks(
    session: Session, pool: FakePool, folder: Path, marked: dict[int, str]
) -> None:
    for at, path in files(folder):
        content = path.read_bytes()
        path.write_bytes(content + b"more" if at % 2 else content[:-1] + b"!")
        os.utime(path, ns=(1, 10**18 + at))
    assert counts(add(session, pool, folder)) == (0, 0, 0, MANY, 0)
    assert set(calls(session)) == set(marked.values())
    assert {call.recording.status for call in calls(session).values()} == {Status.CHANGED}


def test_fifty_deleted_recordings_stay_listed_and_come_back(
    session: Session, pool: FakePool, folder: Path, marked: dict[int, str]
) -> None:
    put(folder / "other.wav", b"RIFF" + bytes(99))
    away = folder.parent / "away"
    away.mkdir()
    for _at, path in files(folder):
        path.rename(away / path.name)
    assert add(session, pool, folder).missing == MANY
    assert _statuses(session, marked) == {Status.MISSING}
    for at, path in files(away):
        path.rename(folder / f"2026-03-1{at % 5}" / path.name)
    assert counts(add(session, pool, folder)) == (0, 0, 0, 0, 0)
    assert _statuses(session, marked) == {Status.OK}


def test_a_folder_all_of_which_is_gone_is_away_and_no_call_is_missing(
    session: Session, pool: FakePool, folder: Path, marked: dict[int, str]
) -> None:
    folder.rename(folder.with_name("unmounted"))
    folder.mkdir()
    report = add(session, pool, folder)
    assert (report.is_away, report.missing) == (True, 0)
    _all_are_whole(session)
    folder.rmdir()
    folder.with_name("unmounted").rename(folder)
    back = add(session, pool, folder)
    assert (back.is_away, back.known) == (False, MANY)


def test_a_disk_that_comes_back_under_another_name_keeps_its_calls(
    session: Session, pool: FakePool, folder: Path, marked: dict[int, str]
) -> None:
    mounted = folder.with_name("another disk")
    folder.rename(mounted)
    assert add(session, pool, mounted).added == 0
    assert set(calls(session)) == set(marked.values())
    assert all(str(mounted) in call.recording.path for call in calls(session).values())
    _all_are_whole(session)


def test_a_copy_in_another_folder_stays_a_copy_while_the_first_is_there(
    session: Session, pool: FakePool, folder: Path, marked: dict[int, str]
) -> None:
    second = folder.with_name("backup")
    shutil.copytree(folder, second)
    assert add(session, pool, second).copies == MANY
    assert {call.copies for call in calls(session).values()} == {1}
    assert all(str(folder) in call.recording.path for call in calls(session).values())


def test_what_is_as_it_was_is_not_read_again(
    session: Session, pool: FakePool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder / "notes.txt", b"none")
    first = add(session, pool, folder)
    read: list[Path] = []
    monkeypatch.setattr(
        "callreview.intake.scan.identity_of", lambda path, _known: read.append(path)
    )
    again = add(session, pool, folder)
    assert read == []
    assert (again.known, again.passed_over) == (MANY, first.passed_over) == (MANY, 1)


@pytest.mark.parametrize("where", ["beside", "above"])
def test_what_is_told_later_of_a_recording_is_noticed(
    session: Session, pool: FakePool, folder: Path, where: str
) -> None:
    name = "in-200-+15125550142-20260312-102204-1773328920.41.wav"
    put(folder / "day" / name, b"RIFF" + bytes(99))
    add(session, pool, folder)
    if where == "beside":
        put(folder / "day" / f"{Path(name).stem}.json", b"{}")
    else:
        put(folder / "log.csv", b"a,b\n")
    before = session.find(lambda reader: reader.listed_folders(str(folder))).wait()
    add(session, pool, folder)
    after = session.find(lambda reader: reader.listed_folders(str(folder))).wait()
    day = str(folder / "day")
    assert after[day].digest != before[day].digest


def test_what_is_still_being_written_waits_and_is_not_missing(
    session: Session, pool: FakePool, folder: Path, marked: dict[int, str]
) -> None:
    growing = folder / "new.wav"
    put(growing, b"RIFF" + bytes(100))
    known = files(folder)[0][1]
    report = add(session, pool, folder, unfinished={str(growing), str(known)})
    assert counts(report) == (0, 0, 0, 0, 0)
    _all_are_whole(session)
    assert add(session, pool, folder).added == 1


def _by_number(session: Session) -> list[tuple[int, Call]]:
    return [(int(Path(c.recording.path).stem), c) for c in session.snapshot.calls.values()]


def _statuses(session: Session, marked: dict[int, str]) -> set[Status]:
    return {session.snapshot.calls[key].recording.status for key in marked.values()}


def _all_are_whole(session: Session) -> None:
    shown = calls(session).values()
    assert len(shown) == MANY
    assert {(call.recording.status, call.copies, call.marks) for call in shown} == {
        (Status.OK, 0, 1)
    }


def test_one_new_recording_has_only_itself_read(
    session: Session, pool: FakePool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(session, pool, folder)
    read: list[str] = []

    def noted(path: Path, before: Identity | None) -> Identity | None:
        read.append(path.name)
        return identity_of(path, before)

    monkeypatch.setattr("callreview.intake.scan.identity_of", noted)
    put(folder / "2026-03-10" / "new.wav", b"RIFF" + bytes(99))
    report = add(session, pool, folder)
    assert (report.added, report.known, read) == (1, MANY, ["new.wav"])
    put(folder / "2026-03-10" / "new.json", b"{}")
    add(session, pool, folder)
    assert len(read) == 1 + 11


def test_a_copy_with_a_name_nobody_reads_takes_nothing_from_the_call(
    session: Session, pool: FakePool, quick_path: Path
) -> None:
    folder = quick_path / "phones"
    put(folder / "external-201-+15551234567-20260312-102233-1773310953.7.wav", bytes(100))
    put(folder / "z.wav", bytes(100))
    (before,) = add(session, pool, folder).calls
    put(folder / "log.csv", b"a,b")  # so that all is read again
    add(session, pool, folder)
    now = session.snapshot.calls[before.id]
    assert (now.facts, now.copies) == (before.facts, 1)
    assert now.facts.customer_number == "+15551234567"
