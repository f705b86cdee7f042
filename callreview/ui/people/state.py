"""What the directory of people shows: everybody, and what nobody has named yet."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from callreview.domain.call import Agent, Call
from callreview.domain.query.terms import Clause, Person, Query
from callreview.words.searching import typed


@dataclass(frozen=True)
class Entry:
    """A person, or an extension nobody is known by; with the calls they have."""

    agent: Agent | None
    ref: str = ""
    calls: int = 0

    @property
    def key(self) -> str:
        """Return what tells it from every other."""
        return f"person {self.agent.id}" if self.agent else f"ref {self.ref}"

    @property
    def name(self) -> str:
        """Return the name, or the extension as it is written."""
        return self.agent.name if self.agent else self.ref

    @property
    def known_by(self) -> tuple[str, ...]:
        """Return everything that means this person in a recording's name."""
        return (*self.agent.refs, *self.agent.also) if self.agent else (self.ref,)


@dataclass(frozen=True)
class PeopleState:
    """People who are active, those who are not, extensions without a name; calls of nobody."""

    entries: tuple[Entry, ...] = ()
    of_nobody: int = 0
    read_only: bool = False

    @property
    def people(self) -> tuple[Agent, ...]:
        """Return everybody who has a name."""
        return tuple(entry.agent for entry in self.entries if entry.agent)


def state_of(agents: Iterable[Agent], calls: Iterable[Call], *, read_only: bool) -> PeopleState:
    """Return the directory, counting each call once."""
    of_people: Counter[str] = Counter()
    of_refs: Counter[str] = Counter()
    for call in calls:
        if call.agent is not None:
            of_people[call.agent.id] += 1
        else:
            of_refs[call.facts.agent_ref or ""] += 1
    of_nobody = of_refs.pop("", 0)
    named = sorted(
        (Entry(agent, calls=of_people[agent.id]) for agent in agents),
        key=lambda entry: (not (entry.agent and entry.agent.is_active), entry.name.casefold()),
    )
    unnamed = (Entry(None, ref, count) for ref, count in sorted(of_refs.items()))
    return PeopleState((*named, *unnamed), of_nobody, read_only)


def query_of(entry: Entry) -> str:
    """Return what finds the calls of an entry when it is written into the search box."""
    return typed(Query((Clause(Person(entry.name)),)))


def query_of_nobody() -> str:
    """Return what finds the calls of nobody."""
    return typed(Query((Clause(Person("")),)))
