"""Thumbnails lie beside what decoding found, and go when the recording is another."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from callreview.app.findings import Decoded
from callreview.app.session import Session
from callreview.domain.audiofile import Outcome, Verdict
from callreview.domain.thumbnail import COLUMNS, Thumbnail
from tests import builders
from tests.builders import add_files, listed, outcome

LOUD = Thumbnail(2, bytes(range(COLUMNS)) * 2)
QUIET = Thumbnail(1, bytes(COLUMNS))


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        yield session


def kept(session: Session) -> Mapping[str, Thumbnail]:
    calls = tuple(session.snapshot.calls)
    return session.find(lambda reader: reader.thumbnails(calls)).wait()


def test_what_was_decoded_has_a_thumbnail(session: Session) -> None:
    one, two = add_files(session, listed("/calls/a.wav"), listed("/calls/b.wav"))
    assert kept(session) == {}
    session.record(Decoded(one.recording_id, outcome(one.path), LOUD)).wait()
    assert kept(session) == {one.call_id: LOUD}
    session.record(Decoded(two.recording_id, outcome(two.path), QUIET)).wait()
    assert kept(session) == {one.call_id: LOUD, two.call_id: QUIET}
    assert session.find(lambda reader: reader.thumbnails([])).wait() == {}


def test_decoded_again_it_is_replaced(session: Session) -> None:
    (one,) = add_files(session, listed("/calls/a.wav"))
    for thumbnail in (LOUD, QUIET):
        session.record(Decoded(one.recording_id, outcome(one.path), thumbnail)).wait()
    assert kept(session) == {one.call_id: QUIET}


def test_a_recording_with_other_bytes_has_none_yet(session: Session) -> None:
    (one,) = add_files(session, listed("/calls/a.wav", bytes_like="half", size=10))
    session.record(Decoded(one.recording_id, outcome("half"), LOUD)).wait()
    add_files(session, listed("/calls/a.wav", bytes_like="whole", size=20))
    assert kept(session) == {}


def test_what_was_reviewed_keeps_the_look_of_what_was_heard(session: Session) -> None:
    (one,) = add_files(session, listed("/calls/a.wav"))
    session.record(Decoded(one.recording_id, outcome("heard"), LOUD)).wait()
    builders.start_review(session, one.call_id)
    session.record(Decoded(one.recording_id, outcome("another"), QUIET)).wait()
    assert kept(session) == {one.call_id: LOUD}


def test_a_share_that_is_away_takes_none_away(session: Session) -> None:
    (one,) = add_files(session, listed("/calls/a.wav"))
    session.record(Decoded(one.recording_id, outcome(one.path), LOUD)).wait()
    away = Outcome(Verdict.SLOW, "place_does_not_answer", {"name": "a.wav"})
    session.record(Decoded(one.recording_id, away)).wait()
    assert kept(session) == {one.call_id: LOUD}
