"""Dropouts in what is heard while the app has everything else to do at once.

Run as `python -m benchmarks.play_under_load [--minutes 10]` from the top, on Linux with
PulseAudio. The app's own window plays a call (a steady tone) at 1.5x into a null sink whose
monitor is recorded. Meanwhile, in the same process and its workers, without a rest:

- every minute a folder of 2,000 new recordings is added to the library, each read in a worker
  for its header, hashed and listed in the table of calls;
- scorecards are written as PDF, one after the other;
- the window is resized to another size every 100 ms.

Beside it, at the same time, so that both bear the very same load: a stream whose callback is
Python (sounddevice), which is what the player avoids; and pacat, a process that only plays,
into a sink of its own: where that has dropouts, the machine or its sound server had them. The
call sounds on the left only, the stream on the right only; all three ask for the same latency.
A dropout is a hole of 2 ms or more.
"""

import argparse
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.launching import home
from callreview.audio.card import LATENCY_S
from tests.corpus import write_wav
from tests.sound import RATE, NullSink, private_server

if TYPE_CHECKING:
    from callreview.ui.rooms import Rooms

MINUTES = 10.0
SPEED = 1.5
FILES = 2000
HERTZ = 500.0
LOUDNESS = 0.3
WARM_S = 2.0
RESIZED_EVERY_MS = 100
SIZES = ((1280, 640), (1900, 1000), (1400, 720), (1640, 880))
HOLE_S = 0.002
QUIET = 0.05
CALL_RATE = 8000
_CHUNK = 30 * RATE


@dataclass
class Done:
    """What the load came to."""

    files: int = 0
    scorecards: int = 0
    resizes: int = 0


@dataclass(frozen=True)
class Heard:
    """What came out of the two sinks meanwhile, int16 of shape (frames, 2)."""

    done: Done
    sides: NDArray[np.int16]
    control: NDArray[np.int16]


@dataclass(frozen=True)
class Hole:
    """A dropout: when, and how long, in seconds."""

    at_s: float
    seconds: float


