"""Every format on the list decodes to the sound that was put in, through a locked worker."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from callreview.audio.pool import Pool
from callreview.domain.audiofile import Verdict
from callreview.domain.peaks import PeakBuilder
from callreview.words import sentence
from tests.audio.pools import decoded, pool, probed
from tests.audio.voices import both_sides
from tests.corpus import FORMATS, RATE, Format, Samples, talk, wav_bytes, write

__all__ = ["pool"]


def speech(seconds: float, *, rate: int, channels: int) -> Samples:
    """Return a stretch of a call in which both sides speak, at any rate, of shape (frames, n)."""
    stretch = both_sides()[9 * RATE :][: int(seconds * RATE)]
    if channels == 1:
        stretch = stretch.mean(axis=1, keepdims=True)
    frames = len(stretch) * rate // RATE
    sound = np.fft.irfft(np.fft.rfft(stretch, axis=0), frames, axis=0) * (rate / RATE)
    return (np.clip(sound * 1.5, -0.99, 0.99) * 32767).astype(np.int16)


def likeness(heard: NDArray[np.int16], sound: NDArray[np.int16], most_late: int) -> float:
    """Return the correlation of two sounds at that lag, of at most so many frames, at which it
    is greatest.
    """
    ours, theirs = heard.astype(float), sound.astype(float)
    size = 1 << (len(ours) + len(theirs)).bit_length()
    spectrum = np.fft.rfft(ours, size) * np.conj(np.fft.rfft(theirs, size))
    at_lags = np.fft.irfft(spectrum, size)[np.arange(-most_late, most_late + 1)]
    return float(at_lags.max() / np.sqrt((ours @ ours) * (theirs @ theirs)))


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_a_format_comes_back_as_it_was_put_in(format_: Format, pool: Pool, tmp_path: Path) -> None:
    sound = speech(3, rate=format_.rate, channels=format_.channels)
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
    most_late = format_.slack_ms * format_.rate // 1000
    for channel in range(format_.channels):
        like = likeness(heard[:, channel], sound[:, channel], most_late)
        assert like > format_.likeness
    decoding.close()


def test_a_swap_a_shift_and_a_hole_would_be_noticed() -> None:
    sound = speech(3, rate=RATE, channels=2)
    assert likeness(sound[:, 0], sound[:, 1], RATE) < 0.5
    assert likeness(sound[800:, 0], sound[:, 0], 700) < 0.5
    assert likeness(sound[800:, 0], sound[:, 0], 900) > 0.9
    loudest = int(np.abs(sound[:, 0]).argmax())
    with_hole = np.delete(sound[:, 0], np.arange(loudest, loudest + 400))
    assert likeness(with_hole, sound[:, 0], RATE) < 0.85


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_a_header_says_what_decoding_finds(format_: Format, pool: Pool, tmp_path: Path) -> None:
    sound = talk(2, rate=format_.rate, channels=format_.channels)
    probe = probed(pool, write(tmp_path / f"call{format_.suffix}", format_, sound))
    assert probe.verdict is Verdict.OK
    assert probe.header
    assert (probe.header.rate, probe.header.channels) == (format_.rate, format_.channels)
    if format_.suffix == ".g723":  # its frames are of several sizes
        assert probe.header.duration_ms is None
        return
    assert probe.header.duration_ms is not None
    assert abs(probe.header.duration_ms - 2000) <= max(250, format_.slack_ms)


def test_the_outcome_names_the_decoder_and_hashes_the_file(pool: Pool, tmp_path: Path) -> None:
    path = write(tmp_path / "call.wav", FORMATS[1], talk(1, channels=2))
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


LIARS = {
    "mp3": ".wav", "m4a": ".mp3", "amr": ".3gp", "3gp": ".amr", "opus": ".wav", "rf64": ".gsm",
    "pcm 16": ".ulaw", "flac": ".ogg", "wma": ".mp3", "au": ".wav", "aac": ".mp4", "webm": ".vox",
}  # fmt: skip


@pytest.mark.parametrize("name", LIARS)
def test_what_a_file_is_called_does_not_matter(name: str, pool: Pool, tmp_path: Path) -> None:
    format_ = next(format_ for format_ in FORMATS if format_.name == name)
    sound = speech(1, rate=format_.rate, channels=format_.channels)
    path = write(tmp_path / f"call{format_.suffix}", format_, sound)
    path = path.rename(tmp_path / f"liar{LIARS[name]}")
    decoding, outcome = decoded(pool, path)
    assert outcome.verdict is Verdict.OK
    assert (outcome.rate, outcome.channels) == (format_.rate, format_.channels)
    assert abs(outcome.frames - len(sound)) * 1000 <= format_.slack_ms * format_.rate
    decoding.close()


@pytest.mark.parametrize(
    ("name", "what"),
    [("a.g729", "G.729"), ("a.g726", "G.726"), ("a.g726-32", "G.726"), ("a.ilbc", "iLBC")],
)
def test_what_would_be_guessed_is_refused_by_name(
    name: str, what: str, pool: Pool, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(talk(1).tobytes()[:8000])
    _, outcome = decoded(pool, path)
    assert outcome.verdict is Verdict.UNSUPPORTED
    assert what in sentence(outcome.trouble())


def test_g723_1_with_sizes_between_is_not_played_as_noise(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "asterisk.g723"
    frame = np.random.default_rng(2).bytes(24)
    path.write_bytes((b"\x00\x18" + frame) * 100)
    _, outcome = decoded(pool, path)
    assert outcome.verdict is Verdict.UNSUPPORTED
    assert "G.723.1 with sizes" in sentence(outcome.trouble())


@pytest.mark.parametrize(
    ("tag", "what"),
    [(0x38, "NMS ADPCM"), (0x83, "G.729"), (0xA109, "Speex"), (0xFF, "AAC"), (0x7777, "0x7777")],
)
def test_a_wav_that_would_be_misread_is_refused_by_name(
    tag: int, what: str, pool: Pool, tmp_path: Path
) -> None:
    path = tmp_path / "call.wav"
    path.write_bytes(wav_bytes(talk(1).tobytes(), tag=tag, bits=4))
    for found in (decoded(pool, path)[1], probed(pool, path)):
        assert found.verdict is Verdict.UNSUPPORTED
        assert what in sentence(found.trouble())


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
