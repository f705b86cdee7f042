"""The form in a scorecard's PDF: how its fields are named, and what they say once filled in."""

from collections.abc import Mapping

from callreview.domain.errors import Unreadable
from callreview.domain.handout import Reply

_FORM = "callreview"


def field_name(review_id: str, part: str, line_id: str = "") -> str:
    """Return the name of a field: `part` is answer, promise, or question with its `line_id`."""
    return ":".join((_FORM, review_id, part, line_id.encode().hex()))


def reply_from_fields(fields: Mapping[str, str], name: str) -> Reply:
    """Return what was typed in; Unreadable "reply_malformed" if it is no form of ours."""
    ours = [(key.split(":"), _lines(text)) for key, text in fields.items()]
    said = {(key[2], key[3]): text for key, text in ours if len(key) == 4 and key[0] == _FORM}
    reviews = {key[1] for key, _text in ours if len(key) == 4 and key[0] == _FORM}
    if len(reviews) != 1:
        raise Unreadable("reply_malformed", name=name)
    try:
        disputes = {
            bytes.fromhex(line).decode(): text
            for (part, line), text in said.items()
            if part == "question" and text
        }
    except ValueError:
        raise Unreadable("reply_malformed", name=name) from None
    answer, promise = (said.get((part, ""), "") for part in ("answer", "promise"))
    return Reply(reviews.pop(), "", answer, promise, disputes)


def _lines(text: str) -> str:
    """Return a text with the line ends of this app; PDFs have those of the program used."""
    return "\n".join(text.splitlines()).strip()
