"""From a query back to text, in English words, so that it can be kept and understood anywhere.

`parse(written(query))` is `query` again, whatever the query.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from callreview.domain.call import Direction, Status
from callreview.domain.query.days import Day, LastDays
from callreview.domain.query.parsing import parse
from callreview.domain.query.terms import (
    Clause,
    During,
    Has,
    Is,
    Longer,
    Mistaken,
    Number,
    Person,
    Query,
    Review,
    Score,
    Shorter,
    Sign,
    Since,
    Term,
    Until,
    Word,
)
from callreview.domain.query.vocabulary import ENGLISH, Field, Special, Vocabulary
from callreview.domain.review import Book

_FIELDS = {Direction: Field.DIR, Book: Field.BOOK, Status: Field.STATUS}


def written(query: Query, vocabulary: Vocabulary = ENGLISH) -> str:
    """Return the text of a query: words as they were typed, all else in one form.

    What a word would mean in `vocabulary` is put in quotes.
    """
    text = " ".join(_clause(clause, vocabulary) for clause in query.clauses)
    if parse(text, vocabulary) == query:
        return text
    return " ".join(_clause(clause, None) for clause in query.clauses)  # "last" beside "week"


def _clause(clause: Clause, vocabulary: Vocabulary | None) -> str:
    """Return a clause's text; without a vocabulary to be sure of, every word is quoted."""
    term = clause.term
    minus = "-" if clause.is_not else ""
    if not isinstance(term, Word):
        return minus + _TEXTS[type(term)](term)
    is_itself = vocabulary and parse(term.text, vocabulary) == Query((Clause(term),))
    return minus + (term.text if is_itself else _quoted(term.text))


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _value(text: str) -> str:
    """Return a value after a colon, in quotes where it needs them."""
    return _quoted(text) if " " in text or text.startswith('"') else text


def _person(term: Person) -> str:
    if not term.text:
        return f"{Field.AGENT}:{Special.NOBODY}"
    is_itself = parse(f"{Field.AGENT}:{term.text}") == Query((Clause(term),))
    return f"{Field.AGENT}:{term.text if is_itself else _quoted(term.text)}"


def _during(term: During) -> str:
    return f"{Field.ON}:{term.day}" if isinstance(term.day, date) else _day(term.day)


def _day(day: Day) -> str:
    if isinstance(day, LastDays):
        return f"last {day.count} days"
    return day.isoformat() if isinstance(day, date) else day.value


def _length(seconds: int) -> str:
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    parts = ((hours, "h"), (minutes, "m"), (seconds, "s"))
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0s"


def _score(term: Score) -> str:
    sign = ":" if term.sign is Sign.IS else term.sign.value
    return f"{Field.SCORE}{sign}{term.percent.normalize():f}"


def _is(term: Is) -> str:
    what = term.what
    return what.value if isinstance(what, Review) else f"{_FIELDS[type(what)]}:{what}"


_TEXTS: Mapping[type[Term], Callable[[Any], str]] = {
    Person: _person,
    Number: lambda term: f"{Field.NUMBER}:{term.digits}",
    Since: lambda term: f"{Field.FROM}:{_value(_day(term.day))}",
    Until: lambda term: f"{Field.TO}:{_value(_day(term.day))}",
    During: _during,
    Longer: lambda term: f"{Field.LONGER}:{_length(term.seconds)}",
    Shorter: lambda term: f"{Field.SHORTER}:{_length(term.seconds)}",
    Score: _score,
    Has: lambda term: f"{Field.HAS}:{term.category or Special.ANY_MARK}",
    Is: _is,
    Mistaken: lambda term: term.text,
}
