"""Decoding inside FFmpeg gives the very samples that decoding packet by packet gives."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from callreview.audio import reader_pyav
from callreview.audio.reader import CannotDecode, open_reader
from callreview.audio.reader_pyav import PyAvReader
from callreview.audio.sniff import PYAV, kind_of
from callreview.audio.source import Source
from callreview.audio.unbroken import Broken, unbroken
from tests.corpus import FORMATS, Format, Samples, talk, write

NAMED = {format_.name: format_ for format_ in FORMATS}
MANY = ("gsm in wav", "opus", "vorbis", "mp3", "m4a", "aac", "amr", "raw µ-law", "wma", "webm")


@pytest.fixture
def sources() -> Iterator[list[int]]:
    opened: list[int] = []
    yield opened
    for descriptor in opened:
        os.close(descriptor)


def reader_of(path: Path, sources: list[int]) -> PyAvReader:
    sources.append(os.open(path, os.O_RDONLY))
    source = Source(sources[-1], path.suffix.lower())
    reader = open_reader(PYAV, source, kind_of(source))
    assert isinstance(reader, PyAvReader)
    return reader


def all_of(blocks: Iterator[Samples]) -> tuple[Samples, bool]:
    """Return all samples, and whether the reader gave up."""
    found: list[Samples] = [np.zeros((0, 1), np.int16)]
    gave_up = False
    try:
        found.extend(blocks)
    except CannotDecode:
        gave_up = True
    return np.concatenate(found[1:] or found), gave_up


def packet_by_packet(
    path: Path, sources: list[int], monkeypatch: pytest.MonkeyPatch
) -> tuple[Samples, bool, int]:
    def never(*_: object) -> Iterator[Samples]:
        raise Broken

    with monkeypatch.context() as patch:
        patch.setattr(reader_pyav, "unbroken", never)
        reader = reader_of(path, sources)
        found = *all_of(reader.blocks()), reader.faults
        reader.close()
    return found


def made(path: Path, format_: Format, seconds: float = 20) -> Path:
    sound = talk(seconds, rate=format_.rate, channels=format_.channels)
    return write(path / f"call{format_.suffix}", format_, sound)


@pytest.mark.parametrize("name", MANY)
def test_it_is_the_same_sound(
    name: str, tmp_path: Path, sources: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path, NAMED[name])
    reader = reader_of(path, sources)
    stream = reader._stream.index
    rate = reader._stream.codec_context.sample_rate
    whole, gave_up = all_of(unbroken(reader._source, reader._kind, stream, reader.header, rate))
    assert not gave_up
    assert np.array_equal(whole, packet_by_packet(path, sources, monkeypatch)[0])
    reader.close()


@pytest.mark.parametrize("name", ["mp3", "m4a", "opus"])
def test_what_is_broken_midway_is_heard_once_and_counted(
    name: str, tmp_path: Path, sources: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path, NAMED[name])
    content = bytearray(path.read_bytes())
    middle = len(content) * 2 // 3
    content[middle : middle + 900] = np.random.default_rng(1).bytes(900)
    path.write_bytes(content)
    reader = reader_of(path, sources)
    found, gave_up = all_of(reader.blocks())
    plain, plain_gave_up, faults = packet_by_packet(path, sources, monkeypatch)
    assert len(plain) > 10 * NAMED[name].rate
    assert np.array_equal(found, plain)
    assert (gave_up, reader.faults) == (plain_gave_up, faults)
    reader.close()


def test_joined_recordings_of_other_rates_play_on(
    tmp_path: Path, sources: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    mp3 = Format("mp3", ".mp3", 8000, 2, pyav=("mp3", "libmp3lame"))
    path = made(tmp_path, mp3, 12)
    more = Format("mp3", ".mp3", 16000, 1, pyav=("mp3", "libmp3lame"))
    other = write(tmp_path / "more.mp3", more, talk(12, rate=16000))
    path.write_bytes(path.read_bytes() + other.read_bytes())
    reader = reader_of(path, sources)
    found, _ = all_of(reader.blocks())
    assert abs(len(found) - 24 * 8000) < 8000
    assert np.array_equal(found, packet_by_packet(path, sources, monkeypatch)[0])
    reader.close()
