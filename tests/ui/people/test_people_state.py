"""What the directory lists: everybody with their calls, extensions without a name, the rest."""

from callreview.domain.call import Agent
from callreview.ui.people.state import PeopleState, query_of, query_of_nobody, state_of
from tests.builders import call

ANA = Agent("1", "Ana Ruiz", ("200", "anaR"), ("Ann R.",))
BEN = Agent("2", "Ben", ("201",), is_active=False)
CY = Agent("3", "Cy")


def listed() -> PeopleState:
    calls = (
        call("a.wav", agent=ANA),
        call("b.wav", agent=ANA, agent_ref=None),
        call("c.wav", agent_ref="203"),
        call("d.wav", agent_ref=None),
        call("e.wav", agent_ref=None),
    )
    return state_of((BEN, ANA, CY), calls, read_only=False)


def test_everybody_is_listed_with_the_calls_they_have() -> None:
    found = [(entry.name, entry.calls) for entry in listed().entries]
    assert found == [("Ana Ruiz", 2), ("Cy", 0), ("Ben", 0), ("203", 1)]
    assert listed().of_nobody == 2
    assert listed().people == (ANA, CY, BEN)


def test_a_person_is_known_by_all_extensions_and_names() -> None:
    assert listed().entries[0].known_by == ("200", "anaR", "Ann R.")
    assert listed().entries[3].known_by == ("203",)


def test_the_calls_of_an_entry_are_found_by_a_query() -> None:
    first, *_others, last = listed().entries
    assert query_of(first) == 'agent:"Ana Ruiz"'
    assert query_of(last) == "agent:203"
    assert query_of_nobody() == "agent:none"
