"""A captured decoder reads and sends nothing: each attempt works before the lock, not after."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from callreview.audio import landlock
from callreview.audio.pool import Pool
from callreview.audio.sandbox import FULL, sandbox_level
from tests.audio.pools import pool, worker_of

__all__ = ["pool"]

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not landlock.version(),
    reason="this kernel has no Landlock",
)
TOP = Path(__file__).parents[2]


@dataclass(frozen=True)
class Tried:
    """What a worker-like process could do before and after it was locked."""

    level: str
    before: dict[str, str]
    after: dict[str, str]
    in_thread: dict[str, str]
    reads_what_is_open: str


def tried(folder: Path, locks: str) -> Tried:
    command = [sys.executable, "-m", "tests.audio.locked", str(folder), locks]
    done = subprocess.run(command, cwd=TOP, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return Tried(**json.loads(done.stdout))


def done(attempts: dict[str, str]) -> set[str]:
    return {name for name, outcome in attempts.items() if outcome == "done"}


def test_a_locked_process_can_only_use_what_it_was_given(tmp_path: Path) -> None:
    found = tried(tmp_path, "all")
    assert found.level == FULL
    assert done(found.before) == set(found.before)
    assert done(found.after) == set()
    assert done(found.in_thread) == set()
    assert found.reads_what_is_open == "secret"


def test_landlock_alone_would_let_much_through(tmp_path: Path) -> None:
    """The control: why there is a second lock."""
    found = tried(tmp_path, "landlock")
    assert {"read a file", "write a file", "tcp", "exec"}.isdisjoint(done(found.after))
    assert {"udp", "unix socket", "chmod", "utime"} <= done(found.after)


def test_seccomp_alone_already_refuses_files_and_sockets(tmp_path: Path) -> None:
    found = tried(tmp_path, "seccomp")
    assert done(found.after) == {"half a gigabyte"}


def test_workers_run_under_all_locks(pool: Pool) -> None:
    assert sandbox_level() == FULL
    assert pool.sandbox(30) == FULL
    worker = worker_of(pool)
    state = dict(
        line.split(":\t", 1)
        for line in Path(f"/proc/{worker.pid}/status").read_text().splitlines()
        if ":\t" in line
    )
    assert state["Seccomp"] == "2"
    assert state["NoNewPrivs"] == "1"


def test_a_worker_holds_only_its_line_open(pool: Pool) -> None:
    held = [str(entry.readlink()) for entry in Path(f"/proc/{worker_of(pool).pid}/fd").iterdir()]
    (line,) = [what for what in held if what != "/dev/null"]
    assert line.startswith("socket:")


def test_a_worker_is_not_told_what_lies_in_our_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "canary")
    with Pool(tmp_path, size=1) as pool:
        assert "canary" not in Path(f"/proc/{worker_of(pool).pid}/environ").read_text()
