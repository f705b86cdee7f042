"""A summary of one person's reviews as the texts of a page (`resources/templates/summary.typ`).

What is counted is printed as a count of so many; nothing is averaged, ranked or compared.
"""

from collections.abc import Iterable
from datetime import date

from callreview.domain.handout import Dispute, Handout
from callreview.domain.mark import Category, Mark, in_order
from callreview.domain.review import Book
from callreview.domain.scorecard import Scorecard
from callreview.domain.summary import Often, Summary
from callreview.domain.timebase import format_clock
from callreview.exports.plain_text import cleaned
from callreview.exports.scorecard_page import Table, fit
from callreview.exports.scorecard_wave import SYMBOLS
from callreview.words import _, arithmetic, language, ngettext
from callreview.words.handing import given_words, outcome_words
from callreview.words.reviewing import reason_words
from callreview.words.times import spoken_day, spoken_start

_WITH_YEAR = date(1900, 1, 1)
_MOST_QUESTIONS, _MOST_MARKS = 5, 12


def summary_page_of(summary: Summary) -> Table:
    """Return everything the template sets."""
    who = summary.who or _("Person not known")
    page = {
        "lang": language(),
        "date": _last_day(summary),
        "runner": " · ".join((who[:80], _period(summary))),
        "page_of": _("page {page} of {pages}"),
        "overline": _("Summary of reviews"),
        "who": who,
        "when": _period(summary),
        "counts": _counts(summary),
        "parts": [
            _part(_("Keep doing"), summary, Category.PRAISE, summary.done_well, is_good=True),
            _part(_("Work on"), summary, Category.IMPROVE, summary.to_work_on, is_good=False),
        ],
        "aftermath": _aftermath(summary),
        "books": [_book(summary, book) for book in Book],
        "closing": _(
            "These are the calls that were reviewed, not all that were taken. Nothing here is an"
            " average or a comparison: each line is one call as one person heard it, and its"
            " scorecard has the reasons."
        ),
        "notice": _(
            "This copy is not tagged for screen readers, because this computer has no font for some"
            " of its letters."
        ),
        "made_with": f"Call Review {summary.app_version}".strip(),
    }
    title = cleaned(_("Summary of reviews: {name}").format(name=who))
    return {**{key: fit(value) for key, value in page.items()}, "title": title}


def _period(summary: Summary) -> str:
    first = spoken_day(summary.first, _WITH_YEAR) if summary.first else ""
    last = spoken_day(summary.last, _WITH_YEAR) if summary.last else ""
    if first and last:
        return _("Calls from {first} to {last}").format(first=first, last=last)
    if first:
        return _("Calls since {first}").format(first=first)
    return _("Calls until {last}").format(last=last) if last else _("All calls reviewed so far")


def _counts(summary: Summary) -> list[str]:
    lot, picked = len(summary.of_book(Book.SAMPLE)), len(summary.of_book(Book.PICKED))
    return [
        ngettext("{count} review", "{count} reviews", lot + picked).format(count=lot + picked),
        _("{count} picked by lot, which count").format(count=lot),
        _("{count} chosen by hand, which do not").format(count=picked),
        *_handed_out(summary),
    ]


def _handed_out(summary: Summary) -> list[str]:
    count = sum(any(one.handout.given_on for one in card.aftermath) for card in summary.cards)
    return [_("{count} handed out").format(count=count)] if count else []


def _part(
    title: str, summary: Summary, category: Category, questions: Iterable[Often], *, is_good: bool
) -> Table:
    words = (
        _("All points in {times} of {of}") if is_good else _("Not all points in {times} of {of}")
    )
    rows = [
        {"text": one.question, "tally": words.format(times=one.times, of=one.of)}
        for one in tuple(questions)[:_MOST_QUESTIONS]
    ]
    marks = [
        (card, mark)
        for card in reversed(summary.cards)
        for mark in in_order(card.marks)
        if mark.category is category and mark.text
    ]
    said = [_said(card, is_good=is_good) for card in reversed(summary.cards)]
    said = [one for one in said if one["words"]]
    counted = summary.marks(category)
    return {
        "title": title,
        "count": ngettext("{count} moment marked", "{count} moments marked", counted).format(
            count=counted
        ),
        "questions": rows,
        "said": said,
        "marks": [_mark(card, mark) for card, mark in marks[:_MOST_MARKS]],
        "empty": "" if rows or marks or said else _("Nothing was noted."),
    }


def _said(card: Scorecard, *, is_good: bool) -> Table:
    words = card.review.keep_doing if is_good else card.review.work_on
    return {"day": _when(card), "words": words}


def _aftermath(summary: Summary) -> list[Table]:
    """Return what was promised and what was heard differently, the latest call first."""
    promises, disputes = list[Table](), list[Table]()
    for card in reversed(summary.cards):
        for one in card.aftermath:
            if one.handout.promise:
                words = ", ".join(filter(None, (_when(card), _given(one.handout))))
                promises.append({"day": words, "words": one.handout.promise})
            disputes += [_dispute(card, each) for each in one.handout.in_order(card.rubric)]
    parts: tuple[Table, ...] = (
        {"title": _("Promised"), "said": promises},
        {"title": _("Heard differently"), "said": disputes},
    )
    return [part for part in parts if part["said"]]


def _given(handout: Handout) -> str:
    given = given_words(handout, "", _WITH_YEAR)
    return given and _("handed out {how}").format(how=given)


def _dispute(card: Scorecard, dispute: Dispute) -> Table:
    asked = {line.id: line.text for line in card.rubric.lines}.get(dispute.line_id, "")
    day = ", ".join(filter(None, (_when(card), asked)))
    return {"day": day, "words": dispute.reason, "outcome": outcome_words(dispute)}


def _mark(card: Scorecard, mark: Mark) -> Table:
    time = f"{_when(card)}, {format_clock(mark.start_ms)}"
    return {"symbol": SYMBOLS[mark.category], "time": time, "words": mark.text}


def _book(summary: Summary, book: Book) -> Table:
    counts = book is Book.SAMPLE
    return {
        "title": _("Picked by lot: these count") if counts else _("Chosen by hand: do not count"),
        "head": [_("Call"), _("Score sheet"), _("Why"), _("Score"), ""],
        "rows": [_row(card) for card in summary.of_book(book)],
        "empty": _("None in this period."),
    }


def _row(card: Scorecard) -> list[str]:
    review = card.review
    sheet = _("{title}, version {number}").format(
        title=card.rubric.title, number=card.version.number
    )
    passed = {True: _("passed"), False: _("not passed"), None: ""}[card.score.passed]
    verdict = _("failed") if card.score.is_failed else passed
    why = reason_words(review.reason)
    return [_when(card), sheet, why, arithmetic.headline(card.score), verdict]


def _when(card: Scorecard) -> str:
    return spoken_start(card.call.facts, _WITH_YEAR) or _("day not known")


def _last_day(summary: Summary) -> list[int] | None:
    days = sorted(card.review.finished_at or "" for card in summary.cards)
    if not days or not days[-1]:
        return None
    day = date.fromisoformat(days[-1][:10])
    return [day.year, day.month, day.day]
