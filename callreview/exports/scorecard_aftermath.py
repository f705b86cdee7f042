"""What became of a scorecard once it was handed out, as texts of its page."""

from dataclasses import replace
from datetime import date

from callreview.domain.handout import Aftermath, Handout
from callreview.domain.scorecard import Scorecard
from callreview.words import _
from callreview.words.handing import day_words, given_words, outcome_words

_WITH_YEAR = date(1900, 1, 1)
_Table = dict[str, object]


def aftermath(card: Scorecard, who: str) -> _Table:
    """Return what was said of this scorecard and of earlier revisions; `parts` may be none.

    `who` is whose call it is, empty where nobody knows.
    """
    told = [one for one in card.aftermath if _is_told(one)]
    is_named = any(one.revision != card.review.revision for one in told)
    return {
        "title": _("Handed out"),
        "parts": [
            {"of": _named(one) if is_named else "", "facts": _facts(one.handout, who)}
            for one in told
        ],
    }


def question_disputes(card: Scorecard, line_id: str) -> list[_Table]:
    """Return how a question was disputed: what the person hears differently, what came of it."""
    return [
        {
            "label": _labelled(_("Heard differently"), card, revision),
            "reason": dispute.reason,
            "outcome": outcome_words(dispute),
        }
        for revision, dispute in card.disputes(line_id)
    ]


def _is_told(one: Aftermath) -> bool:
    return replace(one.handout, disputes=()) != Handout(one.handout.review_id)


def _facts(told: Handout, who: str) -> list[_Table]:
    facts = (
        (_("Given"), given_words(told, who, _WITH_YEAR)),
        (_("Read"), day_words(told.read_on, _WITH_YEAR)),
        (_("Answered"), day_words(told.answered_on, _WITH_YEAR)),
        (_("What the person says to it"), told.answer),
        (_("Promised for the next calls"), told.promise),
    )
    return [{"label": label, "value": value} for label, value in facts if value]


def _labelled(words: str, card: Scorecard, revision: int) -> str:
    if revision == card.review.revision:
        return words
    return _("{words} (revision {number})").format(words=words, number=revision)


def _named(one: Aftermath) -> str:
    return _("Revision {number}").format(number=one.revision)
