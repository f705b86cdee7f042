"""Who speaks is kept beside what decoding found, for these bytes and no others."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from callreview.app.findings import Decoded, Met, TalkFound
from callreview.app.session import Session
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from tests import builders
from tests.builders import add_files, listed, outcome, sha256

TALK = Talk(
    "silero 0.4.0",
    0.87,
    60_000,
    ((Span(0, 900), Span(1500, 2000)), ()),
    (Span(5000, 30_000),),
)
OTHER = Talk("silero 0.5.0", 0.5, 60_000, ((Span(1, 2),),))


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        yield session


def decoded(session: Session, bytes_like: str = "bytes") -> Met:
    (one,) = add_files(session, listed("/calls/a.wav", bytes_like=bytes_like))
    session.record(Decoded(one.recording_id, outcome(bytes_like))).wait()
    return one


def kept(session: Session, one: Met) -> Talk | None:
    return session.find(lambda reader: reader.talk(one.call_id)).wait()


def test_it_comes_back_as_it_was_found(session: Session) -> None:
    one = decoded(session)
    assert kept(session, one) is None
    session.record(TalkFound(one.recording_id, sha256("bytes"), TALK)).wait()
    assert kept(session, one) == TALK
    assert session.find(lambda reader: reader.talk_of_bytes(sha256("bytes"))).wait() == TALK


def test_found_again_it_is_replaced(session: Session) -> None:
    one = decoded(session)
    for talk in (TALK, OTHER):
        session.record(TalkFound(one.recording_id, sha256("bytes"), talk)).wait()
    assert kept(session, one) == OTHER


def test_what_was_found_in_other_bytes_is_dropped(session: Session) -> None:
    one = decoded(session)
    session.record(TalkFound(one.recording_id, sha256("bytes before"), TALK)).wait()
    assert kept(session, one) is None


def test_a_changed_recording_has_none_until_it_is_found_anew(session: Session) -> None:
    one = decoded(session)
    session.record(TalkFound(one.recording_id, sha256("bytes"), TALK)).wait()
    add_files(session, listed("/calls/a.wav", bytes_like="other", size=20))
    assert kept(session, one) is None
    session.record(Decoded(one.recording_id, outcome("other"))).wait()
    assert kept(session, one) is None
    session.record(TalkFound(one.recording_id, sha256("other"), OTHER)).wait()
    assert kept(session, one) == OTHER


def test_one_knows_which_recordings_were_listened_to_by_which_detector(session: Session) -> None:
    one = decoded(session)
    session.record(TalkFound(one.recording_id, sha256("bytes"), TALK)).wait()

    def by(method: str) -> set[str]:
        return session.find(lambda reader: reader.recordings_with_talk(method)).wait()

    assert by(TALK.method) == {one.recording_id}
    assert by(OTHER.method) == set()


@pytest.mark.parametrize("speech", ["[[[9, 1]]]", "[[[1]]]", "7", "no json", "[[[0, 90000]]]"])
def test_nonsense_written_by_another_program_is_not_known(quick_path: Path, speech: str) -> None:
    with builders.opened(quick_path / "library.db") as session:
        one = decoded(session)
        session.record(TalkFound(one.recording_id, sha256("bytes"), TALK)).wait()
    with closing(sqlite3.connect(quick_path / "library.db", isolation_level=None)) as connection:
        connection.execute("UPDATE talk SET speech = ?", (speech,))
    with builders.opened(quick_path / "library.db") as session:
        assert kept(session, one) is None


def test_a_library_from_before_this_can_be_read(quick_path: Path) -> None:
    with builders.opened(quick_path / "library.db") as session:
        one = decoded(session)
    with closing(sqlite3.connect(quick_path / "library.db", isolation_level=None)) as connection:
        connection.execute("DROP TABLE talk")
        connection.execute("PRAGMA user_version = 3")
    beside = Session.open(quick_path / "library.db", reviewer="Dana", read_only=True)
    with closing(beside) as session:
        assert kept(session, one) is None
        assert session.find(lambda reader: reader.talk_of_bytes(sha256("bytes"))).wait() is None
        session.open_call(one.call_id).wait()
        assert session.snapshot.open_call


def test_it_is_a_fact_of_the_machine_and_leaves_no_audit_row(session: Session) -> None:
    one = decoded(session)
    before = session.find(lambda reader: reader.audit_head()).wait()
    session.record(TalkFound(one.recording_id, sha256("bytes"), TALK)).wait()
    assert session.find(lambda reader: reader.audit_head()).wait() == before
    assert not session.snapshot.can_undo
