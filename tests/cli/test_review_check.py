"""`review import` and `check`: what they print, what they change, their exit codes."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from callreview import cli
from callreview.domain.rubric_file import canonical_text, version_id
from tests import builders
from tests.corpus import header_only, talk, write_wav
from tests.dumping import count, dump, first

YES = {"option": "yes"}
ANSWERS: Mapping[str, object] = {
    "q1": {**YES, "comment": "at once", "evidence": [[100, 900]]},
    "q2": {"na": True},
    "q3": {"option": "no"},
    "why": {},
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library of two calls that were heard; a score sheet lies beside it."""
    path = tmp_path / "library.db"
    with builders.opened(path) as session:
        builders.add_call(session, "a.wav")
        builders.add_call(session, "b.wav")
    (tmp_path / "sheet.json").write_text(canonical_text(builders.rubric()), "utf-8")
    return path


def _written(**known: object) -> dict[str, object]:
    usual = {
        "call": "/calls/a.wav", "rubric": "sheet.json", "reviewer": "Kim", "reason": "coaching",
        "answers": ANSWERS, "keep_doing": "the pauses",
    }  # fmt: skip
    return {**usual, **known}


def _import(library: Path, value: object, *words: str) -> int:
    file = library.with_name("reviews.json")
    file.write_text(json.dumps(value), "utf-8")
    return cli.run(["--library", str(library), "review", "import", str(file), *words])


def test_an_imported_review_is_final_with_its_score(library: Path) -> None:
    assert _import(library, _written(), "--final") == 0
    assert first(library, "SELECT percent_exact FROM scores_view") == "50"
    assert first(library, "SELECT reviewer FROM scores_view") == "Kim"
    assert first(library, "SELECT comment FROM answers WHERE line_id = 'q1'") == "at once"
    assert count(library, "answers") == 3
    assert "reviews.json" in str(first(library, "SELECT heard_reason FROM reviews"))


