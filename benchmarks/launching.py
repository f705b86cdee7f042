"""Starting the app to measure it: in a home of its own, on a virtual screen if there is none."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from callreview.app.places import HOME_VARIABLE
from tests.places import virtual_screen

WATCHED = "benchmarks.watched"


@dataclass(frozen=True)
class Memory:
    """Private memory (USS) in MB: of the app's own process, and of its workers together."""

    app: float
    workers: float


@dataclass(frozen=True)
class Launch:
    """Seconds from the start of the process to each word it said, and its memory at the end."""

    after: dict[str, float]
    memory: Memory


@contextmanager
def home() -> Iterator[Path]:
    """Have an empty home, and a screen, for everything started meanwhile."""
    with (
        tempfile.TemporaryDirectory(prefix="callreview-benchmark-") as folder,
        virtual_screen(Path(folder)) as settings,
    ):
        home = Path(folder) / "home"
        os.environ.update(settings)
        os.environ[HOME_VARIABLE] = str(home)
        # What is started here keeps what Python compiled, as it does for people.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        yield home


def launch(mode: str, last: str, *, walk: str = WATCHED) -> Launch:
    """Start `watched` or another walk, wait for its last word, look at its memory and close it."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", walk, mode],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    after: dict[str, float] = {}
    assert process.stdout is not None
    while last not in after:
        line = process.stdout.readline()
        if not line:
            sys.exit(f"it ended: {process.communicate()[1]}")
        word, at = line.split()
        after[word] = float(at) - begun
    memory = memory_of(process.pid)
    process.communicate()
    if process.returncode:
        sys.exit(f"it ended with {process.returncode}")
    return Launch(after, memory)


def memory_of(pid: int) -> Memory:
    """Return what a process, and what its children, have for themselves."""
    app = psutil.Process(pid)
    children = app.children(recursive=True)
    return Memory(_uss(app), sum(_uss(child) for child in children))


def median(values: list[float]) -> float:
    """Return the value in the middle."""
    return statistics.median(values)


def seconds(words: Sequence[str | Path]) -> float:
    """Return how long a command takes from start to end."""
    begun = time.monotonic()
    subprocess.run(words, check=True)
    return time.monotonic() - begun


def in_turns(rounds: int, *works: Callable[[], object]) -> None:
    """Do several things again and again in turns, so that a busy moment hits them alike."""
    for _round in range(rounds):
        for work in works:
            work()


def _uss(process: psutil.Process) -> float:
    return float(process.memory_full_info().uss) / 1e6
