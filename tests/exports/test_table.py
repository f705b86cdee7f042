"""Reviews as a table: what stands in it, and that no spreadsheet runs it."""

import csv
import io
import json

import pytest

from callreview.domain.mark import Category, Mark
from callreview.domain.review import Answer
from callreview.domain.scorecard import Scorecard
from callreview.exports.table import COLUMNS, defused, reviews_csv, reviews_json
from tests.exports import cards


def _rows(*shown: Scorecard) -> list[dict[str, str]]:
    raw = reviews_csv(shown)
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_a_review_its_answers_and_its_marks_are_rows_of_their_own() -> None:
    rows = _rows(cards.card())
    kinds = [row["row"] for row in rows]
    assert kinds == ["review"] + ["answer"] * 12 + ["mark"] * 7
    review = rows[0]
    assert (review["person"], review["reviewer"]) == ("Ana Ruiz", "Maria Berg")
    assert (review["percent"], review["passed"]) == ("85.5556", "yes")
    assert review["customer_number"] == "'+• ••• ••• •142"
    assert review["heard_percent"] == "100"


def test_scores_stand_only_in_the_rows_of_reviews() -> None:
    assert [row["percent"] for row in _rows(cards.card()) if row["percent"]] == ["85.5556"]


def test_answers_say_what_was_chosen_and_what_it_earned() -> None:
    (row,) = [row for row in _rows(cards.card()) if row["question_id"] == "let_finish"]
    assert row["answer"] == "Interrupted once"
    assert (row["points"], row["points_possible"], row["weight_percent"]) == ("3", "4", "10")
    assert row["moments"] == "58-64"
    assert row["state"] == "answered"


def test_marks_are_in_seconds_and_in_order() -> None:
    rows = [row for row in _rows(cards.card()) if row["row"] == "mark"]
    assert [row["start_seconds"] for row in rows][:3] == ["2.0", "30.0", "58.0"]
    assert rows[2]["end_seconds"] == "64.0"
    assert rows[2]["text"] == "Talks over him while he gives the date"


def test_what_never_leaves_the_app_is_not_in_the_table() -> None:
    told = reviews_csv([cards.card()]).decode() + reviews_json([cards.card()]).decode()
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


def test_hostile_words_come_back_as_words() -> None:
    said = '=HYPERLINK("http://x","y"),"\n;semi'
    card = cards.card(
        call=cards.call(name=said),
        marks=(Mark("m", "c1", Category.NOTE, 0, None, said),),
        review=cards.review(
            answers={**cards.answers(), "greeting": Answer(option="all", comment=said)}
        ),
    )
    rows = _rows(card)
    assert {row["person"] for row in rows} == {f"'{said}"}
    assert rows[1]["comment"] == f"'{said}"
    assert rows[-1]["text"] == f"'{said}"


def test_no_reviews_give_the_heads_alone() -> None:
    assert reviews_csv([]).decode("utf-8-sig").strip().split(",") == list(COLUMNS)


def test_json_holds_every_review_whole() -> None:
    told = json.loads(reviews_json([cards.card(), cards.card()]))
    assert len(told["reviews"]) == 2
    assert told["reviews"][0]["score"]["percent"]["exact"] == "770/9"
