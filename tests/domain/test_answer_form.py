"""Fields of the form say whose they are, and what was typed in."""

import pytest

from callreview.domain.answer_form import field_name, reply_from_fields
from callreview.domain.errors import Unreadable
from callreview.domain.handout import Reply

REVIEW = "01890000-0000-7000-8000-000000000001"


def test_what_was_typed_in_is_a_reply() -> None:
    fields = {
        field_name(REVIEW, "answer"): " Thank you.\n",
        field_name(REVIEW, "promise"): "",
        field_name(REVIEW, "question", "läuft: a"): "It did.",
        field_name(REVIEW, "question", "b"): " ",
        "something else": "x",
    }
    expected = Reply(REVIEW, "", "Thank you.", "", {"läuft: a": "It did."})
    assert reply_from_fields(fields, "card.pdf") == expected


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"Name": "Ana"},
        {field_name(REVIEW, "answer"): "a", field_name(REVIEW[:-1] + "2", "answer"): "b"},
        {f"callreview:{REVIEW}:question:zz": "no line"},
        {f"callreview:{REVIEW}:question:ff": "no text"},
    ],
)
def test_what_is_no_form_of_one_scorecard_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(Unreadable) as refused:
        reply_from_fields(fields, "card.pdf")
    assert refused.value.code == "reply_malformed"
    assert refused.value.fields["name"] == "card.pdf"
