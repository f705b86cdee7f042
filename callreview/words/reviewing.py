"""Why a call was reviewed and whether it counts, in words."""

from callreview.domain.call import Direction
from callreview.domain.mark import Category
from callreview.domain.queue import Skip
from callreview.domain.review import Book, Review
from callreview.words import _


def reason_words(reason: str) -> str:
    """Return the words for why a call was picked; a reason of one's own stays as it is."""
    words = {
        "coaching": _("coaching"),
        "compliance": _("compliance"),
        "complaint": _("a complaint"),
        "practice": _("practice"),
        "self": _("reviewing oneself"),
    }
    return words.get(reason, reason)


def why_words(review: Review, draw: str = "") -> str:
    """Return why this call, and whether it counts; `draw` says which pick of which sample."""
    if review.book is Book.SAMPLE:
        picked = draw or review.reason
        if not picked:
            return _("Picked by lot: counts in the averages.")
        return _("Picked by lot: {sample}. Counts in the averages.").format(sample=picked)
    if not review.reason:
        return _("Chosen by hand: does not count in any average.")
    return _("Chosen for {reason}: does not count in any average.").format(
        reason=reason_words(review.reason)
    )


def direction_words(direction: Direction | None) -> str:
    """Return who called whom; nothing if that is not known."""
    words = {
        Direction.IN: _("inbound"),
        Direction.OUT: _("outbound"),
        Direction.INTERNAL: _("internal"),
    }
    return words[direction] if direction else ""


def category_words(category: Category) -> str:
    """Return what a mark says about its moment."""
    words = {
        Category.PRAISE: _("praise"),
        Category.IMPROVE: _("to improve"),
        Category.COMPLIANCE: _("compliance"),
        Category.NOTE: _("note"),
    }
    return words[category]


def skip_reason_words(reason: str) -> str:
    """Return the words for why a call is passed over; nothing for a reason nobody knows."""
    words = {
        "not_a_call": _("not a call: wrong number, machine, test"),
        "nothing_said": _("hardly anything is said"),
        "other_language": _("in a language I do not speak"),
        "private": _("private"),
        "known": _("I was on this call, or know the customer"),
        "later": _("not now, later"),
    }
    return words.get(reason, "")


def skip_words(skip: Skip) -> str:
    """Return why a call is passed over."""
    both = (skip_reason_words(skip.reason), skip.words)
    return ": ".join(part for part in both if part) or skip.reason
