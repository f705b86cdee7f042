"""What a person says of a call wins over every source, and one can go back to what is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.edits.agents import AddAgent
from callreview.app.edits.calls import ReleaseFacts, SetFacts, SwapSides
from callreview.app.session import Session
from callreview.domain.call import CallFacts, Confidence, Direction, Origin, Side, Source
from callreview.domain.details import Details, Place
from callreview.domain.errors import Refused
from tests import builders
from tests.dumping import dump

NAMED = Origin(Source.NAME)
OF_A_PERSON = Origin(Source.PERSON)


def read_facts(**known: object) -> CallFacts:
    usual = {"start_source": Source.NAME, "start_confidence": Confidence.SURE}
    return builders.facts(**usual, origins={"customer_number": NAMED, "direction": NAMED}, **known)


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        builders.add_files(session, builders.listed("/calls/a.wav", facts=read_facts()))
        yield session


def only(session: Session) -> str:
    (call_id,) = session.snapshot.calls
    return call_id


def details(session: Session) -> Details:
    found = session.find(lambda reader: reader.details(only(session))).wait()
    assert found is not None
    return found


def read_again(session: Session, **known: object) -> None:
    builders.add_files(session, builders.listed("/calls/a.wav", facts=read_facts(**known)))


def facts_of(session: Session) -> CallFacts:
    return session.snapshot.calls[only(session)].facts


def test_what_a_person_says_wins_and_one_can_go_back_to_what_is_read_now(session: Session) -> None:
    session.do(SetFacts(only(session), customer_number="+4930", direction=Direction.OUT)).wait()
    read_again(session, customer_number="+15550199")
    assert facts_of(session).customer_number == "+4930"
    assert facts_of(session).origin_of("customer_number") == OF_A_PERSON
    known = details(session)
    assert known.by_person == {"customer_number", "direction"}
    assert known.read == {"customer_number": "+15550199", "direction": "in"}
    session.do(ReleaseFacts(only(session), ("customer_number",))).wait()
    assert facts_of(session).customer_number == "+15550199"
    assert facts_of(session).origin_of("customer_number") == NAMED
    assert facts_of(session).direction is Direction.OUT
    session.undo().wait()
    assert facts_of(session).customer_number == "+4930"


@pytest.mark.parametrize("offset", [15 * 60, -13 * 60, "Berlin"])
def test_a_zone_nobody_lives_in_is_refused(session: Session, offset: int | str) -> None:
    with pytest.raises(Refused, match="offset_unreadable"):
        session.do(SetFacts(only(session), utc_offset_minutes=offset)).wait()


def test_going_back_frees_the_fact_for_what_is_read_later(session: Session) -> None:
    session.do(SwapSides((only(session),))).wait()
    assert facts_of(session).agent_channel is Side.RIGHT
    session.do(ReleaseFacts(only(session), ("agent_channel",))).wait()
    assert facts_of(session).agent_channel is None
    read_again(session, agent_channel=Side.LEFT)
    assert facts_of(session).agent_channel is Side.LEFT


def test_a_start_goes_back_with_how_sure_it_was(session: Session) -> None:
    session.do(SetFacts(only(session), start_local="2026-03-01T08:00:00")).wait()
    assert facts_of(session).origin_of("start_local") == OF_A_PERSON
    session.do(ReleaseFacts(only(session), ("start_local",))).wait()
    assert facts_of(session).start_local == "2026-03-12T10:22:00"
    assert facts_of(session).origin_of("start_local") == NAMED


def test_a_correction_of_a_correction_goes_back_to_what_was_read(session: Session) -> None:
    for number in ("1", "2"):
        session.do(SetFacts(only(session), customer_number=number)).wait()
    session.do(ReleaseFacts(only(session), ("customer_number",))).wait()
    assert facts_of(session).customer_number == "+15550100"


def test_going_back_where_nobody_wrote_changes_nothing(session: Session) -> None:
    before = dump(session.library)
    session.do(ReleaseFacts(only(session), ("customer_number",))).wait()
    assert dump(session.library) == before


def test_what_an_older_version_did_not_keep_is_read_first(session: Session) -> None:
    call_id = only(session)
    session.do(SetFacts(call_id, customer_number="1")).wait()

    def forget(reader: object) -> None:
        connection = reader._connection  # type: ignore[attr-defined]
        connection.execute("UPDATE calls SET facts_read = '{}'").close()

    session.find(forget).wait()
    with pytest.raises(Refused, match="fact_not_read"):
        session.do(ReleaseFacts(call_id, ("customer_number",))).wait()
    read_again(session)
    session.do(ReleaseFacts(call_id, ("customer_number",))).wait()
    assert facts_of(session).customer_number == "+15550100"


def test_details_tell_where_the_recording_lies_and_who_said_whose_call_it_was(
    session: Session,
) -> None:
    builders.add_files(
        session, builders.listed("/other/b.wav", bytes_like="/calls/a.wav"), folder="/other"
    )
    session.do(AddAgent("Cy", (only(session),))).wait()
    known = details(session)
    (file,) = known.files
    assert file.places == (
        Place("/calls/a.wav", "/calls"),
        Place("/other/b.wav", "/other", is_copy=True),
    )
    assert known.is_assigned
    assert known.call == session.snapshot.calls[only(session)]
    assert known.added_at
    assert file.decoded_at is None


def test_a_call_that_is_gone_has_no_details(session: Session) -> None:
    assert session.find(lambda reader: reader.details("gone")).wait() is None
