"""Several real devices at once: each a sink of the sound server with a name of its own in ALSA."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from callreview.audio.devices import list_devices, open_output
from callreview.audio.player import Player
from callreview.domain.device import DeviceName
from tests.fakes import HandSound, noise_sound
from tests.sound import RATE, NullSink, Samples, in_some_run, likeness
from tests.waiting import until

pytestmark = pytest.mark.sound
PlugIn = Callable[..., NullSink]


@pytest.fixture
def plug_in(
    null_sink: NullSink, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PlugIn]:
    """Give what plugs in a device of a name; `null_sink` stays the system's default."""
    alsa = tmp_path / "asound.conf"
    alsa.write_bytes(Path(os.environ["ALSA_CONFIG_PATH"]).read_bytes())
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(alsa))
    sinks: list[NullSink] = []

    def make(name: str, *form: str) -> NullSink:
        sink = NullSink(f"{null_sink.name}-{name}", tmp_path)
        load(sink, *form)
        with alsa.open("a") as config:
            config.write(f'pcm.{name} {{ type pulse device "{sink.name}" hint {{ show on }} }}\n')
        sinks.append(sink)
        return sink

    yield make
    for sink in sinks:
        for tape in sink.tapes:
            tape.end()
        sink.unplug()


def load(sink: NullSink, *form: str) -> None:
    command = ["pactl", "load-module", "module-null-sink", f"sink_name={sink.name}", *form]
    subprocess.run(command, check=True, capture_output=True)


def name_of(found: str) -> DeviceName:
    return next(device.names for device in list_devices() if device.name == found)


def as_heard(sound: HandSound, start_ms: int, end_ms: int, *, mono: bool = False) -> Samples:
    """Return a part of a sound as a card of 48 kHz plays it: its left side, or both in one."""
    from callreview.audio.stretch import Stretch

    part = sound.samples[start_ms * 8 : end_ms * 8] * np.float32(1 / 32768)
    if mono:
        part = part.mean(axis=1, keepdims=True, dtype=np.float32).repeat(2, axis=1)
    stretch = Stretch(sound.rate, RATE, 1.0)
    heard: Samples = np.concatenate([stretch.push(part), stretch.finish()])[:, 0]
    return heard


def test_a_chosen_device_plays_and_the_others_are_silent(
    null_sink: NullSink, plug_in: PlugIn
) -> None:
    sinks = [null_sink, plug_in("headset"), plug_in("desk")]
    sound = noise_sound(3)

    def is_heard() -> bool:
        tapes = [sink.record() for sink in sinks]
        with closing(Player(open_output(name_of("headset")))) as player:
            player.open(sound)
            player.play()
            until(lambda: player.now().ended)
            assert player.now().device == DeviceName("headset", "ALSA")
        default, headset, desk = (tape.stop() for tape in tapes)
        assert not default.any()
        assert not desk.any()
        return likeness(as_heard(sound, 1000, 2500), headset[:, 0])[0] > 0.95

    assert in_some_run(is_heard)


def test_a_chosen_device_that_is_away_is_waited_for_and_no_other_is_used(
    null_sink: NullSink, plug_in: PlugIn
) -> None:
    # While it plays the sound server itself would move the stream to another of its sinks.
    headset = plug_in("headset")
    default = null_sink.record()
    with closing(Player(open_output(name_of("headset")))) as player:
        player.open(noise_sound(30))
        player.play()
        until(lambda: player.now().position_ms > 300)
        player.rest()
        headset.unplug()
        player.play()
        until(lambda: player.now().misses_device)
        at_ms = player.now().position_ms
        assert not player.now().playing
        load(headset)
        until(lambda: player.now().lost == "sound_back")
        assert player.now().position_ms == at_ms
        player.play()
        until(lambda: player.now().position_ms > at_ms + 300)
        assert player.now().device == DeviceName("headset", "ALSA")
    assert not default.stop().any()


@pytest.mark.parametrize(
    ("form", "mono"),
    [(("rate=44100",), False), (("rate=8000",), False), (("channels=1",), True)],
    ids=["44.1 kHz", "8 kHz", "one channel"],
)
def test_a_device_of_another_shape_plays_the_call(
    form: tuple[str, ...], mono: bool, plug_in: PlugIn
) -> None:
    sink = plug_in("odd", *form)
    sound = noise_sound(3)

    def is_heard() -> bool:
        tape = sink.record()
        with closing(Player(open_output(name_of("odd")))) as player:
            player.open(sound)
            player.play()
            until(lambda: player.now().ended)
        return likeness(as_heard(sound, 1000, 2500, mono=mono), tape.stop()[:, 0])[0] > 0.95

    assert in_some_run(is_heard)
