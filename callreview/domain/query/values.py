"""What stands after a colon: days, lengths, scores, digits, one of a few words.

Everything here raises CallReviewError with the code of the sentence that explains a mistake.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from callreview.domain.call import Direction, Status
from callreview.domain.errors import CallReviewError
from callreview.domain.mark import Category
from callreview.domain.query.days import MOST_DAYS, Day, LastDays, Period, month_of, year_of
from callreview.domain.query.folding import digits_of, folded
from callreview.domain.query.terms import (
    During,
    Has,
    Is,
    Longer,
    Number,
    Person,
    Score,
    Shorter,
    Sign,
    Since,
    Term,
    Until,
)
from callreview.domain.query.vocabulary import CHOICES, COUNTED, Choice, Field, Special, Vocabulary
from callreview.domain.review import Book

_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_LENGTH = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,5})m(?:in)?)?(?:(\d{1,6})s)?")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,5}):(\d{2})")
_MINUTES = re.compile(r"\d{1,5}")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)%?")
_COUNT = re.compile(r"\d{1,5}")

_FIRST, _LAST = 0, 1


def term_of(field: Field, sign: Sign | None, value: str, vocabulary: Vocabulary) -> Term:
    """Return the term of a field, a sign (None: a colon) and what was written after it.

    Raises CallReviewError: every code that begins with `query_`.
    """
    if not value:
        raise CallReviewError("query_unfinished", field=field.value)
    if field is Field.SCORE:
        return _score(sign or Sign.IS, value)
    if sign not in (None, Sign.IS):
        raise CallReviewError("query_not_compared", field=field.value, sign=str(sign))
    return _READ[field](value, vocabulary)


def period_of(words: str, vocabulary: Vocabulary) -> Period | LastDays | None:
    """Return the period that a folded phrase names, or None."""
    counted = _COUNT.search(words)
    phrase = _COUNT.sub(COUNTED, words, count=1) if counted else words
    meant = vocabulary.phrases.get(phrase)
    if isinstance(meant, Period):
        return meant
    if meant is Special.LAST_DAYS and counted and 1 <= int(counted[0]) <= MOST_DAYS:
        return LastDays(int(counted[0]))
    return None


def _on(value: str, vocabulary: Vocabulary) -> Term:
    return During(_day(value, vocabulary, None))


def _from(value: str, vocabulary: Vocabulary) -> Term:
    return Since(_day(value, vocabulary, _FIRST))


def _to(value: str, vocabulary: Vocabulary) -> Term:
    return Until(_day(value, vocabulary, _LAST))


def _day(value: str, vocabulary: Vocabulary, end: int | None) -> Day:
    """Return a day or period; of a month or year its first or last day, if `end` says which."""
    text = folded(value)
    period = period_of(text, vocabulary)
    if period is not None:
        return period
    try:
        found = _written_day(text, end)
    except ValueError:
        raise CallReviewError("query_no_such_date", text=value) from None
    if found is None:
        raise CallReviewError("query_not_a_date", text=value)
    return found


def _written_day(text: str, end: int | None) -> date | None:
    """Return the day of a text; None if it is none, ValueError if the calendar has no such."""
    if matched := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, matched.groups())
        return date(year, month, day)
    matched = _YEAR_FIRST.fullmatch(text)
    if not matched:
        return None
    year, month, day = (int(part) if part else 0 for part in matched.groups())
    if matched[3] is not None:
        return date(year, month, day)
    if end is None:
        return None
    return (year_of(year) if matched[2] is None else month_of(year, month))[end]


def _longer(value: str, _vocabulary: Vocabulary) -> Term:
    return Longer(_seconds(value))


def _shorter(value: str, _vocabulary: Vocabulary) -> Term:
    return Shorter(_seconds(value))


def _seconds(value: str) -> int:
    text = folded(value).replace(" ", "")
    if matched := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in matched.groups())
        return hours * 3600 + minutes * 60 + seconds
    if _MINUTES.fullmatch(text):
        return int(text) * 60
    matched = _LENGTH.fullmatch(text)
    if not text or not matched:
        raise CallReviewError("query_not_a_length", text=value)
    hours, minutes, seconds = (int(part or 0) for part in matched.groups())
    return hours * 3600 + minutes * 60 + seconds


def _score(sign: Sign, value: str) -> Score:
    matched = _PERCENT.fullmatch(folded(value).replace(" ", ""))
    if not matched:
        raise CallReviewError("query_not_a_score", text=value)
    return Score(sign, Decimal(matched[1].replace(",", ".")))


def _number(value: str, _vocabulary: Vocabulary) -> Term:
    digits = digits_of(folded(value))
    if not digits:
        raise CallReviewError("query_not_a_number", text=value)
    return Number(digits)


def _person(value: str, vocabulary: Vocabulary) -> Term:
    text = " ".join(value.split())
    if not text:
        raise CallReviewError("query_unfinished", field=Field.AGENT.value)
    nobody = vocabulary.choices.get((Field.AGENT, folded(text))) is Special.NOBODY
    return Person("" if nobody else text)


def _has(value: str, vocabulary: Vocabulary) -> Term:
    choice = _choice(Field.HAS, value, vocabulary)
    return Has(choice if isinstance(choice, Category) else None)


def _is(field: Field) -> Callable[[str, Vocabulary], Term]:
    def read(value: str, vocabulary: Vocabulary) -> Term:
        choice = _choice(field, value, vocabulary)
        assert isinstance(choice, Direction | Book | Status)
        return Is(choice)

    return read


def _choice(field: Field, value: str, vocabulary: Vocabulary) -> Choice:
    choice = vocabulary.choices.get((field, folded(value)))
    if choice is None:
        choices = ", ".join(CHOICES[field])
        raise CallReviewError(
            "query_no_such_choice", field=field.value, text=value, choices=choices
        )
    return choice


_READ: Mapping[Field, Callable[[str, Vocabulary], Term]] = {
    Field.AGENT: _person,
    Field.NUMBER: _number,
    Field.ON: _on,
    Field.FROM: _from,
    Field.TO: _to,
    Field.LONGER: _longer,
    Field.SHORTER: _shorter,
    Field.HAS: _has,
    Field.DIR: _is(Field.DIR),
    Field.BOOK: _is(Field.BOOK),
    Field.STATUS: _is(Field.STATUS),
}
