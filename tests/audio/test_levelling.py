"""Automatic level: both sides equally loud, and nothing swells in a pause."""

import numpy as np
import pytest
from numpy.typing import NDArray

from callreview.audio.levelling import LOUDEST_NOISE_DB, MOST_DB, TARGET_DB, Levelling
from callreview.audio.loudness import sounding
from callreview.audio.output import Frames
from callreview.audio.reel import Reach, Reel
from callreview.domain.peaks import PeakBuilder
from callreview.domain.timebase import Span
from tests.fakes import HandSound

RATE = 8000
NOISE = 3.0


def spoken(turns: list[tuple[float, float, float]], seconds: float) -> NDArray[np.float64]:
    """Return a side that speaks from a second to another at a level in dB, over a soft noise.

    Speech here is noise in syllables, five a second.
    """
    random = np.random.default_rng(7)
    times = np.arange(int(seconds * RATE)) / RATE
    side = random.standard_normal(len(times)) * NOISE
    carrier = random.standard_normal(len(times)) * (0.6 + 0.4 * np.sin(2 * np.pi * 5 * times))
    for start, end, level_db in turns:
        part = (times >= start) & (times < end)
        side[part] += carrier[part] * 32_768 * 10 ** (level_db / 20)
    return side


def recording(*sides: NDArray[np.float64]) -> HandSound:
    return HandSound(np.column_stack(sides).clip(-32_768, 32_767).astype(np.int16), RATE)


def levelling(sound: HandSound, speech: tuple[tuple[Span, ...], ...] | None = None) -> Levelling:
    builder = PeakBuilder(sound.rate, sound.channels)
    builder.add(sound.samples)
    builder.finish()
    return Levelling(builder.snapshot(), speech)


def levelled(sound: HandSound) -> Frames:
    reel = Reel(sound, 0, Reach(), levelling(sound))
    blocks = []
    while len(block := reel.read()):
        blocks.append(block)
    return np.concatenate(blocks)


def loudness(frames: Frames, side: int, start: float, end: float) -> float:
    part = frames[int(start * RATE) : int(end * RATE), side].astype(np.float64)
    return float(10 * np.log10(np.mean(part**2)))


def test_a_quiet_caller_and_a_loud_agent_become_equally_loud() -> None:
    agent = spoken([(1, 6, -12), (12, 18, -14)], 25)
    caller = spoken([(6.5, 11.5, -38), (18.5, 24, -40)], 25)
    out = levelled(recording(agent, caller))
    heard = [
        loudness(out, 0, 2, 5),
        loudness(out, 0, 13, 17),
        loudness(out, 1, 7.5, 10.5),
        loudness(out, 1, 19.5, 23),
    ]
    assert max(heard) - min(heard) < 2.5
    assert np.mean(heard) == pytest.approx(TARGET_DB, abs=2)


def test_on_one_channel_too() -> None:
    both = spoken([(1, 6, -14), (12, 18, -14)], 25) + spoken(
        [(6.5, 11.5, -32), (18.5, 24, -32)], 25
    )
    out = levelled(recording(both))
    assert loudness(out, 0, 2, 5) - loudness(out, 0, 7.5, 10.5) < 6


def test_in_a_pause_the_gain_never_rises() -> None:
    sound = recording(spoken([(1, 5, -14), (9, 12, -36), (16, 20, -20)], 24))
    gains = levelling(sound).gains(0, 24 * RATE)[:, 0]
    for start, end in ((0.1, 0.95), (5.1, 8.95), (12.1, 15.85), (20.1, 24)):
        pause = gains[int(start * RATE) : int(end * RATE)]
        assert np.diff(pause).max() <= 1e-6
    assert np.ptp(gains[int(5.2 * RATE) : int(8.8 * RATE)]) < 1e-6


def test_the_first_word_of_a_quiet_turn_is_not_lost() -> None:
    sound = recording(spoken([(1, 5, -14), (9, 12, -36)], 14))
    gains = 20 * np.log10(levelling(sound).gains(0, 14 * RATE)[:, 0])
    assert gains[int(9.3 * RATE)] > gains[int(4 * RATE)] + 12


def test_the_noise_of_a_side_that_says_nothing_stays_as_it_is() -> None:
    sound = recording(spoken([(1, 8, -20)], 10), spoken([], 10))
    assert np.allclose(levelling(sound, ((Span(1000, 8000),), ())).gains(0, 10 * RATE)[:, 1], 1)


def test_echo_of_a_loud_side_is_not_taken_for_speech() -> None:
    agent = spoken([(1, 9, -12)], 20)
    caller = spoken([(11, 18, -30)], 20) + agent * 10 ** (-30 / 20)
    gains = 20 * np.log10(levelling(recording(agent, caller)).gains(0, 20 * RATE)[:, 1])
    assert gains[5 * RATE] < 15


def test_a_noisy_line_is_lifted_only_so_far() -> None:
    side = spoken([(2, 8, -42)], 10) + np.random.default_rng(1).standard_normal(10 * RATE) * 90
    gains = 20 * np.log10(levelling(recording(side)).gains(0, 10 * RATE)[:, 0])
    noise_db = 20 * np.log10(90 / 32_768)
    assert gains.max() + noise_db < LOUDEST_NOISE_DB + 1


def test_gains_stay_within_reach_and_silence_is_let_be() -> None:
    whisper = recording(spoken([(1, 5, -58)], 6))
    assert 20 * np.log10(levelling(whisper).gains(0, 6 * RATE).max()) <= MOST_DB + 1e-3
    silence = recording(np.zeros(RATE), np.zeros(RATE))
    assert np.allclose(levelling(silence).gains(0, RATE), 1)
    nothing = Levelling(PeakBuilder(RATE, 2).snapshot())
    assert np.allclose(nothing.gains(0, 5), np.ones((5, 2)))


def test_speech_that_was_found_counts_more_than_loudness() -> None:
    music = spoken([(0, 10, -10)], 20)
    side = music + spoken([(12, 18, -30)], 20)
    told = levelling(recording(side), ((Span(12_000, 18_000),),)).gains(0, 20 * RATE)[:, 0]
    assert 20 * np.log10(told[15 * RATE]) == pytest.approx(TARGET_DB + 33, abs=3)


def test_any_sound_above_the_noise_of_the_line_is_found() -> None:
    loud_line = spoken([(2, 4, -20)], 10) + np.random.default_rng(3).standard_normal(10 * RATE) * 20
    sound = recording(spoken([(6, 6.2, -40)], 10), loud_line)
    spans = sounding(levelling(sound).peaks)
    assert len(spans) == 2
    assert spans[0].start_ms <= 2000
    assert spans[0].end_ms >= 3900
    assert spans[1].covers(6100)
    assert spans[1].length_ms < 600
    assert sounding(PeakBuilder(RATE, 2).snapshot()) == ()


def test_channels_beyond_two_join_their_side() -> None:
    side = spoken([(1, 5, -30)], 6)
    assert levelling(recording(side, side, side)).gains(0, 10).shape == (10, 2)
