"""The small file in which a person answers a scorecard: plain text with headings, or JSON.

    Review: 0190f3c2-…

    [read] When did you read it? (2026-03-14)
    [answer] What do you say to it?
    [promise] What will you try?
    [questions] Only where you hear it differently
    [question greeting] 1. Were you greeted …?

What stands below a heading belongs to it. The words after a bracket are for people; whatever is
before the first heading, but the review's key, is not looked at.
"""

import re
from collections.abc import Mapping
from datetime import date

from callreview.domain.errors import Unreadable
from callreview.domain.handout import Reply
from callreview.domain.placed import parsed, table_of

FORMAT = "callreview-answer"
_HEADING = re.compile(
    r"\[(read|answer|promise|questions|question[ \t]+(?P<line>[^\]\s]+))\]", re.IGNORECASE
)
_REVIEW = re.compile(r"^\s*\S+:[ \t]*([0-9a-f]{8}-[0-9a-f-]{27})\s*$", re.IGNORECASE | re.MULTILINE)


def reply_from_text(text: str, name: str) -> Reply:
    """Return what a file says; Unreadable "reply_malformed", "reply_day" or a fault of JSON."""
    text = text.lstrip("\ufeff")
    if text.lstrip().startswith("{"):
        return _from_json(text, name)
    key = _REVIEW.search(text)
    found: dict[str, list[str]] = {}
    into: list[str] | None = None
    for line in text.splitlines():
        heading = _HEADING.match(line.strip())
        if heading:
            name_of = heading["line"] or heading[1].lower()
            into = found.setdefault(f"question {name_of}" if heading["line"] else name_of, [])
        elif into is not None:
            into.append(line.rstrip())
    if key is None or not found:
        raise Unreadable("reply_malformed", name=name)
    said = {heading: "\n".join(lines).strip() for heading, lines in found.items()}
    return _reply(key[1].lower(), said, name)


def _from_json(text: str, name: str) -> Reply:
    top = table_of(parsed(text, name), name)
    if top.values.get("format") != FORMAT:
        raise Unreadable("reply_malformed", name=name)
    disputes = top.table("disputes").values if top.has("disputes") else {}
    said = {key: top.text(key, "").strip() for key in ("read", "answer", "promise")}
    said |= {f"question {key}": str(words).strip() for key, words in disputes.items()}
    return _reply(top.text("review"), said, name)


def _reply(review_id: str, said: Mapping[str, str], name: str) -> Reply:
    read = said.get("read", "")
    if read and not is_day(read):
        raise Unreadable("reply_day", name=name, text=read)
    disputes = {
        heading.removeprefix("question "): words
        for heading, words in said.items()
        if heading.startswith("question ") and words
    }
    return Reply(review_id, read, said.get("answer", ""), said.get("promise", ""), disputes)


def is_day(text: str) -> bool:
    """Return whether a text is a day as `YYYY-MM-DD`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
