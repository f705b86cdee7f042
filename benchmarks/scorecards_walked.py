"""The app printing all scorecards there are, a file each and then in one; run by `scorecards`.

`scorecards_walked.py FOLDER` prints into FOLDER, asked as a person would from the menu. Each of
these is said as so many seconds after "asked": "each" and "in_one" how long it took, "cpu_each"
and "cpu_in_one" the processor time of the app and all its processes, "stalled_…" the longest the
main thread was kept from its events meanwhile, "worked_…" the same in its own processor time;
"stalled_idle" while nothing went on.
"""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import psutil
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.watched import (
    Pulse,
    Watch,
    before_events,
    is_table_with_rows,
    last,
    open_rooms,
    say,
)

if TYPE_CHECKING:
    from callreview.ui.rooms import Rooms
    from callreview.ui.window import Window

_IDLE_MS, _LOOK_MS = 3000, 20


def main(folder: Path) -> None:
    """Start it."""
    from callreview.main import run

    sys.argv = ["callreview"]
    before_events(lambda app: Watch(app, is_table_with_rows, lambda: _Walker(app, folder)))
    run()


class _Walker(QObject):
    """Prints one way, then the other; the event loop goes on meanwhile."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        super().__init__(app)
        self._folder = folder
        self._rooms: Rooms = open_rooms()
        self._window = cast("Window", self._rooms.calls.window())
        self._pulse = Pulse(app)
        self._began = self._cpu_then = 0.0
        say("asked", self._pulse.begun)
        QTimer.singleShot(_IDLE_MS, self, self._print_each)

    def _print_each(self) -> None:
        self._pulse.take()  # what the start took
        QTimer.singleShot(_IDLE_MS, self, lambda: self._told("idle", self._begin_each))

    def _begin_each(self) -> None:
        self._print("each", self._folder, self._begin_in_one, is_in_one=False)

    def _begin_in_one(self) -> None:
        path = self._folder / "all.pdf"
        self._print("in_one", path, lambda: last("walked"), is_in_one=True)

    def _print(self, word: str, path: Path, then: Callable[[], None], *, is_in_one: bool) -> None:
        from callreview.ui import papering
        from callreview.ui.papers.run import RunSheet

        def answer(*given: object) -> None:
            cast("Callable[[Path], None]", given[-1])(path)

        papering.ask_where = papering.ask_folder = answer  # type: ignore[assignment]  # no dialog
        self._window.notice.say("")
        self._began, self._cpu_then = time.monotonic(), _processor_seconds()
        self._rooms.papering.print_all_scorecards()

        def choose() -> None:
            for each in QApplication.topLevelWidgets():
                if isinstance(each, RunSheet):
                    (each.in_one if is_in_one else each.each).setChecked(True)
                    each.accept()
                    self._pulse.take()  # what the sheet took
                    self._when_written(lambda: self._told(word, then))
                    return
            QTimer.singleShot(_LOOK_MS, self, choose)

        choose()

    def _when_written(self, do: Callable[[], None]) -> None:
        if "Written" in self._window.notice.words:
            do()
        else:
            QTimer.singleShot(_LOOK_MS, self, lambda: self._when_written(do))

    def _told(self, word: str, then: Callable[[], None]) -> None:
        stalled, worked = self._pulse.take()
        if self._began:
            self._say(word, time.monotonic() - self._began)
            self._say(f"cpu_{word}", _processor_seconds() - self._cpu_then)
        self._say(f"stalled_{word}", stalled)
        self._say(f"worked_{word}", worked)
        then()

    def _say(self, word: str, seconds: float) -> None:
        say(word, self._pulse.begun + seconds)


def _processor_seconds() -> float:
    """Return the processor time of this process and of all it started, ended or not."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    living = [child.cpu_times() for child in psutil.Process().children(recursive=True)]
    return sum(one.ru_utime + one.ru_stime for one in used) + sum(
        one.user + one.system for one in living
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
