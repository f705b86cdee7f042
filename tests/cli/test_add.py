"""`add` and `calls`, with real sound, real workers and a real library."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from callreview import cli
from callreview.app.edits.marks import AddMark
from tests.builders import mark, opened
from tests.corpus import cut_short, talk

NAME = "external-201-+15125550142-20260310-094112-1773153671.17.wav"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "calls"
    folder.mkdir()
    tone = np.sin(np.arange(8000) / 5)
    soundfile.write(folder / NAME, np.stack([tone, tone / 2], 1), 8000, subtype="ULAW")
    soundfile.write(folder / "Réunion.flac", tone[:4000], 8000)
    return folder


@pytest.fixture
def library(tmp_path: Path) -> list[str]:
    return ["--library", str(tmp_path / "library.db")]


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_folder_is_added_and_its_calls_are_told_as_json(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*library, "add", str(folder), "--json"]) == 0
    by_name = {Path(one["path"]).name: one for one in lines(capsys)}
    told = by_name[NAME]
    assert told["status"] == "ok"
    assert "reason" not in told
    assert "sha256" not in told
    assert (told["rate"], told["channels"], told["duration_ms"]) == (8000, 2, 1000)
    assert told["length_source"] == "header"
    assert told["start_local"] == "2026-03-10T09:41:12"
    assert told["utc_offset_minutes"] == -300
    assert (told["start_source"], told["start_confidence"]) == ("name", "sure")
    assert (told["direction"], told["agent_ref"]) == ("in", "201")
    assert told["customer_number"] == "+15125550142"
    assert (told["call_ref"], told["profile"]) == ("1773153671.17", "FreePBX")
    assert "agent_channel" not in told
    unknown = by_name["Réunion.flac"]
    assert unknown["start_confidence"] == "guess"
    assert not {"direction", "agent_ref", "customer_number"} & unknown.keys()


def test_scanning_adds_the_true_length_and_the_hash(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*library, "add", str(folder), "--scan", "--json"]) == 0
    for told in lines(capsys):
        assert told["length_source"] == "decoded"
        assert len(told["sha256"]) == 64
        assert told["frames"] in (8000, 4000)


def test_adding_again_changes_nothing(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run([*library, "add", str(folder), "--json"])
    first = lines(capsys)
    assert cli.run([*library, "add", str(folder), "--json"]) == 0
    assert lines(capsys) == first


def test_people_read_what_was_found_and_what_was_left_out(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "old.zip").write_bytes(b"PK")
    (folder / "never.wav").write_bytes(b"")
    cut_short(folder / "cut.wav", talk(2), kept=0.5)
    assert cli.run([*library, "add", str(folder)]) == 3
    printed = capsys.readouterr()
    assert printed.out.startswith("4 calls, 1 person, 10 March")
    assert "4 calls are new\n" in printed.out
    assert "1 recording is empty\n" in printed.out
    assert "1 recording is damaged and plays as far as it can\n" in printed.out
    assert "“old.zip” is an archive" in printed.out
    assert printed.err == ""


def test_what_is_left_out_is_told_as_json_with_what_is_the_matter(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "old.zip").write_bytes(b"PK")
    (folder / "gone.wav").symlink_to(folder / "nowhere")
    assert cli.run([*library, "add", str(folder), "--json"]) == 3
    told = {Path(one["path"]).name: one for one in lines(capsys)}
    assert told["old.zip"]["status"] == "unsupported"
    assert told["gone.wav"]["status"] == "missing"
    assert "old.zip" in told["old.zip"]["reason"]


def test_the_time_of_a_file_is_called_a_guess(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run([*library, "add", str(folder)])
    assert "10 March" in capsys.readouterr().out.splitlines()[0]
    cli.run([*library, "calls", "reunion"])
    assert capsys.readouterr().out.splitlines()[1].startswith("about 20")
    cli.run([*library, "calls", "reunion", "--json"])
    assert lines(capsys)[0]["start_confidence"] == "guess"


def test_an_empty_list_says_what_to_do_next(
    folder: Path, library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nothing").mkdir()
    assert cli.run([*library, "add", str(tmp_path / "nothing")]) == 0
    assert capsys.readouterr().out == f"No recording was found in “{tmp_path / 'nothing'}”.\n"
    assert cli.run([*library, "calls"]) == 0
    assert "callreview add FOLDER" in capsys.readouterr().out
    cli.run([*library, "add", str(folder)])
    capsys.readouterr()
    assert cli.run([*library, "calls", "zz", "top"]) == 0
    assert capsys.readouterr().out == "No call matches “zz top”.\n"
    assert cli.run([*library, "scorecard", "--all", "-o", str(tmp_path / "out")]) == 0
    assert "no finished review" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_one_sentence(
    library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*library, "add", "/nowhere"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("There is no folder “/nowhere”.")
    assert not Path(library[1]).exists()


def test_calls_are_listed_found_and_told_as_a_table(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run([*library, "add", str(folder)])
    capsys.readouterr()
    assert cli.run([*library, "calls"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == 3
    assert listed[0].split()[:2] == ["When", "Person"]
    assert cli.run([*library, "calls", "555-0142", "inbound", "--json"]) == 0
    assert [one["path"] for one in lines(capsys)] == [str(folder / NAME)]
    assert cli.run([*library, "calls", "reunion", "--csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    assert row["path"] == str(folder / "Réunion.flac")
    assert row["customer_number"] == ""


def test_a_number_is_no_formula_in_a_table(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run([*library, "add", str(folder)])
    capsys.readouterr()
    cli.run([*library, "calls", "0142", "--csv"])
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    assert row["customer_number"] == "'+15125550142"


def test_calls_are_found_by_the_language_of_the_search_box(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run([*library, "add", str(folder)])
    capsys.readouterr()
    asked_for = {
        "42 from:2026-03 to:2026-03": [str(folder / NAME)],
        "dir:in -reunion unreviewed": [str(folder / NAME)],
        "-dir:in": [str(folder / "Réunion.flac")],
        "failed": [],
    }
    for query, paths in asked_for.items():
        assert cli.run([*library, "calls", *query.split(), "--json"]) == 0
        assert [one["path"] for one in lines(capsys)] == paths, query


def test_words_of_marks_are_found_and_mistakes_told_beside_the_list(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run([*library, "add", str(folder)])
    with opened(Path(library[1])) as session:
        (call,) = (c for c in session.snapshot.calls.values() if c.recording.name == NAME)
        session.do(AddMark(mark(call_id=call.id, text="Très gentil"))).wait()
    capsys.readouterr()
    assert cli.run([*library, "calls", "TRES", "from:2026-02-31", "--csv"]) == 0
    printed = capsys.readouterr()
    assert printed.err == "There is no date 2026-02-31; this part is not used.\n"
    assert NAME in printed.out
    assert "Réunion" not in printed.out


def test_two_forms_at_once_are_wrong_usage(library: list[str]) -> None:
    assert cli.run([*library, "calls", "--json", "--csv"]) == 2


def test_listing_without_a_library_is_one_sentence(
    library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*library, "calls"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_recordings_are_left_as_they_were(folder: Path, library: list[str]) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    cli.run([*library, "add", str(folder), "--scan"])
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    assert after == before
    shutil.rmtree(folder)


def test_a_folder_that_is_empty_at_once_is_said_to_be_away(
    folder: Path, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run([*library, "add", str(folder)])
    shutil.rmtree(folder)
    folder.mkdir()
    capsys.readouterr()
    assert cli.run([*library, "add", str(folder)]) == 0
    assert "gone at once" in capsys.readouterr().out
    assert cli.run([*library, "calls", "--json"]) == 0
    assert {told["status"] for told in lines(capsys)} == {"ok"}
