"""A crash never loses a saved edit, and never locks anybody out.

Processes: one that stands ready and forks a child per try (`scoring_child`); the child is
killed at a random moment of a scripted scoring session. What a library holds afterwards is
compared with what it held after every step of a run nobody killed.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import builders
from tests.app import scoring_child
from tests.dumping import Dump, dump

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="one process per try is too slow")
_REPOSITORY = Path(__file__).parents[2]
_SLOWEST_START_S = 2.0


@dataclass(frozen=True)
class Expected:
    """A library before the script, and what it holds after so many steps of it."""

    library: Path
    after: tuple[Dump, ...]


@dataclass(frozen=True)
class Wreck:
    """What a killed session left, and how many of its steps were acknowledged."""

    library: Path
    acknowledged: int

    @property
    def was_being_saved(self) -> bool:
        """Return whether the session was killed in the middle of a transaction."""
        journal = self.library.with_name(self.library.name + "-journal")
        return journal.exists() and journal.stat().st_size > 0


class Ready:
    """The process that stands ready, talked to over two pipes."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def kill_while_scoring(self, library: Path, chance: random.Random, steps: int) -> Wreck:
        """Kill a session at a random moment; also while it is saving."""
        self._say(str(library))
        child = self._heard("child")
        goal = chance.randrange(steps)
        acknowledged = 0
        while acknowledged <= goal:
            acknowledged = self._heard("ack") + 1
        _pass(chance.uniform(0, 0.004))
        os.kill(child, signal.SIGKILL)  # one that has ended by itself is not reaped before
        self._say("reap")
        while (found := self._hear())[0] == "ack":
            acknowledged = found[1] + 1
        return Wreck(library, acknowledged)

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _heard(self, wanted: str) -> int:
        what, number = self._hear()
        assert what == wanted
        return number

    def _hear(self) -> tuple[str, int]:
        assert self._process.stdout is not None
        what, number = self._process.stdout.readline().split()
        return what, int(number)


def _pass(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Expected:
    folder = tmp_path_factory.mktemp("expected")
    before, worked_in = folder / "before.db", folder / "worked-in.db"
    with builders.opened(before, clock=builders.SteadyClock()) as session:
        call_id = builders.add_call(session)
    shutil.copyfile(before, worked_in)
    states = [dump(worked_in, whole=True)]
    with builders.opened(worked_in, clock=scoring_child.clock()) as session:
        for step in scoring_child.script(call_id):
            scoring_child.do(session, step)
            states.append(dump(worked_in, whole=True))
    return Expected(before, tuple(states))


@contextmanager
def _ready(*words: str) -> Iterator[Ready]:
    command = [sys.executable, "-m", "tests.app.scoring_child", *words]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_REPOSITORY
    )
    with process:
        yield Ready(process)
        assert process.stdin is not None
        process.stdin.close()


def test_a_hundred_crashes_lose_nothing(expected: Expected, tmp_path: Path) -> None:
    _crash(expected, tmp_path, 100)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_five_hundred_crashes_lose_nothing(expected: Expected, tmp_path: Path) -> None:
    _crash(expected, tmp_path, 500)


def _crash(expected: Expected, folder: Path, tries: int) -> None:
    chance = random.Random(tries)
    reached = set()
    being_saved = 0
    with _ready() as ready:
        for number in range(tries):
            library = folder / f"{number}.db"
            shutil.copyfile(expected.library, library)
            wreck = ready.kill_while_scoring(library, chance, len(expected.after) - 1)
            reached.add(wreck.acknowledged)
            being_saved += wreck.was_being_saved
            assert _steps_kept(expected, wreck) >= wreck.acknowledged, f"lost at try {number}"
            library.unlink()
    assert len(reached) > len(expected.after) // 2  # killed all over the script,
    assert being_saved  # and also while saving


def test_saving_after_the_acknowledgement_does_lose(expected: Expected, tmp_path: Path) -> None:
    chance = random.Random(3)
    lost = 0
    with _ready("--weak") as ready:
        for number in range(20):
            library = tmp_path / f"{number}.db"
            shutil.copyfile(expected.library, library)
            wreck = ready.kill_while_scoring(library, chance, len(expected.after) - 1)
            lost += _steps_kept(expected, wreck) < wreck.acknowledged
    assert lost


def _steps_kept(expected: Expected, wreck: Wreck) -> int:
    """Open what is left as a person would, at once, and say which step it stands after."""
    begun = time.monotonic()
    with builders.opened(wreck.library) as session:
        assert time.monotonic() - begun < _SLOWEST_START_S
        assert session.find(lambda reader: reader.check()).wait().is_sound
    found = dump(wreck.library, whole=True)
    assert found in expected.after, "half an edit"
    return expected.after.index(found)
