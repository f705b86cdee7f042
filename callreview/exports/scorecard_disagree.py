"""The room to disagree on a scorecard, as texts of its page, and the fields of the PDF there."""

import unicodedata
from collections.abc import Iterable

from callreview.domain.answer_form import field_name
from callreview.domain.scorecard import Scorecard, question_numbers
from callreview.exports.fields import Field
from callreview.exports.plain_text import LONGEST_RUN, cleaned
from callreview.words import _

Table = dict[str, object]
_PAGE_PT, _REST_PT = 670, 270  # of Letter; what stands around the rows
_ROW_PT, _LINE_PT, _AROUND_PT = 25, 10, 9
_LETTERS = 52  # narrow ones, in a line


def disagree(card: Scorecard) -> Table:
    """Return the room to disagree: every question that was asked, an answer, a promise."""
    numbers = question_numbers(card.score)
    asked = [line for line in card.rubric.lines if line.id in numbers]
    return {
        "title": _("One call is not a verdict"),
        "intro": _(
            "This is one call as one person heard it. Listen to it yourself, and write beside any"
            " question what you hear differently."
        ),
        "fits": _fits(line.text for line in asked),
        "head": ["", _("Question"), _("What I hear differently")],
        "rows": [
            {
                "number": str(numbers[line.id]),
                "text": line.text,
                "said": _("Said above, at the question.") if card.disputes(line.id) else "",
                "field": f"q{numbers[line.id]}",
            }
            for line in asked
        ],
        "answers": [
            {"label": _("What I say to it"), "field": "answer"},
            {"label": _("What I will try on the next calls"), "field": "promise"},
        ],
        "to": {"label": _("Give it to"), "value": card.disagree_to},
        "by": {"label": _("by"), "value": card.disagree_by},
    }


def fields(card: Scorecard) -> dict[str, Field]:
    """Return what the fields of the PDF are called and for, by their names in the template."""
    numbers, key = question_numbers(card.score), card.review.id
    found: dict[str, Field] = {
        "answer": {"name": field_name(key, "answer"), "words": _("What I say to it")},
        "promise": {
            "name": field_name(key, "promise"),
            "words": _("What I will try on the next calls"),
        },
    }
    for line in card.rubric.lines:
        if line.id in numbers:
            words = _("What I hear differently: {number}. {question}").format(
                number=numbers[line.id], question=line.text
            )
            name = field_name(key, "question", line.id)
            found[f"q{numbers[line.id]}"] = {"name": name, "words": cleaned(words)}
    return found


def _fits(questions: Iterable[str]) -> bool:
    """Return whether it all has room on one page, reckoned on the safe side.

    To have typst measure it takes a tenth of the time of a whole scorecard.
    """
    rows = (max(_ROW_PT, _AROUND_PT + _LINE_PT * _lines(words)) for words in questions)
    return sum(rows) + _REST_PT <= _PAGE_PT


def _lines(words: str) -> int:
    letters = sum(map(_letters, words.split()))
    return words.count("\n") + -(-letters // _LETTERS)


def _letters(word: str) -> int:
    """Return how many narrow letters a word takes, with its blank; a long one takes lines."""
    wide = sum(one.isupper() or unicodedata.east_asian_width(one) in "WF" for one in word)
    narrow = len(word) - wide
    if narrow > LONGEST_RUN:
        narrow = -(-narrow // LONGEST_RUN) * _LETTERS
    return 2 * wide + narrow + 1