def test_a_second_import_changes_nothing_and_says_so(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(library, [_written()]) == 0
    before = dump(library, whole=True)
    assert _import(library, [_written()]) == 0
    assert dump(library, whole=True) == before
    assert capsys.readouterr().out.endswith("1 review was there already; nothing was changed.\n")


def test_a_second_import_of_a_final_one_changes_nothing(library: Path) -> None:
    assert _import(library, _written(final=True)) == 0
    before = dump(library, whole=True)
    rows = count(library, "audit")
    assert _import(library, _written(final=True)) == 0
    assert _import(library, _written()) == 0
    assert (dump(library, whole=True), count(library, "audit")) == (before, rows)


def test_a_draft_that_is_there_becomes_final_when_that_is_asked(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(library, _written()) == 0
    assert _import(library, _written(), "--final") == 0
    assert capsys.readouterr().out.endswith("1 draft was there and is final now.\n")
    assert _import(library, _written(), "--final") == 0
    assert capsys.readouterr().out.endswith("nothing was changed.\n")
    assert first(library, "SELECT percent_exact FROM scores_view") == "50"
    assert count(library, "reviews") == 1


def test_another_draft_of_the_reviewer_is_not_written_over(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(library, _written()) == 0
    assert _import(library, _written(work_on="the ending")) == 1
    assert "“Kim” has another draft" in capsys.readouterr().err
    assert count(library, "reviews") == 1


def test_a_file_without_reviews_says_so(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _import(library, []) == 0
    assert capsys.readouterr().out == "The file holds no review.\n"


def test_a_call_without_sound_cannot_be_finished_and_the_reason_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "calls").mkdir()
    header_only(tmp_path / "calls" / "empty.wav")
    library = tmp_path / "library.db"
    (tmp_path / "sheet.json").write_text(canonical_text(builders.rubric()), "utf-8")
    cli.run(["--library", str(library), "add", str(tmp_path / "calls")])
    review = _written(call="calls/empty.wav")
    assert _import(library, review, "--final") == 1
    assert "“empty.wav” holds no sound" in capsys.readouterr().err
    cli.run(["--library", str(library), "add", str(tmp_path / "calls"), "--scan"])
    assert _import(library, review, "--final") == 1
    assert "No sound could be read" in capsys.readouterr().err
    assert count(library, "reviews") == 0


def test_a_recording_that_is_another_by_now_is_not_signed_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "calls").mkdir()
    call = write_wav(tmp_path / "calls" / "call.wav", talk(2))
    library = tmp_path / "library.db"
    (tmp_path / "sheet.json").write_text(canonical_text(builders.rubric()), "utf-8")
    cli.run(["--library", str(library), "add", str(tmp_path / "calls"), "--scan"])
    assert _import(library, _written(call="calls/call.wav"), "--final") == 0
    out = str(tmp_path / "cards")
    assert cli.run(["--library", str(library), "scorecard", "--all", "-o", out]) == 0
    write_wav(call, talk(3))
    other = _written(call="calls/call.wav", reviewer="Lee")
    assert _import(library, other, "--final") == 1
    assert "not the one that was heard" in capsys.readouterr().err
    words = ["scorecard", "--all", "-o", out, "--format", "json"]
    assert cli.run(["--library", str(library), *words]) == 0
    (card,) = (tmp_path / "cards").glob("*.json")
    assert json.loads(card.read_text("utf-8"))["call"]["recording_changed"] is True


@pytest.mark.parametrize("by", ["key", "start of a key", "sha256", "path"])
def test_a_call_is_named_in_four_ways(library: Path, by: str) -> None:
    with builders.opened(library, read_only=True) as session:
        call = next(c for c in session.snapshot.calls.values() if c.recording.name == "b.wav")
    names = {
        "key": call.id, "start of a key": call.id[:-1], "sha256": call.recording.sha256,
        "path": call.recording.path,
    }  # fmt: skip
    assert _import(library, _written(call=names[by])) == 0
    assert first(library, "SELECT call_id FROM reviews") == call.id


def test_a_version_in_the_library_is_named_by_its_hash(library: Path) -> None:
    assert _import(library, _written()) == 0
    known = version_id(builders.rubric())
    assert _import(library, _written(call="/calls/b.wav", rubric=known[:10])) == 0
    assert count(library, "rubric_versions") == 1


def test_what_cannot_be_added_is_left_out_and_listed(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reviews = [
        _written(call="/calls/nowhere.wav"),
        _written(answers={"q1": YES}, final=True),
        _written(answers={"q9": YES}),
        _written(call="/calls/b.wav"),
    ]
    assert _import(library, reviews) == 3
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 4
    assert "/calls/nowhere.wav" in said[0]
    assert "Question 2?" in said[1]
    assert "q9" in said[2]
    assert said[3] == "1 review was added."
    assert count(library, "reviews") == 1


def test_one_review_that_cannot_be_added_is_one_sentence(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(library, _written(call="nobody")) == 1
    heard = capsys.readouterr()
    assert (heard.out, heard.err.count("\n")) == ("", 1)


def test_import_as_json_is_one_object_a_line(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(library, [_written(final=True), _written(call="nobody")], "--json") == 3
    one, two = map(json.loads, capsys.readouterr().out.splitlines())
    assert (one["result"], one["state"], two["result"]) == ("added", "final", "left_out")


def test_check_of_a_sound_library_names_what_is_missing(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["--library", str(library), "check"]) == 1  # the recordings never were
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("The library is sound")
    assert said[1:4] == [
        "Missing: /calls/a.wav",
        "Missing: /calls/b.wav",
        "0 of 2 recordings are there and as they were.",
    ]
    assert "add the folder it is in now" in said[4]


def test_check_tells_of_tampering(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(library)) as other, other:
        other.execute("UPDATE audit SET at = '2020-01-01'")
    assert cli.run(["--library", str(library), "check", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["sound"] is False
    assert told["audit_broken_at"]


@pytest.mark.parametrize(("start", "size"), [(0, 100), (8192, 60_000)])
def test_check_of_a_damaged_library_says_so_and_what_to_do(
    start: int, size: int, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with library.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * size)
    assert cli.run(["--library", str(library), "check", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["sound"], bool(told["damage"])) == (False, True)
    assert cli.run(["--library", str(library), "check"]) == 1
    printed = capsys.readouterr()
    assert "damaged" in printed.out + printed.err
    assert "backup" in printed.out + printed.err


def test_check_of_an_empty_library_is_all_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with builders.opened(tmp_path / "library.db"):
        pass
    assert cli.run(["--library", str(tmp_path / "library.db"), "check"]) == 0
    assert "0 recordings are there" in capsys.readouterr().out
