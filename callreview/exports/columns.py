"""What stands in the tables that leave the library: every column, its kind, what it means.

Names of columns are for programs and stay as they are in every language; the words beside them
are for people. `docs/exports.md` and the first sheet of a workbook are made from here, and the
views in the library (`reviews_view`, `answers_view`,
`handouts_view`, `disputes_view`, `marks_view`) use the same names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from callreview.words.marking import N_


class Kind(StrEnum):
    """What a column holds, which says how a spreadsheet keeps it."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    MOMENT = "moment"


@dataclass(frozen=True)
class Column:
    """One column: `words` say what it means, untranslated; `width` is in letters."""

    name: str
    kind: Kind
    width: int
    words: str


@dataclass(frozen=True)
class Table:
    """One table: what a row of it is, in a CSV of all, and its columns."""

    name: str
    row: str
    words: str
    columns: Sequence[Column]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the columns in their order."""
        return tuple(column.name for column in self.columns)


def _text(name: str, words: str, width: int = 14) -> Column:
    return Column(name, Kind.TEXT, width, words)


def _number(name: str, words: str, width: int = 10) -> Column:
    return Column(name, Kind.NUMBER, width, words)


def _percent(name: str, words: str) -> Column:
    return Column(name, Kind.PERCENT, 10, words)


def _moment(name: str, words: str) -> Column:
    return Column(name, Kind.MOMENT, 17, words)


_REVIEW_ID = _text("review_id", N_("The key of the review; a revision has a key of its own."), 30)
_CALL = (
    _text("call_id", N_("The key of the call."), 30),
    _text("person", N_("Whose call it is: a name, or an extension nobody has named."), 20),
    _moment("start_local", N_("When the call began, by the clock where it was made.")),
)
_SHEET = (
    _text("score_sheet", N_("The title of the score sheet."), 22),
    _number("version", N_("The version of the score sheet.")),
)

REVIEWS = Table(
    "reviews",
    "review",
    N_("A row for every finished review, in its newest revision."),
    (
        _REVIEW_ID,
        *_CALL,
        _text("start_confidence", N_("How sure the start of the call is.")),
        _text("direction", N_("`in`, `out` or `internal`."), 10),
        _text("customer_number", N_("The customer's number, masked unless asked for in full."), 20),
        _number("duration_seconds", N_("The length of the call in seconds."), 16),
        *_SHEET,
        _text("reviewer", N_("Who reviewed the call."), 18),
        _text("book", N_("`sample`: drawn by lot, counts; `picked`: chosen, does not count."), 9),
        _text("reason", N_("Why this call was picked."), 24),
        _text("blind", N_("What was hidden meanwhile: `person`, `score`, `others` (reviews)."), 14),
        _number("revision", N_("1 for the first, counted up by revisions.")),
        _text("revision_reason", N_("Why it was revised."), 24),
        _moment("finished_at", N_("When the review was finished.")),
        _percent("percent", N_("The score, never changed by a fail or a bonus.")),
        _percent("bonus_percent", N_("What bonus questions add.")),
        _percent("shown", N_("The score as the scorecard shows it, with bonus and fails.")),
        _text("passed", N_("`yes` or `no`; empty without a pass mark or a score."), 8),
        _text("band", N_("The name of the band the score falls into."), 18),
        _text("fails", N_("Questions that failed something, and what: line, section, call."), 22),
        _percent("heard_percent", N_("How much of the call was heard.")),
        _percent("skipped_percent", N_("How much was silence the player passed over.")),
        _text("keep_doing", N_("What the person is asked to keep doing."), 40),
        _text("work_on", N_("What the person is asked to work on."), 40),
    ),
)  # fmt: skip
ANSWERS = Table(
    "answers",
    "answer",
    N_("A row for every question of every finished review."),
    (
        _REVIEW_ID,
        *_CALL,
        *_SHEET,
        _text("section", N_("The section the question stands in."), 20),
        _text("question_id", N_("The key of the question in its score sheet."), 16),
        _text("question", N_("The question in the words it was scored with."), 48),
        _text("state", N_("`answered`, `na`, `hidden` by a condition, or `unanswered`."), 12),
        _text("answer", N_("What was chosen, in the words of the score sheet."), 24),
        _number("points", N_("What the answer earned; empty where it does not count.")),
        _number("points_possible", N_("What it could have earned at most."), 15),
        _percent("weight_percent", N_("The share of the question in the whole score.")),
        _text("comment", N_("The comment to the answer."), 40),
        _text("moments", N_("Where it is heard, in seconds: `from-to`, several with spaces."), 20),
    ),
)  # fmt: skip
MARKS = Table(
    "marks",
    "mark",
    N_("A row for every mark of every call, whether it was reviewed or not."),
    (
        *_CALL,
        _text("category", N_("`praise`, `improve`, `compliance` or `note`."), 12),
        _number("start_seconds", N_("Where it begins, in seconds of the call."), 13),
        _number("end_seconds", N_("Where it ends; empty for a moment."), 13),
        _text("text", N_("The words of the mark."), 60),
    ),
)  # fmt: skip
_REVISION = _number("revision", N_("The revision of the review it is about."))
HANDOUTS = Table(
    "handouts",
    "handout",
    N_("A row for every scorecard that was handed out, of earlier revisions too."),
    (
        _REVIEW_ID,
        *_CALL,
        _REVISION,
        _moment("given_on", N_("The day it was given.")),
        _text("given_by", N_("How: in a `talk`, on `paper`, by `mail`, on the `screen`."), 10),
        _moment("read_on", N_("The day it was read.")),
        _moment("answered_on", N_("The day it was answered.")),
        _text("answer", N_("What the person says to it."), 40),
        _text("promise", N_("What was promised for the next calls."), 40),
    ),
)  # fmt: skip
DISPUTES = Table(
    "disputes",
    "dispute",
    N_("A row for every question a person hears differently."),
    (
        _REVIEW_ID,
        *_CALL,
        _REVISION,
        _text("question_id", N_("The key of the question in its score sheet."), 16),
        _text("question", N_("The question in the words it was scored with."), 48),
        _text("dispute_reason", N_("What the person hears differently, and why."), 40),
        _text("outcome", N_("`open`, `kept`, or `changed` by a revision."), 10),
        _text("outcome_reason", N_("Why it was kept or changed."), 40),
    ),
)  # fmt: skip

TABLES: Mapping[str, Table] = {
    table.name: table for table in (REVIEWS, ANSWERS, HANDOUTS, DISPUTES, MARKS)
}
