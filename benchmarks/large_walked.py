"""The app on a large library, walked through as a person would; run by `large_library`.

Says "window" once rows were painted, "usable" once a letter typed then showed what it found,
"whole" once every call is in the table, and then, each as so many seconds after "asked", what
it came to: "stalled_*" is the longest the main thread was kept from its events in a part of
the walk, "key_*" how long a key press took to the painted table, "frame_*" a step of scrolling;
"worked_*", "key_work_*" and "frame_work_*" are the same in its own processor time.
`large_walked.py bare` scrolls a bare table with as many cells instead.
"""

import random
import statistics
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from typing_extensions import override

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

TYPED = (
    "anna", "555-0142", "42 last week", "agent:200 failed", "score<80 has:praise -draft",
    "from:2026-03-01 to:2026-03-10 longer:5m", "dir:in book:sample unreviewed",
    "number:42 this month", "zoe march 0142", "i", "03", "2",
)  # fmt: skip
CALLS, COLUMNS = 100_000, range(9)
FRAMES = 300
STEP_ROWS = 3
BURSTS, IN_A_BURST = 20, 40
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LETTER_MS, _REST_MS = 60, 400
_SETTLED_MS = 5000
_Took = tuple[float, float]
"""Seconds by the clock, and of the main thread's own processor time."""
Walk = Iterator[int]
"""What is done step by step; yields for how many milliseconds the event loop goes on."""


def main(mode: str) -> None:
    """Start it."""
    if mode == "bare":
        _scroll_bare()
        return
    from callreview.main import run

    sys.argv = ["callreview"]
    before_events(lambda app: Watch(app, is_table_with_rows, lambda: _Walker(app)))
    run()


class _Walker(QObject):
    """Goes step by step, with the event loop in between."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        say("window")
        self._rooms: Rooms = open_rooms()
        window = cast("Window", self._rooms.calls.window())
        self._search: QLineEdit = window.header.search
        self._pulse = Pulse(app)
        self._steps = self._walk()
        self._go_on()

    def _go_on(self) -> None:
        try:
            wait = next(self._steps, None)
        except BaseException:
            sys.excepthook = sys.__excepthook__  # a person would be told in the window
            raise
        if wait is None:
            last("walked")
        else:
            QTimer.singleShot(wait, self, self._go_on)

    def _walk(self) -> Walk:
        self._key("a")
        say("usable")
        self._key("")
        while not self._rooms.parts.session.all_read.done:
            yield 10
        say("whole")
        yield _SETTLED_MS
        say("asked", self._pulse.begun)
        self._say_stalls("start")
        yield from self._type()
        yield from self._scroll()
        yield from self._add()

    def _type(self) -> Walk:
        took = []
        for query in TYPED:
            for end in range(1, len(query) + 1):
                took.append(self._key(query[:end]))
                yield _LETTER_MS
            yield _REST_MS
            self._key("")
            yield _REST_MS
        self._say_all("key", took)
        self._say_stalls("key")

    def _scroll(self) -> Walk:
        frames = []
        for frame in _frames(self._rooms.calls.table):
            frames.append(frame)
            yield 0
        self._say_all("frame", frames)
        self._say_stalls("scroll")

    def _add(self) -> Walk:
        from callreview.app.findings import FilesListed
        from tests.builders import facts, listed

        session = self._rooms.parts.session
        folder = session.snapshot.folders[0].id
        for burst in range(BURSTS):
            names = [f"/calls/new/{burst}-{at}.wav" for at in range(IN_A_BURST)]
            files = (listed(name, facts=facts(start_local="2026-03-01T10:00:00")) for name in names)
            session.record(FilesListed(folder, tuple(files)))
            yield 100
        yield _REST_MS * 3
        self._say_stalls("add")

    def _key(self, text: str) -> _Took:
        """Have the search box hold `text`, its last letter typed; return until it was painted."""
        search, table = self._search, self._rooms.calls.table
        blocked = search.blockSignals(True)
        search.setText(text[:-1])
        search.blockSignals(blocked)
        began = _now()
        if text:
            QApplication.sendEvent(search, _pressed(text[-1]))
        else:
            search.textChanged.emit("")
        table.viewport().repaint()
        return _since(began)

    def _say(self, word: str, seconds: float) -> None:
        say(word, self._pulse.begun + seconds)

    def _say_stalls(self, part: str) -> None:
        stalled, worked = self._pulse.take()
        self._say(f"stalled_{part}", stalled)
        self._say(f"worked_{part}", worked)

    def _say_all(self, word: str, took: list[_Took]) -> None:
        for name, seconds in _summed_up(word, took):
            self._say(name, seconds)


class _BareModel(QAbstractTableModel):
    """As many rows and columns as a large table of calls, each cell the same few words."""

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else CALLS

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return f"{index.row()} of many" if role == Qt.ItemDataRole.DisplayRole else None


def _scroll_bare() -> None:
    app = QApplication(sys.argv[:1])
    table = QTableView()
    model = _BareModel(table)
    table.setModel(model)
    table.resize(1440, 700)

    def then() -> None:
        begun = time.monotonic()
        frames = list(_frames(table))
        say("asked", begun)
        for name, seconds in _summed_up("frame", frames):
            say(name, begun + seconds)
        last("walked")

    Watch(app, lambda watched: watched is table.viewport(), then)
    table.show()
    app.exec()


def _summed_up(word: str, took: list[_Took]) -> Iterator[tuple[str, float]]:
    for kind, seconds in (
        (word, [one[0] for one in took]),
        (f"{word}_work", [one[1] for one in took]),
    ):
        yield f"{kind}_p95", statistics.quantiles(seconds, n=20)[-1]
        yield f"{kind}_worst", max(seconds)


def _now() -> _Took:
    return time.perf_counter(), time.thread_time()


def _since(began: _Took) -> _Took:
    now = _now()
    return now[0] - began[0], now[1] - began[1]


def _frames(table: QTableView) -> Iterator[_Took]:
    """Scroll on a little, and far now and then; yield how long each step took to be painted."""
    bar, lot = table.verticalScrollBar(), random.Random(1)
    for frame in range(FRAMES):
        far = frame % 10 == 0
        to = lot.randrange(bar.maximum()) if far else bar.value() + STEP_ROWS
        began = _now()
        bar.setValue(to)
        table.viewport().repaint()
        yield _since(began)


def _pressed(letter: str) -> QKeyEvent:
    nothing_held = Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), nothing_held, letter)


if __name__ == "__main__":
    main(sys.argv[1])
