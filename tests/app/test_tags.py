"""What tags say becomes part of what is known of a call, in its place, and stays there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.adding import add_folder
from callreview.app.edits.calls import ReleaseFacts, SetFacts
from callreview.app.findings import HeadersRead, SidesFound
from callreview.app.session import Session
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Header, Probe, Verdict
from callreview.domain.call import Call, CallFacts, Confidence, Direction, Origin, Source
from callreview.domain.details import Details
from callreview.domain.facts import said_by
from callreview.domain.tags import Tag, TagKind
from tests import builders
from tests.dumping import dump
from tests.tagging import bext, chunk, frame, id3, put, wav_with

FREEPBX = "external-201-+15125550142-20260310-094112-1773153671.17.wav"
HEADER = Header("WAV", "PCM_16", 8000, 1, 100, 800)
BEXT = Origin(Source.TAG, Confidence.SURE, "bext")
AGENT = Origin(Source.TAG, Confidence.SURE, "ID3")
TAGS = (
    Tag(TagKind.BEXT, "origination", "2024-04-10 10:12:13"),
    Tag(TagKind.ID3, "TXXX:agent", "201"),
)


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        yield session


def guessed(**known: object) -> CallFacts:
    """Return what is known of a file whose name says nothing."""
    facts = CallFacts(start_local="2026-01-01T00:00:00", utc_offset_minutes=60, **known)  # type: ignore[arg-type]
    return said_by(Source.FILE_TIME, facts, Confidence.GUESS)


def list_again(session: Session, facts: CallFacts, bytes_like: str = "") -> None:
    listed = builders.listed("/calls/a.wav", facts=facts, bytes_like=bytes_like)
    builders.add_files(session, listed)


def look(session: Session, *tags: Tag) -> None:
    probe = Probe(Verdict.OK, header=HEADER, tags=tags)
    session.record(HeadersRead(((only(session).recording.id, probe),))).wait()


def only(session: Session) -> Call:
    (call,) = session.snapshot.calls.values()
    return call


def details(session: Session) -> Details:
    call_id = only(session).id
    found = session.find(lambda reader: reader.details(call_id)).wait()
    assert found is not None
    return found


def untold(session: Session) -> set[str]:
    return session.find(lambda reader: reader.recordings_without_tags()).wait()


def test_tags_fill_what_only_the_file_s_time_told(session: Session) -> None:
    list_again(session, guessed())
    look(session, *TAGS)
    facts = only(session).facts
    assert (facts.start_local, facts.utc_offset_minutes) == ("2024-04-10T10:12:13", None)
    assert facts.origin_of("start_local") == BEXT
    assert (facts.agent_ref, facts.origin_of("agent_ref")) == ("201", AGENT)
    assert only(session).searchable.count("201")
    assert facts.direction is None


def test_what_tags_told_survives_listing_again_and_starting_again(quick_path: Path) -> None:
    path = quick_path / "library.db"
    with builders.opened(path) as session:
        list_again(session, guessed())
        look(session, *TAGS)
        told = only(session).facts
        list_again(session, guessed())
        assert only(session).facts == told
    with builders.opened(path) as session:
        assert only(session).facts == told
        list_again(session, guessed(direction=Direction.OUT))
        facts = only(session).facts
        assert (facts.start_local, facts.agent_ref) == (told.start_local, told.agent_ref)
        assert facts.direction is Direction.OUT


def test_a_name_that_is_read_now_goes_before_what_tags_told(session: Session) -> None:
    list_again(session, guessed())
    look(session, *TAGS)
    named = said_by(Source.NAME, CallFacts("2024-04-10T12:00:00", agent_ref="300"))
    list_again(session, named)
    facts = only(session).facts
    assert (facts.start_local, facts.agent_ref) == ("2024-04-10T12:00:00", "300")
    assert facts.origin_of("agent_ref") == Origin(Source.NAME)


def test_what_a_person_wrote_wins_over_tags_and_goes_back_to_them(session: Session) -> None:
    list_again(session, guessed())
    call_id = only(session).id
    session.do(SetFacts(call_id, agent_ref="999", start_local="2024-01-01T00:00:00")).wait()
    look(session, *TAGS)
    facts = only(session).facts
    assert (facts.agent_ref, facts.start_local) == ("999", "2024-01-01T00:00:00")
    assert details(session).read["agent_ref"] == "201"
    assert details(session).read["start_local"] == "2024-04-10T10:12:13"
    session.do(ReleaseFacts(call_id, ("agent_ref", "start_local"))).wait()
    facts = only(session).facts
    assert (facts.agent_ref, facts.origin_of("agent_ref")) == ("201", AGENT)
    assert facts.origin_of("start_local") == BEXT
    session.undo().wait()
    assert only(session).facts.agent_ref == "999"


def test_an_edit_can_be_undone_after_the_tags_were_read(session: Session) -> None:
    list_again(session, guessed(agent_ref="300"))
    call_id = only(session).id
    session.do(SetFacts(call_id, agent_ref="999")).wait()
    session.do(SetFacts(call_id, customer_number="1")).wait()
    look(session, *TAGS)
    for _step in range(2):
        session.undo().wait()
    facts = only(session).facts
    assert (facts.agent_ref, facts.origin_of("agent_ref")) == ("201", AGENT)
    assert details(session).by_person == details(session).read.keys() == set()
    session.redo().wait()
    assert only(session).facts.agent_ref == "999"
    assert details(session).read == {"agent_ref": "201"}


def test_tags_read_twice_change_nothing(session: Session) -> None:
    list_again(session, guessed())
    look(session, *TAGS)
    before = dump(session.library)
    look(session, *TAGS)
    list_again(session, guessed())
    assert dump(session.library) == before


def test_a_file_that_says_what_it_said_differs_in_nothing(session: Session) -> None:
    list_again(session, guessed())
    look(session, *TAGS)
    (known,) = session.find(lambda reader: reader.known_files()).wait().values()
    assert known.completed(guessed()) == only(session).facts


def test_of_two_sides_the_tags_of_either_count_and_stay(session: Session) -> None:
    sides = [builders.listed(f"/calls/a-{side}.wav", facts=guessed()) for side in ("in", "out")]
    left, right = builders.add_files(session, *sides)
    session.record(SidesFound(((left.path, right.path),))).wait()
    for met, tag in zip((right, left), TAGS, strict=True):
        probe = Probe(Verdict.OK, header=HEADER, tags=(tag,))
        session.record(HeadersRead(((met.recording_id, probe),))).wait()
    facts = only(session).facts
    assert (facts.start_local, facts.agent_ref) == ("2024-04-10T10:12:13", "201")
    for files in (sides, sides[::-1]):
        builders.add_files(session, *files)
        assert only(session).facts == facts


def test_other_bytes_have_other_tags(session: Session) -> None:
    list_again(session, guessed())
    look(session, *TAGS)
    list_again(session, guessed(), bytes_like="others")
    assert only(session).facts.origin_of("start_local") == Origin(
        Source.FILE_TIME, Confidence.GUESS
    )
    assert untold(session) == {only(session).recording.id}
    look(session)
    assert only(session).facts.agent_ref is None
    assert untold(session) == set()


@pytest.mark.parametrize("reason", ["no_worker", "place_does_not_answer"])
def test_where_nobody_could_look_it_is_looked_at_again(session: Session, reason: str) -> None:
    list_again(session, guessed())
    verdict = Verdict.UNPLAYABLE if reason == "no_worker" else Verdict.SLOW
    probe = Probe(verdict, reason, tags=None)
    session.record(HeadersRead(((only(session).recording.id, probe),))).wait()
    assert untold(session) == {only(session).recording.id}


def test_a_folder_of_real_files(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "calls"
    put(folder / "q7f3.wav", wav_with(before=chunk(b"bext", bext())))
    put(folder / FREEPBX, wav_with(chunk(b"bext", bext()), chunk(b"id3 ", _tagged("999"))))
    put(folder / "empty.wav", wav_with(chunk(b"id3 ", _tagged("202"))))
    with Pool(tmp_path / "cache", size=1) as pool:
        add_folder(session, pool, folder)
        told = {call.recording.name: call.facts for call in session.snapshot.calls.values()}
        assert told["q7f3.wav"].start_local == "2024-04-10T10:12:13"
        assert told["q7f3.wav"].origin_of("start_local") == BEXT
        assert told[FREEPBX].start_local == "2026-03-10T09:41:12"
        assert told[FREEPBX].agent_ref == "201"
        assert told["empty.wav"].agent_ref == "202"
        _forget_tags(session)
        add_folder(session, pool, folder)  # as after an upgrade
        again = {call.recording.name: call.facts for call in session.snapshot.calls.values()}
    assert again == told
    assert untold(session) == set()


def _tagged(agent: str) -> bytes:
    return id3(frame(b"TXXX", b"\x03agent\0" + agent.encode()))


def _forget_tags(session: Session) -> None:
    def forget(reader: object) -> None:
        connection = reader._connection  # type: ignore[attr-defined]
        connection.execute("UPDATE recordings SET told_by_tags = NULL").close()

    session.find(forget).wait()
