"""Sides of a call in a folder: found together, one after the other, and after a crash."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from callreview.app.edits.calls import TakeApart
from callreview.app.edits.marks import AddMark
from callreview.app.session import Session
from callreview.domain.call import Call, Side, Status
from tests import builders
from tests.app.test_adding import FakePool, add, put

STEM = "in-5550100-+15125550142-20260312-102204-1773328920.41"


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        yield session


@pytest.fixture
def pool() -> FakePool:
    return FakePool()


@pytest.fixture
def folder(quick_path: Path) -> Path:
    return quick_path / "calls"


def put_side(folder: Path, side: str) -> Path:
    path = folder / f"{STEM}-{side}.wav"
    put(path, b"RIFF" + side.encode() * 50)
    return path


def only(session: Session) -> Call:
    (call,) = session.snapshot.calls.values()
    return call


def names(call: Call) -> list[str]:
    return [file.name.rpartition("-")[2] for file in call.files]


def test_sides_found_together_are_one_new_call(
    session: Session, pool: FakePool, folder: Path
) -> None:
    for side in ("in", "out"):
        put_side(folder, side)
    report = add(session, pool, folder)
    assert (report.added, report.known, len(report.calls)) == (1, 0, 1)
    assert names(only(session)) == ["in.wav", "out.wav"]
    again = add(session, pool, folder)
    assert (again.added, again.known, again.missing) == (0, 1, 0)


@pytest.mark.parametrize(("first", "second"), [("in", "out"), ("out", "in")])
def test_a_side_that_comes_later_joins_the_call_somebody_marked(
    session: Session, pool: FakePool, folder: Path, first: str, second: str
) -> None:
    put_side(folder, first)
    add(session, pool, folder)
    marked = only(session)
    session.do(AddMark(builders.mark(id="praise", call_id=marked.id))).wait()
    put_side(folder, second)
    report = add(session, pool, folder)
    assert (report.added, report.known) == (0, 1)
    call = only(session)
    assert (call.id, call.marks, names(call)) == (marked.id, 1, ["in.wav", "out.wav"])
    assert call.facts.agent_channel is Side.RIGHT


def test_a_side_that_is_renamed_stays_a_side_and_one_that_goes_is_told(
    session: Session, pool: FakePool, folder: Path
) -> None:
    paths = [put_side(folder, side) for side in ("in", "out")]
    add(session, pool, folder)
    paths[1].rename(folder / "another name.wav")
    add(session, pool, folder)
    call = only(session)
    assert ([leg.name for leg in call.legs][1], call.recording.status) == (
        "another name.wav",
        Status.OK,
    )
    (folder / "another name.wav").unlink()
    report = add(session, pool, folder)
    assert report.missing == 1
    assert only(session).recording.reason == "right_side_missing"


@pytest.mark.parametrize("order", list(permutations(("in", "out", "all"))), ids="-".join)
def test_a_mix_is_of_the_call_of_its_sides_whichever_comes_first(
    session: Session, pool: FakePool, folder: Path, order: tuple[str, ...]
) -> None:
    for side in order:
        put_side(folder, side)
        add(session, pool, folder)
    call = only(session)
    assert names(call) == ["in.wav", "out.wav"]
    assert [file.name.rpartition("-")[2] for file in call.more] == ["all.wav"]
    again = add(session, pool, folder)
    assert (again.added, again.known, again.missing, len(again.calls)) == (0, 1, 0, 1)
    assert session.snapshot.folders[0].calls == 1


def test_sides_with_the_same_bytes_are_one_call_with_both_files(
    session: Session, pool: FakePool, folder: Path
) -> None:
    for side in ("in", "out"):
        put(folder / f"{STEM}-{side}.wav", b"RIFF" + b"silence" * 40)
    report = add(session, pool, folder)
    assert (report.added, report.copies, len(report.calls)) == (1, 0, 1)
    call = only(session)
    assert (names(call), call.copies) == (["in.wav", "out.wav"], 0)
    for path in folder.iterdir():
        path.rename(folder / f"moved {path.name}")
    add(session, pool, folder)
    moved = only(session)
    assert (moved.id, moved.recording.status) == (call.id, Status.OK)
    assert {file.name for file in moved.legs} == {file.name for file in folder.iterdir()}
    assert names(moved) == ["in.wav", "out.wav"]


def test_a_pair_taken_apart_stays_apart_when_its_folder_is_read_again(
    session: Session, pool: FakePool, folder: Path
) -> None:
    for side in ("in", "out", "all"):
        put_side(folder, side)
    add(session, pool, folder)
    session.do(TakeApart((only(session).id,))).wait()
    put(folder / "another.wav", b"RIFF" + b"else" * 40)
    add(session, pool, folder)
    assert [len(call.all_files) for call in session.snapshot.calls.values()] == [1, 1, 1, 1]
    session.undo().wait()
    assert sorted(len(call.all_files) for call in session.snapshot.calls.values()) == [1, 3]


_KILLED = """
import os, signal, sys
from pathlib import Path
from callreview.store.library import Library
from tests import builders
from tests.app.test_adding import FakePool, add

stop, times = int(sys.argv[3]), 0
writing = Library.writing

def counted(self):
    global times
    times += 1
    if times > stop:
        os.kill(os.getpid(), signal.SIGKILL)
    return writing(self)

with builders.opened(Path(sys.argv[1])) as session:
    Library.writing = counted
    add(session, FakePool(), Path(sys.argv[2]))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_crash_between_listing_and_joining_loses_nothing(quick_path: Path, folder: Path) -> None:
    put_side(folder, "in")
    before = quick_path / "library.db"
    with builders.opened(before) as session:
        add(session, FakePool(), folder)
        session.do(AddMark(builders.mark(id="praise", call_id=only(session).id))).wait()
    put_side(folder, "out")
    shown = set[int]()
    for stop in range(3):
        script = [sys.executable, "-c", _KILLED, str(before), str(folder), str(stop)]
        ended = subprocess.run(script, cwd=Path(__file__).parents[2], check=False)
        assert ended.returncode < 0
        with builders.opened(before) as session:
            shown.add(len(session.snapshot.calls))
            assert sum(call.marks for call in session.snapshot.calls.values()) == 1
            assert session.find(lambda reader: reader.check()).wait().is_sound
    assert shown == {1, 2}
    with builders.opened(before) as session:
        add(session, FakePool(), folder)
        assert (names(only(session)), only(session).marks) == (["in.wav", "out.wav"], 1)
