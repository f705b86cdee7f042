"""Summaries: the finished reviews of one person's calls in a period, on paper.

Threads: everything here may be called from any thread; it asks the session and waits.
"""

from datetime import date
from pathlib import Path

from callreview import __version__
from callreview.app.jobs import Progress
from callreview.app.outfile import write_whole
from callreview.app.scorecards import look_of, read_card
from callreview.app.session import Session
from callreview.domain.call import Call
from callreview.domain.errors import CallReviewError
from callreview.domain.scorecard import Scorecard
from callreview.domain.summary import Summary, in_period
from callreview.domain.unseen import is_kept

Reviewed = dict[str, tuple[str, list[str]]]
"""By person: the name, and the keys of the finished reviews of the person's calls."""


def reviewed_people(session: Session) -> Reviewed:
    """Return whose calls have finished reviews, by name; of each review the newest revision.

    What people wrote of themselves, or to see whether two agree, is in nobody's summary.
    """
    session.all_read.wait()
    calls = session.snapshot.calls
    found: Reviewed = {}
    for review in session.find(lambda reader: reader.final_reviews()).wait():
        call = calls.get(review.call_id)
        if call is not None and not is_kept(review) and (key := person_of(call)):
            found.setdefault(key, (call.who, []))[1].append(review.id)
    return dict(sorted(found.items(), key=lambda item: item[1][0].casefold()))


def person_of(call: Call) -> str:
    """Return a key of whose call it was: a person's, or an extension; "" if nobody is known."""
    return call.agent.id if call.agent else call.facts.agent_ref or ""


def summary(
    session: Session,
    person: tuple[str, list[str]],
    first: date | None = None,
    last: date | None = None,
    *,
    progress: Progress | None = None,
) -> Summary:
    """Return the summary of a person as `reviewed_people` has it; both days belong to it.

    Raises CallReviewError "summary_empty" if no review is of a call in the period.
    """
    who, review_ids = person
    cards: list[Scorecard] = []
    for at, review_id in enumerate(review_ids):
        if progress is not None:
            progress(at, len(review_ids))
        card = read_card(session, review_id, shows_number=False)
        if in_period(card, first, last):
            cards.append(card)
    if not cards:
        raise CallReviewError("summary_empty", who=who)
    cards.sort(key=lambda card: (card.call.facts.start_local or "", card.review.id))
    return Summary(who, tuple(cards), first, last, __version__)


def summary_name(who: str) -> str:
    """Return a name for the file of a person's summary, without ending."""
    from callreview.exports import papernames

    return papernames.summary_name(who)


def write_summary(session: Session, told: Summary, path: Path) -> None:
    """Write a summary as PDF; raises CallReviewError "not_written"."""
    from callreview.exports.summary_page import summary_page_of
    from callreview.exports.typesetting import Template, Typesetter

    page = summary_page_of(told)
    write_whole(path, Typesetter().pdf(Template.SUMMARY, [page], look_of(session)))
