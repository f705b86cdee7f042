"""Recordings in sight are read in the background, so that their minimaps come by themselves."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from callreview.app.glancing import Glances
from callreview.app.session import Session
from callreview.audio.pool import Pool
from callreview.domain.call import Call, Status
from tests.builders import add_files, listed, opened
from tests.corpus import talk, write_wav
from tests.waiting import until

SECONDS = 20.0


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path / "library.db") as session:
        yield session


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[Pool]:
    with Pool(tmp_path / "cache", size=2) as pool:
        yield pool


def unread(session: Session, folder: Path, count: int) -> tuple[Call, ...]:
    """Add recordings nobody looked into yet."""
    folder.mkdir()
    paths = [write_wav(folder / f"{at}.wav", talk(1.0 + at)) for at in range(count)]
    met = add_files(session, *(listed(str(path)) for path in paths), folder=str(folder))
    return tuple(session.snapshot.calls[one.call_id] for one in met)


def is_read(session: Session, call: Call) -> bool:
    session.pump()
    return session.snapshot.calls[call.id].recording.is_decoded


def test_what_is_in_sight_is_read_and_remembered(
    session: Session, pool: Pool, tmp_path: Path
) -> None:
    calls = unread(session, tmp_path / "calls", 3)
    with closing(Glances(session, lambda: pool)) as glances:
        glances.want(calls[:2])
        until(lambda: all(is_read(session, call) for call in calls[:2]))
        ids = [call.id for call in calls]
        minimaps = session.find(lambda reader: reader.thumbnails(ids)).wait()
        assert minimaps.keys() == {call.id for call in calls[:2]}
        assert not is_read(session, calls[2]), "nobody looked at it"


def test_a_recording_is_read_once_even_if_it_cannot_be(
    session: Session, pool: Pool, tmp_path: Path
) -> None:
    (call,) = unread(session, tmp_path / "calls", 1)
    Path(call.recording.path).write_bytes(b"RIFF no sound at all")
    asked = []

    def counted() -> Pool:
        asked.append(1)
        return pool

    def is_known() -> bool:
        session.pump()
        return session.snapshot.calls[call.id].recording.status is not Status.OK

    with closing(Glances(session, counted)) as glances:
        glances.want((call,))
        until(is_known)
        glances.close(SECONDS)
        glances.want((call,))
        assert len(asked) == 1


def test_closing_gives_up_what_is_being_read(session: Session, pool: Pool, tmp_path: Path) -> None:
    calls = unread(session, tmp_path / "calls", 4)
    glances = Glances(session, lambda: pool)
    glances.want(calls)
    glances.close(SECONDS)
    assert not all(is_read(session, call) for call in calls)
    glances.want(calls[3:])
    until(lambda: is_read(session, calls[3]))
    glances.close(SECONDS)
