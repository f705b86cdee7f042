"""One writing process per library, and nothing stale that locks anybody out."""

import subprocess
import sys
from pathlib import Path

import pytest

from callreview.domain.errors import LibraryTrouble
from callreview.store.lock import WriterLock
from tests.store.libraries import opened_library

_RACER = """
import sys
from pathlib import Path
from callreview.domain.errors import LibraryTrouble
from callreview.store.lock import WriterLock

print("ready", flush=True)
for line in sys.stdin:
    try:
        lock = WriterLock(Path(sys.argv[1]))
    except LibraryTrouble:
        print("lost", flush=True)
        sys.stdin.readline()
    else:
        print("won", flush=True)
        sys.stdin.readline()
        lock.release()
    print("over", flush=True)
"""
_HOLDER = """
import os, sys
from pathlib import Path
from callreview.domain.errors import LibraryTrouble
from callreview.store.lock import WriterLock

held = 0
while held < 200:
    try:
        lock = WriterLock(Path(sys.argv[1]))
    except LibraryTrouble:
        continue
    os.close(os.open(sys.argv[2], os.O_CREAT | os.O_EXCL))  # fails if another holds it too
    os.unlink(sys.argv[2])
    lock.release()
    held += 1
"""
_REPOSITORY = Path(__file__).parents[2]


def test_of_many_processes_one_writes(tmp_path: Path) -> None:
    _race(tmp_path / "library.db", processes=5, rounds=10)


@pytest.mark.long
def test_of_twenty_processes_one_writes(tmp_path: Path) -> None:
    _race(tmp_path / "library.db", processes=20, rounds=50)


def _race(library: Path, *, processes: int, rounds: int) -> None:
    racers = [_Racer(library) for _ in range(processes)]
    try:
        for _ in range(rounds):
            for racer in racers:
                racer.say("go")
            assert sorted(racer.hear() for racer in racers) == ["lost"] * (processes - 1) + ["won"]
            for racer in racers:
                racer.say("let go")
            assert {racer.hear() for racer in racers} == {"over"}
    finally:
        for racer in racers:
            racer.end()


class _Racer:
    """A process that tries to take the lock when told."""

    def __init__(self, library: Path) -> None:
        command = [sys.executable, "-c", _RACER, str(library)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_REPOSITORY
        )
        assert self.hear() == "ready"

    def say(self, word: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def end(self) -> None:
        self._process.communicate()


def test_a_lock_that_changes_hands_all_the_time_has_one_holder(tmp_path: Path) -> None:
    """Taking the file away when one is done must not let two in."""
    path = tmp_path / "library.db"
    command = [sys.executable, "-c", _HOLDER, str(path), str(tmp_path / "held")]
    holders = [subprocess.Popen(command, cwd=_REPOSITORY) for _ in range(4)]
    assert [holder.wait() for holder in holders] == [0] * 4
    assert not list(tmp_path.iterdir())


def test_a_second_opening_is_refused_and_harms_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with opened_library(path) as library:
        with pytest.raises(LibraryTrouble) as refused, opened_library(path):
            pass
        assert refused.value.code == "library_in_use"
        with library.writing() as connection:
            connection.execute("UPDATE library SET title = 'still ours'")
    with opened_library(path) as library:
        assert library.title == "still ours"


def test_the_lock_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    racer = _Racer(tmp_path / "library.db")
    racer.say("go")
    assert racer.hear() == "won"
    racer._process.kill()
    racer._process.communicate()
    WriterLock(tmp_path / "library.db").release()