def main() -> None:
    """Measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=MINUTES)
    minutes = parser.parse_args().minutes
    with home() as folder, private_server(folder.parent) as address:
        os.environ["PULSE_SERVER"] = address
        heard = _measured(folder.parent, minutes)
        done = heard.done
        print(f"{minutes:g} minutes at {SPEED}x; meanwhile {done.files} recordings added,")
        print(f"{done.scorecards} scorecards written, {done.resizes} times resized.")
        print(f"{'':32}{'heard':>10}{'dropouts':>10}{'lost':>10}{'longest':>10}  at")
        for words, side in (
            ("the player", heard.sides[:, 0]),
            ("a callback in Python", heard.sides[:, 1]),
            ("pacat, which does nothing else", heard.control[:, 0]),
        ):
            holes = holes_in(side)
            lost = sum(hole.seconds for hole in holes)
            longest = max((hole.seconds for hole in holes), default=0.0)
            print(
                f"{words:32}{len(side) / RATE:8.1f} s{len(holes):10}{lost:8.3f} s{longest:8.3f} s  "
                + ", ".join(f"{hole.at_s:.1f}" for hole in holes[:12])
            )


def _measured(folder: Path, minutes: float) -> Heard:
    """Return what the load did and what was heard of the player, the callback and pacat."""
    from PySide6.QtWidgets import QApplication

    from callreview.app import places
    from callreview.app.demo import make_samples
    from callreview.ui.desktop import Desktop

    seconds = minutes * 60 + WARM_S + 20
    tone = folder / "tone"
    tone.mkdir()
    write_wav(tone / "tone.wav", _tone(seconds * SPEED), CALL_RATE)
    folders = [_recordings(folder / f"calls {each}", each) for each in range(int(minutes) + 1)]
    places.make_private(places.data())
    make_samples(places.library())
    app = QApplication(["callreview"])
    desktop = Desktop(app)
    window = desktop.open(places.library())
    _until(app, lambda: window.rooms is not None and bool(window.rooms.snapshot.calls))
    rooms = window.rooms
    assert rooms is not None
    tapes = [NullSink("silence", folder).record(), _control_sink(folder).record()]
    _play(app, rooms, tone)
    done = Done()
    with _callback_in_python(), _pacat(folder, seconds):
        _for(app, WARM_S)
        begun = [int(tape.seconds * RATE) for tape in tapes]
        _load(app, rooms, folders, done, minutes * 60)
        ends = [int(tape.seconds * RATE) for tape in tapes]
    for tape in tapes:
        tape.end()
    desktop.close()
    app.processEvents()
    sides, control = (
        np.memmap(tape.path, "<i2").reshape(-1, 2)[begin:end]
        for tape, begin, end in zip(tapes, begun, ends, strict=True)
    )
    return Heard(done, sides, control)


def _tone(seconds: float) -> NDArray[np.int16]:
    """Return a tone on the left and nothing on the right."""
    angle = 2 * np.pi * HERTZ * np.arange(int(seconds * CALL_RATE)) / CALL_RATE
    left = np.round(np.sin(angle) * LOUDNESS * 32767).astype(np.int16)
    return np.column_stack((left, np.zeros_like(left)))


def _recordings(folder: Path, seed: int) -> Path:
    """Write so many short recordings, each like no other."""
    folder.mkdir()
    random = np.random.default_rng(seed)
    for number in range(FILES):
        sound = (random.standard_normal(CALL_RATE // 4) * 3000).astype(np.int16)
        write_wav(folder / f"{number:05}.wav", sound.reshape(-1, 1), CALL_RATE)
    return folder


def _play(app: Any, rooms: "Rooms", folder: Path) -> None:
    """Open the call and play it, as a person does."""
    added: list[object] = []
    rooms.folders.added.connect(added.append)
    rooms.folders.add(folder)
    _until(app, lambda: bool(added))
    rooms.folders.added.disconnect(added.append)
    calls = rooms.snapshot.calls.values()
    rooms.open_call(next(each.id for each in calls if each.recording.path.endswith("tone.wav")))
    _until(app, lambda: rooms.has_call and rooms.desk.screen.player.transport.isEnabled())
    player = rooms.desk.screen.player
    player.listening.set_speed(SPEED)
    player.listening.play()
    _until(app, lambda: player.position_ms > 1000)


def _load(app: Any, rooms: "Rooms", folders: list[Path], done: Done, seconds: float) -> None:
    """Do all that is to be done meanwhile, for so long; `done` counts it."""
    from PySide6.QtCore import QTimer

    from callreview.app import scorecards

    window = rooms.desk.screen.window()
    review_id = scorecards.final_review_ids(rooms.parts.session)[0]
    end = time.monotonic() + seconds
    waiting = iter(folders)

    def resize() -> None:
        window.resize(*SIZES[done.resizes % len(SIZES)])
        done.resizes += 1

    def print_next(_result: object = None) -> None:
        if time.monotonic() < end:
            path = folders[0].parent / f"scorecard {done.scorecards}.pdf"
            rooms.parts.jobs.start(
                "a scorecard",
                lambda _progress: scorecards.scorecard_pdf(
                    rooms.parts.session, review_id, path, pool=rooms.parts.pool()
                ),
                on_done=print_next,
            )
            done.scorecards += 1

    def add_next() -> None:
        if (folder := next(waiting, None)) is not None:
            rooms.folders.add(folder)

    def count_files(report: Any) -> None:
        done.files += len(report.calls)

    rooms.folders.added.connect(count_files)
    timers = [QTimer(interval=RESIZED_EVERY_MS), QTimer(interval=60_000)]
    for timer, work in zip(timers, (resize, add_next), strict=True):
        timer.timeout.connect(work)
        timer.start()
    print_next()
    add_next()
    _for(app, seconds)
    for timer in timers:
        timer.stop()


@contextmanager
def _callback_in_python() -> Iterator[None]:
    """Play a tone on the right from a callback in Python, meanwhile."""
    import sounddevice

    phase = 0

    def callback(out: NDArray[np.float32], frames: int, _times: Any, _flags: Any) -> None:
        nonlocal phase
        angle = 2 * np.pi * HERTZ * np.arange(phase, phase + frames) / RATE
        out[:, 0] = 0
        out[:, 1] = np.sin(angle) * LOUDNESS
        phase += frames

    stream = sounddevice.OutputStream(
        samplerate=RATE, channels=2, latency=LATENCY_S, callback=callback
    )
    with closing(stream):
        stream.start()
        yield


def _control_sink(folder: Path) -> NullSink:
    command = ["pactl", "load-module", "module-null-sink", "sink_name=control", f"rate={RATE}"]
    subprocess.run(command, check=True, capture_output=True)
    return NullSink("control", folder)


@contextmanager
def _pacat(folder: Path, seconds: float) -> Iterator[None]:
    """Play a tone from a process of its own, meanwhile."""
    raw = folder / "control.raw"
    angle = 2 * np.pi * HERTZ * np.arange(RATE) / RATE
    raw.write_bytes((np.sin(angle) * LOUDNESS * 32767).astype("<i2").tobytes() * int(seconds))
    form = [
        "--raw",
        "--format=s16le",
        f"--rate={RATE}",
        "--channels=1",
        f"--latency-msec={LATENCY_S * 1000:.0f}",
    ]
    with raw.open("rb") as sound:
        process = subprocess.Popen(["pacat", "-d", "control", *form], stdin=sound)
        yield
        process.terminate()
        process.wait()


def holes_in(side: NDArray[np.int16]) -> list[Hole]:
    """Return the holes in a steady tone; the recording is read piece by piece."""
    holes: list[Hole] = []
    last = None
    for start in range(0, len(side), _CHUNK):
        piece = np.abs(side[start : start + _CHUNK].astype(np.int32))
        loud = np.flatnonzero(piece > QUIET * 32768) + start
        if last is not None:
            loud = np.concatenate(([last], loud))
        gaps = np.diff(loud)
        wide = np.flatnonzero(gaps > HOLE_S * RATE)
        holes += [Hole(float(loud[at]) / RATE, float(gaps[at]) / RATE) for at in wide]
        last = int(loud[-1]) if len(loud) else last
    return holes


def _for(app: Any, seconds: float) -> None:
    end = time.monotonic() + seconds
    _until(app, lambda: time.monotonic() > end, within=seconds + 10)


def _until(app: Any, is_so: Callable[[], bool], *, within: float = 60.0) -> None:
    """Let the window work until something is so."""
    from PySide6.QtCore import QEventLoop

    end = time.monotonic() + within
    while not is_so():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        if time.monotonic() > end:
            raise TimeoutError(str(is_so))


if __name__ == "__main__":
    main()
