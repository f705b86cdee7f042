"""The small file in which a person answers their scorecard (`domain.reply_file` reads it)."""

import json
from collections.abc import Iterator

from callreview.domain.reply_file import FORMAT
from callreview.domain.rubric import Line
from callreview.domain.scorecard import Scorecard, question_numbers
from callreview.exports.plain_text import cleaned
from callreview.words import _


def answer_text(card: Scorecard) -> str:
    """Return the file as text, to be filled in with any editor or in an e-mail."""
    return "\r\n".join(_lines(card))


def answer_json(card: Scorecard) -> str:
    """Return the file as JSON, to be filled in by a program."""
    empty = {
        "format": FORMAT,
        "version": 1,
        "review": card.review.id,
        "read": "",
        "answer": "",
        "promise": "",
        "disputes": {line.id: "" for _number, line in _asked(card)},
    }
    return json.dumps(empty, ensure_ascii=False, indent=2) + "\n"


def _lines(card: Scorecard) -> Iterator[str]:
    when = (card.call.facts.start_local or "")[:16].replace("T", " ")
    yield cleaned(_("Your answer to the scorecard: {who}, {when}").format(
        who=card.call.who, when=when
    ))  # fmt: skip
    yield _("Write below the lines in [brackets], leave those as they are, and send it back.")
    yield f"Review: {card.review.id}"
    for heading, words in (
        ("read", _("When did you read it? As 2026-03-14.")),
        ("answer", _("What do you say to it?")),
        ("promise", _("What will you try on the next calls?")),
    ):
        yield from ("", f"[{heading}] {words}", "")
    yield f"[questions] {_('Only where you hear it differently: what, and why.')}"
    for number, line in _asked(card):
        words = " ".join(cleaned(line.text).split())
        yield from ("", f"[question {line.id}] {number}. {words}", "")


def _asked(card: Scorecard) -> Iterator[tuple[int, Line]]:
    numbers = question_numbers(card.score)
    for line in card.rubric.lines:
        if line.id in numbers:
            yield numbers[line.id], line
