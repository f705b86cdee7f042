"""Dropouts in what is heard while the app has everything else to do at once.

Run as `python -m benchmarks.play_under_load [--minutes 10]` from the top, on Linux with
PulseAudio. The app's own window plays a call (a steady tone) at 1.5x into a null sink whose
monitor is recorded. Meanwhile, in the same process and its workers, without a rest:

- every minute a folder of 2,000 new recordings is added to the library, each read in a worker
  for its header, hashed and listed in the table of calls;
- scorecards are written as PDF, one after the other;
- the window is resized to another size every 100 ms.

Beside it, at the same time, so that it bears the very same load: a stream whose callback is
Python (sounddevice), which is what the player avoids. The call sounds on the left only, the
stream on the right only. A dropout is a hole of 2 ms or more in the recording of a side.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.launching import home
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


def main() -> None:
    """Measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=MINUTES)
    minutes = parser.parse_args().minutes
    with home() as folder, private_server(folder.parent) as address:
        os.environ["PULSE_SERVER"] = address
        sink = NullSink("silence", folder.parent)
        done, begun_s, recorded = _measured(sink, folder.parent, minutes)
        print(f"{minutes:g} minutes at {SPEED}x; meanwhile {done.files} recordings added,")
        print(f"{done.scorecards} scorecards written, {done.resizes} times resized.")
        print(f"The sink played {len(recorded) / RATE - begun_s:.1f} s.")
        print(f"{'':34}{'dropouts':>10}{'lost':>12}{'longest':>12}")
        for words, side in (("the player", 0), ("a callback in Python", 1)):
            holes = holes_in(recorded[round(begun_s * RATE) :, side])
            longest = max(holes, default=0.0)
            print(f"{words:34}{len(holes):10}{sum(holes):10.3f} s{longest:10.3f} s")


def _measured(
    sink: NullSink, folder: Path, minutes: float
) -> tuple[Done, float, NDArray[np.int16]]:
    """Return what the load did, from which second on it counts, and what was heard."""
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
    tape = sink.record()
    _play(app, rooms, tone)
    done = Done()
    with _callback_in_python():
        _for(app, WARM_S)
        begun_s = tape.seconds
        _load(app, rooms, folders, done, minutes * 60)
    tape.end()
    desktop.close()
    app.processEvents()
    return done, begun_s, np.memmap(tape.path, "<i2").reshape(-1, 2)


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

    from callreview.app import exporting

    window = rooms.desk.screen.window()
    review_id = exporting.final_review_ids(rooms.parts.session)[0]
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
                lambda _progress: exporting.scorecard_pdf(
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

    stream = sounddevice.OutputStream(samplerate=RATE, channels=2, latency=0.1, callback=callback)
    with closing(stream):
        stream.start()
        yield


def holes_in(side: NDArray[np.int16]) -> list[float]:
    """Return how long, in seconds, each hole in a steady tone is; it is read piece by piece."""
    holes: list[float] = []
    last = None
    for start in range(0, len(side), _CHUNK):
        piece = np.abs(side[start : start + _CHUNK].astype(np.int32))
        loud = np.flatnonzero(piece > QUIET * 32768) + start
        if last is not None:
            loud = np.concatenate(([last], loud))
        holes += [float(gap) / RATE for gap in np.diff(loud) if gap > HOLE_S * RATE]
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
