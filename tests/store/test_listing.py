"""What a listed file turns out to be: new, known, a copy, moved, changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.edits.agents import NameAgent
from callreview.app.edits.calls import SetFacts
from callreview.app.edits.folders import AddFolder, ForgetFolder
from callreview.app.edits.marks import AddMark
from callreview.app.findings import Decoded, FilesMissing, HeadersRead
from callreview.app.session import Session
from callreview.domain.audiofile import Header, Probe, Verdict
from callreview.domain.call import (
    START_FACTS,
    TRACED_FACTS,
    Call,
    CallFacts,
    Confidence,
    Direction,
    Origin,
    Side,
    Source,
    Status,
)
from callreview.domain.facts import said_by
from callreview.store.listing import Meeting
from tests import builders
from tests.builders import add_files, listed, outcome
from tests.dumping import count


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        yield session


def _only_call(session: Session) -> Call:
    (call,) = session.snapshot.calls.values()
    return call


def _work_on(session: Session, call_id: str) -> None:
    session.do(AddMark(builders.mark(id=session.new_key(), call_id=call_id))).wait()


def test_a_file_met_twice_is_known(session: Session) -> None:
    (new,) = add_files(session, listed("/calls/a.wav"))
    (known,) = add_files(session, listed("/calls/a.wav"))
    assert (new.meeting, known.meeting) == (Meeting.NEW, Meeting.KNOWN)
    assert known.call_id == new.call_id
    assert _only_call(session).copies == 0


def test_the_same_bytes_elsewhere_are_a_copy(session: Session) -> None:
    add_files(session, listed("/calls/a.wav", bytes_like="x"))
    (met,) = add_files(session, listed("/calls/b.wav", bytes_like="x"))
    assert met.meeting is Meeting.COPY
    assert _only_call(session).copies == 1
    assert _only_call(session).recording.path == "/calls/a.wav"


UNTOLD = CallFacts("2026-03-12T10:00:00", 0, Source.FILE_TIME, Confidence.GUESS)


def test_a_copy_takes_nothing_from_what_is_known(session: Session) -> None:
    told = listed("/calls/a.wav", bytes_like="x")
    copy = listed("/calls/b.wav", bytes_like="x", facts=UNTOLD)
    for _time in range(2):
        add_files(session, told, copy)
        call = _only_call(session)
        assert (call.recording.path, call.facts) == ("/calls/a.wav", told.facts)


@pytest.mark.parametrize("met_at_once", [True, False])
def test_of_copies_the_one_whose_name_tells_something_speaks(
    session: Session, *, met_at_once: bool
) -> None:
    copy = listed("/calls/a.wav", bytes_like="x", facts=UNTOLD)
    told = listed("/calls/b.wav", bytes_like="x")
    if not met_at_once:
        unread = listed("/calls/b.wav", bytes_like="x", facts=UNTOLD)
        add_files(session, copy, unread)
    add_files(session, copy, told)
    call = _only_call(session)
    assert (call.recording.path, call.facts) == ("/calls/b.wav", told.facts)
    assert call.copies == 1


@pytest.mark.parametrize("first_told", ["missing", "met"])
def test_a_moved_recording_keeps_its_call(session: Session, first_told: str) -> None:
    (old,) = add_files(session, listed("/calls/a.wav", bytes_like="x"))
    _work_on(session, old.call_id)
    if first_told == "missing":
        session.record(FilesMissing(("/calls/a.wav",))).wait()
        assert _only_call(session).recording.status is Status.MISSING
    (met,) = add_files(session, listed("/calls/new/a.wav", bytes_like="x"))
    if first_told == "met":
        session.record(FilesMissing(("/calls/a.wav",))).wait()
    assert met.call_id == old.call_id
    call = _only_call(session)
    assert (call.recording.path, call.recording.status) == ("/calls/new/a.wav", Status.OK)
    assert (call.copies, call.marks) == (0, 1)


def test_two_recordings_that_swapped_names_keep_their_calls(session: Session) -> None:
    one, two = add_files(
        session, listed("/calls/1.wav", bytes_like="x"), listed("/calls/2.wav", bytes_like="y")
    )
    add_files(
        session, listed("/calls/1.wav", bytes_like="y"), listed("/calls/2.wav", bytes_like="x")
    )
    paths = {key: call.recording.path for key, call in session.snapshot.calls.items()}
    assert paths == {one.call_id: "/calls/2.wav", two.call_id: "/calls/1.wav"}
    assert {c.recording.status for c in session.snapshot.calls.values()} == {Status.OK}


def test_a_missing_recording_that_is_back_is_as_before(session: Session) -> None:
    add_files(session, listed("/calls/a.wav"))
    session.record(FilesMissing(("/calls/a.wav", "/calls/never.wav"))).wait()
    assert _only_call(session).recording.status is Status.MISSING
    add_files(session, listed("/calls/a.wav"))
    assert _only_call(session).recording.status is Status.OK


def test_a_changed_recording_is_noticed_where_somebody_worked_on_it(session: Session) -> None:
    (old,) = add_files(session, listed("/calls/a.wav", bytes_like="x"))
    _work_on(session, old.call_id)
    (met,) = add_files(session, listed("/calls/a.wav", bytes_like="y"))
    assert met.meeting is Meeting.CHANGED
    assert _only_call(session).recording.status is Status.CHANGED
    add_files(session, listed("/calls/a.wav", bytes_like="x"))
    assert _only_call(session).recording.status is Status.OK


def test_a_recording_nobody_worked_on_just_grows(session: Session) -> None:
    add_files(session, listed("/calls/a.wav", bytes_like="half", size=10))
    recording = _only_call(session).recording
    session.record(Decoded(recording.id, outcome("half"))).wait()
    (met,) = add_files(session, listed("/calls/a.wav", bytes_like="whole", size=20))
    grown = _only_call(session).recording
    assert met.meeting is Meeting.CHANGED
    assert (grown.status, grown.size, grown.sha256) == (Status.OK, 20, None)


def test_a_copy_that_was_changed_is_a_call_of_its_own(session: Session) -> None:
    add_files(
        session, listed("/calls/a.wav", bytes_like="x"), listed("/calls/b.wav", bytes_like="x")
    )
    (met,) = add_files(session, listed("/calls/b.wav", bytes_like="y"))
    assert met.meeting is Meeting.NEW
    assert len(session.snapshot.calls) == 2
    assert {call.copies for call in session.snapshot.calls.values()} == {0}


def test_other_bytes_of_the_same_ends_are_noticed_when_decoded(session: Session) -> None:
    call_id = builders.add_call(session, "a.wav")
    _work_on(session, call_id)
    recording = _only_call(session).recording
    session.record(Decoded(recording.id, outcome("other bytes in the middle"))).wait()
    changed = _only_call(session).recording
    assert (changed.status, changed.sha256) == (Status.CHANGED, recording.sha256)
    session.record(Decoded(recording.id, outcome("/calls/a.wav"))).wait()
    assert _only_call(session).recording.status is Status.OK


def test_a_header_says_less_than_decoding(session: Session) -> None:
    (met,) = add_files(session, listed("/calls/a.wav"))
    header = Header("wav", "pcm_s16le", 8000, 2, duration_ms=99_000, frames=792_000)
    session.record(HeadersRead(((met.recording_id, Probe(Verdict.OK, header=header)),))).wait()
    assert _only_call(session).recording.length_source == "header"
    session.record(Decoded(met.recording_id, outcome())).wait()
    session.record(HeadersRead(((met.recording_id, Probe(Verdict.OK, header=header)),))).wait()
    heard = _only_call(session).recording
    assert (heard.length_source, heard.duration_ms) == ("decoded", builders.MINUTE_MS)
    assert heard.codec == "pcm_s16le"


def test_what_a_person_said_is_not_unsaid_by_listing_again(session: Session) -> None:
    (met,) = add_files(session, listed("/calls/a.wav"))
    session.do(SetFacts(met.call_id, customer_name="Mx Smith", customer_number=None)).wait()
    told = builders.facts(customer_name="SMITH", agent_ref="201")
    add_files(session, listed("/calls/a.wav", facts=told))
    facts = _only_call(session).facts
    assert (facts.customer_name, facts.customer_number) == ("Mx Smith", None)
    assert facts.agent_ref == "201"


def test_where_each_fact_comes_from_is_kept_and_a_person_wins(session: Session) -> None:
    by_name, by_log = Origin(Source.NAME), Origin(Source.LOG, Confidence.UNSURE)
    told = builders.facts(origins={"direction": by_log, "agent_ref": by_name})
    (met,) = add_files(session, listed("/calls/a.wav", facts=told))
    assert _only_call(session).facts.origins == told.origins
    session.do(SetFacts(met.call_id, direction=Direction.OUT)).wait()
    again = builders.facts(origins={"direction": by_name, "agent_ref": by_log})
    add_files(session, listed("/calls/a.wav", facts=again))
    facts = _only_call(session).facts
    assert (facts.direction, facts.origin_of("direction")) == (
        Direction.OUT,
        Origin(Source.PERSON),
    )
    assert facts.origin_of("agent_ref") == by_log
    session.undo().wait()
    facts = _only_call(session).facts
    assert (facts.direction, facts.origin_of("direction")) == (Direction.IN, by_name)


@pytest.mark.parametrize(
    "facts",
    [
        CallFacts(),
        said_by(Source.NAME, builders.facts(utc_offset_minutes=-300)),
        said_by(Source.SIDECAR, builders.facts(agent_channel=Side.LEFT), Confidence.UNSURE),
        said_by(
            Source.NAME,
            builders.facts(
                utc_offset_minutes=-300, origins={"utc_offset_minutes": Origin(Source.LOG)}
            ),
        ),
    ],
)
def test_facts_come_back_as_they_were_listed(session: Session, facts: CallFacts) -> None:
    add_files(session, listed("/calls/a.wav", facts=facts))
    kept = _only_call(session).facts
    assert kept == facts
    for name in (*START_FACTS, *TRACED_FACTS):
        assert kept.origin_of(name) == facts.origin_of(name)


def test_an_offset_a_person_gave_is_theirs_though_the_start_is_not(session: Session) -> None:
    told = said_by(Source.NAME, builders.facts(utc_offset_minutes=60))
    (met,) = add_files(session, listed("/calls/a.wav", facts=told))
    session.do(SetFacts(met.call_id, utc_offset_minutes=120)).wait()
    facts = _only_call(session).facts
    assert facts.origin_of("utc_offset_minutes") == Origin(Source.PERSON)
    assert facts.origin_of("start_local") == Origin(Source.NAME)


def test_a_path_that_is_no_text_is_kept_as_it_is(session: Session) -> None:
    odd = "/calls/caf\udce9.wav"
    add_files(session, listed(odd))
    assert _only_call(session).recording.path == odd
    known = session.find(lambda reader: reader.known_files("/calls")).wait()
    assert list(known) == [odd]


def test_forgetting_a_folder_hides_only_what_nobody_worked_on(session: Session) -> None:
    one, _ = add_files(session, listed("/calls/a.wav"), listed("/calls/b.wav"))
    _work_on(session, one.call_id)
    (folder,) = session.snapshot.folders
    assert folder.calls == 2
    session.do(ForgetFolder(folder.id)).wait()
    assert set(session.snapshot.calls) == {one.call_id}
    assert not session.snapshot.folders
    session.do(AddFolder("/calls")).wait()
    assert len(session.snapshot.calls) == 2
    assert session.snapshot.folders == (folder,)


def test_naming_an_extension_names_all_its_calls(session: Session) -> None:
    add_files(session, *(listed(f"/calls/{number}.wav") for number in range(5)))
    session.do(NameAgent("200", "Ana")).wait()
    assert {call.who for call in session.snapshot.calls.values()} == {"Ana"}


def test_a_thousand_files_are_written_in_pieces(session: Session) -> None:
    changes: list[int] = []
    session.subscribe(lambda change: changes.append(len(change.calls or ())))
    add_files(session, *(listed(f"/calls/{number}.wav") for number in range(1000)))
    assert len(session.snapshot.calls) == count(session.library, "calls") == 1000
    assert len([written for written in changes if written]) > 1
