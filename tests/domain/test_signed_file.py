"""Files of reviews: written and read back alike, refused when changed."""

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from callreview.domain.canonical import sha256_of
from callreview.domain.errors import CallReviewError, Unreadable
from callreview.domain.review import Answer, Blind, Book, Review, ReviewState
from callreview.domain.rubric_file import version_id
from callreview.domain.signed_file import (
    Heard,
    Origin,
    SignedFile,
    SignedReview,
    is_signed,
    signed_from_text,
    signed_text,
)
from callreview.domain.taking_over import Standing, standing
from callreview.domain.timebase import Span
from callreview.resources import resource
from tests import builders

_RUBRIC = builders.rubric()
_AT = "2026-03-13T09:00:00.000Z"


_OF_A_DRAW: dict[str, Any] = {
    "book": Book.SAMPLE,
    "reason": "",
    "draw_id": "01a20000-0000-7000-8000-00000000d4a3",
    "blind": frozenset({Blind.PERSON, Blind.OTHERS}),
}


def _key(number: int) -> str:
    return f"01a20000-0000-7000-8000-{number:012x}"


def _review(number: int = 1, **known: Any) -> Review:
    usual = {
        "id": _key(number),
        "call_id": "",
        "root_id": _key(number),
        "version_id": version_id(_RUBRIC),
        "state": ReviewState.FINAL,
        "reason": "calibration",
        "finished_at": "2026-03-13T09:10:00.000Z",
        "answers": {
            "q1": Answer(option="no", comment="“not” really", evidence=(Span(5, 900),)),
            "q2": Answer(na=True),
            "q3": Answer(option="yes"),
            "why": Answer(text="ünïcode"),
        },
        "keep_doing": "the pauses",
        "heard": (Span(0, 60_000),),
        "active_ms": 90_000,
        "sha256": builders.sha256("a"),
        "duration_ms": 60_000,
        "decoder": "soundfile 0.13",
    }
    return builders.review(**{**usual, **known})


def _signed(*reviews: Review) -> SignedFile:
    heard = Heard(builders.sha256("a"), "a.wav", 960_044, builders.sha256("ends"))
    origin = Origin(_key(99), 17, builders.sha256("head"), _AT)
    signed = tuple(SignedReview(review, heard) for review in reviews)
    return SignedFile(origin, {version_id(_RUBRIC): _RUBRIC}, signed)


def _changed(text: str, *, seals: bool, **values: Any) -> str:
    """Return the file with other values in its first review, sealed anew or not."""
    top = json.loads(text)
    top["reviews"][0].update(values)
    if seals:
        del top["sha256"]
        top["sha256"] = sha256_of(top)
    return json.dumps(top)


def test_a_file_is_read_as_it_was_written() -> None:
    second = _review(2, root_id=_key(1), revision=2, revision_reason="misheard")
    file = _signed(_review(), second, _review(3, **_OF_A_DRAW))
    text = signed_text(file)
    assert is_signed(text)
    read = signed_from_text(text, "r.json")
    assert replace(read, sha256="") == file
    assert read.sha256 == json.loads(text)["sha256"]
    assert signed_text(read) == text


def test_it_fits_its_schema() -> None:
    schema = json.loads(resource("schema", "reviews.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    text = signed_text(_signed(_review(), _review(2, root_id=_key(1), revision=2, **_OF_A_DRAW)))
    Draft202012Validator(schema).validate(json.loads(text))


def test_private_notes_stay_at_home() -> None:
    assert "between us" not in signed_text(_signed(_review(private_note="between us")))


def test_another_program_may_write_the_same_file_in_another_layout() -> None:
    text = signed_text(_signed(_review()))
    for layout in ({"indent": 4}, {"sort_keys": True}, {"separators": (",", ":")}):
        again = json.dumps(json.loads(text), **layout)
        assert is_signed(again)
        assert signed_from_text(again, "r.json") == signed_from_text(text, "r.json")


def test_any_changed_word_or_answer_is_refused() -> None:
    text = signed_text(_signed(_review()))
    for old, new in (('"no"', '"yes"'), ("the pauses", "nothing"), ("Robin", "Kim"), ("17", "18")):
        assert old in text
        with pytest.raises(Unreadable) as refused:
            signed_from_text(text.replace(old, new), "r.json")
        assert refused.value.code == "review_file_altered"


def test_a_score_sheet_that_is_not_its_hash_is_refused() -> None:
    top = json.loads(signed_text(_signed(_review())))
    (sheet,) = top["rubrics"].values()
    sheet["title"] = "Another"
    del top["sha256"]
    with pytest.raises(Unreadable) as refused:
        signed_from_text(json.dumps({**top, "sha256": sha256_of(top)}), "r.json")
    assert refused.value.code == "review_file_altered"


def test_a_file_of_a_newer_version_is_named_so() -> None:
    text = signed_text(_signed(_review())).replace('"version": 1', '"version": 2')
    with pytest.raises(Unreadable) as refused:
        signed_from_text(text, "r.json")
    assert refused.value.code == "review_file_newer"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"id": "../../etc"}, "value_malformed"),
        ({"revision": 2}, "review_file_altered"),
        ({"revision": True}, "value_malformed"),
        ({"first": _key(7)}, "review_file_altered"),
        ({"finished_at": "yesterday"}, "value_malformed"),
        ({"active_ms": -1}, "value_malformed"),
        ({"rubric": "0" * 64}, "value_not_one_of"),
        ({"book": "both"}, "value_not_one_of"),
        ({"heard": [[5, 1]]}, "value_not_span"),
        ({"answers": {"q1": 7}}, "value_not_table"),
        ({"draw": "the first"}, "value_malformed"),
        ({"blind": ["nothing"]}, "value_malformed"),
        ({"answers": {"q1": {"number": 2}}}, "answer_misfit"),
        ({"answers": {"gone": {"option": "yes"}}}, "answer_line_unknown"),
        ({"answers": {}}, "review_incomplete"),
        ({"draft": True}, "value_unknown"),
        ({"recording": {"sha256": "x"}}, "value_malformed"),
    ],
)
def test_what_no_such_file_says_is_refused_even_if_it_is_sealed(
    values: dict[str, Any], code: str
) -> None:
    text = _changed(signed_text(_signed(_review())), seals=True, **values)
    with pytest.raises(CallReviewError) as refused:
        signed_from_text(text, "r.json")
    assert refused.value.code == code


def test_the_same_review_changes_nothing_and_another_is_a_conflict() -> None:
    there = [_review(call_id="a call", private_note="mine")]
    assert standing(_review(), there) == (Standing.KNOWN, None)
    assert standing(_review(keep_doing="else"), there) == (Standing.CONFLICT, there[0])
    assert standing(_review(5), []) == (Standing.NEW, None)


def test_a_revision_is_new_unless_another_stands_in_its_place() -> None:
    first = _review()
    second = _review(2, root_id=first.id, revision=2)
    other = _review(3, root_id=first.id, revision=2)
    third = _review(4, root_id=first.id, revision=3)
    assert standing(second, [first]) == (Standing.NEW, None)
    assert standing(second, [first, other]) == (Standing.CONFLICT, other)
    assert standing(second, [first, third]) == (Standing.CONFLICT, third)
