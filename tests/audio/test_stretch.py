"""Faster and slower at the same pitch, in time, and clean from any rate to the card's."""

import itertools
import subprocess
import sys

import numpy as np
import pytest

from callreview.audio.output import Frames
from callreview.audio.stretch import Stretch

SPEEDS = [0.5, 0.8, 1.0, 1.1, 1.5, 2.0, 2.1, 2.5, 3.0]


def stretched(sound: Frames, rate: int, card_rate: int, speed: float) -> Frames:
    stretch = Stretch(rate, card_rate, speed)
    chunk = rate // 20
    out = [stretch.push(sound[start : start + chunk]) for start in range(0, len(sound), chunk)]
    return np.concatenate([*out, stretch.finish()])


def tone(seconds: float, rate: int, hertz: float = 1000.0) -> Frames:
    wave = np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate) / 2
    return np.column_stack([wave, wave]).astype(np.float32)


def spectrum(frames: Frames, rate: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the frequencies and strengths of what lies in the middle."""
    size = 1 << (len(frames) // 2).bit_length() - 1
    start = (len(frames) - size) // 2
    part = frames[start : start + size, 0] * np.blackman(size)
    return np.fft.rfftfreq(size, 1 / rate), np.abs(np.fft.rfft(part))


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize(("rate", "card_rate"), [(8000, 48_000), (8000, 44_100), (44_100, 48_000)])
def test_a_tone_keeps_its_pitch_and_gets_the_right_length(
    speed: float, rate: int, card_rate: int
) -> None:
    out = stretched(tone(3, rate), rate, card_rate, speed)
    frequencies, strengths = spectrum(out, card_rate)
    assert len(out) == round(3 * rate * (card_rate / rate / speed))
    assert frequencies[strengths.argmax()] == pytest.approx(1000, rel=0.005)


@pytest.mark.parametrize("hertz", [300.0, 1000.0, 3400.0, 3700.0])
def test_telephone_sound_on_a_48_khz_card_brings_no_ghosts(hertz: float) -> None:
    frequencies, strengths = spectrum(stretched(tone(3, 8000, hertz), 8000, 48_000, 1.0), 48_000)
    ghosts = strengths[np.abs(frequencies - hertz) > 20]
    assert 20 * np.log10(ghosts.max() / strengths.max()) < -80


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("rate", [8000, 44_100])
def test_what_happens_at_a_moment_is_heard_at_that_moment(speed: float, rate: int) -> None:
    times = np.arange(0.05, 7.5, 0.83)
    sound = bursts(times, 8, rate)
    out = stretched(sound, rate, 48_000, speed)[:, 0].astype(np.float64) ** 2
    late_ms = []  # of the call
    for middle in (times + 0.02) / speed:
        first = max(0, int((middle - 0.12) * 48_000))
        part = out[first : int((middle + 0.12) * 48_000)]
        found = first + np.sum(part * np.arange(len(part))) / np.sum(part)
        late_ms.append((found / 48_000 - middle) * 1000 * speed)
    assert abs(np.mean(late_ms)) < 6
    assert np.abs(late_ms).max() < 16


def bursts(times: np.ndarray, seconds: float, rate: int) -> Frames:
    """Return near silence with a burst of noise of 40 ms from each of the times on."""
    random = np.random.default_rng(3)
    sound = random.standard_normal(int(seconds * rate)) / 1000
    size = int(0.04 * rate)
    for time in times:
        start = int(time * rate)
        sound[start : start + size] = random.standard_normal(size) * np.hanning(size) / 3
    return np.column_stack([sound, sound]).astype(np.float32)


def test_the_sides_stay_apart() -> None:
    left = tone(2, 8000)
    left[:, 1] = 0
    out = stretched(left, 8000, 48_000, 1.5)
    assert np.abs(out[:, 0]).max() > 0.4
    assert np.abs(out[:, 1]).max() < 1e-4


def test_at_normal_speed_and_equal_rates_not_a_sample_changes() -> None:
    sound = tone(1, 8000)
    assert np.array_equal(stretched(sound, 8000, 8000, 1.0), sound)


@pytest.mark.parametrize("speed", [0.49, 3.01, 0.0, -1.0])
def test_a_speed_out_of_reach_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="speed"):
        Stretch(8000, 48_000, speed)


def test_blocks_of_any_size_give_the_same_sound() -> None:
    sound = tone(1, 8000)
    sizes = itertools.cycle([1, 7, 400, 1000])
    stretch, start, out = Stretch(8000, 44_100, 1.0), 0, []
    while start < len(sound):
        size = next(sizes)
        out.append(stretch.push(sound[start : start + size]))
        start += size
    whole = stretched(sound, 8000, 44_100, 1.0)
    assert np.allclose(np.concatenate([*out, stretch.finish()]), whole, atol=1e-5)


@pytest.mark.parametrize("rate", [4000, 8001, 11_025, 192_000])
def test_any_rate_becomes_the_cards(rate: int) -> None:
    out = stretched(tone(2, rate, 700), rate, 48_000, 1.0)
    frequencies, strengths = spectrum(out, 48_000)
    assert len(out) == pytest.approx(2 * 48_000, rel=5e-4)
    assert frequencies[strengths.argmax()] == pytest.approx(700, rel=0.002)


def test_silence_and_a_single_frame_go_through_at_any_speed() -> None:
    for frames in (np.zeros((8000, 2), np.float32), np.ones((1, 2), np.float32), tone(0, 8000)):
        for speed in SPEEDS:
            out = stretched(frames, 8000, 8000, speed)
            assert len(out) == round(len(frames) / speed)
            assert np.isfinite(out).all()


def test_no_library_is_loaded_to_play() -> None:
    code = """
import sys, numpy, callreview.audio.player, callreview.audio.devices
from callreview.audio.stretch import Stretch
Stretch(8000, 44100, 1.5).push(numpy.zeros((8000, 2), numpy.float32))
print({'av', 'sounddevice', 'rtmixer', 'soundfile'} & {*sys.modules})
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
