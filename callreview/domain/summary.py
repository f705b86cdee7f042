"""The finished reviews of one person's calls in a period, counted and listed: nothing is inferred.

Reviews that count (a random sample) and those that do not are kept apart. Nobody else is in it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from callreview.domain.mark import Category
from callreview.domain.review import Book
from callreview.domain.scorecard import Scorecard
from callreview.domain.scoring_lines import State

_FULL = 1


@dataclass(frozen=True)
class Often:
    """A question, and in how many of the reviews that answered it something was so."""

    question: str
    times: int
    of: int


@dataclass(frozen=True)
class Summary:
    """Scorecards of one person's calls, the earliest call first; either day may be open."""

    who: str
    cards: tuple[Scorecard, ...]
    first: date | None = None
    last: date | None = None
    app_version: str = ""

    def of_book(self, book: Book) -> tuple[Scorecard, ...]:
        """Return the scorecards of one book."""
        return tuple(card for card in self.cards if card.review.book is book)

    def marks(self, category: Category) -> int:
        """Return how many moments of all these calls were marked so."""
        return sum(mark.category is category for card in self.cards for mark in card.marks)

    @property
    def done_well(self) -> tuple[Often, ...]:
        """Return the questions that earned all their points, those that most often did first."""
        return _often(self.cards, earned_all=True)

    @property
    def to_work_on(self) -> tuple[Often, ...]:
        """Return the questions that did not earn all their points, most often first."""
        return _often(self.cards, earned_all=False)


def in_period(card: Scorecard, first: date | None, last: date | None) -> bool:
    """Return whether a call was on a day from `first` to `last`; open ends take all days in.

    A call whose day is not known is only in a period without ends.
    """
    told = card.call.facts.start_local
    if not told:
        return first is None and last is None
    day = date.fromisoformat(told[:10])
    return (first is None or first <= day) and (last is None or day <= last)


def _often(cards: Iterable[Scorecard], *, earned_all: bool) -> tuple[Often, ...]:
    times, answered = Counter[str](), Counter[str]()
    for card in cards:
        for one in card.score.lines:
            if one.state is State.ANSWERED and one.has_points and not one.line.bonus:
                answered[one.line.text] += 1
                times[one.line.text] += (one.share == _FULL) is earned_all
    found = (Often(text, count, answered[text]) for text, count in times.items() if count)
    return tuple(sorted(found, key=lambda one: (-one.times, one.of, one.question)))


class Period(Enum):
    """Stretches of days people ask for; `DAYS` are days of their own choice."""

    ALL = "all"
    THIS_MONTH = "this month"
    LAST_MONTH = "last month"
    THIS_YEAR = "this year"
    DAYS = "days"

    def days(self, today: date) -> tuple[date | None, date | None]:
        """Return its first and last day; None for an open end, both None for `DAYS`."""
        if self is Period.THIS_MONTH:
            return today.replace(day=1), today
        if self is Period.LAST_MONTH:
            last = today.replace(day=1) - timedelta(days=1)
            return last.replace(day=1), last
        if self is Period.THIS_YEAR:
            return today.replace(month=1, day=1), today
        return None, None
