"""`names`: how files are named, taken from one folder to another and tried on all names."""

import json
from pathlib import Path

import pytest

from callreview import cli
from callreview.app.edits.folders import TellNames
from callreview.app.session import Session
from tests import builders

NAMES = ("Anna 200 on 12.03.2026.wav", "Bo 201 on 25.04.2026.wav", "party.wav")
TEMPLATE = builders.template(NAMES[0].removesuffix(".wav"), agent="Anna", date="12.03.2026")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "calls"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_bytes(name.encode())
    return folder


@pytest.fixture
def library(tmp_path: Path, folder: Path) -> list[str]:
    path = tmp_path / "library.db"
    with builders.opened(path) as session:
        files = (builders.listed(str(folder / name), facts=builders.facts()) for name in NAMES)
        builders.add_files(session, *files, folder=str(folder))
        session.do(TellNames(_folder(session), TEMPLATE)).wait()
    return ["--library", str(path), "names"]


def _folder(session: Session) -> str:
    return session.snapshot.folders[0].id


def test_names_are_tried_and_what_is_not_read_is_listed(
    library: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*library, "test", str(folder)]) == 3
    told = capsys.readouterr().out
    assert "2 names are read" in told
    assert "1 name is not read:\n  party.wav" in told
    assert "DD.MM.YYYY = MM.DD.YYYY" not in told  # the 25th tells


def test_a_name_its_phone_system_writes_is_not_called_unread(
    library: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with builders.opened(Path(library[1])) as session:
        told = builders.listed(str(folder / "z.wav"), facts=builders.facts(profile="BCR"))
        builders.add_files(session, told, folder=str(folder))
    assert cli.run([*library, "test", str(folder)]) == 3
    out = capsys.readouterr().out
    assert "1 name is as its phone system writes it" in out
    assert out.endswith("not read:\n  party.wav\n")


def test_names_are_told_as_json(
    library: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*library, "test", str(folder), "--json"]) == 3
    first, _, last = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["name"], first["read"], first["agent_ref"]) == (NAMES[0], True, "Anna")
    assert first["start_local"] == "2026-03-12T00:00:00"
    assert last == {"name": "party.wav", "read": False}


def test_how_files_are_named_is_taken_from_one_library_to_another(
    library: list[str], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "names.json", tmp_path / "other.db"
    assert cli.run([*library, "export", str(folder), str(file)]) == 0
    with builders.opened(other) as session:
        builders.add_files(session, folder=str(folder))
    assert cli.run(["--library", str(other), "names", "import", str(folder), str(file)]) == 0
    assert "2 names are read" in capsys.readouterr().out
    with builders.opened(other) as session:
        assert session.snapshot.folders[0].reading.template == TEMPLATE
        people = {call.facts.agent_ref for call in session.snapshot.calls.values()}
        assert people == {"Anna", "Bo", None}


def test_a_file_that_is_wrong_changes_nothing_and_is_told_with_its_place(
    library: list[str], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"kind": "callreview names", "schema": 1, "parts": [{"is": "date"}]}')
    assert cli.run([*library, "import", str(folder), str(bad)]) == 1
    assert "bad.json, part 1" in capsys.readouterr().err
    with builders.opened(Path(library[1])) as session:
        assert session.snapshot.folders[0].reading.template == TEMPLATE


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["test", "elsewhere"], "has not been added"),
        (["export", ".", "{folder}/a.wav"], "never written over"),
        (["test", ".", "{folder}/gone.json"], "gone.json"),
    ],
)
def test_what_cannot_be_done_is_told(
    library: list[str], folder: Path, words: list[str], told: str,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(folder)
    assert cli.run([*library, *(word.format(folder=folder) for word in words)]) == 1
    assert told in capsys.readouterr().err
