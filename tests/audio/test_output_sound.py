"""Real sound: through PortAudio into a null sink, whose monitor is recorded."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from callreview.audio.devices import list_devices, open_output
from callreview.audio.levelling import Levelling
from callreview.audio.player import Player
from callreview.domain.device import DeviceName
from callreview.domain.hearing import Hearing
from callreview.domain.peaks import PeakBuilder
from callreview.domain.timebase import Span
from tests.audio.sinkplayer import at_48_khz, player, ready
from tests.fakes import HandSound, noise_sound, tone_sound
from tests.sound import (
    RATE,
    NullSink,
    Samples,
    Tape,
    in_some_run,
    likeness,
    private_server,
)
from tests.waiting import until

__all__ = ["player"]
pytestmark = pytest.mark.sound


def test_the_sound_of_the_call_comes_out(player: Player, null_sink: NullSink) -> None:
    sound = noise_sound(3)

    def is_heard() -> bool:
        heard = heard_of(sound, player, null_sink)
        sides = [at_48_khz(sound, 200, 2800, side=side) for side in (0, 1)]
        return all(likeness(sides[side], heard[:, side])[0] > 0.98 for side in (0, 1))

    assert in_some_run(is_heard)


def heard_of(sound: HandSound, player: Player, null_sink: NullSink) -> Samples:
    """Play a sound to its end; return what is heard."""
    ready(player, sound)
    tape = null_sink.record()
    player.play()
    until(lambda: player.now().ended)
    return tape.stop()


def test_faster_the_pitch_stays_and_it_takes_less_time(player: Player, null_sink: NullSink) -> None:
    player.set_speed(1.5)

    def is_faster() -> bool:
        heard = heard_of(tone_sound(4), player, null_sink)[:, 0]
        loud = np.flatnonzero(np.abs(heard) > 0.05)
        middle = heard[loud[0] + RATE // 2 :][:RATE] * np.blackman(RATE)
        pitch = np.abs(np.fft.rfft(middle)).argmax()
        takes_s = (loud[-1] - loud[0]) / RATE
        return bool(abs(pitch - 1000) < 5 and abs(takes_s - 4 / 1.5) < 0.06)

    assert in_some_run(is_faster)


def test_pause_is_heard_at_once_and_without_a_click(player: Player, null_sink: NullSink) -> None:
    fastest = 0.31 * 2 * np.pi * 500 / RATE

    def is_paused_well() -> bool:
        ready(player, tone_sound(10, hertz=500))
        tape = null_sink.record()
        player.play()
        until(lambda: player.now().position_ms > 1000)
        asked_at, recorded_s = time.monotonic(), tape.seconds
        player.pause()
        until(lambda: time.monotonic() > asked_at + 0.6)
        heard = tape.stop()[:, 0]
        last = np.flatnonzero(np.abs(heard) > 0.003)[-1] / RATE
        return bool(last - recorded_s < 0.3 and np.abs(np.diff(heard)).max() < 1.5 * fastest)

    assert in_some_run(is_paused_well)


def test_a_loop_is_heard_without_a_dip(player: Player, null_sink: NullSink) -> None:
    ready(player, tone_sound(10, hertz=500))
    player.loop(Span(1000, 1330))

    def is_even() -> bool:
        player.seek(1000)
        tape = null_sink.record()
        player.play()
        begun = time.monotonic()
        until(lambda: time.monotonic() > begun + 2.5)
        player.pause()
        return rms_at_its_least(tape.stop()[:, 0]) > 0.6

    assert in_some_run(is_even)


def test_other_speeds_and_filters_come_without_a_gap(player: Player, null_sink: NullSink) -> None:
    ready(player, tone_sound(30, hertz=500))
    assert in_some_run(lambda: least_rms_of_changes(player, null_sink) > 0.25)


def least_rms_of_changes(player: Player, null_sink: NullSink) -> float:
    changes = [(3.0, Hearing()), (0.5, Hearing(telephone=True)), (1.3, Hearing(centred=True))]
    tape = null_sink.record()
    player.seek(0)
    player.play()
    begun = time.monotonic()

    def is_over() -> bool:
        if changes and time.monotonic() > begun + 0.6 * (4 - len(changes)):
            speed, hearing = changes.pop(0)
            player.set_speed(speed)
            player.hear(hearing)
        return time.monotonic() > begun + 2.6

    until(is_over)
    player.pause()
    return rms_at_its_least(tape.stop()[:, 0])


def rms_at_its_least(heard: Samples) -> float:
    """Return the least root mean square of any 5 ms between first and last sound, of all's."""
    loud = np.flatnonzero(np.abs(heard) > 0.1)
    middle = heard[loud[0] + RATE // 20 : loud[-1] - RATE // 20].astype(np.float64)
    size = RATE // 200
    power = np.convolve(middle**2, np.ones(size) / size, "valid")
    return float(np.sqrt(power.min() / power.mean()))


def test_a_quiet_and_a_loud_side_are_heard_equally_loud(
    player: Player, null_sink: NullSink
) -> None:
    sides = noise_sound(6).samples.astype(np.float64)
    sides[: 3 * 8000, 1] = sides[3 * 8000 :, 0] = 0
    sound = HandSound((sides * (3.0, 0.1)).clip(-32_768, 32_767).astype(np.int16))
    builder = PeakBuilder(sound.rate, 2)
    builder.add(sound.samples)
    ready(player, sound)
    player.level(Levelling(builder.snapshot()))
    player.hear(Hearing(levelled=True, centred=True))
    tape = null_sink.record()
    player.play()
    until(lambda: player.now().ended)
    heard = tape.stop()
    begun = np.flatnonzero(np.abs(heard[:, 0]) > 0.02)[0]
    for ear in (0, 1):
        loud, quiet = (
            np.std(heard[begun + RATE * start :][: 2 * RATE, ear].astype(np.float64))
            for start in (0, 4)
        )
        assert abs(20 * np.log10(loud / quiet)) < 2
    assert np.abs(heard).max() < 1


def test_a_seek_changes_the_sound_at_once(player: Player, null_sink: NullSink) -> None:
    sound = noise_sound(10)

    def is_at_once() -> bool:
        ready(player, sound)
        tape = null_sink.record()
        player.play()
        until(lambda: player.now().position_ms > 1000)
        recorded_s = tape.seconds
        player.seek(7000)
        until(lambda: player.now().position_ms > 7500)
        player.pause()
        score, frame = likeness(at_48_khz(sound, 7000, 7400), tape.stop()[:, 0])
        return score > 0.95 and frame / RATE - recorded_s < 0.3

    assert in_some_run(is_at_once)


@pytest.fixture
def lonely_sink(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sound_server: None
) -> Iterator[NullSink]:
    """Give the only sink of a sound server, so that there is nowhere to go without it."""
    with private_server(tmp_path) as address:
        monkeypatch.setenv("PULSE_SERVER", address)
        sink = NullSink("silence", tmp_path)
        yield sink
        for tape in sink.tapes:
            tape.end()


def last_heard_ms(tape: Tape, sound: HandSound) -> float:
    """Return which moment of the sound was the last that the sink played."""
    tape.process.wait()  # its monitor is gone, too
    heard = tape.stop()[:, 0]
    score, frame = likeness(at_48_khz(sound, 400, 800), heard)
    assert score > 0.95
    return 400 + (len(heard) - frame) * 1000 / RATE


def plug(sink: NullSink) -> None:
    command = ["pactl", "load-module", "module-null-sink", f"sink_name={sink.name}"]
    subprocess.run(command, check=True, capture_output=True)


def test_a_device_that_went_away_pauses_and_comes_back_by_itself(lonely_sink: NullSink) -> None:
    player = Player(open_output())
    sound = noise_sound(20)
    ready(player, sound)
    tape = lonely_sink.record()
    player.play()
    until(lambda: player.now().position_ms > 1000)
    unplugged_at = time.monotonic()
    lonely_sink.unplug()
    until(lambda: player.now().lost, within=3)
    passed_ms = (time.monotonic() - unplugged_at) * 1000
    now = player.now()
    assert (now.lost, now.playing) == ("sound_lost", False)
    assert passed_ms < 500
    assert now.position_ms == pytest.approx(last_heard_ms(tape, sound), abs=100)
    player.play()
    until(lambda: player.now().lost == "sound_device_refuses")
    plug(lonely_sink)
    until(lambda: player.now().lost == "sound_back")
    assert (player.now().playing, player.now().position_ms) == (False, now.position_ms)
    player.play()
    until(lambda: player.now().position_ms > now.position_ms + 300)
    assert player.now().lost == ""
    player.close()


def test_a_device_that_takes_no_more_is_lost_within_a_second(
    player: Player, null_sink: NullSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callreview.audio.card.WAKING_S", 0.0)
    ready(player, noise_sound(20))
    player.play()
    until(lambda: player.now().position_ms > 1000)
    before_ms, stopped_at = player.now().position_ms, time.monotonic()
    suspend(null_sink, "1")
    until(lambda: player.now().lost == "sound_lost", within=5)
    assert time.monotonic() - stopped_at < 1.6
    now = player.now()
    assert not now.playing
    assert now.position_ms == pytest.approx(before_ms, abs=200)
    suspend(null_sink, "0")
    player.play()
    until(lambda: player.now().position_ms > now.position_ms + 300)
    assert player.now().lost == ""


def suspend(sink: NullSink, state: str) -> None:
    subprocess.run(["pactl", "suspend-sink", sink.name, state], check=True)


def test_the_default_device_is_listed_first(null_sink: NullSink) -> None:
    first, *others = list_devices()
    assert first.is_default
    assert not any(device.is_default for device in others)
    assert first.host_api == "ALSA"
    assert first.channels >= 2


def test_a_device_by_a_name_that_is_not_there_is_not_replaced(null_sink: NullSink) -> None:
    player = Player(open_output(DeviceName("A headset in a drawer", "ALSA")))
    player.open(noise_sound(2))
    player.play()
    until(lambda: player.now().lost)
    assert (player.now().lost, player.now().playing) == ("sound_device_missing", False)
    player.close()


def test_a_device_by_name_and_host_api_plays(null_sink: NullSink) -> None:
    chosen = list_devices()[0]
    player = Player(open_output(chosen.names))
    sound = noise_sound(3)
    ready(player, sound)
    assert player.now().lost == ""
    player.close()
