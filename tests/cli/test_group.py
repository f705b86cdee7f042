"""The group of commands: what it loads, what it opens, what it says when it could not."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from callreview import __version__, cli
from callreview.cli.common import MOMENT, ProgressLine, print_json
from callreview.domain.errors import CallReviewError

HEAVY = ("PySide6", "numpy", "av", "soundfile", "sounddevice", "sqlite_utils", "typst")


class Opened:
    """Stands for the window and remembers what it was opened on."""

    def __init__(self) -> None:
        self.on: list[tuple[Path | None, Path | None, bool]] = []

    def __call__(
        self, *, library: Path | None = None, folder: Path | None = None, samples: bool = False
    ) -> int:
        self.on.append((library, folder, samples))
        return 0


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["-h"],
        ["add", "x"],
        ["--library", "l.db", "calls"],
        ["--library=l.db", "calls"],
        ["--libary", "x"],
    ],
)
def test_commands_are_known_by_their_words(words: list[str]) -> None:
    assert cli.is_command(words)


@pytest.mark.parametrize("words", [[], ["/calls"], ["--library", "add"], ["addx"]])
def test_everything_else_opens_the_window(words: list[str]) -> None:
    assert not cli.is_command(words)


def test_a_folder_opens_the_window_on_it(tmp_path: Path) -> None:
    window = Opened()
    assert cli.run(["--library", "l.db", str(tmp_path)], window) == 0
    assert cli.run([], window) == 0
    assert window.on == [(Path("l.db"), tmp_path, False), (None, None, False)]


def test_without_a_window_one_sentence_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("The window cannot be opened")
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize("words", [["nonsense"], ["--nonsense"], ["--library"]])
def test_wrong_usage_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(words) == 2
    assert "Error: " in capsys.readouterr().err


def test_version_and_help_load_nothing_heavy() -> None:
    program = (
        "import sys; from callreview import cli; assert cli.run(sys.argv[1:]) == 0;"
        f"assert not set({HEAVY!r}) & set(sys.modules), sys.modules.keys()"
    )
    for word in ("--version", "-h"):
        done = subprocess.run(
            [sys.executable, "-c", program, word], capture_output=True, text=True, check=True
        )
        assert __version__ in done.stdout or "Usage" in done.stdout


def test_absent_facts_are_left_out_and_odd_names_stay_printable(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_json({"path": "b\udce9.wav", "name": "é", "rate": None})
    assert capsys.readouterr().out == '{"path": "b\\udce9.wav", "name": "é"}\n'


def test_a_time_is_read_as_people_write_it() -> None:
    assert MOMENT.convert("1:15.5", None, None) == 75_500
    with pytest.raises(click.BadParameter, match="soon"):
        MOMENT.convert("soon", None, None)


def test_an_error_for_people_becomes_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**_: object) -> int:
        raise CallReviewError("time_unreadable", text="x.db")

    assert cli.run([], refuse) == 1
    assert "x.db" in capsys.readouterr().err


def test_every_command_has_its_line_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown for name in cli.COMMANDS)


def test_a_folder_that_is_not_there_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["/nowhere/calls"], Opened()) == 1
    assert "/nowhere/calls" in capsys.readouterr().err


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([name, "--help"]) == 0
    assert f"Usage: callreview {name}" in capsys.readouterr().out


def test_stopping_by_hand_is_said_and_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    def stop(**_: object) -> int:
        raise KeyboardInterrupt

    assert cli.run([], stop) == 130
    assert "Stopped." in capsys.readouterr().err


def test_progress_is_for_terminals_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ProgressLine()(1, 2, "a.wav")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    line = ProgressLine()
    line(1, 2, "a.wav")
    line.end()
    assert "1 / 2  a.wav" in capsys.readouterr().err
