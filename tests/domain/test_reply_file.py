"""Answer files as people send them back: half filled, quoted, with lines moved about."""

import json

import pytest

from callreview.domain.errors import Unreadable
from callreview.domain.handout import Reply
from callreview.domain.reply_file import reply_from_text

KEY = "01890000-0000-7000-8000-000000000001"


def test_what_stands_below_a_heading_belongs_to_it() -> None:
    text = (
        f"Hello\r\nReview: {KEY}\r\n[answer] What do you say?\r\n\r\nFirst\r\n\r\nsecond\r\n"
        "[Question  greeting] 1. …?\r\nNo\r\n[promise]\r\n[question plain] 2. …?\r\n\r\n"
    )
    assert reply_from_text(text, "a.txt") == Reply(
        KEY, "", "First\n\nsecond", "", {"greeting": "No"}
    )


def test_json_says_the_same() -> None:
    said = {"format": "callreview-answer", "review": KEY, "read": "2026-03-14", "promise": " Day "}
    told = json.dumps({**said, "disputes": {"greeting": "No", "plain": ""}})
    assert reply_from_text(told, "a.json") == Reply(
        KEY, "2026-03-14", "", "Day", {"greeting": "No"}
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "reply_malformed"),
        ("[answer]\nno key", "reply_malformed"),
        (f"Review: {KEY}\nno heading", "reply_malformed"),
        (f"Review: {KEY}\n[read]\nyesterday", "reply_day"),
        ('{"review": "x"}', "reply_malformed"),
        ("{", "file_syntax"),
    ],
)
def test_what_is_no_answer_says_so(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        reply_from_text(text, "a.txt")
    assert refused.value.code == code
