"""The people of the business: named, merged, given extensions, and every step taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.edits.agents import (
    AddAgent,
    AssignAgent,
    DescribeAgent,
    DropRef,
    GiveRef,
    MergeAgents,
    NameAgent,
    RenameAgent,
)
from callreview.app.session import Session
from callreview.domain.call import Agent
from callreview.domain.errors import Refused
from callreview.domain.hue import Hue
from tests import builders
from tests.dumping import dump


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        for ref in ("200", "201", "anaR"):
            builders.add_call(session, f"{ref}.wav", agent_ref=ref)
        yield session


def name(session: Session, ref: str, called: str) -> Agent:
    return session.do(NameAgent(ref, called)).wait()


def whos(session: Session) -> dict[str, str]:
    return {call.recording.name: call.who for call in session.snapshot.calls.values()}


def test_three_that_are_one_person_are_merged_and_parted_again(session: Session) -> None:
    ana, ann, login = (
        name(session, "200", "Ana Ruiz"),
        name(session, "201", "Ann R."),
        name(session, "anaR", "Ana R"),
    )
    before = dump(session.library)
    kept = session.do(MergeAgents(ana.id, (ann.id, login.id))).wait()
    assert kept.refs == ("200", "201", "anaR")
    assert kept.also == ("Ana R", "Ann R.")
    assert set(whos(session).values()) == {"Ana Ruiz"}
    assert session.snapshot.agents == (kept,)
    session.undo().wait()
    assert dump(session.library) == before
    assert set(whos(session).values()) == {"Ana Ruiz", "Ann R.", "Ana R"}


def test_a_merged_name_is_known_as_that_person(session: Session) -> None:
    ana, ann = name(session, "200", "Ana"), name(session, "201", "Ann")
    session.do(MergeAgents(ana.id, (ann.id,))).wait()
    assert name(session, "anaR", "ann").id == ana.id
    assert whos(session)["anaR.wav"] == "Ana"


def test_nobody_is_merged_with_themselves(session: Session) -> None:
    ana = name(session, "200", "Ana")
    for others in ((ana.id,), ()):
        with pytest.raises(Refused, match="agents_same"):
            session.do(MergeAgents(ana.id, others)).wait()


def test_an_extension_moves_to_another_person_with_its_calls(session: Session) -> None:
    ana, bob = name(session, "200", "Ana"), name(session, "201", "Bob")
    session.do(GiveRef("200", bob.id)).wait()
    assert whos(session)["200.wav"] == "Bob"
    assert [agent.refs for agent in session.snapshot.agents] == [(), ("200", "201")]
    session.do(DropRef("200")).wait()
    assert whos(session)["200.wav"] == "200"
    session.undo().wait()
    session.undo().wait()
    assert whos(session)["200.wav"] == "Ana"
    assert ana in session.snapshot.agents


def test_an_extension_that_is_nobodys_cannot_be_taken_away(session: Session) -> None:
    with pytest.raises(Refused, match="ref_unknown"):
        session.do(DropRef("200")).wait()


def test_a_person_is_renamed_everywhere_but_to_nobody_elses_name(session: Session) -> None:
    ana = name(session, "200", "Ana")
    name(session, "201", "Bob")
    session.do(RenameAgent(ana.id, "  Ana   Ruiz ")).wait()
    assert whos(session)["200.wav"] == "Ana Ruiz"
    with pytest.raises(Refused, match="name_taken"):
        session.do(RenameAgent(ana.id, "BOB")).wait()
    with pytest.raises(Refused, match="name_empty"):
        session.do(RenameAgent(ana.id, " ")).wait()


def test_colour_and_activity_are_kept_apart(session: Session) -> None:
    ana = name(session, "200", "Ana")
    session.do(DescribeAgent(ana.id, colour=Hue.TEAL)).wait()
    session.do(DescribeAgent(ana.id, is_active=False)).wait()
    (shown,) = session.snapshot.agents
    assert (shown.colour, shown.is_active) == (Hue.TEAL, False)
    session.undo().wait()
    (shown,) = session.snapshot.agents
    assert (shown.colour, shown.is_active) == (Hue.TEAL, True)


def test_several_calls_become_those_of_somebody_new_in_one_step(session: Session) -> None:
    ids = tuple(session.snapshot.calls)
    session.do(AddAgent("Cy", ids)).wait()
    assert set(whos(session).values()) == {"Cy"}
    session.undo().wait()
    assert set(whos(session).values()) == {"200", "201", "anaR"}
    assert session.snapshot.agents == ()


def test_calls_go_to_the_person_who_has_that_name_already(session: Session) -> None:
    ana = name(session, "200", "Ana")
    assert session.do(AddAgent("ana", tuple(session.snapshot.calls))).wait().id == ana.id
    session.do(AssignAgent(tuple(session.snapshot.calls), None)).wait()
    assert whos(session)["201.wav"] == "201"
    with pytest.raises(Refused, match="name_taken"):
        session.do(AddAgent("ana")).wait()
