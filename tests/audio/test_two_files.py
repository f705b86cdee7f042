"""Two one-sided files sound and look as the stereo recording they could be the channels of."""

import hashlib
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from callreview.audio.decoding import Decoding
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Outcome, Verdict
from callreview.domain.legs import joint_sha256
from callreview.domain.talk import Talk
from callreview.words import sentence
from tests import corpus
from tests.audio import voices
from tests.audio.pools import pool

__all__ = ["pool"]

RATE = corpus.RATE
SPEECH_S = 12


@pytest.fixture
def sound() -> corpus.Samples:
    return corpus.talk(9.5, channels=2)


def sides(folder: Path, sound: corpus.Samples) -> tuple[Path, Path]:
    left = corpus.write_wav(folder / "a-in.wav", sound[:, :1])
    return left, corpus.write_wav(folder / "a-out.wav", sound[:, 1:])


def decoded(pool: Pool, left: Path, right: Path | None = None) -> tuple[Decoding, Outcome]:
    decoding = pool.decode(left, right)
    return decoding, decoding.wait(30)


def samples(decoding: Decoding) -> corpus.Samples:
    assert decoding.pcm is not None
    return decoding.pcm.read(0, decoding.pcm.frames_ready)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_two_files_are_the_channels_of_one_sound(
    pool: Pool, tmp_path: Path, sound: corpus.Samples
) -> None:
    left, right = sides(tmp_path, sound)
    both, outcome = decoded(pool, left, right)
    stereo, known = decoded(pool, corpus.write_wav(tmp_path / "a.wav", sound))
    assert np.array_equal(samples(both), sound)
    assert (outcome.verdict, outcome.rate, outcome.channels, outcome.frames) == (
        known.verdict,
        known.rate,
        2,
        known.frames,
    )
    for one, other in zip(both.peaks().levels, stereo.peaks().levels, strict=True):
        assert np.array_equal(one.columns, other.columns)
    assert both.header is not None
    assert (both.header.channels, both.header.duration_ms) == (2, 9500)


def test_each_file_has_its_own_outcome_and_both_one_hash(
    pool: Pool, tmp_path: Path, sound: corpus.Samples
) -> None:
    paths = sides(tmp_path, sound)
    _, outcome = decoded(pool, *paths)
    hashes = [sha256(path) for path in paths]
    assert [leg.sha256 for leg in outcome.legs] == hashes
    assert outcome.sha256 == joint_sha256(hashes)
    for leg, path in zip(outcome.legs, paths, strict=True):
        assert (leg.channels, leg.rate, leg.frames, leg.duration_ms) == (1, RATE, 76_000, 9500)
        assert leg.fields["name"] == path.name
        assert leg.decoder


def test_the_shorter_side_is_silent_at_its_end(
    pool: Pool, tmp_path: Path, sound: corpus.Samples
) -> None:
    left = corpus.write_wav(tmp_path / "a-in.wav", sound[:50_001, :1])
    right = corpus.write_wav(tmp_path / "a-out.wav", sound[:, 1:])
    for paths, short in (((left, right), 0), ((right, left), 1)):
        both, outcome = decoded(pool, *paths)
        assert (outcome.verdict, outcome.frames) == (Verdict.OK, len(sound))
        found = samples(both)
        assert np.array_equal(found[:50_001, short], sound[:50_001, 0])
        assert not found[50_001:, short].any()
        assert np.array_equal(found[:, 1 - short], sound[:, 1])


def test_a_side_of_a_lower_rate_is_heard_at_the_higher(pool: Pool, tmp_path: Path) -> None:
    low = corpus.talk(4, seed=3)
    left = corpus.write_wav(tmp_path / "a-in.wav", low)
    right = corpus.write_wav(tmp_path / "a-out.wav", corpus.talk(4, rate=16_000), 16_000)
    both, outcome = decoded(pool, left, right)
    assert (outcome.rate, outcome.frames, outcome.duration_ms) == (16_000, 64_000, 4000)
    assert [leg.rate for leg in outcome.legs] == [8000, 16_000]
    there = samples(both)[::2, 0].astype(np.float64)
    assert np.corrcoef(there, low[: len(there), 0])[0, 1] > 0.99


def test_of_a_side_with_two_channels_the_mean_is_heard(
    pool: Pool, tmp_path: Path, sound: corpus.Samples
) -> None:
    left = corpus.write_wav(tmp_path / "a-in.wav", sound)
    right = corpus.write_wav(tmp_path / "a-out.wav", sound[:, 1:])
    both, _ = decoded(pool, left, right)
    assert np.array_equal(samples(both)[:, 0], np.rint(sound.mean(axis=1)).astype(np.int16))


