"""Who speaks, by the detector itself: in speech, music and noise, at any rate."""

import tempfile
from functools import cache

import numpy as np
import pytest

from callreview.audio.detector import Detector
from callreview.audio.listening import Sound, found_in
from callreview.domain.talk import Talk, silences, talk_over, without
from callreview.domain.timebase import Span
from tests.audio.voices import RATE, Real, both_sides, music, noise, rumble

DETECTOR = Detector()
HOLD = Span(34_500, 43_300)
SLACK_MS = 150


def found(sound: Real, rate: int = RATE, *, are_sides: bool = False) -> Talk:
    """Return who speaks in sound of shape (frames,) or (frames, channels)."""
    channels = 1 if sound.ndim == 1 else sound.shape[1]
    with tempfile.TemporaryFile() as file:
        file.write((np.clip(sound, -1, 1) * 32767).astype(np.int16).tobytes())
        file.flush()
        return found_in(DETECTOR, Sound(file.fileno(), rate, channels, len(sound), are_sides))


@cache
def in_the_call() -> Talk:
    return found(both_sides())


def test_both_sides_have_their_share() -> None:
    talk = in_the_call()
    assert talk.length_ms == len(both_sides()) * 1000 // RATE
    assert talk.talk_percent(0) == pytest.approx(55.7, abs=2)
    assert talk.talk_percent(1) == pytest.approx(18.4, abs=2)
    assert talk.percent(talk_over(talk)) < 0.6
    assert talk.confidence > 0.85


def test_hold_music_is_found_and_is_no_speech() -> None:
    (hold,) = in_the_call().hold
    assert hold.start_ms == pytest.approx(HOLD.start_ms, abs=SLACK_MS)
    assert hold.end_ms == pytest.approx(HOLD.end_ms, abs=SLACK_MS)
    assert without((hold,), in_the_call().speech[0]) == (hold,)
    assert without((hold,), silences(in_the_call())) == (hold,)


def test_music_alone_is_all_hold() -> None:
    talk = found(music(20))
    assert talk.speech == ((),)
    assert talk.percent(talk.hold) > 95


@pytest.mark.parametrize("what", [noise(20), noise(20, level=0.3), rumble(20)])
def test_noise_is_neither_speech_nor_music(what: Real) -> None:
    talk = found(what)
    assert (talk.speech, talk.hold) == (((),), ())


def test_in_noise_it_is_less_sure() -> None:
    speech = both_sides()[: 30 * RATE, 0]
    clear = found(speech)
    noisy = found(speech + noise(30, level=float(speech.std())))
    assert clear.confidence > 0.9
    assert noisy.confidence < clear.confidence - 0.2


def test_a_call_in_both_channels_alike_is_one_channel() -> None:
    mixed = both_sides().sum(axis=1) / 2
    talk = found(np.stack((mixed, mixed * 0.7), axis=1))
    assert talk.speech == found(mixed).speech
    assert not talk.tells_who


@pytest.mark.parametrize("silent", [0, 1])
def test_a_channel_without_a_sound_says_nothing_only_if_it_is_a_side(silent: int) -> None:
    sound = both_sides()[: 20 * RATE].copy()
    sound[:, silent] = 0
    side = found(sound, are_sides=True)
    assert side.tells_who
    assert side.speech[silent] == ()
    assert (side.speech[1 - silent],) == found(sound[:, 1 - silent]).speech
    assert not found(sound).tells_who


def test_two_sides_that_are_alike_are_one_channel() -> None:
    mixed = both_sides()[: 20 * RATE].sum(axis=1) / 2
    assert not found(np.stack((mixed, mixed), axis=1), are_sides=True).tells_who


@pytest.mark.parametrize("rate", [16_000, 44_100])
def test_at_another_rate_the_same_is_found(rate: int) -> None:
    moments = np.arange(30 * rate) / rate * RATE
    frames = np.arange(len(both_sides()))
    talk = found(np.interp(moments, frames, both_sides()[:, 0]), rate)
    at_8_khz = found(both_sides()[: 30 * RATE, 0])
    assert talk.length_ms == 30_000
    assert talk.talk_percent(0) == pytest.approx(at_8_khz.talk_percent(0), abs=2)


def test_the_recording_before_leaves_no_trace() -> None:
    first = found(both_sides()[: 20 * RATE])
    found(music(5))
    assert found(both_sides()[: 20 * RATE]) == first


def test_a_file_that_was_cut_short_is_heard_as_far_as_it_goes() -> None:
    with tempfile.TemporaryFile() as file:
        file.write((both_sides()[: 5 * RATE, 0] * 32767).astype(np.int16).tobytes())
        file.flush()
        talk = found_in(DETECTOR, Sound(file.fileno(), RATE, 1, 20 * RATE))
    assert talk.length_ms == 20_000
    assert talk.speech[0]
    assert talk.speech[0][-1].end_ms <= 5100


def test_of_no_sound_nothing_is_found() -> None:
    assert found(np.zeros((0, 2))) == Talk("silero 0.4.0", 1.0, 0, ((),))
