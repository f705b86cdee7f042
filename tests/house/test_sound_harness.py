"""The ears the other tests trust: they hear what was played, and only that."""

import subprocess
import sys

import numpy as np

from tests.sound import RATE, NullSink, Samples, in_some_run, likeness

PLAYER = """
import sys
import numpy
import sounddevice
sounddevice.play(numpy.load(sys.argv[1]), 48000, blocking=True, latency=0.4)
"""


def chirp(seconds: float) -> Samples:
    moment = np.arange(int(RATE * seconds)) / RATE
    return (0.3 * np.sin(2 * np.pi * (300 + 900 * moment) * moment)).astype(np.float32)


def test_what_the_default_device_plays_is_heard_on_the_sink(null_sink: NullSink) -> None:
    played = chirp(0.8)
    # Closing the stream drops what the card has not played: silence after the sound.
    np.save(null_sink.folder / "sound.npy", np.pad(played, (0, RATE)))

    def is_heard() -> bool:
        tape = null_sink.record()
        subprocess.run(
            [sys.executable, "-c", PLAYER, str(null_sink.folder / "sound.npy")],
            check=True,
            capture_output=True,
        )
        return likeness(played, tape.stop()[:, 0])[0] > 0.95

    assert in_some_run(is_heard)


def test_a_silent_sink_is_like_nothing(null_sink: NullSink) -> None:
    tape = null_sink.record()
    heard = tape.stop()
    assert len(heard) > RATE // 5
    assert likeness(chirp(0.1), heard[:, 0])[0] < 0.01


def test_likeness_finds_a_part_where_it_is_and_not_by_loudness() -> None:
    noise = np.random.default_rng(1).normal(0, 0.5, RATE).astype(np.float32)
    part = chirp(0.2)
    whole = np.concatenate((noise, 0.01 * part, noise)).astype(np.float32)
    likely, where = likeness(part, whole)
    assert likely > 0.999
    assert where == RATE
    assert likeness(chirp(0.2), noise)[0] < 0.3
