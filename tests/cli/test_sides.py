"""What the commands tell of a call in two files: both files, and one call."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from callreview import cli
from tests.corpus import talk, write_wav

STEM = "in-200-+15125550142-20260310-094112-1773153671.17"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "calls"
    folder.mkdir()
    for seed, side in enumerate(("in", "out")):
        write_wav(folder / f"{STEM}-{side}.wav", talk(1.0, seed=seed))
    return folder


@pytest.fixture
def library(tmp_path: Path) -> list[str]:
    return ["--library", str(tmp_path / "library.db")]


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_file_is_a_line_and_both_are_of_one_call(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*library, "add", str(folder), "--json"]) == 0
    added = lines(capsys)
    assert cli.run([*library, "calls", "--json"]) == 0
    told = lines(capsys)
    assert told == added
    assert [Path(one["path"]).name for one in told] == [f"{STEM}-in.wav", f"{STEM}-out.wav"]
    assert [one["side"] for one in told] == ["left", "right"]
    assert len({one["call_id"] for one in told}) == 1
    assert len({one["id"] for one in told}) == 2
    assert {(one["channels"], one["agent_channel"]) for one in told} == {(1, "right")}


def test_people_read_of_one_call(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*library, "add", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("1 call, 1 person, 10 March")
    assert cli.run([*library, "calls", "--csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["channels"] == "2"
    assert cli.run([*library, "check"]) == 0
    assert "2 recordings are there and as they were." in capsys.readouterr().out


@pytest.mark.parametrize("side", ["in", "out"])
def test_a_call_is_named_by_either_file(
    folder: Path, library: list[str], tmp_path: Path, side: str
) -> None:
    cli.run([*library, "add", str(folder)])
    marks = tmp_path / "marks.txt"
    marks.write_text("0.100000\t0.500000\tHello\n", encoding="utf-8")
    path = str(folder / f"{STEM}-{side}.wav")
    assert cli.run([*library, "marks", "import", path, str(marks)]) == 0
