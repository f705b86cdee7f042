"""Opening a call decodes its recording and remembers what was found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.opening import Opener
from callreview.app.session import Session
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Verdict
from callreview.domain.thumbnail import thumbnail_of
from tests.builders import add_files, listed, opened
from tests.corpus import talk, write_wav
from tests.waiting import until


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path / "library.db") as session:
        yield session


def add(session: Session, path: Path) -> str:
    """List a recording nobody looked into yet."""
    (met,) = add_files(session, listed(str(path)), folder=str(path.parent))
    return met.call_id


def test_what_decoding_found_is_remembered(session: Session, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", talk(2.0))
    call_id = add(session, path)
    with Pool(tmp_path / "cache", size=1) as pool:
        opener = Opener(session, pool)
        decoding = opener.open(session.snapshot.calls[call_id])
        assert decoding.wait(20).verdict is Verdict.OK

        def is_known() -> bool:
            session.pump()
            return session.snapshot.calls[call_id].recording.sha256 is not None

        until(is_known)
        recording = session.snapshot.calls[call_id].recording
        assert (recording.duration_ms, recording.length_source) == (2000, "decoded")
        (thumbnail,) = session.find(lambda reader: reader.thumbnails([call_id])).wait().values()
        assert thumbnail == thumbnail_of(decoding.peaks())
        opener.close()


def test_opening_another_call_lets_go_of_the_one_before(session: Session, tmp_path: Path) -> None:
    calls = [
        add(session, write_wav(tmp_path / name, talk(1.0, seed=seed)))
        for seed, name in enumerate(("one.wav", "two.wav"))
    ]
    with Pool(tmp_path / "cache", size=1) as pool:
        opener = Opener(session, pool)
        first = opener.open(session.snapshot.calls[calls[0]])
        second = opener.open(session.snapshot.calls[calls[1]])
        assert first.done
        assert second.wait(20).verdict is Verdict.OK
        opener.close()
        assert second.pcm is not None
        assert not len(second.pcm.read(0, 10))


def test_a_call_that_was_expected_is_read_once(session: Session, tmp_path: Path) -> None:
    one, other = (
        session.snapshot.calls[add(session, write_wav(tmp_path / name, talk(1.0, seed=seed)))]
        for seed, name in enumerate(("one.wav", "two.wav"))
    )
    with Pool(tmp_path / "cache", size=1) as pool:
        opener = Opener(session, pool)
        opener.expect(one)
        begun = opener.open(one)
        assert begun.wait(20).verdict is Verdict.OK
        assert opener.open(one) is not begun  # asked for again, it is read again
        opener.expect(one)
        assert opener.open(other).path.name == "two.wav"
        opener.close()
