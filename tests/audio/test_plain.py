"""Plain sound read without a decoder is what the decoders would make of it."""

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from callreview.audio.reader_plain import PlainReader
from callreview.audio.sniff import PLAIN, Kind, Raw, kind_of
from callreview.audio.source import Source
from tests.corpus import Samples, talk, wav_bytes


def read(path: Path, kind: Kind | None = None) -> tuple[Samples, PlainReader]:
    descriptor = os.open(path, os.O_RDONLY)
    source = Source(descriptor, path.suffix)
    found = kind or kind_of(source)
    assert PLAIN in found.decoders
    reader = PlainReader(source, found)
    blocks = list(reader.blocks())
    reader.close()
    os.close(descriptor)
    return np.concatenate(blocks or [np.zeros((0, 1), np.int16)]), reader


@pytest.mark.parametrize("subtype", ["PCM_16", "ULAW", "ALAW"])
@pytest.mark.parametrize("channels", [1, 2, 3])
@pytest.mark.parametrize("frames", [1, 65_536, 150_001])
def test_it_is_what_libsndfile_reads(
    subtype: str, channels: int, frames: int, tmp_path: Path
) -> None:
    path = tmp_path / "call.wav"
    soundfile.write(path, talk(frames / 8000, channels=channels), 8000, subtype=subtype)
    found, reader = read(path)
    assert np.array_equal(found, soundfile.read(path, dtype="int16", always_2d=True)[0])
    assert len(found) == frames == reader.header.frames


@pytest.mark.parametrize("tag", [6, 7])
def test_every_byte_of_g711_stands_for_its_number(tag: int, tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    path.write_bytes(wav_bytes(bytes(range(256)), tag=tag, bits=8))
    assert np.array_equal(read(path)[0][:, 0], soundfile.read(path, dtype="int16")[0])


def test_bytes_that_are_no_whole_frame_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    sound = talk(0.1, channels=2)
    path.write_bytes(wav_bytes(sound.tobytes() + b"abc", channels=2, data_size=0))
    assert np.array_equal(read(path)[0], sound)


def test_what_follows_the_sound_is_not_sound(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    sound = talk(0.1)
    path.write_bytes(wav_bytes(sound.tobytes()) + b"LIST\x04\x00\x00\x00INFO")
    assert np.array_equal(read(path)[0], sound)


def test_an_odd_count_of_bytes_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "call.ulaw"
    path.write_bytes(bytes(range(255)))
    found, reader = read(path, Kind("raw", (PLAIN,), "", Raw("pcm_mulaw", 8000)))
    assert len(found) == 255
    assert reader.header.duration_ms == 31


def test_a_header_that_contradicts_itself_is_left_to_the_decoders(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    content = bytearray(wav_bytes(talk(0.1).tobytes()))
    content[32] = 3  # bytes in a frame
    path.write_bytes(content)
    descriptor = os.open(path, os.O_RDONLY)
    assert PLAIN not in kind_of(Source(descriptor, ".wav")).decoders
    os.close(descriptor)
