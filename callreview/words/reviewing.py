"""Why a call was reviewed and whether it counts, in words."""

from callreview.domain.call import Direction
from callreview.domain.mark import Category
from callreview.domain.queue import Skip
from callreview.domain.review import Blind, Book, Review
from callreview.domain.unseen import CALIBRATION, SELF, Unseen
from callreview.words import _, ngettext


def reason_words(reason: str) -> str:
    """Return the words for why a call was picked; a reason of one's own stays as it is."""
    words = {
        "coaching": _("coaching"),
        "compliance": _("compliance"),
        "complaint": _("a complaint"),
        "practice": _("practice"),
        SELF: _("reviewing oneself"),
        CALIBRATION: _("scoring a call a second time"),
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


def made_blind_words(review: Review) -> str:
    """Return what was hidden from who reviewed, in one sentence; nothing if nothing was."""
    hidden = {
        Blind.PERSON: _("the person"),
        Blind.SCORE: _("the score"),
        Blind.OTHERS: _("what others said"),
    }
    told = ", ".join(words for what, words in hidden.items() if what in review.blind)
    return _("Made blind to: {what}.").format(what=told) if told else ""


def unseen_words(unseen: Unseen) -> str:
    """Return what is told of a review that is kept from sight."""
    if unseen.is_own:
        return _("You have reviewed this call before; that review shows when this one is finished.")
    if unseen.reason == SELF and not unseen.reviewer:
        done = _("The person whose call this is has reviewed it.")
        going_on = _("The person whose call this is reviews it now.")
    elif unseen.reason == SELF:
        done = _("{who} has reviewed this call as their own.")
        going_on = _("{who} is reviewing this call as their own.")
    else:
        done, going_on = _("{who} has reviewed this call."), _("{who} is reviewing this call.")
    return (done if unseen.is_final else going_on).format(who=shortened(unseen.reviewer))


def shortened(name: str, letters: int = 48) -> str:
    """Return a name, cut with "…" where it is too long to stand in a sentence."""
    return name if len(name) <= letters else f"{name[: letters - 1]}…"


def unseen_note(unseen: tuple[Unseen, ...]) -> str:
    """Return what is told of reviews that are kept from sight, and until when they are."""
    if all(each.is_own for each in unseen):
        return " ".join(map(unseen_words, unseen[:1]))
    until = _(
        "Neither of you sees what the other said until both reviews are finished: a courtesy of "
        "the screen, not a lock."
    )
    return " ".join((*map(unseen_words, unseen), until))


def left_out_words(count: int) -> str:
    """Return that reviews were left out because they are kept from sight; nothing for none."""
    if not count:
        return ""
    return ngettext(
        "{count} review is left out: you see it when your own of the same call is finished.",
        "{count} reviews are left out: you see them when your own of the same calls are finished.",
        count,
    ).format(count=count)


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
