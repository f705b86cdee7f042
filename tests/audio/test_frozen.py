"""A frozen app is its own interpreter: one word makes it a decoding worker, or list devices."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from callreview.audio import devices, handover
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Verdict
from callreview.main import DECODING_WORKER, LISTING_SOUND_DEVICES
from tests.corpus import talk, write_wav


def test_the_app_s_own_command_becomes_a_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-m", "callreview", DECODING_WORKER]
    monkeypatch.setattr(handover, "worker_command", lambda: command)
    recording = tmp_path / "call.wav"
    write_wav(recording, talk(seconds=1), 8000)
    with Pool(tmp_path / "cache", size=1) as pool:
        assert pool.decode(recording).wait(20).verdict is Verdict.OK


def test_a_frozen_app_starts_itself_with_that_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert handover.worker_command() == [sys.executable, DECODING_WORKER]
    assert devices.listing_command() == [sys.executable, LISTING_SOUND_DEVICES]


def test_the_app_s_own_command_lists_sound_devices() -> None:
    command = [sys.executable, "-m", "callreview", LISTING_SOUND_DEVICES]
    printed = subprocess.run(command, capture_output=True, check=True).stdout
    assert isinstance(json.loads(printed), list)
