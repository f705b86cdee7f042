"""Handing out in words: how a scorecard was given, and what came of a dispute."""

from datetime import date

from callreview.domain.handout import Dispute, GivenBy, Handout, Outcome
from callreview.words import _
from callreview.words.times import spoken_day


def given_words(handout: Handout, who: str, today: date) -> str:
    """Return "to Ana Ruiz, by mail, on 14 March 2026"; nothing if it was not given.

    `who` may be empty where nobody knows whose call it is.
    """
    if not handout.given_on and handout.given_by is None:
        return ""
    ways = {
        GivenBy.TALK: _("in a talk"),
        GivenBy.PAPER: _("on paper"),
        GivenBy.MAIL: _("by mail"),
        GivenBy.SCREEN: _("on the screen"),
    }
    parts = [_("to {who}").format(who=who)] if who else []
    if handout.given_by is not None:
        parts.append(ways[handout.given_by])
    if handout.given_on:
        parts.append(_("on {day}").format(day=day_words(handout.given_on, today)))
    return ", ".join(parts)


def day_words(day: str, today: date) -> str:
    """Return `YYYY-MM-DD` as people say it; nothing for a day that is not known."""
    return spoken_day(date.fromisoformat(day), today) if day else ""


def outcome_words(dispute: Dispute) -> str:
    """Return what came of a dispute and why."""
    if dispute.outcome is None:
        return _("Not settled yet.")
    if dispute.outcome is Outcome.KEPT:
        return _("Kept: {reason}").format(reason=dispute.outcome_reason)
    return _("Changed by a revision: {reason}").format(reason=dispute.outcome_reason)
