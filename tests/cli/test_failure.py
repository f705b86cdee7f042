"""A bug in a command is a sentence and a line in the log, never a traceback."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app import places
from callreview.cli.failure import without_traceback
from tests.guards import LogKeeper

SECRET = "+1 555 0100"
BROKEN = """
import sys
from callreview import main
from callreview.cli import group
def fail(*_words):
    raise ValueError("+1 555 0100")
group.run_group = fail
sys.argv = ["callreview", "calls"]
sys.exit(main.run())
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Have the log in a folder of this test, and no handler left over."""
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "home"))
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield tmp_path / "home"
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def fail() -> int:
    raise ValueError(SECRET)


def log_in(home: Path) -> str:
    return (home / "log" / "callreview.log").read_text("utf-8")


def test_a_bug_is_a_sentence_and_what_is_logged_names_nobody(
    home: Path, expected_log: LogKeeper, capsys: pytest.CaptureFixture[str]
) -> None:
    expected_log.expect("a bug")
    hook = threading.excepthook
    assert without_traceback(fail) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert str(home / "log" / "callreview.log") in said.err
    assert "test_failure.py" in log_in(home)
    assert SECRET not in log_in(home) + said.err
    assert threading.excepthook is hook


def test_a_bug_in_a_thread_of_a_command_is_told_too(
    home: Path, expected_log: LogKeeper, capsys: pytest.CaptureFixture[str]
) -> None:
    expected_log.expect("a bug")

    def command() -> int:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        return 0

    assert without_traceback(command) == 1
    assert capsys.readouterr().err.startswith("Something in Call Review went wrong")


def test_where_no_log_can_be_kept_the_sentence_is_said_all_the_same(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write_text("no folder", "ascii")
    assert without_traceback(fail) == 1
    assert "went wrong" in capsys.readouterr().err


def test_a_whole_command_with_a_bug_ends_with_one(home: Path) -> None:
    top = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", BROKEN],
        capture_output=True,
        text=True,
        cwd=top,
        check=False,
    )
    assert done.returncode == 1
    assert "went wrong" in done.stderr
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stderr
