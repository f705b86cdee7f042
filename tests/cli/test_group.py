"""The group of commands: what it loads, what it opens, what it says when it could not."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import click
import pytest

from callreview import __version__, cli
from callreview.cli.common import MOMENT
from callreview.cli.group import with_library_first
from callreview.domain.errors import CallReviewError, LibraryTrouble

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


@pytest.mark.parametrize("words", [["nonsense"], ["n" * 300], ["--nonsense"], ["--library"]])
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


@pytest.mark.parametrize(
    ("typed", "moment_ms"),
    [
        ("1:02:03.004", 3_723_004),
        ("0:01:15.5", 75_500),
        ("1:15.5", 75_500),
        ("1:15,5", 75_500),
        ("100:05", 6_005_000),
        ("75", 75_000),
        ("0.25", 250),
        (" 7 ", 7000),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, moment_ms: int) -> None:
    assert MOMENT.convert(typed, None, None) == moment_ms


@pytest.mark.parametrize(
    "typed", ["soon", "", "-1", "1:60", "1:60:00", "1:2:3:4", "1.2345", "9" * 5000, "1e3", "nan"]
)
def test_what_is_no_time_is_wrong_usage(typed: str) -> None:
    with pytest.raises(click.BadParameter, match="is not a time"):
        MOMENT.convert(typed, None, None)


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


@pytest.mark.parametrize("words", [["a.wav"], ["./a.wav"], ["add", "a.wav"]])
def test_a_file_is_no_folder(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.wav").touch()
    assert cli.run(["--library", "l.db", *words], Opened()) == 1
    assert "is a file. Give the folder it lies in." in capsys.readouterr().err
    assert not Path("l.db").exists()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["calls", "--library", "l.db", "x"], ["--library", "l.db", "calls", "x"]),
        (["calls", "--library=l.db"], ["--library=l.db", "calls"]),
        (["--library", "l.db", "calls"], ["--library", "l.db", "calls"]),
        (["calls", "--", "--library", "x"], ["calls", "--", "--library", "x"]),
        (["calls", "--library"], ["--library", "calls"]),
        ([], []),
    ],
)
def test_the_library_may_be_named_behind_the_command(words: list[str], first: list[str]) -> None:
    assert with_library_first(words) == first


def test_a_command_says_of_a_full_disk_what_a_command_can(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fill_up(**_: object) -> int:
        raise LibraryTrouble("disk_full", path="l.db")

    assert cli.run([], fill_up) == 1
    said = capsys.readouterr().err
    assert "l.db" in said
    assert "run the command again" in said


def test_stopping_while_a_command_is_loaded_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("callreview.cli.group.run_group", stop)
    assert cli.run(["calls"]) == 130


def test_a_library_that_cannot_be_written_is_refused_before_anything_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "library.db"
    assert cli.run(["--library", str(library), "add", str(tmp_path)]) == 0
    with closing(sqlite3.connect(library)) as newer:
        newer.execute("PRAGMA user_version = 1000")
    reviews = tmp_path / "reviews.json"
    reviews.write_text("[]", "ascii")
    for words in (["add", str(tmp_path)], ["review", "import", str(reviews)]):
        assert cli.run(["--library", str(library), *words]) == 1
        assert "newer version" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="root reads everything")
@pytest.mark.parametrize(
    "words", [["add"], ["play"], ["peaks", "-o", "x.dat"], ["rubric", "check"]]
)
def test_what_may_not_be_read_is_no_wrong_usage(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir() if words == ["add"] else closed.touch()
    closed.chmod(0)
    assert cli.run(["--library", str(tmp_path / "l.db"), *words, str(closed)]) in (1, 3)
    printed = capsys.readouterr()
    assert "closed" in printed.out + printed.err
