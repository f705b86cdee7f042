"""The position the player tells is the moment heard on a null sink."""

import time

import numpy as np
import pytest

from callreview.audio.player import Player
from tests.audio.sinkplayer import at_48_khz, player, ready
from tests.fakes import HandSound, noise_sound
from tests.sound import RATE, NullSink, likeness, off_in_every_run, tape_from
from tests.waiting import until

__all__ = ["player"]
pytestmark = pytest.mark.sound


def test_the_position_is_the_moment_heard(player: Player, null_sink: NullSink) -> None:
    def measure() -> dict[float, float]:
        return {1.0: ahead_of_what_is_heard_ms(player, null_sink)}

    assert off_in_every_run(measure, 25) == {}


def ahead_of_what_is_heard_ms(player: Player, null_sink: NullSink) -> float:
    """Play for four seconds; return how far the position runs ahead of what is heard."""
    sound = noise_sound(6)
    ready(player, sound)
    tape = null_sink.record()
    player.play()
    looks: list[tuple[float, int, float]] = []

    def has_looked_enough() -> bool:
        position_ms = player.now().position_ms
        looks.append((time.monotonic(), position_ms, tape.seconds))
        return position_ms > 4000

    until(has_looked_enough)
    heard = tape.stop()[:, 0]
    player.pause()
    later = [look for look in looks if look[1] > 1500]
    times, _, recorded = zip(*later, strict=True)
    recorded_from = tape_from(times, recorded)
    ahead_ms = []
    for at, position_ms, _ in later[::20]:
        part = at_48_khz(sound, position_ms, position_ms + 200)
        score, frame = likeness(part, heard)
        ahead_ms.append((frame / RATE - (at + recorded_from)) * 1000 if score > 0.9 else np.inf)
    return float(np.median(ahead_ms))


SPEEDS = (0.5, 0.8, 1.0, 1.5, 2.0, 2.5, 3.0)
EVERY_S = 0.4


def test_the_position_is_the_moment_heard_at_every_speed(
    player: Player, null_sink: NullSink
) -> None:
    assert off_in_every_run(lambda: off_at_each_speed_ms(player, null_sink), 25) == {}


def off_at_each_speed_ms(player: Player, null_sink: NullSink) -> dict[float, float]:
    """Play at one speed after the other; return how late bursts are heard, by the position.

    The middle one of each speed counts; infinite, when none of it was looked at.
    """
    middles = np.arange(0.2, 18, EVERY_S)
    ready(player, sound_with_bursts(middles, 18))
    tape = null_sink.record()
    player.set_speed(SPEEDS[0])
    player.play()
    looks: list[tuple[float, int, float, float]] = []
    speeds = list(SPEEDS[1:])
    begun = time.monotonic()

    def is_through() -> bool:
        now = player.now()
        looks.append((time.monotonic(), now.position_ms, now.speed, tape.seconds))
        if speeds and time.monotonic() > begun + 1 + 1.4 * (len(SPEEDS) - len(speeds)):
            player.set_speed(speeds.pop(0))
        return now.ended

    until(is_through, within=30)
    heard = np.convolve(tape.stop()[:, 0] ** 2, np.hanning(RATE // 20), "same")
    times, positions, spoken, recorded = np.array(looks).T
    recorded_from = tape_from(times, recorded)
    off_ms: dict[float, list[float]] = {speed: [] for speed in SPEEDS}
    for middle in middles[:-2]:
        look = int(np.searchsorted(positions, middle * 1000))
        if spoken[max(0, look - 20)] != spoken[min(look + 20, len(looks) - 1)]:
            continue
        due = int((times[look] + recorded_from) * RATE)
        half = int(EVERY_S / spoken[look] / 2 * RATE)
        loudest = due - half + int(np.argmax(heard[due - half : due + half]))
        off_ms[spoken[look]].append((loudest - due) / RATE * 1000)
    return {speed: float(np.median(off)) if off else np.inf for speed, off in off_ms.items()}


def sound_with_bursts(middles: np.ndarray, length_s: float, rate: int = 8000) -> HandSound:
    """Return near silence with a burst of noise of 40 ms about each of the moments."""
    random = np.random.default_rng(5)
    sound = random.standard_normal(int(length_s * rate)) * 10
    size = int(0.04 * rate)
    for middle in middles:
        start = int(middle * rate) - size // 2
        sound[start : start + size] += random.standard_normal(size) * np.hanning(size) * 6000
    return HandSound(sound.clip(-32_768, 32_767).astype(np.int16), rate)
