"""Dropouts in what is heard while one long call after another holds the interpreter lock.

Run as `python -m benchmarks.play_under_load [SECONDS]` from the top, on Linux with
PulseAudio. A steady tone is played into a null sink whose monitor is recorded; a dropout is
a hole of 2 ms or more in the recording. Beside the player under load: the player at rest,
and a callback in Python under the same load, which is what the player avoids.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from callreview.audio.devices import open_output
from callreview.audio.player import Player
from tests.fakes import tone_sound
from tests.places import settings_of_a_run
from tests.sound import RATE, NullSink, Samples, private_server
from tests.waiting import until

SECONDS = 10.0
HERTZ = 500.0
WARM_S = 1.5
HOLE_S = 0.002
QUIET = 0.05


def main() -> None:
    """Measure, print a table."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(settings_of_a_run(Path(folder) / "home"))
        with private_server(Path(folder)) as address:
            os.environ["PULSE_SERVER"] = address
            sink = NullSink("silence", Path(folder))
            load = _Load()
            print(f"{'':34}{'dropouts':>10}{'lost':>10}{'lock held up to':>18}")
            for words, play, does_load in (
                ("player at rest", _with_player, False),
                ("player under load", _with_player, True),
                ("callback in Python under load", _with_callback, True),
            ):
                load.longest_s = 0.0
                heard = play(sink, seconds, load if does_load else _rest)
                holes = _holes(heard)
                held = f"{load.longest_s:.2f} s" if does_load else "–"
                print(f"{words:34}{len(holes):10}{sum(holes):8.2f} s{held:>18}")


class _Load:
    """Turns a large list into text and back: a call into C that holds the lock throughout."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._list = np.random.default_rng(1).random(700_000).tolist()

    def __call__(self) -> None:
        begun = time.perf_counter()
        text = json.dumps(self._list)
        self.longest_s = max(self.longest_s, time.perf_counter() - begun)
        json.loads(text)


def _rest() -> None:
    time.sleep(0.05)


def _with_player(sink: NullSink, seconds: float, work: Callable[[], None]) -> Samples:
    tape = sink.record()
    with closing(Player(open_output())) as player:
        player.open(tone_sound(seconds + WARM_S + 5, hertz=HERTZ))
        player.play()
        until(lambda: player.now().position_ms > WARM_S * 1000)
        _for(seconds, work)
        heard: Samples = tape.stop()[:, 0]
    return heard


def _with_callback(sink: NullSink, seconds: float, work: Callable[[], None]) -> Samples:
    import sounddevice

    phase = 0

    def callback(out: NDArray[np.float32], frames: int, _times: Any, _flags: Any) -> None:
        nonlocal phase
        angle = 2 * np.pi * HERTZ * np.arange(phase, phase + frames) / RATE
        out[:] = np.sin(angle)[:, None] * 0.3
        phase += frames

    tape = sink.record()
    stream = sounddevice.OutputStream(samplerate=RATE, channels=2, latency=0.1, callback=callback)
    with stream:
        _for(WARM_S, _rest)
        _for(seconds, work)
        heard: Samples = tape.stop()[:, 0]
    return heard


def _for(seconds: float, work: Callable[[], None]) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        work()


def _holes(heard: Samples) -> list[float]:
    """Return how long, in seconds, each hole in a steady tone is."""
    loud = np.flatnonzero(np.abs(heard) > QUIET)
    between = np.diff(loud[loud > loud[0] + RATE // 2]) / RATE
    return [float(gap) for gap in between if gap > HOLE_S]


if __name__ == "__main__":
    main()
