"""Opening a call decodes its recording and remembers what was found."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from callreview.app.keptpeaks import KeptPeaks
from callreview.app.opening import Opener
from callreview.app.session import Session
from callreview.audio.decoding import Decoding
from callreview.audio.pool import Pool
from callreview.audio.privatefile import PrivateFolder
from callreview.domain.audiofile import Verdict
from callreview.domain.peaks import Peaks
from callreview.domain.thumbnail import thumbnail_of
from tests.audio.voices import TWO_SIDES
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
        call = session.snapshot.calls[call_id]
        assert opener.opened(call) is decoding
        elsewhere = replace(call, recording=replace(call.recording, path="/other.wav"))
        assert opener.opened(elsewhere) is None

        def is_known() -> bool:
            session.pump()
            return session.snapshot.calls[call_id].recording.sha256 is not None

        until(is_known)
        recording = session.snapshot.calls[call_id].recording
        assert (recording.duration_ms, recording.length_source) == (2000, "decoded")
        (thumbnail,) = session.find(lambda reader: reader.thumbnails([call_id])).wait().values()
        assert thumbnail == thumbnail_of(decoding.peaks())
        opener.close()


def test_who_speaks_is_found_out_by_itself_and_once(session: Session, tmp_path: Path) -> None:
    call_id = add(session, TWO_SIDES)
    session.open_call(call_id).wait()

    def is_shown() -> bool:
        session.pump()
        assert session.snapshot.open_call
        return session.snapshot.open_call.talk is not None

    with Pool(tmp_path / "cache", size=1) as pool:
        opener = Opener(session, pool)
        opener.open(session.snapshot.calls[call_id])
        until(is_shown, within=60)
        opener.close()
        opener.open(session.snapshot.calls[call_id])
        again = opener.listening
        assert again
        until(lambda: again.is_over, within=60)
        assert again.part == 0
        opener.close()
    talk = session.find(lambda reader: reader.talk(call_id)).wait()
    assert talk
    assert talk.talk_percent(0) == pytest.approx(55.7, abs=2)


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


class WaitingPool:
    """Begins to decode and never gets to it."""

    def __init__(self, cache: Path) -> None:
        self._folder = PrivateFolder(cache)

    def decode(self, path: Path, *, on_change: Callable[[], None]) -> Decoding:
        return Decoding(path, self._folder, on_change)


def has_looked() -> bool:
    return not any(one.name == "looking for peaks" for one in threading.enumerate())


def open_again(session: Session, pool: Pool, call_id: str) -> Decoding:
    """Open a call and wait until its peaks were kept."""
    opener = Opener(session, pool)
    decoding = opener.open(session.snapshot.calls[call_id])
    assert decoding.wait(20).verdict is Verdict.OK
    until(has_looked)
    opener.close()
    return decoding


def test_a_known_call_shows_all_of_its_waveform_before_it_is_decoded(
    session: Session, tmp_path: Path
) -> None:
    call_id = add(session, write_wav(tmp_path / "call.wav", talk(2.0)))
    with Pool(tmp_path / "cache", size=1) as pool:
        whole = open_again(session, pool, call_id).peaks()
    opener = Opener(session, cast("Pool", WaitingPool(tmp_path / "cache")))
    decoding = opener.open(session.snapshot.calls[call_id])
    until(lambda: decoding.peaks().frames == 16_000)
    assert decoding.revision > 0
    assert decoding.pcm is None
    assert np.array_equal(decoding.peaks().levels[0].columns, whole.levels[0].columns)
    opener.close()


def test_a_call_that_was_changed_shows_nothing_from_before(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_wav(tmp_path / "call.wav", talk(2.0))
    call_id = add(session, path)
    with Pool(tmp_path / "cache", size=1) as pool:
        open_again(session, pool, call_id)
    found: list[Peaks | None] = []
    find = KeptPeaks.find
    monkeypatch.setattr(KeptPeaks, "find", lambda kept, file: found.append(find(kept, file)))
    opener = Opener(session, cast("Pool", WaitingPool(tmp_path / "cache")))
    opener.open(session.snapshot.calls[call_id])
    until(lambda: len(found) == 1)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    opener.open(session.snapshot.calls[call_id])
    until(lambda: len(found) == 2)
    opener.close()
    assert [peaks is not None for peaks in found] == [True, False]
