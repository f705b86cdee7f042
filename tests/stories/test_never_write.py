"""Recordings are never altered: every call of the system that could is looked at.

Processes: `strace` follows a command and all its workers, and writes down each attempt to open,
make, rename, remove or mark anything. A control that writes is seen to be found.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from callreview.resources import resource
from tests.sound import NullSink
from tests.stories.recordings import phone_system_folder, state_of

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="no strace on this system")

_OPENS = ("open", "openat", "openat2")
_ALTERS = frozenset(
    {
        "creat",
        "truncate",
        "ftruncate",
        "rename",
        "renameat",
        "renameat2",
        "unlink",
        "unlinkat",
        "rmdir",
        "mkdir",
        "mkdirat",
        "mknod",
        "mknodat",
        "link",
        "linkat",
        "symlink",
        "symlinkat",
        "chmod",
        "fchmod",
        "fchmodat",
        "fchmodat2",
        "chown",
        "fchown",
        "lchown",
        "fchownat",
        "utime",
        "utimes",
        "futimesat",
        "utimensat",
        "setxattr",
        "lsetxattr",
        "fsetxattr",
        "removexattr",
        "lremovexattr",
        "fremovexattr",
    }
)
_FOR_WRITING = re.compile(r"\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)\b")
_CALL = re.compile(r"^\d+ +(\w+)\(")


def test_adding_a_folder_alters_nothing_in_it(home: Path, tmp_path: Path) -> None:
    folder = phone_system_folder(tmp_path / "calls", others=4).folder
    before = state_of(folder)
    first, again = (trace(tmp_path, *callreview("add", str(folder), "--scan")) for _ in range(2))
    assert opened(first, folder) >= {path for path in before if path.endswith(".wav")}
    assert alterations(first + again, folder) == []
    assert state_of(folder) == before


def test_playing_and_measuring_alter_nothing(
    home: Path, null_sink: NullSink, tmp_path: Path
) -> None:
    made = phone_system_folder(tmp_path / "calls", others=0)
    before = state_of(made.folder)
    for words in (
        ("play", str(made.call), "--from", "14", "--speed", "3"),
        ("peaks", str(made.call), "-o", str(tmp_path / "peaks.dat")),
        ("clip", str(made.call), "--from", "1", "--to", "2", "-o", str(tmp_path / "clip.mp3")),
    ):
        traced = trace(tmp_path, *callreview(*words))
        assert str(made.call) in opened(traced, made.folder)
        assert alterations(traced, made.folder) == []
    assert state_of(made.folder) == before


def test_the_whole_job_alters_nothing_of_the_sample_calls(home: Path, tmp_path: Path) -> None:
    folder = resource("demo")
    before = state_of(folder)
    traced = trace(tmp_path, *callreview("demo", "--headless", "--out", str(tmp_path / "out")))
    assert opened(traced, folder)
    assert alterations(traced, folder) == []
    assert state_of(folder) == before


def test_an_alteration_would_be_found(tmp_path: Path) -> None:
    """The control: each of these is seen, in a child of the command, too."""
    folder = phone_system_folder(tmp_path / "calls", others=0).folder
    path = next(folder.rglob("*.wav"))
    for order in (
        "open(path, 'r+b')",
        "open(path + '.peaks', 'w')",
        "os.utime(path)",
        "os.chmod(path, 0o600)",
        "os.rename(path, path + '.old'), os.rename(path + '.old', path)",
        "os.open('x.tmp', os.O_CREAT, dir_fd=os.open(os.path.dirname(path), os.O_RDONLY))",
        "subprocess.run([sys.executable, '-c', 'import os, sys; os.utime(sys.argv[1])', path])",
    ):
        code = f"import os, subprocess, sys; path = sys.argv[1]; {order}"
        traced = trace(tmp_path, sys.executable, "-c", code, str(path))
        assert alterations(traced, folder), order


def callreview(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "callreview", *words)


def trace(folder: Path, *words: str) -> list[str]:
    """Run a command to its good end; return what it and its workers asked of the file system."""
    out = folder / "strace.txt"
    which = "trace=" + ",".join(f"?{name}" for name in (*_OPENS, *sorted(_ALTERS)))
    options = ["-f", "-qq", "-y", "-s", "4096", "-e", which, "-e", "signal=none", "-o", str(out)]
    top = str(Path(__file__).parents[2])
    done = subprocess.run(
        ["env", f"PYTHONPATH={top}", "strace", *options, *words],
        cwd="/",  # so that no path is a relative one
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out.read_text(encoding="utf-8", errors="replace").splitlines()


def opened(traced: list[str], folder: Path) -> set[str]:
    """Return the paths below a folder that were opened."""
    below = re.compile(r'"(' + re.escape(str(folder)) + r'/[^"]*)"')
    lines = (line for line in traced if _name(line) in _OPENS)
    return {found for line in lines for found in below.findall(line)}


def alterations(traced: list[str], folder: Path) -> list[str]:
    """Return the attempts to alter, make or remove something in a folder, or to open it so."""
    return [line for line in traced if str(folder) in line and _alters(line)]


def _alters(line: str) -> bool:
    if _name(line) in _OPENS:
        return bool(_FOR_WRITING.search(line))
    return _name(line) in _ALTERS


def _name(line: str) -> str:
    found = _CALL.match(line)
    return found[1] if found else ""
