"""`callreview peaks` writes what audiowaveform would, or one sentence."""

import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from callreview.cli import run
from tests.corpus import FORMATS, cut_short, header_only, talk, write, write_wav

SOUND = talk(3, channels=2)


def pairs(path: Path) -> tuple[tuple[int, ...], bytes]:
    content = path.read_bytes()
    return struct.unpack("<iIiiIi", content[:24]), content[24:]


@pytest.mark.parametrize("width", [256, 100])
@pytest.mark.parametrize("bits", [8, 16])
def test_the_waveform_is_written(width: int, bits: int, tmp_path: Path) -> None:
    call, out = write_wav(tmp_path / "call.wav", SOUND), tmp_path / "out.dat"
    assert run(["peaks", str(call), "-o", str(out), *_options(width, bits)]) == 0
    head, body = pairs(out)
    length = -(-len(SOUND) // width)
    assert head == (2, int(bits == 8), 8000, width, length, 2)
    assert len(body) == length * 4 * bits // 8
    low, high = struct.unpack_from("<hh" if bits == 16 else "<bb", body)
    first = SOUND[:width, 0]
    scale = 1 if bits == 16 else 256
    assert (low, high) == (int(first.min() / scale), int(first.max() / scale))


@pytest.mark.parametrize("name", ["pcm 16", "pcm 24", "µ-law", "A-law", "flac"])
@pytest.mark.parametrize(("width", "bits"), [(256, 16), (64, 8), (1000, 16), (77, 8)])
def test_each_pixel_has_the_extremes_of_the_decoded_samples(
    name: str, width: int, bits: int, tmp_path: Path
) -> None:
    format_ = next(one for one in FORMATS if one.name == name)
    call, out = tmp_path / f"call{format_.suffix}", tmp_path / "out.dat"
    write(call, format_, SOUND)
    assert run(["peaks", str(call), "-o", str(out), *_options(width, bits)]) == 0
    sound, _rate = soundfile.read(call, dtype="int16", always_2d=True)
    starts = range(0, len(sound), width)
    low = [sound[at : at + width].min(axis=0) for at in starts]
    high = [sound[at : at + width].max(axis=0) for at in starts]
    expected = np.stack((low, high), axis=2)
    if bits == 8:
        expected = np.trunc(expected / 256)
    written = np.frombuffer(pairs(out)[1], f"<i{bits // 8}").reshape(-1, 2, 2)
    assert np.array_equal(written, expected)


def _options(width: int, bits: int) -> list[str]:
    return ["--samples-per-pixel", str(width), "--bits", str(bits)]


def test_a_damaged_recording_is_written_as_far_as_it_plays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call, out = cut_short(tmp_path / "call.wav", SOUND, kept=0.5), tmp_path / "out.dat"
    assert run(["peaks", str(call), "-o", str(out)]) == 3
    assert "call.wav" in capsys.readouterr().err
    assert pairs(out)[0][4] == 47


def test_what_does_not_play_is_said_in_a_sentence_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.dat"
    for call in (header_only(tmp_path / "empty.wav"), tmp_path / "gone.wav"):
        assert run(["peaks", str(call), "-o", str(out)]) == 1
        said = capsys.readouterr()
        assert call.name in said.err
        assert said.out == ""
    assert not out.exists()


@pytest.mark.parametrize("name", ["nowhere/out.dat", "x" * 254])
def test_a_place_that_cannot_be_written_is_named(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = write_wav(tmp_path / "call.wav", talk(1))
    out = tmp_path / name
    assert run(["peaks", str(call), "-o", str(out)]) == 1
    assert str(out) in capsys.readouterr().err


@pytest.mark.parametrize("name", ["call.wav", "other.MP3"])
def test_a_recording_is_never_written_over(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = write_wav(tmp_path / "call.wav", talk(1))
    before = call.read_bytes()
    assert run(["peaks", str(call), "-o", str(tmp_path / name)]) == 1
    assert name in capsys.readouterr().err
    assert call.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["call.wav"]


def test_a_recording_without_an_extension_is_not_written_over_either(tmp_path: Path) -> None:
    call = write_wav(tmp_path / "msg0001", talk(1))
    before = call.read_bytes()
    link = tmp_path / "out.dat"
    link.symlink_to(call)
    assert run(["peaks", str(call), "-o", str(call)]) == 1
    assert run(["peaks", str(call), "-o", str(link)]) == 1
    assert call.read_bytes() == before
