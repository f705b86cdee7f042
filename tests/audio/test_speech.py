"""From windows of 32 ms to spans: which gaps close, what is music, and how sure it is."""

import numpy as np
import pytest

from callreview.audio.detector import Heard
from callreview.audio.speech import hold_of, speech_of, sureness, talk_of
from callreview.domain.timebase import Span

LONG_MS = 100_000
SPEECH_DB, QUIET_DB = -20.0, -70.0


def heard(*stretches: tuple[int, float, float, float]) -> Heard:
    """Return what was heard: for each stretch how many windows of what chance, level, tone."""
    columns = [
        np.repeat(np.float32(value), count) for count, *values in stretches for value in values
    ]
    return Heard(*(np.concatenate(columns[which::3]) for which in range(3)))


def speech(
    count: int, chance: float = 1.0, level: float = SPEECH_DB
) -> tuple[int, float, float, float]:
    return (count, chance, level, 0.9)


def quiet(count: int, level: float = QUIET_DB) -> tuple[int, float, float, float]:
    return (count, 0.0, level, 0.4)


def music(count: int, tone: float = 0.9) -> tuple[int, float, float, float]:
    return (count, 0.1, -25.0, tone)


def test_a_gap_under_300_ms_is_closed() -> None:
    found = heard(speech(10), quiet(9), speech(10), quiet(10), speech(10))
    assert speech_of(found, LONG_MS) == (Span(0, 29 * 32), Span(39 * 32, 49 * 32))


def test_an_island_under_100_ms_is_dropped() -> None:
    found = heard(quiet(20), speech(3), quiet(20), speech(4), quiet(20))
    assert speech_of(found, LONG_MS) == (Span(43 * 32, 47 * 32),)


def test_speech_goes_on_while_it_is_not_unlikely() -> None:
    found = heard(quiet(5), speech(5, 0.4), speech(5, 0.6), speech(5, 0.4), speech(5, 0.3))
    assert speech_of(found, LONG_MS) == (Span(10 * 32, 20 * 32),)


def test_the_last_window_ends_with_the_recording() -> None:
    assert speech_of(heard(speech(10)), 310) == (Span(0, 310),)
    assert speech_of(heard(quiet(10), speech(10)), 320) == ()


def test_sound_for_long_without_speech_is_hold() -> None:
    found = heard(speech(50), quiet(20), music(160), quiet(20), music(100))
    assert hold_of(found, speech_of(found, LONG_MS), LONG_MS) == (Span(70 * 32, 350 * 32),)


@pytest.mark.parametrize(
    "no_music",
    [
        [music(150)],  # shorter than 5 s
        [music(400, tone=0.4)],  # noise
        [(400, 0.0, -55.0, 0.9)],  # a hum one hardly hears
        [music(20), quiet(40), music(20), quiet(40), music(20), quiet(40), music(20)],  # ringing
    ],
)
def test_is_no_hold(no_music: list[tuple[int, float, float, float]]) -> None:
    found = heard(*no_music)
    assert hold_of(found, speech_of(found, LONG_MS), LONG_MS) == ()


def test_speech_over_music_parts_the_hold() -> None:
    found = heard(music(200), speech(30), music(200))
    spoken = speech_of(found, LONG_MS)
    assert hold_of(found, spoken, LONG_MS) == (Span(0, 200 * 32), Span(230 * 32, 430 * 32))


def test_a_clear_line_is_sure_and_noise_is_not() -> None:
    clear = heard(speech(50), quiet(50))
    noisy = heard(speech(50), quiet(50, level=SPEECH_DB - 3))
    undecided = heard(speech(50, 0.7), quiet(50))
    assert sureness(clear, speech_of(clear, LONG_MS)) == pytest.approx(1)
    assert sureness(noisy, speech_of(noisy, LONG_MS)) == pytest.approx(0.3)
    assert sureness(undecided, speech_of(undecided, LONG_MS)) == pytest.approx(0.4)


def test_where_noise_drowns_everything_nobody_is_surely_silent() -> None:
    drowned, silent = heard(quiet(99, level=-15)), heard(quiet(99, level=-90))
    assert sureness(drowned, ()) == 0
    assert sureness(silent, ()) == 1


def test_both_at_once_makes_less_sure() -> None:
    left, right = heard(speech(100), quiet(100)), heard(quiet(50), speech(100), quiet(50))
    talk = talk_of([left, right], 200 * 32)
    assert talk.confidence == pytest.approx(1 - 50 / 150, abs=0.001)
    assert talk.speech == ((Span(0, 3200),), (Span(1600, 4800),))


def test_the_least_sure_channel_counts() -> None:
    clear, noisy = heard(speech(50), quiet(150)), heard(quiet(200, level=-25))
    assert talk_of([clear, noisy], 200 * 32).confidence == 0
