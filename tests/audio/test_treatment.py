"""What is done to the sound: each thing does its work, and nothing moves or clicks."""

import itertools

import numpy as np
import pytest

from callreview.audio.denoise import Denoise
from callreview.audio.limiter import CEILING, Limiter
from callreview.audio.output import Frames
from callreview.audio.telephone import Telephone
from callreview.audio.treatment import Stage, Treatment
from callreview.domain.hearing import Hearing
from tests.audio.desk import RATE, Desk
from tests.fakes import HandSound, noise_sound, tone_sound

EVERYTHING = Hearing(telephone=True, denoised=True, levelled=True, centred=True)
TREATMENTS = [Hearing(), Hearing(telephone=True), Hearing(denoised=True), EVERYTHING]


def through(stage: Stage | Treatment, frames: Frames, sizes: tuple[int, ...] = (400,)) -> Frames:
    """Return what comes out when `frames` go in, in blocks of these sizes."""
    size, start, out = itertools.cycle(sizes), 0, []
    while start < len(frames):
        count = next(size)
        out.append(stage.push(frames[start : start + count]))
        start += count
    return np.concatenate([*out, stage.finish()])


def noise(seconds: float, rate: int = RATE, level: float = 0.05) -> Frames:
    shape = (int(seconds * rate), 2)
    return (np.random.default_rng(2).standard_normal(shape) * level).astype(np.float32)


def wave(seconds: float, hertz: float, rate: int = RATE, level: float = 0.3) -> Frames:
    tone = np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate) * level
    return np.column_stack([tone, tone]).astype(np.float32)


def decibel(frames: Frames) -> float:
    return float(10 * np.log10(np.mean(frames.astype(np.float64) ** 2) + 1e-12))


@pytest.mark.parametrize("hearing", TREATMENTS)
@pytest.mark.parametrize("rate", [8000, 44_100])
@pytest.mark.parametrize("count", [0, 1, 100, 5003])
def test_as_many_frames_come_out_as_went_in(hearing: Hearing, rate: int, count: int) -> None:
    assert through(Treatment(hearing, rate, 2), noise(1, rate)[:count]).shape == (count, 2)


@pytest.mark.parametrize("hearing", TREATMENTS)
def test_the_size_of_blocks_changes_nothing(hearing: Hearing) -> None:
    sound = noise(3)
    once = through(Treatment(hearing, RATE, 2), sound, (len(sound),))
    often = through(Treatment(hearing, RATE, 2), sound, (1, 130, 999, 4))
    assert np.allclose(once, often, atol=1e-5)


