"""Opening waits for nobody, and a full disk is said and not guessed at."""

import os
import threading
from pathlib import Path

import pytest

from callreview.audio.opening import NotOpened, finding_of, open_recording
from callreview.audio.pool import Pool
from callreview.audio.privatefile import PrivateFile, PrivateFolder
from callreview.domain.audiofile import Verdict
from callreview.words import sentences
from tests.audio.pools import decoded
from tests.corpus import talk, write_wav


def test_a_place_that_does_not_answer_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()

    def stuck(*_: object) -> int:
        answers.wait(30)
        raise FileNotFoundError(2, "gone")

    monkeypatch.setattr("callreview.audio.opening.os.open", stuck)
    with pytest.raises(NotOpened) as refused:
        open_recording(tmp_path / "call.wav", seconds=0.05)
    answers.set()
    assert refused.value.finding.verdict is Verdict.SLOW


def test_an_opened_recording_cannot_be_written(tmp_path: Path) -> None:
    file = open_recording(write_wav(tmp_path / "call.wav", talk(0.1)))
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.write(file.descriptor, b"x")
    os.close(file.descriptor)


@pytest.mark.parametrize("number", [*range(140), 5000])
def test_every_error_of_the_system_has_a_sentence(number: int) -> None:
    assert finding_of(number).reason in sentences()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_disk_that_fills_while_decoding_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def always_full(folder: PrivateFolder) -> PrivateFile:
        file = PrivateFile(folder.path)
        os.dup2(full, file._descriptor)
        return file

    full = os.open("/dev/full", os.O_RDWR)
    monkeypatch.setattr(PrivateFolder, "new_file", always_full)
    with Pool(tmp_path / "cache", size=1) as pool:
        path = write_wav(tmp_path / "call.wav", talk(1))
        decoding, outcome = decoded(pool, path)
        assert (outcome.verdict, outcome.reason) == (Verdict.UNPLAYABLE, "no_room_for_sound")
        decoding.close()
    os.close(full)
