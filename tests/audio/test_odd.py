"""What recorders leave behind gets the right word, and plays as far as there is sound."""

from pathlib import Path

import numpy as np
import pytest

from callreview.audio.pool import Pool
from callreview.domain.audiofile import Outcome, Verdict
from callreview.words import sentence
from tests.audio.pools import decoded, pool, probed
from tests.corpus import FORMATS, cut_short, header_only, never_closed, talk, wav_bytes, write

__all__ = ["pool"]


def said(outcome: Outcome) -> str:
    return sentence(outcome.trouble())


def test_an_empty_file_is_an_empty_recording(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    path.write_bytes(b"")
    decoding, outcome = decoded(pool, path)
    assert (outcome.verdict, outcome.reason) == (Verdict.EMPTY, "empty_recording")
    assert probed(pool, path).verdict is Verdict.EMPTY
    assert decoding.pcm is None
    assert decoding.peaks().frames == 0
    decoding.close()


def test_a_header_alone_is_an_empty_recording(pool: Pool, tmp_path: Path) -> None:
    path = header_only(tmp_path / "call.wav")
    assert path.stat().st_size == 44
    assert decoded(pool, path)[1].reason == "empty_recording"
    assert probed(pool, path).reason == "empty_recording"


def test_a_header_and_a_tag_behind_it_are_an_empty_recording(pool: Pool, tmp_path: Path) -> None:
    path = header_only(tmp_path / "call.wav")
    path.write_bytes(path.read_bytes() + b"LIST\x0c\x00\x00\x00INFOIART\x00\x00\x00\x00")
    assert probed(pool, path).reason == "empty_recording"


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF, 0x7FFFFFFF], ids=hex)
def test_a_recording_that_was_never_closed_plays_whole(
    size: int, pool: Pool, tmp_path: Path
) -> None:
    sound = talk(3, channels=2)
    path = never_closed(tmp_path / "call.wav", sound, size=size)
    decoding, outcome = decoded(pool, path)
    assert (outcome.verdict, outcome.reason) == (Verdict.DAMAGED, "recording_not_closed")
    assert "never closed" in said(outcome)
    assert decoding.pcm
    assert np.array_equal(decoding.pcm.read(0, 10**6), sound)
    probe = probed(pool, path)
    assert probe.reason == "recording_not_closed"
    assert probe.header
    assert probe.header.duration_ms == 3000
    decoding.close()


def test_a_recording_cut_short_plays_and_says_how_much_is_missing(
    pool: Pool, tmp_path: Path
) -> None:
    sound = talk(20, channels=2)
    path = cut_short(tmp_path / "call.wav", sound, kept=0.35)
    decoding, outcome = decoded(pool, path)
    assert (outcome.verdict, outcome.reason) == (Verdict.DAMAGED, "shorter_than_header")
    assert "0:20" in said(outcome)
    assert "0:13 of it is missing" in said(outcome)
    assert decoding.pcm
    assert np.array_equal(decoding.pcm.read(0, 10**6), sound[: 7 * 8000])
    assert decoding.pcm.frames_expected == 7 * 8000
    assert probed(pool, path).reason == "shorter_than_header"
    decoding.close()


@pytest.mark.parametrize("name", ["flac", "m4a", "au", "aiff", "gsm in wav", "ms adpcm", "mp3"])
def test_a_cut_file_of_any_kind_is_not_called_whole(name: str, pool: Pool, tmp_path: Path) -> None:
    format_ = next(format_ for format_ in FORMATS if format_.name == name)
    sound = talk(20, rate=format_.rate, channels=format_.channels)
    path = write(tmp_path / f"call{format_.suffix}", format_, sound)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    decoding, outcome = decoded(pool, path)
    assert outcome.verdict in (Verdict.DAMAGED, Verdict.UNPLAYABLE)
    assert outcome.verdict is Verdict.UNPLAYABLE or 8000 < outcome.duration_ms < 12_000
    decoding.close()


def test_chunks_around_the_sound_are_not_sound(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    sound = talk(1)
    before = b"JUNK\x03\x00\x00\x00abc\x00" + b"bext\x04\x00\x00\x00abcd"
    path.write_bytes(wav_bytes(sound.tobytes(), before=before) + b"LIST\x04\x00\x00\x00INFO")
    decoding, outcome = decoded(pool, path)
    assert outcome.verdict is Verdict.OK
    assert decoding.pcm
    assert np.array_equal(decoding.pcm.read(0, 10**6), sound)
    decoding.close()


def test_every_sentence_has_all_it_needs(pool: Pool, tmp_path: Path) -> None:
    for outcome in (
        decoded(pool, never_closed(tmp_path / "a.wav", talk(1)))[1],
        decoded(pool, cut_short(tmp_path / "b.wav", talk(2), kept=0.5))[1],
        decoded(pool, header_only(tmp_path / "c.wav"))[1],
        decoded(pool, tmp_path / "gone.wav")[1],
    ):
        assert str(outcome.fields["name"]) in said(outcome)
