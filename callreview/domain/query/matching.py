"""Which calls fit a query: asked of 100,000 calls at every key press.

Each clause asks all calls at once and so goes round in one comprehension, twice as
fast as a function asked of call after call; the second clause only looks at what
the first has left.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import compress
from operator import eq, ge, gt, le, lt, not_

from callreview.domain.call import Call, CallState, Direction, Status
from callreview.domain.mark import Category
from callreview.domain.query.days import first_and_last
from callreview.domain.query.folding import digits_of, folded
from callreview.domain.query.searchable import BETWEEN
from callreview.domain.query.terms import (
    Clause,
    During,
    Has,
    Is,
    Longer,
    Number,
    Person,
    Query,
    Review,
    Score,
    Shorter,
    Sign,
    Since,
    Until,
    Word,
)
from callreview.domain.review import Book

Answers = Iterable[bool]
Asking = Callable[[Sequence[Call]], Answers]
"""Asks every call one question; the answers come in the order of the calls."""

Hits = Mapping[str, frozenset[str]]
"""By free word, the keys of calls with that word in a mark, a comment or a note."""

SHORT = 3
"""Up to so many digits are looked for only where numbers stand, not in days and clock times."""
_NOWHERE: frozenset[str] = frozenset()
_FIRST_DAY, _LAST_DAY = "0000", "9999-12-31"
_AFTER = "~"
"""Sorts behind any clock time, so that a day's end is the day and this."""
_SIGNS: Mapping[Sign, Callable[[float, float], bool]] = {
    Sign.BELOW: lt,
    Sign.AT_MOST: le,
    Sign.ABOVE: gt,
    Sign.AT_LEAST: ge,
    Sign.IS: eq,
}


def fitting(
    query: Query, calls: Iterable[Call], *, today: date, hits: Hits | None = None
) -> list[Call]:
    """Return the calls that fit, in the order given."""
    left = list(calls)
    for clause in query.clauses:
        asking = _asking(clause, today, hits or {})
        if asking is not None:
            answers = asking(left)
            left = list(compress(left, map(not_, answers) if clause.is_not else answers))
    return left


def fits(query: Query, call: Call, *, today: date, hits: Hits | None = None) -> bool:
    """Return whether one call fits; see `fitting` for many."""
    return bool(fitting(query, (call,), today=today, hits=hits))


def narrows(query: Query, before: Query, hits: Hits) -> bool:
    """Return whether `query` can only fit calls that `before` fits: a letter or a part more.

    So it is asked of those alone while somebody types on.
    """
    clauses, old = query.clauses, before.clauses
    if clauses[: len(old)] == old:
        return True
    at = len(old) - 1
    if clauses[:at] != old[:at] or len(clauses) <= at:
        return False
    new, last = clauses[at].term, old[at].term
    if clauses[at].is_not or old[at].is_not or not isinstance(new, Word):
        return False
    if not isinstance(last, Word) or new.text in hits:
        return False
    longer, shorter = folded(new.text), folded(last.text)
    return shorter in longer and not _is_number(shorter) and not _is_number(longer)


def _asking(clause: Clause, today: date, hits: Hits) -> Asking | None:
    """Return the question of a clause; None if every call fits it."""
    asking: Asking | None = None
    match clause.term:
        case Word(text):
            asking = _word(folded(text), hits.get(text, _NOWHERE))
        case Person(text):
            asking = _person(folded(text))
        case Number(digits):
            asking = _number(digits)
        case Since(day) | Until(day) | During(day):
            asking = _days(clause.term, *first_and_last(day, today))
        case Longer(seconds):
            asking = _length(seconds * 1000, is_shorter=isinstance(clause.term, Shorter))
        case Score():
            asking = _score(clause.term)
        case Has(category):
            asking = _has(category)
        case Is(what):
            asking = _is(what)
    return asking


def _word(word: str, hits: frozenset[str]) -> Asking:
    digits = digits_of(word)
    if not _is_number(word):
        asking = _written(word)
    elif len(digits) > SHORT:
        asking = _written(word) if digits == word else _written_either_way(word, digits)
    else:
        asking = _dialled(digits) if digits == word else _written_or_dialled(word, digits)
    return _or_said(asking, hits) if hits else asking


