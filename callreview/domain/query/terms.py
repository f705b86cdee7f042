"""The frozen values a query is made of. A wrong one cannot be built."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from callreview.domain.call import Direction, Status
from callreview.domain.mark import Category
from callreview.domain.query.days import Day
from callreview.domain.review import Book

HIGHEST_PERCENT = Decimal(999)


class Review(StrEnum):
    """How far the review of a call has come, and how it went."""

    FAILED = "failed"
    PASSED = "passed"
    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"
    DRAFT = "draft"
    SELF = "self-reviewed"


class Sign(StrEnum):
    """How a score is compared."""

    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="
    IS = "="


@dataclass(frozen=True)
class Word:
    """Letters to be found anywhere: in names, numbers, files, and the words of marks and notes."""

    text: str

    def __post_init__(self) -> None:
        if not self.text or self.text != " ".join(self.text.split()):
            raise ValueError(f"not a word: {self.text!r}")


@dataclass(frozen=True)
class Person:
    """An extension, or a part of a person's name; "" for calls nobody is known of."""

    text: str

    def __post_init__(self) -> None:
        if self.text:
            Word(self.text)


@dataclass(frozen=True)
class Number:
    """A run of digits of the customer's number."""

    digits: str

    def __post_init__(self) -> None:
        if not (self.digits.isascii() and self.digits.isdigit()):
            raise ValueError(f"not digits: {self.digits!r}")


@dataclass(frozen=True)
class Since:
    """That day or later; of a period, from its first day on."""

    day: Day


@dataclass(frozen=True)
class Until:
    """That day or earlier; of a period, up to its last day."""

    day: Day


@dataclass(frozen=True)
class During:
    """On that day, or in that period."""

    day: Day


@dataclass(frozen=True)
class Longer:
    """Longer than so many seconds."""

    seconds: int

    def __post_init__(self) -> None:
        if self.seconds < 0:
            raise ValueError(f"not a length: {self.seconds}")


@dataclass(frozen=True)
class Shorter(Longer):
    """Shorter than so many seconds."""


@dataclass(frozen=True)
class Score:
    """The score of the newest final review, in percent as the table shows it."""

    sign: Sign
    percent: Decimal

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= HIGHEST_PERCENT:
            raise ValueError(f"not a score: {self.percent}")


@dataclass(frozen=True)
class Has:
    """A mark of that kind; None for any mark."""

    category: Category | None = None


@dataclass(frozen=True)
class Is:
    """One of a fixed choice: of review, direction, book or the recording's status."""

    what: Review | Direction | Book | Status


@dataclass(frozen=True)
class Mistaken:
    """A part that makes no sense, as it was typed, with the code of the sentence that says why.

    It is not used: every call fits it.
    """

    text: str
    code: str = field(default="", compare=False)
    fields: Mapping[str, object] = field(default_factory=dict, compare=False)


Term = (
    Word | Person | Number | Since | Until | During | Longer | Shorter | Score | Has | Is | Mistaken
)


@dataclass(frozen=True)
class Clause:
    """A term that must fit a call, or with `is_not` must not."""

    term: Term
    is_not: bool = False

    def __post_init__(self) -> None:
        if self.is_not and isinstance(self.term, Mistaken):
            raise ValueError("a mistaken part is kept as it was typed")


@dataclass(frozen=True)
class Query:
    """What is looked for: every clause must fit. Without any, every call fits."""

    clauses: tuple[Clause, ...] = ()

    @property
    def mistakes(self) -> tuple[Mistaken, ...]:
        """Return the parts that are not used, in the order they were typed."""
        return tuple(clause.term for clause in self.clauses if isinstance(clause.term, Mistaken))

    @property
    def words(self) -> tuple[str, ...]:
        """Return the free words, which may also stand in marks, comments and notes."""
        return tuple(clause.term.text for clause in self.clauses if isinstance(clause.term, Word))
