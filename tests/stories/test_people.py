"""Two names that are one person: found, joined from the keyboard, and parted again."""

from pathlib import Path

from callreview.app import places
from callreview.app.edits.agents import NameAgent
from tests.builders import add_files, facts, listed, opened
from tests.stories.conftest import OpenApp
from tests.stories.person import Person


def test_a_call_is_given_to_somebody_and_two_are_joined(
    open_app: OpenApp, person: Person, home: Path
) -> None:
    fill_library()
    open_app()
    person.press("Ctrl+F")
    person.types("73")
    person.sees("1 of 4 calls match")
    person.press("Return", "F2")
    person.waits_for_field("Who is 201?")
    person.types("Ann Ruiz")
    person.press("Return")
    person.sees("Ann Ruiz")

    person.press("Ctrl+Shift+P")
    person.waits_for_dialog("People")
    person.sees("1 call without a person", "Ana Ruiz", "Ann Ruiz")
    person.press("Home", "Shift+Down")
    person.sees("2 people, 3 calls")
    person.clicks("They are one person")
    person.sees("Show 3 calls", "Joined with Ann Ruiz")
    person.press("Ctrl+Z")
    person.sees("Show 2 calls")
    person.clicks("1 call without a person")
    person.sees("1 of 4 calls match")


def fill_library() -> None:
    """Have four calls listed: two of Ana's, one of an extension nobody named, one of nobody."""
    places.make_private(places.data())
    with opened(places.library()) as session:
        add_files(
            session,
            listed("/calls/a.wav", facts=facts(agent_ref="200")),
            listed("/calls/b.wav", facts=facts(agent_ref="200")),
            listed("/calls/c.wav", facts=facts(agent_ref="201", customer_number="+15557342")),
            listed("/calls/d.wav", facts=facts(agent_ref=None)),
        )
        session.do(NameAgent("200", "Ana Ruiz")).wait()
