"""Answers and reviews as JSON: read, refused with their place, written back."""

import json
from decimal import Decimal

import pytest

from callreview.domain.errors import Unreadable
from callreview.domain.review import Answer, Book
from callreview.domain.review_file import (
    answer_from_dict,
    answer_to_dict,
    answers_from_text,
    answers_to_dict,
    reviews_from_text,
)
from callreview.domain.timebase import Span
from callreview.words import sentence

ANSWERS = {
    "q1": Answer(option="yes", comment="Well done", evidence=(Span(1500, 4000), Span(9000, 9000))),
    "q2": Answer(options=("a", "b")),
    "q3": Answer(none_of_them=True),
    "q4": Answer(number=Decimal("12.5")),
    "q5": Answer(text="It rained"),
    "q6": Answer(na=True),
    "q7": Answer(comment="to be done"),
    "q8": Answer(),
}
KNOWN = "option, options, number, text, na, comment, evidence"
REVIEW = {
    "call": "calls/a.wav",
    "rubric": "desk.toml",
    "reviewer": "Ana",
    "book": "sample",
    "reason": "March",
    "answers": {"q1": {"option": "yes"}},
    "keep_doing": "Names",
    "work_on": "Holds",
    "final": True,
}


def test_answers_come_back_as_they_were_written() -> None:
    assert answers_from_text(json.dumps(answers_to_dict(ANSWERS)), "a.json") == ANSWERS


def test_only_what_was_said_is_written() -> None:
    assert answer_to_dict(ANSWERS["q1"]) == {
        "option": "yes",
        "comment": "Well done",
        "evidence": [[1500, 4000], [9000, 9000]],
    }
    assert answer_to_dict(ANSWERS["q3"]) == {"options": []}
    assert answer_to_dict(Answer()) == {}


def test_a_written_review_gives_its_answers() -> None:
    assert answers_from_text(json.dumps(REVIEW), "r.json") == {"q1": Answer(option="yes")}


def test_one_review_and_a_list_of_them_are_read() -> None:
    (one,) = reviews_from_text(json.dumps(REVIEW), "r.json")
    assert (one.call, one.rubric, one.reviewer) == ("calls/a.wav", "desk.toml", "Ana")
    assert (one.book, one.reason, one.final) == (Book.SAMPLE, "March", True)
    assert (one.keep_doing, one.work_on) == ("Names", "Holds")
    assert reviews_from_text(json.dumps([REVIEW, REVIEW]), "r.json") == (one, one)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"optoin": "yes"}, f"“optoin” is not known here. Known are: {KNOWN}."),
        ({"option": 1}, "“option” must be a text in quotes."),
        ({"options": [1]}, "“options” must be a list of texts in quotes."),
        ({"number": "3"}, "“number” must be a number without quotes."),
        ({"number": float("nan")}, "“number” must be a number without quotes."),
        ({"na": 1}, "“na” must be true or false."),
        ({"comment": "\ud800"}, "“comment” must be a text in quotes."),
    ],
)
def test_a_wrong_answer_is_told_with_its_place(answer: object, told: str) -> None:
    with pytest.raises(Unreadable) as refused:
        answers_from_text(json.dumps({"q1": answer}), "a.json")
    assert sentence(refused.value) == f"a.json, “q1”: {told}"


@pytest.mark.parametrize("pair", [[1], [1, 2, 3], [2, 1], [-1, 2], [1.5, 2], [True, 2], "ab", 7])
def test_a_moment_is_two_whole_milliseconds_in_order(pair: object) -> None:
    with pytest.raises(Unreadable) as refused:
        answer_from_dict({"evidence": [pair]}, "q1")
    assert refused.value.code == "value_not_span"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ([REVIEW, REVIEW | {"call": ""}], "r.json, review 2: “call” says nothing."),
        (REVIEW | {"book": "best"}, "r.json: “book” is “best”. It must be one of: sample, picked."),
        (REVIEW | {"answers": {"q1": "yes"}}, "r.json, answers: “q1” must be a table"),
        ("hello", "“r.json” must hold one table"),
    ],
)
def test_a_wrong_review_is_told_with_its_place(written: object, told: str) -> None:
    with pytest.raises(Unreadable) as refused:
        reviews_from_text(json.dumps(written), "r.json")
    assert sentence(refused.value).startswith(told)
