"""A three-hour call in the real window: how long the window stands still, and how large it gets.

Run as `python -m benchmarks.three_hours [ROUNDS]` from the top. The call is stereo at 8 kHz, as
PCM and as MP3, known to the library, and opened once the window has settled. Printed are the
longest time the main thread was kept from its events from the click to the whole waveform (of its
own processor time, and by the clock, which counts all that goes on on the computer), and the
private memory (USS) of the app's process then, beside a bare PySide6 window and beside the
app before anything was opened. Aims: 50 ms, 180 MB.
"""

import sys

from benchmarks.hours import hour
from benchmarks.launching import Launch, home, in_turns, launch, median
from benchmarks.one_hour import know

ROUNDS = 3
HOURS = 3
FILES = ("hour, PCM.wav", "hour.mp3")
AIM_MS, AIM_MB = 50.0, 180.0


def main(rounds: int) -> None:
    """Measure both kinds of file and print a table."""
    with home() as place:
        for number, name in enumerate(FILES):
            folder = place / f"calls {number}"
            folder.mkdir(parents=True)
            (recording,) = hour(folder, [name], hours=HOURS)
            know(recording)
            print(f"three hours, {recording.suffix}, {rounds} rounds{'':12}median     most")
            _measure(rounds)


def _measure(rounds: int) -> None:
    bare, table, opened = list[Launch](), list[Launch](), list[Launch]()
    in_turns(1, lambda: launch("stalls", "settled"))
    in_turns(
        rounds,
        lambda: bare.append(launch("bare", "window")),
        lambda: table.append(launch("app", "window")),
        lambda: opened.append(launch("stalls", "settled")),
    )
    _print("a bare window", "MB", [run.memory.app for run in bare])
    _print("the app, nothing opened", "MB", [run.memory.app for run in table])
    _print("the app, the call opened", "MB", [run.memory.app for run in opened], AIM_MB)
    for word, words in {
        "worked": "the longest stretch of its own work",
        "stalled": "the longest stall, others included",
    }.items():
        stalls = [(run.after[word] - run.after["asked"]) * 1000 for run in opened]
        _print(words, "ms", stalls, AIM_MS)
    _print("until it is drawn", "s", [run.after["drawn"] - run.after["asked"] for run in opened])
    print()


def _print(words: str, unit: str, values: list[float], aim: float | None = None) -> None:
    verdict = "" if aim is None else "  as aimed" if median(values) <= aim else "  missed"
    aimed = "" if aim is None else f"  aim {aim:g} {unit}"
    print(f"{words:36}{median(values):8.1f} {unit}{max(values):8.1f} {unit}{aimed}{verdict}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