@pytest.mark.parametrize("format_", [one for one in corpus.FORMATS if one.name in ("mp3", "flac")])
def test_sides_may_be_of_different_formats(
    pool: Pool, tmp_path: Path, sound: corpus.Samples, format_: corpus.Format
) -> None:
    alone_of_it = replace(format_, channels=1)
    left = corpus.write(tmp_path / f"a-in{format_.suffix}", alone_of_it, sound[:, :1])
    right = corpus.write_wav(tmp_path / "a-out.wav", sound[:, 1:])
    both, outcome = decoded(pool, left, right)
    alone, _ = decoded(pool, left)
    assert outcome.verdict is Verdict.OK
    coded = samples(alone)[:, 0]
    assert np.array_equal(samples(both)[: len(coded), 0], coded)
    assert np.array_equal(samples(both)[: len(sound), 1], sound[:, 1])


def test_when_one_side_is_gone_the_other_is_heard_and_it_is_said_which(
    pool: Pool, tmp_path: Path, sound: corpus.Samples
) -> None:
    left, right = sides(tmp_path, sound)
    for side, path in enumerate((left, right)):
        content = path.read_bytes()
        path.unlink()
        both, outcome = decoded(pool, left, right)
        found = samples(both)
        assert not found[:, side].any()
        assert np.array_equal(found[:, 1 - side], sound[:, 1 - side])
        assert outcome.verdict is Verdict.DAMAGED
        assert outcome.reason == ("left_side_missing", "right_side_missing")[side]
        assert path.name in sentence(outcome.trouble())
        assert outcome.legs[side].reason == "recording_not_there"
        assert outcome.sha256 == ""
        path.write_bytes(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"no sound" * 100, "left_side_unheard"), (b"", "left_side_empty")],
)
def test_a_side_that_holds_no_sound_does_not_keep_the_other_from_being_heard(
    pool: Pool, tmp_path: Path, sound: corpus.Samples, content: bytes, reason: str
) -> None:
    left, right = sides(tmp_path, sound)
    left.write_bytes(content)
    both, outcome = decoded(pool, left, right)
    assert (outcome.verdict, outcome.reason) == (Verdict.DAMAGED, reason)
    assert np.array_equal(samples(both)[:, 1], sound[:, 1])


def test_a_side_that_breaks_off_is_told_with_its_name(
    pool: Pool, tmp_path: Path, sound: corpus.Samples
) -> None:
    left, right = sides(tmp_path, sound)
    corpus.cut_short(right, sound[:, 1:], kept=0.5)
    both, outcome = decoded(pool, left, right)
    assert (outcome.verdict, outcome.reason) == (Verdict.DAMAGED, "shorter_than_header")
    assert outcome.fields["name"] == right.name
    assert np.array_equal(samples(both)[:, 0], sound[:, 0])
    assert not samples(both)[-1000:, 1].any()


def test_a_side_whose_decoder_hangs_is_read_by_the_other_decoder(
    tmp_path: Path, sound: corpus.Samples
) -> None:
    hang = corpus.hang_file(tmp_path / "a-in.wav")
    right = corpus.write_wav(tmp_path / "a-out.wav", sound[:, 1:])
    with Pool(tmp_path / "cache", size=1) as pool:
        alone, known = decoded(pool, hang)
        both, outcome = decoded(pool, hang, right)
        assert outcome.legs[0].verdict is known.verdict
        assert np.array_equal(samples(both)[: known.frames, :1], samples(alone))
        assert np.array_equal(samples(both)[:, 1], sound[:, 1])


def test_two_files_that_are_not_there_are_one_trouble(pool: Pool, tmp_path: Path) -> None:
    _, outcome = decoded(pool, tmp_path / "a-in.wav", tmp_path / "a-out.wav")
    assert (outcome.verdict, outcome.reason) == (Verdict.UNPLAYABLE, "recording_not_there")
    assert len(outcome.legs) == 2


def test_who_speaks_is_found_out_as_in_the_stereo_recording(tmp_path: Path) -> None:
    sound = voices.both_sides()[: SPEECH_S * RATE]
    left = voices.write(tmp_path / "a-in.wav", sound[:, 0])
    right = voices.write(tmp_path / "a-out.wav", sound[:, 1])
    with Pool(tmp_path / "cache", size=1) as pool:
        both, _ = decoded(pool, left, right)
        stereo, _ = decoded(pool, voices.write(tmp_path / "a.wav", sound))
        talks = [heard(pool.listen(one)) for one in (both, stereo)]
    assert talks[0] == talks[1]
    assert all(talks[0].speech)


def heard(future: "Future[Talk]") -> Talk:
    return future.result(60)
