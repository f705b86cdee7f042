"""Whose calls they are: one found, several given to somebody, two people joined, all undone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from callreview.app import places
from callreview.app.edits.agents import NameAgent
from callreview.domain.call import CallFacts, Listed
from tests.builders import add_files, facts, listed, opened
from tests.stories.conftest import OpenApp
from tests.stories.person import Person


def test_a_call_is_found_several_are_given_to_somebody_two_are_joined_and_all_is_undone(
    open_app: OpenApp, person: Person, home: Path
) -> None:
    fill_library()
    open_app()
    person.press("Ctrl+F")
    person.types("73")
    person.sees("2 of 7 calls match")
    person.types(" last week")
    person.sees("1 of 7 calls match", "+15557342")
    person.press("Return", "F2")
    person.waits_for_field("Who is 201?")
    person.types("Ann Ruiz")
    person.press("Return")
    person.sees("Ann Ruiz")

    person.press("Escape")
    person.sees("7 calls", "No person yet: 2")
    person.press("Ctrl+G", "Home")
    person.sees("No person yet, 2 calls", "Ana Ruiz, 3 calls", "Ann Ruiz, 2 calls")
    person.sees("selected: 2 calls")
    person.press("F2")
    person.waits_for_dialog("Whose calls were these?")
    person.types("Ana Ruiz")
    person.press("Return")
    person.sees("Ana Ruiz, 5 calls")
    assert "No person yet" not in headings(person)

    person.press("Ctrl+Shift+P")
    person.waits_for_dialog("People")
    person.sees("Ana Ruiz", "Ann Ruiz")
    person.press("Home", "Shift+Down")
    person.sees("2 people, 7 calls")
    person.clicks("They are one person")
    person.sees("Show 7 calls", "Joined with Ann Ruiz")
    person.press("Escape")
    person.sees("Ana Ruiz, 7 calls")

    person.press("Ctrl+Z")
    person.sees("Ana Ruiz, 5 calls", "Ann Ruiz, 2 calls")
    person.press("Ctrl+Z")
    person.sees("No person yet, 2 calls", "Ana Ruiz, 3 calls")
    person.press("Ctrl+Z")
    person.sees("201, 2 calls")
    person.press("Ctrl+F")
    person.types("agent:none")
    person.sees("2 of 7 calls match", "No person yet, 2 calls")


def headings(person: Person) -> str:
    """Return what the headings of groups say."""
    return "\n".join(line for line in person.reads().splitlines() if line.endswith(", open"))


def fill_library() -> None:
    """Have three calls of Ana's listed, two of an extension nobody named, two of nobody."""
    places.make_private(places.data())
    last_week = datetime.now(UTC).astimezone() - timedelta(days=7)
    with opened(places.library()) as session:
        add_files(
            session,
            *(one_of(f"a{n}", last_week, agent_ref="200") for n in range(3)),
            one_of("b", last_week, agent_ref="201", customer_number="+15557342"),
            one_of(
                "c", last_week - timedelta(days=70), agent_ref="201", customer_number="+15557399"
            ),
            *(one_of(f"d{n}", last_week, agent_ref=None) for n in range(2)),
        )
        session.do(NameAgent("200", "Ana Ruiz")).wait()


def one_of(name: str, start: datetime, **known: str | None) -> Listed:
    """Return a file of a call that began then."""
    told: CallFacts = facts(start_local=f"{start:%Y-%m-%dT%H:%M:%S}", **known)
    return listed(f"/calls/{name}.wav", facts=told)