@pytest.mark.parametrize("hearing", TREATMENTS)
@pytest.mark.parametrize("rate", [8000, 44_100])
def test_everything_stays_at_its_moment(hearing: Hearing, rate: int) -> None:
    sound = np.zeros((2 * rate, 2), np.float32)
    burst = slice(rate, rate + rate // 50)
    sound[burst] = noise(1, rate, 0.3)[: rate // 50] + wave(1, 900, rate)[: rate // 50]
    out = through(Treatment(hearing, rate, 2), sound)
    lags = np.correlate(out[:, 0] + out[:, 1], sound[:, 0] + sound[:, 1], "full")
    late = int(np.argmax(lags)) - (len(sound) - 1)
    assert abs(late) <= rate // 2000


@pytest.mark.parametrize("hearing", TREATMENTS)
def test_begun_in_the_middle_it_sounds_as_if_begun_before(hearing: Hearing) -> None:
    sound = noise(6)
    whole = through(Treatment(hearing, RATE, 2), sound)
    treatment = Treatment(hearing, RATE, 2)
    start = 3 * RATE
    treatment.warm(sound[start - treatment.lead : start])
    part = through(treatment, sound[start:])
    assert len(part) == len(sound) - start
    assert decibel(part[:RATE] - whole[start : start + RATE]) < decibel(whole) - 15


@pytest.mark.parametrize(
    ("hertz", "least", "most"),
    [(60, -200, -40), (180, -200, -40), (400, -0.5, 0.5), (1000, -0.1, 0.1), (3250, -0.5, 0.5)],
)
def test_the_telephone_filter_lets_speech_pass(hertz: float, least: float, most: float) -> None:
    for rate in (8000, 48_000):
        out = through(Telephone(rate, 2), wave(2, hertz, rate))
        middle = slice(rate // 2, rate)
        gain = decibel(out[middle]) - decibel(wave(2, hertz, rate)[middle])
        assert least < gain < most


def test_the_telephone_filter_keeps_what_is_above_away() -> None:
    out = through(Telephone(48_000, 2), wave(2, 3650, 48_000))
    assert decibel(out[24_000:48_000]) < -50


def test_steady_noise_becomes_softer_but_stays() -> None:
    sound = noise(5, level=0.01)
    change = decibel(through(Denoise(RATE, 2), sound)[2 * RATE :]) - decibel(sound[2 * RATE :])
    assert -13 < change < -8


def test_speech_in_noise_stays() -> None:
    """Speech: syllables of a few harmonics, four a second, 20 dB above the noise."""
    seconds = np.arange(6 * RATE) / RATE
    voiced = sum(np.sin(2 * np.pi * 140 * k * seconds) / k for k in range(1, 16))
    syllables = np.clip(np.sin(2 * np.pi * 4 * seconds), 0, None) * (seconds % 2 < 1.4)
    clean = np.column_stack([voiced * syllables * 0.1] * 2).astype(np.float32)
    dirty = clean + noise(6, level=0.005)
    out = through(Denoise(RATE, 2), dirty)
    loud = slice(2 * RATE, 6 * RATE)
    assert abs(decibel(out[loud]) - decibel(clean[loud])) < 1
    before, after = decibel((dirty - clean)[loud]), decibel((out - clean)[loud])
    assert after < before
    quiet = syllables[:, None].repeat(2, axis=1) == 0
    quiet[: 2 * RATE] = False
    assert decibel(out[quiet]) < decibel(dirty[quiet]) - 7


def test_digital_silence_stays_silence() -> None:
    out = through(Denoise(RATE, 2), np.zeros((RATE, 2), np.float32))
    assert not out.any()


def test_the_limiter_lets_nothing_pass() -> None:
    loud = noise(2, level=1.0)
    loud[RATE : RATE + 3] = 30
    out = through(Limiter(RATE), loud)
    assert np.abs(out).max() <= CEILING + 1e-6


def test_the_limiter_leaves_alone_what_is_not_loud() -> None:
    sound = wave(1, 440)
    assert np.array_equal(through(Limiter(RATE), sound), sound)


def test_after_a_loud_moment_the_limiter_comes_back() -> None:
    sound = wave(2, 440)
    sound[RATE : RATE + 20] = 3
    out = through(Limiter(RATE), sound)
    assert np.array_equal(out[: RATE - 100], sound[: RATE - 100])
    assert np.allclose(out[RATE + RATE // 4 :], sound[RATE + RATE // 4 :], atol=1e-6)


def test_each_ear_is_limited_for_itself() -> None:
    sound = wave(1, 440)
    sound[:, 1] *= 6
    out = through(Limiter(RATE), sound)
    assert np.array_equal(out[:, 0], sound[:, 0])


# While it plays


def test_switching_while_playing_neither_clicks_nor_leaves_a_gap() -> None:
    desk = Desk(tone_sound(20, hertz=500))
    desk.player.play()
    for hearing in (Hearing(telephone=True), EVERYTHING, Hearing(gains_db=(3, 3)), Hearing()):
        desk.run(400)
        desk.player.hear(hearing)
    desk.run(400)
    heard = desk.card.played()[:, 0]
    steepest = 10_000 / 32_768 * 2 * np.pi * 500 / RATE * 1.5  # the gain is +3 dB at most
    assert np.abs(np.diff(heard)).max() < 1.3 * steepest
    size = RATE // 100
    power = np.convolve(heard[200:].astype(np.float64) ** 2, np.ones(size) / size, "valid")
    assert np.sqrt(power.min()) > 0.04  # a steady tone is noise, and becomes softer
    assert desk.at() == 2000


def test_what_is_switched_does_not_move_what_is_heard() -> None:
    desk = Desk(noise_sound(20))
    desk.player.play()
    desk.run(500)
    desk.player.hear(Hearing(telephone=True))
    desk.run(500)
    heard = desk.card.played()[RATE * 6 // 10 : RATE * 9 // 10, 0]
    source = desk.sound.samples[:, 0].astype(np.float32) / 32_768
    lags = np.correlate(source[: 2 * RATE], heard, "valid")
    assert int(np.argmax(lags)) == RATE * 6 // 10


def test_on_one_channel_all_switches_work() -> None:
    desk = Desk(HandSound(noise_sound(5, channels=1).samples))
    desk.player.hear(EVERYTHING)
    desk.player.play()
    desk.run(1000)
    assert desk.at() == 1000
    assert decibel(desk.card.played()[RATE // 2 :]) > -60
