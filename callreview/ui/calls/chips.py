"""Filters as chips: each sets its own part of the query and leaves the rest as it was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from callreview.domain.call import Direction
from callreview.domain.mark import Category
from callreview.domain.query.days import LastDays, Period
from callreview.domain.query.terms import (
    Clause,
    During,
    Has,
    Is,
    Person,
    Query,
    Review,
    Score,
    Sign,
    Since,
    Term,
    Until,
)
from callreview.words import _
from callreview.words.marking import N_
from callreview.words.searching import typed

MOST_PEOPLE = 40
NOBODY = Person("")
NOBODYS = (Clause(NOBODY),)


@dataclass(frozen=True)
class Chip:
    """One filter: its name, and what one may choose, each with its words."""

    name: str
    choices: tuple[tuple[str, Term], ...]
    sets: Callable[[Term], bool]

    def chosen(self, query: Query) -> tuple[Clause, ...]:
        """Return the parts of a query this chip would set."""
        return tuple(clause for clause in query.clauses if self.sets(clause.term))

    def words(self, query: Query) -> str:
        """Return what is chosen, in the words of the choice or else as it is typed; or nothing."""
        chosen = self.chosen(query)
        for words, term in self.choices:
            if chosen == (Clause(term),):
                return _(words)
        return typed(Query(chosen))

    def setting(self, query: Query, term: Term | None) -> Query:
        """Return the query with this choice in the place of the last one; None: without."""
        chosen = self.chosen(query)
        kept = [clause for clause in query.clauses if clause not in chosen]
        at = query.clauses.index(chosen[0]) if chosen else len(kept)
        new = [] if term is None else [Clause(term)]
        return Query((*kept[:at], *new, *kept[at:]))


def chips(people: tuple[str, ...]) -> tuple[Chip, ...]:
    """Return the filters in the order they stand; `people` are the names to choose from."""
    of_people = tuple((name, Person(name)) for name in people[:MOST_PEOPLE])
    person = Chip(_PERSON, ((N_("No person yet"), NOBODY), *of_people), _is_person)
    return (_STATE, _PERIOD, person, _DIRECTION, _SCORE, _HAS)


def asks_for_nobodys(query: Query) -> bool:
    """Return whether a query is for the calls whose person nobody knows."""
    return Clause(NOBODY) in query.clauses


def turned_to_nobodys(query: Query) -> Query:
    """Return the query for the calls whose person nobody knows, or for everybody's again."""
    person = next(chip for chip in chips(()) if chip.name == _PERSON)
    return person.setting(query, None if asks_for_nobodys(query) else NOBODY)


def _is_person(term: Term) -> bool:
    return isinstance(term, Person)


_PERSON = N_("Person")
_STATE = Chip(
    N_("State"),
    (
        (N_("Not reviewed"), Is(Review.UNREVIEWED)),
        (N_("Draft"), Is(Review.DRAFT)),
        (N_("Reviewed"), Is(Review.REVIEWED)),
        (N_("Passed"), Is(Review.PASSED)),
        (N_("Failed"), Is(Review.FAILED)),
    ),
    lambda term: isinstance(term, Is) and isinstance(term.what, Review),
)
_PERIOD = Chip(
    N_("When"),
    (
        (N_("Today"), During(Period.TODAY)),
        (N_("Yesterday"), During(Period.YESTERDAY)),
        (N_("This week"), During(Period.THIS_WEEK)),
        (N_("Last week"), During(Period.LAST_WEEK)),
        (N_("This month"), During(Period.THIS_MONTH)),
        (N_("Last month"), During(Period.LAST_MONTH)),
        (N_("Last 90 days"), During(LastDays(90))),
    ),
    lambda term: isinstance(term, During | Since | Until),
)
_DIRECTION = Chip(
    N_("Direction"),
    (
        (N_("Inbound"), Is(Direction.IN)),
        (N_("Outbound"), Is(Direction.OUT)),
        (N_("Internal"), Is(Direction.INTERNAL)),
    ),
    lambda term: isinstance(term, Is) and isinstance(term.what, Direction),
)
_SCORE = Chip(
    N_("Score"),
    (
        (N_("Below 60 %"), Score(Sign.BELOW, Decimal(60))),
        (N_("Below 80 %"), Score(Sign.BELOW, Decimal(80))),
        (N_("80 % and more"), Score(Sign.AT_LEAST, Decimal(80))),
    ),
    lambda term: isinstance(term, Score),
)
_HAS = Chip(
    N_("Has"),
    (
        (N_("Any mark"), Has()),
        (N_("Praise"), Has(Category.PRAISE)),
        (N_("Improvement"), Has(Category.IMPROVE)),
        (N_("Compliance"), Has(Category.COMPLIANCE)),
        (N_("Note"), Has(Category.NOTE)),
    ),
    lambda term: isinstance(term, Has),
)
