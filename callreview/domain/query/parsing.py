"""From what is typed to a query. Nothing that is typed is an error; mistakes are explained."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from callreview.domain.errors import CallReviewError
from callreview.domain.query.folding import folded
from callreview.domain.query.terms import (
    Clause,
    During,
    Is,
    Mistaken,
    Person,
    Query,
    Review,
    Sign,
    Word,
)
from callreview.domain.query.values import period_of, term_of
from callreview.domain.query.vocabulary import ENGLISH, Field, Vocabulary

_QUOTED = r'"((?:[^"]|"")*)(?:"|$)'
# A blank may stand before and after the sign of a comparison: "score < 80".
_COMPARED = re.compile(r"(-?)([^\W\d_]+)\s*([<>]=?|=)\s*(?=\d)()(\S+)")
_PART = re.compile(rf"(-?)(?:([^\W\d_]+)([:：]|[<>]=?|=))?(?:{_QUOTED}|(\S*))")
_COLONS = ":："


@dataclass(frozen=True)
class _Part:
    """One stretch of the text: a sign of negation, a field, and a value that may be quoted."""

    text: str
    is_not: bool
    field: str
    sign: str
    value: str
    is_quoted: bool

    @property
    def is_plain(self) -> bool:
        """Return whether this may be a part of a phrase."""
        return not (self.field or self.is_quoted)


def parse(text: str, vocabulary: Vocabulary = ENGLISH) -> Query:
    """Return what `text` asks for."""
    parts = _parts(text, vocabulary)
    clauses: list[Clause] = []
    at = 0
    while at < len(parts):
        clause, used = _clause(parts[at:], vocabulary)
        clauses.extend([clause] if clause else [])
        at += used
    return Query(tuple(clauses))


def _parts(text: str, vocabulary: Vocabulary) -> list[_Part]:
    parts = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        matched = _COMPARED.match(text, at)
        if not matched or vocabulary.fields.get(folded(matched[2])) is not Field.SCORE:
            matched = _PART.match(text, at)
            assert matched is not None  # anything at all is a part
        parts.append(_part(matched))
        at = matched.end()
    return parts


def _part(matched: re.Match[str]) -> _Part:
    minus, field, sign, quoted, bare = matched.groups()
    is_quoted = bool(quoted) or bare is None
    text = matched[0]
    if is_quoted and not _is_closed(text):
        text += '"'
    value = " ".join(quoted.replace('""', '"').split()) if is_quoted else bare
    return _Part(text, bool(minus), field or "", sign or "", value, is_quoted)


def _is_closed(text: str) -> bool:
    return text.count('"') % 2 == 0


def _clause(parts: Sequence[_Part], vocabulary: Vocabulary) -> tuple[Clause | None, int]:
    """Return the clause the parts begin with, if it says anything, and how many parts it is."""
    first = parts[0]
    if first.field:
        return _field_clause(first, vocabulary), 1
    if first.is_plain:
        for length in range(min(vocabulary.longest, len(parts)), 0, -1):
            clause = _phrase_clause(parts[:length], vocabulary)
            if clause:
                return clause, length
    return (Clause(Word(first.value), first.is_not) if first.value else None), 1


def _phrase_clause(parts: Sequence[_Part], vocabulary: Vocabulary) -> Clause | None:
    later = parts[1:]
    if not all(part.is_plain for part in parts) or any(part.is_not for part in later):
        return None
    words = folded(" ".join(part.value for part in parts))
    meant = vocabulary.phrases.get(words)
    if isinstance(meant, Review):
        return Clause(Is(meant), parts[0].is_not)
    period = period_of(words, vocabulary)
    return Clause(During(period), parts[0].is_not) if period else None


def _field_clause(part: _Part, vocabulary: Vocabulary) -> Clause:
    field = vocabulary.fields.get(folded(part.field))
    is_colon = part.sign in _COLONS
    if field is None and not is_colon:
        return Clause(Word(" ".join(part.text.removeprefix("-").split())), part.is_not)
    try:
        if field is None:
            raise CallReviewError("query_no_such_field", field=part.field)
        if field is Field.AGENT and part.is_quoted and part.value:
            return Clause(Person(part.value), part.is_not)
        sign = None if is_colon else Sign(part.sign)
        return Clause(term_of(field, sign, part.value, vocabulary), part.is_not)
    except CallReviewError as error:
        return Clause(Mistaken(part.text, error.code, error.fields))
