"""A watched folder says when to look again, and never of what is still being written."""

import os
from collections.abc import Collection
from pathlib import Path

import pytest

from callreview.intake.watch import PAUSE_S, SETTLED_S, THOROUGH_S, Seen, Watch
from callreview.intake.writing import being_written

OLD_NS = 10**18


class Room:
    """A folder, a clock turned by hand, and who is said to write."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.now = 1000.0
        self.written: set[str] = set()
        self.takes_s = 0.0
        put(root / "day" / "old.wav")
        self.watch = Watch(root, clock=self._clock, is_written=self._written)

    def _clock(self) -> float:
        self.now += self.takes_s
        return self.now

    def _written(self, paths: Collection[str]) -> set[str]:
        return self.written & set(paths)

    def after(self, seconds: float) -> Seen:
        self.now += seconds
        return self.watch.look()

    def begin(self) -> None:
        assert self.watch.look().is_due
        self.watch.done()
        assert not self.after(SETTLED_S).is_due


def put(path: Path, size: int = 100, mtime_ns: int = OLD_NS) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(size))
    os.utime(path, ns=(mtime_ns, mtime_ns))
    return str(path)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path / "calls")


def test_the_first_look_is_due_and_then_all_is_quiet(room: Room) -> None:
    assert room.watch.look() == Seen(is_due=True)
    room.watch.done()
    assert room.after(1) == room.after(THOROUGH_S) == Seen()


def test_what_is_due_stays_due_until_it_was_done(room: Room) -> None:
    assert room.watch.look().is_due
    assert room.after(1).is_due


def test_what_was_written_just_before_the_first_look_waits(room: Room, tmp_path: Path) -> None:
    new = room.root / "day" / "new.wav"
    new.write_bytes(b"RIFF")
    assert room.watch.look() == Seen(is_due=True, unfinished=frozenset({str(new)}))
    room.watch.done()
    assert room.after(SETTLED_S) == Seen(is_due=True)


def test_a_new_recording_is_due_once_it_has_stopped_growing(room: Room) -> None:
    room.begin()
    new = room.root / "day" / "new.wav"
    for size in range(5):
        put(new, size)
        assert str(new) in room.after(SETTLED_S - 1).unfinished
        room.watch.done()
    assert not room.after(SETTLED_S - 2).is_due
    assert room.after(2) == Seen(is_due=True)
    room.watch.done()
    assert room.after(SETTLED_S) == Seen()


def test_what_is_open_to_be_written_waits_however_still_it_is(room: Room) -> None:
    room.begin()
    new = put(room.root / "day" / "new.wav", mtime_ns=2 * OLD_NS)
    room.written = {new}
    room.after(1)
    room.after(SETTLED_S)
    room.watch.done()
    assert room.after(10 * SETTLED_S) == Seen(unfinished=frozenset({new}))
    room.written = set()
    assert room.after(1) == Seen(is_due=True)


def test_one_that_grows_keeps_nobody_else_waiting(room: Room) -> None:
    room.begin()
    growing = put(room.root / "day" / "growing.wav", 1)
    put(room.root / "day" / "new.wav")
    room.after(1)
    put(room.root / "day" / "growing.wav", 2)
    seen = room.after(SETTLED_S)
    assert seen == Seen(is_due=True, unfinished=frozenset({growing}))
    room.watch.done()
    put(room.root / "day" / "growing.wav", 3)
    assert not room.after(SETTLED_S).is_due
    assert room.after(SETTLED_S) == Seen(is_due=True)


@pytest.mark.parametrize("what", ["renamed", "moved", "deleted", "folder deleted"])
def test_what_went_is_due_soon_and_once(room: Room, what: str) -> None:
    put(room.root / "other.wav")
    room.begin()
    old = room.root / "day" / "old.wav"
    if what == "renamed":
        old.rename(old.with_name("new.wav"))
    elif what == "moved":
        (room.root / "night").mkdir()
        old.rename(room.root / "night" / old.name)
    else:
        old.unlink()
    if what == "folder deleted":
        old.parent.rmdir()
    assert not room.after(1).is_due
    assert room.after(SETTLED_S) == Seen(is_due=True)
    room.watch.done()
    assert room.after(SETTLED_S) == room.after(THOROUGH_S) == Seen()


def test_many_at_once_are_due_together(room: Room) -> None:
    room.begin()
    for at in range(50):
        put(room.root / f"{at % 5}" / f"{at}.wav")
    room.after(1)
    assert room.after(SETTLED_S) == Seen(is_due=True)
    room.watch.done()
    assert not room.after(SETTLED_S).is_due


def test_a_file_changed_where_it_is_is_noticed_by_the_next_thorough_look(room: Room) -> None:
    room.begin()
    put(room.root / "day" / "old.wav", 200)
    assert not room.after(SETTLED_S).is_due
    room.after(THOROUGH_S)
    assert room.after(SETTLED_S).is_due


def test_a_folder_that_goes_away_is_due_for_nothing_and_looked_at_ever_less(room: Room) -> None:
    room.begin()
    away = room.root.with_name("away")
    room.root.rename(away)
    assert room.after(1) == room.after(1) == Seen(is_away=True)
    assert room.watch.pause_s == 4 * PAUSE_S
    room.root.mkdir()
    assert room.after(1) == Seen(is_away=True)
    room.root.rmdir()
    away.rename(room.root)
    assert room.after(THOROUGH_S) == Seen()
    assert room.watch.pause_s == PAUSE_S


def test_looks_that_take_long_are_made_less_often(room: Room) -> None:
    room.takes_s = 1.0
    room.watch.look()
    assert room.watch.pause_s >= 50


def test_a_quick_look_reads_no_folder(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.begin()
    monkeypatch.setattr("callreview.intake.watch.folders_of", lambda _root: pytest.fail("read"))
    assert room.after(1) == Seen()


@pytest.mark.skipif(not Path("/proc/self/fdinfo").is_dir(), reason="only Linux tells")
def test_what_a_program_has_open_to_write_is_told(tmp_path: Path) -> None:
    paths = [put(tmp_path / name) for name in ("written.wav", "read.wav", "closed.wav")]
    with Path(paths[0]).open("ab"), Path(paths[1]).open("rb"):
        assert being_written(paths) == {paths[0]}
    assert being_written(paths) == frozenset()


def test_a_rename_beside_one_that_grows_waits_until_the_new_name_is_finished(room: Room) -> None:
    room.begin()
    growing = put(room.root / "day" / "growing.wav", mtime_ns=2 * OLD_NS)
    room.written = {growing}
    room.after(1)
    assert room.after(SETTLED_S).is_due
    room.watch.done()
    (room.root / "day" / "old.wav").rename(room.root / "day" / "new.wav")
    assert not room.after(SETTLED_S).is_due
    assert room.after(SETTLED_S) == Seen(is_due=True, unfinished=frozenset({growing}))
