"""What the commands tell of a call in two files: both files, and one call."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import soundfile

from callreview import cli
from callreview.domain.audiofile import Outcome
from tests.builders import outcome
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


@pytest.fixture
def call(folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Return what one may say for the call of the folder, each by its kind."""
    assert cli.run([*library, "add", str(folder), "--json"]) == 0
    left, right = lines(capsys)
    return {
        "left": left["path"],
        "right": right["path"],
        "key": left["call_id"],
        "start of the key": left["call_id"][:13],
    }


SAYINGS = ["left", "right", "key", "start of the key"]


@pytest.mark.parametrize("said", SAYINGS)
def test_a_clip_of_a_call_has_both_its_files(
    call: dict[str, str], library: list[str], said: str, tmp_path: Path
) -> None:
    out = tmp_path / "clip.wav"
    command = ["clip", call[said], "--from", "0.2", "--to", "0.5", "-o", str(out)]
    assert cli.run([*library, *command]) == 0
    sound, rate = soundfile.read(out, dtype="int16", always_2d=True)
    for channel, side in enumerate(("left", "right")):
        whole, _rate = soundfile.read(call[side], dtype="int16")
        part = slice(rate // 4, rate * 9 // 20)
        assert (sound[part.start - rate // 5 : part.stop - rate // 5, channel] == whole[part]).all()


@pytest.mark.parametrize("said", ["right", "key"])
def test_the_waveform_of_a_call_has_both_its_files(
    call: dict[str, str], library: list[str], said: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.dat"
    assert cli.run([*library, "peaks", call[said], "-o", str(out)]) == 0
    assert int.from_bytes(out.read_bytes()[20:24], "little") == 2


@pytest.mark.parametrize("said", ["left", "key"])
def test_who_speaks_is_told_of_both_files(
    call: dict[str, str], library: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*library, "talk", call[said], "--json"]) == 0
    (found,) = lines(capsys)
    who = [(one["channel"], one["who"]) for one in found["channels"]]
    assert who == [("left", "customer"), ("right", "agent")]


def test_both_files_are_played(
    call: dict[str, str], library: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from callreview.cli import play

    played = []

    def instead(paths: tuple[Path, ...], _asked: object, **_more: object) -> Outcome:
        played.append(paths)
        return outcome()

    monkeypatch.setattr(play, "play_recording", instead)
    for said in SAYINGS:
        assert cli.run([*library, "play", call[said]]) == 0
    assert played == [(Path(call["left"]), Path(call["right"]))] * len(SAYINGS)


def test_a_file_that_is_in_no_library_is_that_file(library: list[str], tmp_path: Path) -> None:
    path, out = write_wav(tmp_path / "b-in.wav", talk(1.0)), tmp_path / "out.wav"
    assert cli.run([*library, "add", str(tmp_path)]) == 0
    other = write_wav(tmp_path / "elsewhere-in.wav", talk(1.0))
    for one in (path, other):
        command = ["clip", str(one), "--from", "0", "--to", "0.5", "-o", str(out)]
        assert cli.run([*library, *command]) == 0
        assert soundfile.info(out).channels == 1
        out.unlink()


def test_a_call_nobody_knows_is_a_sentence(
    call: dict[str, str], library: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    command = ["peaks", "no such file.wav", "-o", str(tmp_path / "out.dat")]
    assert cli.run([*library, *command]) == 1
    assert "no such file.wav" in capsys.readouterr().err
    assert call
