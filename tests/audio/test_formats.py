"""Every format on the list decodes to the sound that was put in, through a locked worker."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from callreview.audio.pool import Pool
from callreview.domain.audiofile import Verdict
from callreview.domain.peaks import PeakBuilder
from tests.audio.pools import decoded, pool, probed
from tests.corpus import FORMATS, Format, Samples, talk, write

__all__ = ["pool"]


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_a_format_comes_back_as_it_was_put_in(format_: Format, pool: Pool, tmp_path: Path) -> None:
    sound = talk(3, rate=format_.rate, channels=format_.channels)
    path = write(tmp_path / f"call{format_.suffix}", format_, sound)
    decoding, outcome = decoded(pool, path)
    assert (outcome.verdict, outcome.reason) == (Verdict.OK, "")
    assert (outcome.rate, outcome.channels) == (format_.rate, format_.channels)
    assert abs(outcome.frames - len(sound)) * 1000 <= format_.slack_ms * format_.rate
    assert decoding.pcm
    heard = decoding.pcm.read(0, outcome.frames)
    assert heard.shape == (outcome.frames, format_.channels)
    if format_.is_exact:
        assert np.array_equal(heard, sound)
    else:
        assert loudness_agrees(heard, sound, format_)
    decoding.close()


def loudness_agrees(heard: Samples, sound: Samples, format_: Format) -> bool:
    """Return whether each channel is loud when it was loud, as early or late as it may be."""
    step = format_.rate // 100
    most = format_.slack_ms // 10
    return any(
        all(
            agree(loudness(heard[:, channel], step), loudness(sound[:, channel], step), late)
            for channel in range(format_.channels)
        )
        for late in range(-most, most + 1)
    )


def loudness(samples: Samples, step: int) -> NDArray[np.float64]:
    whole = len(samples) // step * step
    power = (samples[:whole].astype(float) ** 2).reshape(-1, step).mean(1)
    return np.sqrt(np.convolve(power, np.ones(5) / 5, "valid"))


def agree(heard: NDArray[np.float64], sound: NDArray[np.float64], late: int) -> bool:
    heard, sound = heard[max(0, late) :], sound[max(0, -late) :]
    length = min(len(heard), len(sound))
    return bool(np.corrcoef(heard[:length], sound[:length])[0, 1] > 0.9)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_a_header_says_what_decoding_finds(format_: Format, pool: Pool, tmp_path: Path) -> None:
    sound = talk(2, rate=format_.rate, channels=format_.channels)
    probe = probed(pool, write(tmp_path / f"call{format_.suffix}", format_, sound))
    assert probe.verdict is Verdict.OK
    assert probe.header
    assert (probe.header.rate, probe.header.channels) == (format_.rate, format_.channels)
    assert probe.header.duration_ms is not None
    assert abs(probe.header.duration_ms - 2000) <= max(250, format_.slack_ms)


def test_the_outcome_names_the_decoder_and_hashes_the_file(pool: Pool, tmp_path: Path) -> None:
    path = write(tmp_path / "call.wav", FORMATS[0], talk(1, channels=2))
    decoding, outcome = decoded(pool, path)
    assert outcome.decoder.startswith("soundfile ")
    assert "libsndfile" in outcome.decoder
    assert outcome.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert outcome.duration_ms == 1000
    decoding.close()


def test_peaks_and_sound_are_the_same_samples(pool: Pool, tmp_path: Path) -> None:
    path = write(tmp_path / "call.wav", FORMATS[0], talk(30, channels=2))
    decoding, outcome = decoded(pool, path)
    assert decoding.pcm
    builder = PeakBuilder(outcome.rate, outcome.channels)
    builder.add(decoding.pcm.read(0, outcome.frames))
    builder.finish()
    for ours, plain in zip(decoding.peaks().levels, builder.snapshot().levels, strict=True):
        assert np.array_equal(ours.columns, plain.columns)
    decoding.close()


def test_what_a_file_is_called_does_not_matter(pool: Pool, tmp_path: Path) -> None:
    path = write(tmp_path / "call.mp3", FORMATS[0], talk(1, channels=2))
    decoding, outcome = decoded(pool, path)
    assert outcome.verdict is Verdict.OK
    assert decoding.header
    assert decoding.header.container == "wav"
    decoding.close()


def test_joined_mp3_files_play_to_the_end(pool: Pool, tmp_path: Path) -> None:
    mp3 = next(format_ for format_ in FORMATS if format_.name == "mp3")
    one, two = (talk(2, channels=2, seed=seed) for seed in (1, 2))
    path = write(tmp_path / "one.mp3", mp3, one)
    path.write_bytes(path.read_bytes() + write(tmp_path / "two.mp3", mp3, two).read_bytes())
    decoding, outcome = decoded(pool, path)
    assert outcome.verdict is Verdict.OK
    assert 3900 <= outcome.duration_ms <= 4400
    decoding.close()


def test_an_mp3_that_turns_from_one_channel_to_two_plays_on(pool: Pool, tmp_path: Path) -> None:
    mono = Format("mono", ".mp3", channels=1, pyav=("mp3", "libmp3lame"))
    stereo = Format("stereo", ".mp3", channels=2, pyav=("mp3", "libmp3lame"))
    path = write(tmp_path / "one.mp3", mono, talk(2))
    more = write(tmp_path / "two.mp3", stereo, talk(2, channels=2))
    path.write_bytes(path.read_bytes() + more.read_bytes())
    decoding, outcome = decoded(pool, path)
    assert outcome.verdict is Verdict.OK
    assert 3900 <= outcome.duration_ms <= 4600
    decoding.close()


def test_sixteen_channels_are_kept_apart(pool: Pool, tmp_path: Path) -> None:
    sound = talk(1, channels=16)
    sixteen = Format("16", ".wav", channels=16, soundfile=("WAV", "PCM_16"))
    decoding, outcome = decoded(pool, write(tmp_path / "call.wav", sixteen, sound))
    assert outcome.channels == 16
    assert decoding.pcm
    assert np.array_equal(decoding.pcm.read(0, outcome.frames), sound)
    decoding.close()
