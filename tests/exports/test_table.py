"""Reviews as CSV and JSON: what stands in them, and that no spreadsheet runs it."""

import csv
import io
import json
from pathlib import Path

import pytest

from callreview.domain.mark import Category, Mark
from callreview.domain.review import Answer
from callreview.domain.scorecard import Scorecard
from callreview.domain.timebase import Span
from callreview.exports.columns import TABLES, Table
from callreview.exports.rows import Marked
from callreview.exports.table import COLUMNS, CsvFile, defused
from callreview.exports.tables_json import JsonFile
from tests.exports import cards


def _raw(folder: Path, *shown: Scorecard, only: Table | None = None) -> bytes:
    path = folder / "table.csv"
    cards.fill(CsvFile(path, only), *shown)
    return path.read_bytes()


def _rows(folder: Path, *shown: Scorecard, only: Table | None = None) -> list[dict[str, str]]:
    raw = _raw(folder, *shown, only=only)
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def _json(folder: Path, *shown: Scorecard) -> str:
    path = folder / "table.json"
    cards.fill(JsonFile(path), *shown)
    return path.read_text("utf-8")


def test_a_review_its_answers_and_its_marks_are_rows_of_their_own(tmp_path: Path) -> None:
    rows = _rows(tmp_path, cards.card())
    kinds = [row["row"] for row in rows]
    assert kinds == ["review"] + ["answer"] * 12 + ["handout", "dispute"] + ["mark"] * 7
    review = rows[0]
    assert (review["person"], review["reviewer"]) == ("Ana Ruiz", "Maria Berg")
    assert (review["percent"], review["passed"]) == ("85.5556", "yes")
    assert review["customer_number"] == "'+• ••• ••• •142"
    assert review["heard_percent"] == "100"


def test_scores_stand_only_in_the_rows_of_reviews(tmp_path: Path) -> None:
    assert [row["percent"] for row in _rows(tmp_path, cards.card()) if row["percent"]] == [
        "85.5556"
    ]


def test_answers_say_what_was_chosen_and_what_it_earned(tmp_path: Path) -> None:
    (row,) = [row for row in _rows(tmp_path, cards.card()) if row["question_id"] == "let_finish"]
    assert row["answer"] == "Interrupted once"
    assert (row["points"], row["points_possible"], row["weight_percent"]) == ("3", "4", "10")
    assert row["moments"] == "58-64"
    assert row["state"] == "answered"


def test_marks_are_in_seconds_and_in_order(tmp_path: Path) -> None:
    rows = [row for row in _rows(tmp_path, cards.card()) if row["row"] == "mark"]
    assert [row["start_seconds"] for row in rows][:3] == ["2.0", "30.0", "58.0"]
    assert rows[2]["end_seconds"] == "64.0"
    assert rows[2]["text"] == "Talks over him while he gives the date"


def test_what_never_leaves_the_app_is_not_in_the_table(tmp_path: Path) -> None:
    told = _raw(tmp_path, cards.card()).decode() + _json(tmp_path, cards.card())
    for secret in ("CANARY-PRIVATE", "777000", "0100142", "010 0142", "a.wav"):
        assert secret not in told


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1 555", "'+1 555"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
        ("＝1+1", "'＝1+1"),
        ("\x00=1", "'=1"),
        (" =1+1", "'=1+1"),
        ("a=1", "a=1"),
        (-2, -2),
        (1.5, 1.5),
        (None, ""),
    ],
)
def test_a_cell_cannot_be_run(cell: str | float | None, safe: str | float) -> None:
    assert defused(cell) == safe


def test_hostile_words_come_back_as_words(tmp_path: Path) -> None:
    said = '=HYPERLINK("http://x","y"),"\n;semi'
    card = cards.card(
        call=cards.call(name=said),
        marks=(Mark("m", "c1", Category.NOTE, 0, None, said),),
        review=cards.review(
            answers={**cards.answers(), "greeting": Answer(option="all", comment=said)}
        ),
    )
    rows = _rows(tmp_path, card)
    assert {row["person"] for row in rows} == {f"'{said}"}
    assert rows[1]["comment"] == f"'{said}"
    assert rows[-1]["text"] == f"'{said}"


def test_no_reviews_give_the_heads_alone(tmp_path: Path) -> None:
    assert _raw(tmp_path).decode("utf-8-sig").strip().split(",") == list(COLUMNS)


def test_json_holds_every_review_whole(tmp_path: Path) -> None:
    told = json.loads(_json(tmp_path, cards.card(), cards.card()))
    assert len(told["reviews"]) == 2
    assert told["reviews"][0]["score"]["percent"]["exact"] == "770/9"
    assert (told["format"], told["version"]) == ("callreview-export", 1)
    assert len(told["marks"]) == 14
    assert told["handouts"][1]["disputes"][0]["outcome"] == "open"


@pytest.mark.parametrize("shown", [(), (cards.card(marks=()),)])
def test_json_of_little_is_still_json(tmp_path: Path, shown: tuple[Scorecard, ...]) -> None:
    told = json.loads(_json(tmp_path, *shown))
    assert (len(told["reviews"]), told["marks"]) == (len(shown), [])


def test_marks_without_reviews_are_json_too(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "marks.json")
    file.add_marks(Marked(cards.call(), cards.marks()))
    file.finish()
    file.close()
    told = json.loads((tmp_path / "marks.json").read_text("utf-8"))
    assert (told["reviews"], len(told["marks"])) == ([], 7)


@pytest.mark.parametrize(
    ("name", "count"), [("reviews", 1), ("answers", 12), ("marks", 7), ("disputes", 1)]
)
def test_one_table_alone_has_its_own_columns(tmp_path: Path, name: str, count: int) -> None:
    rows = _rows(tmp_path, cards.card(), only=TABLES[name])
    assert [tuple(row) for row in rows] == [TABLES[name].names] * count


def test_moments_of_long_calls_keep_their_milliseconds(tmp_path: Path) -> None:
    evidence = (Span(1_234_567, 1_240_000),)
    answers = {"greeting": Answer(option="all", evidence=evidence)}
    card = cards.card(review=cards.review(answers=answers))
    moments = [row["moments"] for row in _rows(tmp_path, card) if row["moments"]]
    assert moments == ["1234.567-1240"]