def _is_number(word: str) -> bool:
    # A clock time ("1:15") is no number; everything else of digits and signs may be one.
    return bool(digits_of(word)) and ":" not in word and not any(map(str.isalpha, word))


def _written(word: str) -> Asking:
    return lambda calls: [word in c.searchable for c in calls]


def _written_either_way(word: str, digits: str) -> Asking:
    return lambda calls: [word in (text := c.searchable) or digits in text for c in calls]


def _dialled(digits: str) -> Asking:
    return lambda calls: [digits in c.numbers for c in calls]


def _written_or_dialled(word: str, digits: str) -> Asking:
    return lambda calls: [word in c.searchable or digits in c.numbers for c in calls]


def _or_said(asking: Asking, hits: frozenset[str]) -> Asking:
    return lambda calls: [
        is_so or c.id in hits for is_so, c in zip(asking(calls), calls, strict=True)
    ]


def _person(word: str) -> Asking:
    if not word:
        return lambda calls: [not c.who for c in calls]
    if word.isdigit():  # an extension: 20 is not 200
        return lambda calls: [
            c.facts.agent_ref == word or (c.agent is not None and word in c.agent.refs)
            for c in calls
        ]
    known = _Known(word)
    return lambda calls: [known[c.who] for c in calls]


class _Known(dict[str, bool]):
    """Whether a word is in a name; there are many calls and few people."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def __missing__(self, name: str) -> bool:
        self[name] = self._word in folded(name)
        return self[name]


def _number(digits: str) -> Asking:
    return lambda calls: [
        (at := c.numbers.find(digits)) >= 0 and BETWEEN not in c.numbers[:at] for c in calls
    ]


def _days(term: Since | Until | During, first: date, last: date) -> Asking:
    begin = _FIRST_DAY if isinstance(term, Until) else first.isoformat()
    end = (_LAST_DAY if isinstance(term, Since) else last.isoformat()) + _AFTER
    return lambda calls: [
        (start := c.facts.start_local) is not None and begin <= start < end for c in calls
    ]


def _length(bound_ms: int, *, is_shorter: bool) -> Asking:
    compare = lt if is_shorter else gt
    return lambda calls: [
        (length := c.recording.duration_ms) is not None and compare(length, bound_ms) for c in calls
    ]


def _score(term: Score) -> Asking:
    compare = _SIGNS[term.sign]
    asked = float(term.percent)
    shown = round if asked.is_integer() else float  # whole percents are what the table shows
    return lambda calls: [
        (score := c.score_percent) is not None and compare(shown(score), asked) for c in calls
    ]


def _has(category: Category | None) -> Asking:
    if category is None:
        return lambda calls: [c.marks > 0 for c in calls]
    return lambda calls: [category in c.categories for c in calls]


def _is(what: Review | Direction | Book | Status) -> Asking:
    if isinstance(what, Direction):
        return lambda calls: [c.facts.direction is what for c in calls]
    if isinstance(what, Book):
        return lambda calls: [what in c.books for c in calls]
    if isinstance(what, Status):
        return lambda calls: [c.recording.status is what for c in calls]
    return _REVIEWS[what]


def _reviewed(calls: Sequence[Call]) -> Answers:
    """Return whether there is a final review, also while it is being revised."""
    return [
        c.state is CallState.REVIEWED or c.passed is not None or c.score_percent is not None
        for c in calls
    ]


_REVIEWS: Mapping[Review, Asking] = {
    Review.FAILED: lambda calls: [c.passed is False for c in calls],
    Review.PASSED: lambda calls: [c.passed is True for c in calls],
    Review.REVIEWED: _reviewed,
    Review.UNREVIEWED: lambda calls: map(not_, _reviewed(calls)),
    Review.SELF: lambda calls: [c.is_self_reviewed for c in calls],
    Review.DRAFT: lambda calls: [c.state is CallState.DRAFT for c in calls],
}
