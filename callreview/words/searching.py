"""The search box in the person's language: its words beside the English ones, its mistakes."""

from functools import cache

from callreview.domain.call import Direction, Status
from callreview.domain.errors import CallReviewError
from callreview.domain.mark import Category
from callreview.domain.query.days import Period
from callreview.domain.query.parsing import parse
from callreview.domain.query.terms import Mistaken, Query, Review
from callreview.domain.query.vocabulary import (
    CHOICES,
    COUNTED,
    ENGLISH,
    Choice,
    Field,
    Phrase,
    Special,
    Vocabulary,
)
from callreview.domain.query.writing import written
from callreview.domain.review import Book
from callreview.words import _, sentence
from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "query_unfinished": N_(
        "Write something right after “{field}”, without a blank; this part is not used yet."
    ),
    "query_no_such_date": N_("There is no date {text}; this part is not used."),
    "query_not_a_date": N_(
        "“{text}” is not a day. Write 2026-03-12 or yesterday; this part is not used."
    ),
    "query_not_a_length": N_(
        "“{text}” is not a length. Write 5m, 90s or 1h30m; this part is not used."
    ),
    "query_not_a_score": N_("“{text}” is not a score. Write score<80; this part is not used."),
    "query_not_a_number": N_(
        "“{text}” is not a part of a number. Write number:42; this part is not used."
    ),
    "query_not_compared": N_(
        "Only a score is compared with {sign}. Write “{field}:”; this part is not used."
    ),
    "query_no_such_choice": N_(
        "“{text}” does not go with “{field}:”. Write one of {choices}; this part is not used."
    ),
    "query_no_such_field": N_(
        "“{field}:” means nothing here; this part is not used. "
        "To find it as it is written, put it in quotes."
    ),
}

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("anna refund", N_("both words: in names, files, and the words of marks, comments and notes")),
    ("42", N_("a few digits of a number or an extension")),
    ("555-0142", N_("a longer part of a number, however it is written")),
    ('"last offer"', N_("exactly these words, also where they would mean something here")),
    ("-anna", N_("not this; a minus before any part")),
    ("agent:200", N_("a person by extension or name; agent:none where nobody is known")),
    ("number:42", N_("digits of the customer's number only")),
    ("last week", N_("a period; also today, yesterday, this month, last year, last 30 days")),
    ("from:2026-03-01", N_("that day or later; to: up to a day, on: only that day")),
    ("longer:5m", N_("longer than five minutes; shorter:90s")),
    ("score<80", N_("a score below 80 %; also <=  >  >=  =")),
    ("failed", N_("how the review went; also passed, reviewed, unreviewed, draft")),
    ("self-reviewed", N_("who was on the call has reviewed it as their own")),
    ("has:praise", N_("a mark of that kind: praise, improve, compliance, note; has:mark for any")),
    ("dir:in", N_("inbound; dir:out, dir:internal")),
    ("book:sample", N_("reviewed in a random sample; book:picked by hand")),
    ("status:missing", N_("the recording's file: ok, damaged, changed, missing …")),
)
"""What the sheet of the search box and the README show, each with what it finds."""

_FIELDS: dict[Field, str] = {
    Field.AGENT: N_("agent"),
    Field.NUMBER: N_("number"),
    Field.ON: N_("on"),
    Field.FROM: N_("from"),
    Field.TO: N_("to"),
    Field.LONGER: N_("longer"),
    Field.SHORTER: N_("shorter"),
    Field.SCORE: N_("score"),
    Field.HAS: N_("has"),
    Field.DIR: N_("dir"),
    Field.BOOK: N_("book"),
    Field.STATUS: N_("status"),
}
_CHOICES: dict[Choice, str] = {
    Special.NOBODY: N_("none"),
    Special.ANY_MARK: N_("mark"),
    Category.PRAISE: N_("praise"),
    Category.IMPROVE: N_("improve"),
    Category.COMPLIANCE: N_("compliance"),
    Category.NOTE: N_("note"),
    Direction.IN: N_("in"),
    Direction.OUT: N_("out"),
    Direction.INTERNAL: N_("internal"),
    Book.SAMPLE: N_("sample"),
    Book.PICKED: N_("picked"),
    Status.OK: N_("ok"),
    Status.EMPTY: N_("empty"),
    Status.DAMAGED: N_("damaged"),
    Status.UNPLAYABLE: N_("unplayable"),
    Status.UNSUPPORTED: N_("unsupported"),
    Status.SLOW: N_("slow"),
    Status.MISSING: N_("missing"),
    Status.CHANGED: N_("changed"),
}
_PHRASES: dict[Phrase, str] = {
    Review.FAILED: N_("failed"),
    Review.PASSED: N_("passed"),
    Review.UNREVIEWED: N_("unreviewed"),
    Review.REVIEWED: N_("reviewed"),
    Review.DRAFT: N_("draft"),
    Review.SELF: N_("self-reviewed"),
    Period.TODAY: N_("today"),
    Period.YESTERDAY: N_("yesterday"),
    Period.THIS_WEEK: N_("this week"),
    Period.LAST_WEEK: N_("last week"),
    Period.THIS_MONTH: N_("this month"),
    Period.LAST_MONTH: N_("last month"),
    Period.THIS_YEAR: N_("this year"),
    Period.LAST_YEAR: N_("last year"),
    Special.LAST_DAYS: N_("last {count} days"),
}


@cache
def vocabulary() -> Vocabulary:
    """Return the words of the search box: English ones, and beside them the person's."""
    return ENGLISH.beside(
        fields=((_(text), field) for field, text in _FIELDS.items()),
        choices=(
            (_(_CHOICES[what]), field, what) for field, all_ in CHOICES.items() for what in all_
        ),
        phrases=((_(text).format(count=COUNTED), phrase) for phrase, text in _PHRASES.items()),
    )


def asked(text: str) -> Query:
    """Return what was typed into the search box, by a person of any language."""
    return parse(text, vocabulary())


def typed(query: Query) -> str:
    """Return the text of a query for the search box."""
    return written(query, vocabulary())


def explained(mistake: Mistaken) -> str:
    """Return why a part of a query is not used, and what to write instead."""
    return sentence(CallReviewError(mistake.code, **mistake.fields))
