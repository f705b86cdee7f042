"""`score` and `rubric`: what is printed, and what they say when something is wrong."""

import json
from pathlib import Path

import pytest

from callreview import cli
from callreview.resources import resource

SHEET = """
title = "Desk"
pass_mark = 80
bands = [{ from = 0, label = "low" }, { from = 70, label = "fair" }]
[[sections]]
id = "s"
title = "All"
lines = [
  { id = "a", text = "A?", kind = "yes_no", options = [
    { id = "yes", label = "Yes", points = 3 }, { id = "no", label = "No" } ] },
  { id = "b", text = "B?", kind = "yes_no", options = [
    { id = "yes", label = "Yes", points = 4 }, { id = "no", label = "No", fail = "call" } ] },
]
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "desk.toml"
    path.write_text(SHEET, "utf-8")
    return path


def _answers(folder: Path, said: object) -> Path:
    path = folder / "answers.json"
    path.write_text(json.dumps(said), "utf-8")
    return path


def _score(sheet: Path, answers: Path, *more: str) -> int:
    return cli.run(["score", "--rubric", str(sheet), "--answers", str(answers), *more])


def test_a_sheet_may_be_named_by_its_title(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _answers(tmp_path, {"greeting": {"option": "no"}})
    library = ["--library", str(tmp_path / "none.db")]
    named = ["score", "--rubric", "quick sheet", "--answers", str(said)]
    assert cli.run([*library, *named]) == 0
    assert capsys.readouterr().out.startswith("Quick sheet")
    assert cli.run([*library, "score", "--rubric", "no such", "--answers", str(said)]) == 1
    assert "rubric list" in capsys.readouterr().err


def test_json_is_one_object_and_nothing_else(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = _answers(sheet.parent, {"a": {"option": "yes"}, "b": {"option": "no"}})
    assert _score(sheet, answers, "--json") == 0
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert printed.err == ""
    assert told["percent"] == {"exact": "300/7", "number": 42.8571}
    assert (told["shown"], told["passed"], told["not_scored"]) == (42.9, False, False)
    assert told["fails"] == [{"line": "b", "scope": "call"}]
    assert [line["weight_percent"] for line in told["lines"]] == [42.8571, 57.1429]


def test_what_is_not_known_is_null(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _score(sheet, _answers(sheet.parent, {"a": {"na": True}}), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["percent"], told["shown"], told["passed"]) == (None, None, None)
    assert told["unanswered_required"] == ["b"]


def test_people_read_the_arithmetic(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = _answers(sheet.parent, {"a": {"option": "yes"}, "b": {"na": True}})
    assert _score(sheet, answers) == 0
    printed = capsys.readouterr().out
    assert "3 of 3 points = 100 %" in printed
    assert "Does not apply, so it counts neither for nor against: “B?” (points: 4)." in printed
    assert "Passed: the pass mark is 80 %" in printed
    assert "fair" in printed


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            {"z": {"option": "yes"}},
            "The score sheet “Desk” has no question “z”. Its questions are: a, b.",
        ),
        ({"a": {"option": "maybe"}}, "“A?” has no option “maybe”. It has: yes, no."),
        (
            {"a": {"number": 3}},
            "This answer to “A?” is of another kind than the question asks for. Give: option.",
        ),
        ({"a": 1}, "answers.json: “a” must be a table of names and values."),
    ],
)
def test_an_answer_that_does_not_fit_is_one_sentence(
    sheet: Path, said: object, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _score(sheet, _answers(sheet.parent, said)) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", told + "\n")


def test_a_missing_file_is_named(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _score(sheet, sheet.parent / "nowhere.json") == 1
    assert "nowhere.json” cannot be opened" in capsys.readouterr().err


def test_a_sound_sheet_is_told_with_its_weights(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["rubric", "check", str(sheet)]) == 0
    assert capsys.readouterr().out == "Desk: 2 questions\n  a: 42.9 %\n  b: 57.1 %\n"


def test_all_that_is_wrong_with_a_sheet_is_told(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet.write_text(SHEET.replace("points = 3", "points = 0").replace('id = "b"', 'id = "a"'))
    assert cli.run(["rubric", "check", str(sheet)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "desk.toml: two questions have the id “a”. Give one another."
    assert told[1].startswith("desk.toml, section 1 (“s”), line 1 (“a”): all options are worth")


def test_shipped_sheets_are_listed_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = ["--library", str(tmp_path / "none.db")]
    assert cli.run([*library, "rubric", "list"]) == 0
    assert "Sales call, comes with the app, 12 questions" in capsys.readouterr().out
    assert cli.run([*library, "rubric", "show", "sales call"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Sales call"
    assert cli.run(["rubric", "check", str(resource("rubrics", "sales-call.toml"))]) == 0
