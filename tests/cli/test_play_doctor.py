"""`callreview play` is heard; `callreview doctor` says what there is."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from callreview import cli
from callreview.app import places, settings
from callreview.app.settings import Settings
from callreview.domain.device import DeviceName
from tests.audio.voices import both_sides, write
from tests.corpus import cut_short, talk, write_wav
from tests.sound import RATE, NullSink, Samples, in_some_run, likeness


@pytest.fixture
def call(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "call.wav", talk(4.0, channels=2))


def as_played(sound: np.ndarray, side: int) -> Samples:
    """Return one side of an 8 kHz recording as heard by ears at 48 kHz."""
    from callreview.audio.stretch import Stretch

    both = (sound / 32768).astype(np.float32)
    stretch = Stretch(8000, RATE, 1.0)
    heard: Samples = np.concatenate([stretch.push(both), stretch.finish()])[:, side]
    return heard


@pytest.mark.sound
def test_the_part_asked_for_is_heard_on_both_ears(call: Path, null_sink: NullSink) -> None:
    sound = as_played(talk(4.0, channels=2)[8000:24_000], 1)[2000:-2000]

    def is_heard() -> bool:
        tape = null_sink.record()
        words = ["play", str(call), "--from", "0:01", "--to", "0:03", "--right"]
        assert cli.run(words) == 0
        heard = tape.stop()
        loud = np.flatnonzero(np.abs(heard[:, 0]) > 0.01)
        is_short = (loud[-1] - loud[0]) / RATE <= 2.1
        return is_short and all(likeness(sound, heard[:, ear])[0] > 0.95 for ear in (0, 1))

    assert in_some_run(is_heard)


@pytest.mark.sound
def test_pauses_are_played_short(tmp_path: Path, null_sink: NullSink) -> None:
    speech = both_sides()[2 * 8000 : 5 * 8000]
    silence = np.zeros((8000 * 8, 2))
    call = write(tmp_path / "call.wav", np.concatenate([speech, silence, speech]))

    def is_short() -> bool:
        tape = null_sink.record()
        assert cli.run(["play", str(call), "--skip-silence", "--speed", "1.5"]) == 0
        loud = np.flatnonzero(np.abs(tape.stop()).max(axis=1) > 0.02)
        return bool(3 / 1.5 < (loud[-1] - loud[0]) / RATE < 8 / 1.5)

    assert in_some_run(is_short)


@pytest.mark.sound
def test_a_device_is_found_by_a_part_of_its_name(call: Path, null_sink: NullSink) -> None:
    assert cli.run(["play", str(call), "--to", "0.2", "--speed", "2", "--device", "PUL"]) == 0


@pytest.mark.sound
def test_a_device_that_is_not_there_is_not_replaced(
    call: Path, null_sink: NullSink, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["play", str(call), "--device", "drawer"]) == 1
    assert "drawer" in capsys.readouterr().err


@pytest.mark.sound
def test_the_device_of_the_settings_is_used_and_not_replaced(
    call: Path,
    tmp_path: Path,
    null_sink: NullSink,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "home"))
    words = ["play", str(call), "--to", "0.2", "--speed", "2"]
    settings.save(Settings().with_device(DeviceName("Headset", "ALSA")))
    assert cli.run(words) == 1
    assert "Headset (ALSA)" in capsys.readouterr().err
    assert cli.run(["doctor"]) == 0
    assert "Headset (ALSA), chosen in the settings: not connected" in capsys.readouterr().out
    settings.save(Settings().with_device(DeviceName("pulse", "ALSA")))
    assert cli.run(words) == 0
    assert cli.run(["doctor", "--json"]) == 0
    devices = json.loads(capsys.readouterr().out)["devices"]
    assert [device["name"] for device in devices if device["chosen"]] == ["pulse"]
    assert {device["host_api"] for device in devices} == {"ALSA"}
    assert [device["default"] for device in devices].count(True) == 1
    assert all(device["rate"] > 0 and device["channels"] > 0 for device in devices)


@pytest.mark.sound
def test_a_damaged_recording_plays_with_a_word_about_it(
    tmp_path: Path, null_sink: NullSink, capsys: pytest.CaptureFixture[str]
) -> None:
    short = cut_short(tmp_path / "short.wav", talk(4.0), kept=0.3)
    assert cli.run(["play", str(short), "--from", "0.9", "--speed", "3"]) == 3
    printed = capsys.readouterr()
    assert "short.wav" in printed.err
    assert printed.out == ""


def test_without_a_sound_card_one_sentence_says_so(
    call: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    for words in ([], ["--device", "drawer"]):
        assert cli.run(["play", str(call), *words]) == 1
        assert "sound card" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--from", "3", "--to", "2"], 2),
        (["--speed", "4"], 2),
        (["--from", "soon"], 2),
        (["--from", "0:05"], 1),
    ],
)
def test_what_cannot_be_played_is_refused(call: Path, words: list[str], code: int) -> None:
    assert cli.run(["play", str(call), *words]) == code


def test_a_file_that_is_no_recording_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.wav"
    letter.write_text("Dear sir or madam", "ascii")
    assert cli.run(["play", str(letter)]) == 1
    assert "letter.wav" in capsys.readouterr().err


def test_doctor_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["codecs"]["Opus"] is True
    assert found["versions"]["SQLite"].startswith("3.")
    assert set(found["places"]) == {"library", "samples", "settings", "cache", "logs"}
    assert found["sandbox"]
    assert found["detector"].startswith("silero ")
    assert cli.run(["doctor"]) == 0
    assert "Sound devices" in capsys.readouterr().out


def test_what_needs_decoded_sound_keeps_it_in_the_place_for_it(
    call: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CALLREVIEW_HOME", str(tmp_path / "home"))
    before = os.umask(0)
    try:
        assert cli.run(["peaks", str(call), "-o", str(tmp_path / "call.dat")]) == 0
    finally:
        os.umask(before)
    places = [path for path in (tmp_path / "home").rglob("*") if path.is_dir()]
    assert [path.name for path in places] == ["cache", "sound"]
    if os.name == "posix":
        assert {path.stat().st_mode & 0o777 for path in places} == {0o700}


def test_a_home_that_cannot_be_made_is_a_sentence(
    call: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    home.write_text("no folder", "ascii")
    monkeypatch.setenv("CALLREVIEW_HOME", str(home))
    assert cli.run(["peaks", str(call), "-o", str(tmp_path / "call.dat")]) == 1
    assert str(home) in capsys.readouterr().err
    assert cli.run(["doctor"]) == 0
    assert "cannot be made" in capsys.readouterr().out
