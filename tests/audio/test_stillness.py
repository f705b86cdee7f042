"""A worker that gets nowhere ends itself, should nobody else end it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus import hang_file

TOP = Path(__file__).parents[2]

STUCK = """
import sys, soundfile
from callreview.audio import stillness
{alive}
soundfile.SoundFile(sys.argv[1])
"""


def ended_by_itself(alive: str, path: Path) -> int:
    code = STUCK.format(alive=alive)
    command = [sys.executable, "-c", code, str(path)]
    return subprocess.run(command, cwd=TOP, timeout=60, check=False).returncode


def test_a_thread_ends_a_worker_that_is_stuck_in_a_decoder(tmp_path: Path) -> None:
    hang = hang_file(tmp_path / "hang.wav")
    assert ended_by_itself("stillness.by_thread(lambda: True)", hang) == 1


def test_a_thread_ends_a_worker_whose_app_is_gone(tmp_path: Path) -> None:
    hang = hang_file(tmp_path / "hang.wav")
    assert ended_by_itself("stillness.by_thread(lambda: False)", hang) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no timer of processor time there")
def test_a_timer_ends_a_worker_that_is_stuck_in_a_decoder(tmp_path: Path) -> None:
    hang = hang_file(tmp_path / "hang.wav")
    alive = "stillness._MOST_SECONDS_BY_TIMER = 0.5; stillness.sign_of_life(lambda: True)"
    assert ended_by_itself(alive, hang) < 0  # by a signal
