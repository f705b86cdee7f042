"""Which words mean what. English is always understood; a person's own language beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from callreview.domain.call import Direction, Status
from callreview.domain.mark import Category
from callreview.domain.query.days import Period
from callreview.domain.query.folding import folded
from callreview.domain.query.terms import Review
from callreview.domain.review import Book

COUNTED = "#"
"""Stands for a number in a phrase: "last # days"."""


class Field(StrEnum):
    """What may stand before a colon."""

    AGENT = "agent"
    NUMBER = "number"
    ON = "on"
    FROM = "from"
    TO = "to"
    LONGER = "longer"
    SHORTER = "shorter"
    SCORE = "score"
    HAS = "has"
    DIR = "dir"
    BOOK = "book"
    STATUS = "status"


class Special(StrEnum):
    """Words that are no value of the domain."""

    NOBODY = "none"
    ANY_MARK = "mark"
    LAST_DAYS = f"last {COUNTED} days"


Choice = Category | Direction | Book | Status | Special
Phrase = Review | Period | Special

CHOICES: Mapping[Field, tuple[Choice, ...]] = {
    Field.AGENT: (Special.NOBODY,),
    Field.HAS: (*Category, Special.ANY_MARK),
    Field.DIR: tuple(Direction),
    Field.BOOK: tuple(Book),
    Field.STATUS: tuple(Status),
}
PHRASES: tuple[Phrase, ...] = (*Review, *Period, Special.LAST_DAYS)


@dataclass(frozen=True)
class Vocabulary:
    """Folded words and what they mean."""

    fields: Mapping[str, Field]
    choices: Mapping[tuple[Field, str], Choice]
    phrases: Mapping[str, Phrase]

    @property
    def longest(self) -> int:
        """Return how many words the longest phrase has."""
        return max(len(phrase.split()) for phrase in self.phrases)

    def beside(
        self,
        *,
        fields: Iterable[tuple[str, Field]] = (),
        choices: Iterable[tuple[str, Field, Choice]] = (),
        phrases: Iterable[tuple[str, Phrase]] = (),
    ) -> "Vocabulary":
        """Return the same with further words; those known already keep their meaning."""
        return Vocabulary(
            {**{folded(word): field for word, field in fields}, **self.fields},
            {**{(field, folded(word)): what for word, field, what in choices}, **self.choices},
            {**{folded(word): what for word, what in phrases}, **self.phrases},
        )


ENGLISH = Vocabulary(
    {field.value: field for field in Field},
    {(field, what.value): what for field, all_ in CHOICES.items() for what in all_},
    {phrase.value: phrase for phrase in PHRASES},
).beside(
    fields=(
        ("person", Field.AGENT), ("who", Field.AGENT), ("phone", Field.NUMBER),
        ("since", Field.FROM), ("until", Field.TO), ("direction", Field.DIR),
    ),
    choices=(
        ("inbound", Field.DIR, Direction.IN), ("incoming", Field.DIR, Direction.IN),
        ("outbound", Field.DIR, Direction.OUT), ("outgoing", Field.DIR, Direction.OUT),
        ("marks", Field.HAS, Special.ANY_MARK), ("notes", Field.HAS, Category.NOTE),
        ("improvement", Field.HAS, Category.IMPROVE), ("nobody", Field.AGENT, Special.NOBODY),
        ("counts", Field.BOOK, Book.SAMPLE),
    ),
)  # fmt: skip
