"""From the start of the process to the whole waveform of a one-hour call.

Run as `python -m benchmarks.one_hour [ROUNDS]` from the top. The call is stereo at 8 kHz, as PCM
and as MP3; it is known to the library, and opened as soon as the table of calls stands. Beside
it, in turns: a bare PySide6 window, and a plain decode of the same file in a fresh process.
Aims on two cores: PCM 1.0 s, MP3 2.2 s, at most 150 MB of its own for the app's process.
"""

import shutil
import sys
from pathlib import Path

from benchmarks.hours import hour
from benchmarks.launching import Launch, home, in_turns, launch, median, seconds
from callreview.app import places
from callreview.app.adding import add_folder
from callreview.app.session import Session
from callreview.audio.pool import Pool

ROUNDS = 5
AIMS_S = {"hour, PCM.wav": 1.0, "hour.mp3": 2.2}
AIM_MB = 150.0
_SOUNDFILE = """
import sys, soundfile
with soundfile.SoundFile(sys.argv[1]) as file:
    while len(file.read(65536, dtype="int16")): pass
"""
_PYAV = """
import sys, av
with av.open(sys.argv[1]) as file:
    for frame in file.decode(file.streams.audio[0]): del frame
"""
PLAIN = {".wav": _SOUNDFILE, ".mp3": _PYAV}


def main(rounds: int) -> None:
    """Measure both kinds of file and print a table."""
    with home() as place:
        for number, name in enumerate(AIMS_S):
            folder = place / f"calls {number}"
            folder.mkdir(parents=True)
            recording = folder / name
            shutil.copyfile(*hour(names=[name]), recording)
            _measure(recording, rounds=rounds)


def _measure(recording: Path, *, rounds: int) -> None:
    know(recording)
    plain, bare = list[float](), list[float]()
    runs: list[Launch] = []
    in_turns(1, lambda: launch("open", "drawn"))
    in_turns(
        rounds,
        lambda: bare.append(launch("bare", "window").after["window"]),
        lambda: plain.append(seconds([sys.executable, "-c", PLAIN[recording.suffix], recording])),
        lambda: runs.append(launch("open", "drawn")),
    )
    print(
        f"{recording.name + ', ' + str(rounds) + ' rounds':36}{'median':>9}{'least':>9}{'most':>9}"
    )
    for words, values in {
        "a bare window": bare,
        "a plain decode": plain,
        "the app, to the window": [run.after["window"] for run in runs],
        "the app, to the waveform drawn": [run.after["drawn"] for run in runs],
    }.items():
        print(f"{words:36}{median(values):8.3f}s{min(values):8.3f}s{max(values):8.3f}s")
    _judge("drawn", median([run.after["drawn"] for run in runs]), AIMS_S[recording.name], "s")
    _judge("the app's own memory", median([run.memory.app for run in runs]), AIM_MB, "MB")
    print(f"its worker, apart: {median([run.memory.workers for run in runs]):.0f} MB\n")


def _judge(words: str, value: float, aim: float, unit: str) -> None:
    verdict = "as aimed" if value <= aim else "missed"
    print(f"{words}: {value:.3g} {unit} (aim {aim:g} {unit}: {verdict})")


def know(recording: Path) -> None:
    """Make a library that knows this recording only."""
    library = places.library()
    library.unlink(missing_ok=True)
    session = Session.open(library, reviewer="")
    try:
        with Pool(places.cache(), size=1) as pool:
            add_folder(session, pool, recording.parent)
    finally:
        session.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
