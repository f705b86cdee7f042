"""A start of the app, or of a bare window, that says when it came how far; run by `launching`.

`watched.py bare` opens a window with a label; `watched.py app` starts the app as the command
`callreview` does, and says "window" once the table of calls was painted with rows in it;
`watched.py open` goes on to open the first call, and says "drawn" once all of it was decoded
and nothing was left to paint. `watched.py stalls` opens it once the review screen stands, as a
person would, says "asked" then, and "stalled" so much later as the main thread was kept from
its events the longest until all was drawn; "worked" counts only its own processor time; and in
the end "settled". After the last word it stays until its input is closed.

Only an event filter and the end of the imports tell it from the app: each costs it a little.
"""

import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTableView, QWidget

if TYPE_CHECKING:
    from callreview.ui.rooms import Rooms

_BEAT_MS = 2
_SETTLED_MS = 2000


class Watch(QObject):
    """Waits for the first paint of what `is_it` knows, then calls `then`, once."""

    def __init__(
        self, app: QApplication, is_it: Callable[[QObject], bool], then: Callable[[], None]
    ) -> None:
        super().__init__(app)
        self._app, self._is_it, self._then = app, is_it, then
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let everything pass, and look at it."""
        if event.type() == QEvent.Type.Paint and self._is_it(watched):
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)  # after it was painted and sent to the screen
        return False


def main(mode: str) -> None:
    """Start it."""
    if mode == "bare":
        app = QApplication(sys.argv[:1])
        window = QMainWindow()
        label = QLabel("bare", window)
        window.setCentralWidget(label)
        window.resize(1360, 820)
        Watch(app, lambda watched: watched is label, lambda: last("window"))
        window.show()
        app.exec()
        return
    from callreview.main import run

    sys.argv = ["callreview"]
    before_events(lambda app: _watch_app(app, goes_on=_GOES_ON.get(mode)))
    run()


def before_events(work: Callable[[QApplication], None]) -> None:
    """Have `work` done when the app starts its event loop."""
    execute = QApplication.exec

    def watched_exec(*_app: QApplication) -> int:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        work(app)
        return execute()

    QApplication.exec = watched_exec  # type: ignore[method-assign]  # only here, to be told


def _watch_app(app: QApplication, *, goes_on: Callable[[], None] | None) -> None:
    def then() -> None:
        if goes_on is not None:
            say("window")
            goes_on()
        else:
            last("window")

    Watch(app, is_table_with_rows, then)


def is_table_with_rows(watched: QObject) -> bool:
    """Return whether this is where a table paints, and there are rows in it."""
    table = watched.parent() if isinstance(watched, QWidget) else None
    return (
        isinstance(table, QTableView)
        and table.viewport() is watched
        and table.model() is not None
        and table.model().rowCount() > 0
    )


def open_rooms() -> "Rooms":
    """Return the rooms of the window that stands."""
    from callreview.ui.window import Window

    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Window))
    assert window.rooms is not None
    return window.rooms


def _open_first() -> None:
    rooms = open_rooms()
    rooms.calls.open_selected()
    say("desk")
    rooms.desk.screen.player.reading.ended.connect(lambda _outcome: _when_idle(_is_drawn))


def _is_drawn() -> None:
    last("drawn")


def _open_later() -> None:
    QTimer.singleShot(_SETTLED_MS, _open_and_feel)


def _open_and_feel() -> None:
    rooms = open_rooms()
    app = QApplication.instance()
    assert app is not None
    pulse = Pulse(app)
    say("asked", pulse.begun)
    rooms.calls.open_selected()

    def tell() -> None:
        say("stalled", pulse.begun + pulse.longest_s)
        say("worked", pulse.begun + pulse.longest_work_s)
        say("drawn")
        QTimer.singleShot(_SETTLED_MS, lambda: last("settled"))

    rooms.desk.screen.player.reading.ended.connect(lambda _outcome: _when_idle(tell))


class Pulse(QObject):
    """Beats every two milliseconds, and knows the longest it was kept from that."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.begun = self._last = time.monotonic()
        self._worked = time.thread_time()
        self.longest_s = self.longest_work_s = 0.0
        timer = QTimer(self, interval=_BEAT_MS)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start()

    def take(self) -> tuple[float, float]:
        """Return the longest stall and work so far, in seconds; look for the next from now on."""
        longest = self.longest_s, self.longest_work_s
        self.longest_s = self.longest_work_s = 0.0
        return longest

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest_s = max(self.longest_s, now - self._last - _BEAT_MS / 1000)
        self._last = now
        worked = time.thread_time()
        self.longest_work_s = max(self.longest_work_s, worked - self._worked)
        self._worked = worked


def _when_idle(then: Callable[[], None]) -> None:
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None

    def is_idle() -> None:
        dispatcher.aboutToBlock.disconnect(is_idle)
        then()

    dispatcher.aboutToBlock.connect(is_idle)


def say(word: str, at: float | None = None) -> None:
    """Tell who started us that something is so, now or `at` a time of the monotonic clock."""
    sys.stdout.write(f"{word} {time.monotonic() if at is None else at}\n")
    sys.stdout.flush()


def last(word: str) -> None:
    """Say the last word, and end once we are let go."""
    say(word)
    app = QApplication.instance()
    assert app is not None

    def quit_when_told() -> None:
        sys.stdin.read()
        QTimer.singleShot(0, app, QApplication.closeAllWindows)

    threading.Thread(target=quit_when_told, daemon=True).start()


_GOES_ON = {"open": _open_first, "stalls": _open_later}


if __name__ == "__main__":
    main(sys.argv[1])
