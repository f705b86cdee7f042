"""`scorecard` and `export`: files from a library, and their exit codes."""

import csv
import json
from pathlib import Path

import pytest

from callreview import cli
from tests import builders
from tests.exports.reading import facts_of


@pytest.fixture
def library(tmp_path: Path) -> tuple[Path, str]:
    """Return a library with one finished review, and the review's key."""
    path = tmp_path / "library.db"
    with builders.opened(path) as session:
        draft = builders.start_review(session, builders.add_call(session))
        return path, builders.finish_review(session, draft).id


def test_a_scorecard_is_printed_by_the_start_of_its_key(
    library: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, key = library
    out = tmp_path / "cards"
    assert cli.run(["--library", str(path), "scorecard", key[:13], "-o", str(out)]) == 0
    (card,) = out.iterdir()
    assert capsys.readouterr().out == f"{card}\n"
    assert facts_of(card.read_bytes(), tmp_path)["Tagged"] == "yes"


def test_all_scorecards_as_json(library: tuple[Path, str], tmp_path: Path) -> None:
    path, key = library
    words = ["scorecard", "--all", "--format", "json", "-o", str(tmp_path / "cards")]
    assert cli.run(["--library", str(path), *words]) == 0
    (card,) = (tmp_path / "cards").iterdir()
    assert json.loads(card.read_text("utf-8"))["review"]["id"] == key


def test_an_unknown_key_is_one_sentence(
    library: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["scorecard", "ffffffff", "-o", str(tmp_path / "cards")]
    assert cli.run(["--library", str(library[0]), *words]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "cards").exists()


@pytest.mark.parametrize("words", [[], ["abcdef", "--all"]])
def test_one_review_or_all_must_be_named(
    library: tuple[Path, str], tmp_path: Path, words: list[str]
) -> None:
    given = ["--library", str(library[0]), "scorecard", *words, "-o", str(tmp_path / "cards")]
    assert cli.run(given) == 2


def test_the_table_is_written_and_counted(
    library: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "reviews.csv"
    assert cli.run(["--library", str(library[0]), "export", "-o", str(out)]) == 0
    assert capsys.readouterr().out == f"1 review and 0 marks written to {out}.\n"
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["row"] for row in rows] == ["review"] + ["answer"] * 4
    assert rows[0]["percent"] == "100"


def test_one_table_alone(library: tuple[Path, str], tmp_path: Path) -> None:
    out = tmp_path / "answers.csv"
    words = ["--library", str(library[0]), "export", "--only", "answers", "-o", str(out)]
    assert cli.run(words) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row["state"] for row in csv.DictReader(file)] == ["answered"] * 3 + ["unanswered"]


@pytest.mark.parametrize(
    ("ending", "only", "said"),
    [
        ("ods", [], "Choose one of: .xlsx, .csv, .json."),
        ("xlsx", ["--only", "marks"], "Leave out --only"),
    ],
)
def test_what_cannot_be_written_is_refused(
    library: tuple[Path, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    ending: str,
    only: list[str],
    said: str,
) -> None:
    out = tmp_path / f"reviews.{ending}"
    assert cli.run(["--library", str(library[0]), "export", *only, "-o", str(out)]) == 1
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_all_scorecards_in_one(library: tuple[Path, str], tmp_path: Path) -> None:
    words = ["scorecard", "--all", "--in-one", "all.pdf", "-o", str(tmp_path / "cards")]
    assert cli.run(["--library", str(library[0]), *words]) == 0
    (card,) = (tmp_path / "cards").iterdir()
    assert card.name == "all.pdf"
    assert facts_of(card.read_bytes(), tmp_path)["Tagged"] == "yes"
    assert cli.run(["--library", str(library[0]), *words, "--format", "json"]) == 2


def test_a_summary_is_of_a_person_as_the_table_names_them(
    library: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sum" / "200.pdf"
    given = ["--library", str(library[0]), "summary"]
    assert cli.run([*given, "200", "--from", "2026-03-01", "-o", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert facts_of(out.read_bytes(), tmp_path)["Title"] == "Summary of reviews: 200"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nobody"], "No finished review is of a call of “nobody”."),
        (["200", "--to", "2020-01-01"], "Choose other days."),
    ],
)
def test_a_summary_of_nothing_is_one_sentence(
    library: tuple[Path, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    told: str,
) -> None:
    out = tmp_path / "none.pdf"
    assert cli.run(["--library", str(library[0]), "summary", *words, "-o", str(out)]) == 1
    assert told in capsys.readouterr().err
    assert not out.exists()
