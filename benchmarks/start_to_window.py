"""From the start of the process to the window with the sample calls shown.

Run as `python -m benchmarks.start_to_window [ROUNDS]` from the top. Beside it, in turns: a bare
PySide6 window with a label in it. Aim: at most 0.4 s more than that.
"""

import sys

from benchmarks.launching import home, in_turns, launch, median
from callreview.app import places
from callreview.app.demo import make_samples

ROUNDS = 9
AIM_S = 0.4


def main(rounds: int) -> None:
    """Make the sample library, start both in turns, print a table."""
    bare: list[float] = []
    app: list[float] = []
    memory: list[float] = []

    def start_app() -> None:
        done = launch("app", "window")
        app.append(done.after["window"])
        memory.append(done.memory.app)

    with home() as place:
        make_samples(places.library(), cache=place / "cache")
        in_turns(1, lambda: launch("bare", "window"), lambda: launch("app", "window"))
        in_turns(rounds, lambda: bare.append(launch("bare", "window").after["window"]), start_app)
    print(f"{'start to window, ' + str(rounds) + ' rounds':36}{'median':>9}{'least':>9}{'most':>9}")
    for words, values in (("a bare window", bare), ("the app, with the sample calls", app)):
        print(f"{words:36}{median(values):8.3f}s{min(values):8.3f}s{max(values):8.3f}s")
    more = median(app) - median(bare)
    verdict = "as aimed" if more <= AIM_S else "missed"
    print(f"\n{more:.3f} s more than a bare window (aim {AIM_S} s: {verdict}); ", end="")
    print(f"{median(memory):.0f} MB of its own")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
