"""`rubric`: score sheets taken in, handed out, compared, tried on reviews, and what those say."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from callreview import cli
from callreview.app.edits.rubrics import AddRubric
from callreview.app.edits.sheets import RetireSheet
from callreview.domain.review import Answer
from callreview.domain.rubric_file import rubric_from_text
from callreview.domain.rubric_toml import rubric_to_toml
from tests import builders
from tests.dumping import dump

Run = Callable[..., str]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library with two final reviews; in one, a question is answered No."""
    path = tmp_path / "library.db"
    with builders.opened(path) as session:
        for name, said in (("a.wav", "yes"), ("b.wav", "no")):
            draft = builders.start_review(session, builders.add_call(session, name))
            builders.finish_review(session, draft, {"q1": Answer(option=said)})
    return path


@pytest.fixture
def run(library: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str, code: int = 0) -> str:
        assert cli.run(["--library", str(library), "rubric", *words]) == code
        printed = capsys.readouterr()
        return printed.err if code else printed.out

    return run


def _changed(folder: Path) -> str:
    written = rubric_to_toml(builders.rubric())
    path = folder / "changed.toml"
    path.write_text(
        written.replace("Question 1?", "First?", 1).replace(
            'label = "Yes", points = 1', 'label = "Yes", points = 4', 1
        )
    )
    return str(path)


def test_a_sheet_is_handed_out_changed_and_taken_in_as_the_next_version(
    run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.json"
    run("export", "five questions", "-o", str(out))
    assert rubric_from_text(out.read_text("utf-8"), out.name) == builders.rubric()
    assert run("import", str(out)) == "Known already: Five questions, v1, 4 questions\n"
    assert run("import", _changed(tmp_path)) == "Five questions, v2, 4 questions\n"


@pytest.mark.parametrize("name", ["Nope", "no such sheet", "abcdef123456"])
def test_a_sheet_that_is_not_there_is_told_with_where_to_look(run: Run, name: str) -> None:
    told = run("show", name, code=1)
    assert told.startswith(f"No score sheet is called “{name}”")
    assert "rubric list" in told


def test_a_spreadsheet_is_taken_in(run: Run, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (("Section", "Question", "Points"), ("Opening", "Greeting?", 5)):
        book.active.append(row)
    book.save(tmp_path / "Desk.xlsx")
    assert run("import", str(tmp_path / "Desk.xlsx")) == "Desk, v1, 1 question\n"
    assert "no score sheet is written" in run("export", "Desk", "-o", "Desk.xlsx", code=1)


def test_what_differs_is_told_in_sentences(run: Run, tmp_path: Path) -> None:
    changed = _changed(tmp_path)
    assert run("difference", "Five questions", changed).splitlines() == [
        "Question “First?”: words “Question 1?” → “First?”.",
        "Question “First?”: points 1 → 4.",
        "Question “First?”, answer “Yes”: points 1 → 4.",
    ]
    assert (
        len(json.loads(run("difference", "Five questions", changed, "--json"))["differences"]) == 3
    )
    assert run("difference", changed, changed) == "Nothing differs.\n"


def test_reviews_are_tried_on_a_changed_sheet_and_stay_as_they_are(
    run: Run, tmp_path: Path, library: Path
) -> None:
    before = dump(library)
    told = run("impact", _changed(tmp_path)).splitlines()
    assert told[0].endswith("100 % → 100 %")
    assert told[1].endswith("66.7 % → 33.3 %")
    assert told[2:] == ["2 reviews, 2 with a score on both: −16.67 points of percent on average."]
    rows = [json.loads(row) for row in run("impact", _changed(tmp_path), "--json").splitlines()]
    assert [row["after"] for row in rows] == [100, 33.3333]
    assert dump(library) == before


def test_health_tells_what_reviews_say_of_each_question(run: Run) -> None:
    assert run("health", "Five questions") == "2 reviews\n"
    rows = [json.loads(row) for row in run("health", "Five questions", "--json").splitlines()]
    assert [(row["line"], row["answered"]) for row in rows[:2]] == [("q1", 2), ("q2", 2)]


def test_what_no_library_holds_has_no_reviews(run: Run) -> None:
    assert "not in the library" in run("health", "sales call", code=1)


def test_versions_are_listed_with_their_reviews_and_whether_they_are_retired(
    run: Run, library: Path
) -> None:
    with builders.opened(library) as session:
        version = session.do(AddRubric(builders.rubric())).wait()
        session.do(RetireSheet(version.sheet_id)).wait()
    assert (
        run("list").splitlines()[0].endswith("Five questions, v1, 4 questions, 2 reviews, retired")
    )
    first = json.loads(run("list", "--json").splitlines()[0])
    assert (first["reviews"], first["retired"], first["language"]) == (2, True, "en")
