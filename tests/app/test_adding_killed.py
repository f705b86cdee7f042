"""A folder whose listing was killed in the middle is listed on from there.

Processes: a child lists the folder and tells over a pipe how far it is; it is killed there.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from callreview.app.edits.marks import AddMark
from tests import builders
from tests.app.test_adding import FakePool, add, put
from tests.app.test_folders import read_files

FOLDERS, EACH = 5, 120
_REPOSITORY = Path(__file__).parents[2]
_CHILD = """
import sys
from pathlib import Path
from callreview.app.jobs import Progress
from tests import builders
from tests.app.test_adding import FakePool, add

with builders.opened(Path(sys.argv[1])) as session:
    told = Progress(lambda reached: print(reached.done, reached.total, flush=True))
    add(session, FakePool(), Path(sys.argv[2]), progress=told)
"""


@pytest.fixture
def folder(quick_path: Path) -> Path:
    for at in range(FOLDERS):
        for number in range(EACH):
            name = f"external-201-+1512555{number:04}-2026031{at}-094112-1773153671.{number}.wav"
            put(quick_path / "calls" / f"2026-03-1{at}" / name, f"{at} {number}".encode() * 50)
    return quick_path / "calls"


def killed_at(library: Path, folder: Path, least: int) -> tuple[int, int]:
    """List a folder until `least` files are said to be listed, and kill it; return what it said."""
    command = [sys.executable, "-c", _CHILD, str(library), str(folder)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_REPOSITORY)
    with child:
        assert child.stdout is not None
        for line in child.stdout:
            done, total = map(int, line.split())
            if done >= least:
                child.kill()
                return done, total
    raise AssertionError("it ended before it was killed")


def test_it_goes_on_and_reads_nothing_twice(
    quick_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = quick_path / "library.db"
    done, total = killed_at(library, folder, FOLDERS * EACH // 3)
    assert total == FOLDERS * EACH
    read = read_files(monkeypatch)
    with builders.opened(library) as session:
        before = dict(session.snapshot.calls)
        assert done <= len(before) < total
        call_id = next(iter(before))
        session.do(AddMark(builders.mark(id="there", call_id=call_id))).wait()
        report = add(session, FakePool(), folder)
        assert (report.added, report.known, report.copies) == (total - len(before), len(before), 0)
        assert before.keys() < session.snapshot.calls.keys()
        assert len(session.snapshot.calls) == total
        assert len(read) == total - len(before)
        assert session.snapshot.calls[call_id].marks == 1
        assert {call.recording.codec for call in session.snapshot.calls.values()} == {"PCM_16"}
        assert session.find(lambda reader: reader.check()).wait().is_sound
