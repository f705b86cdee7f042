"""A folder full of broken and hostile files, opened one after the other in the real window."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from callreview.domain.call import Call
from callreview.ui.rooms import Rooms
from tests.corpus import FORMATS, hostile_files, mutants, talk, write
from tests.stories.conftest import OpenApp
from tests.stories.person import Person

MUTANTS, SEED = 12, 20_260_312
LONGEST_STALL_S = 2.0
"""What `safety.md` promises of any folder; a decoder in this process would hang for ever."""


class Heart(QObject):
    """Beats while the window is alive; `longest` is the longest pause between two beats."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.beats = 0
        self.longest = 0.0
        self._last = time.monotonic()
        timer = QTimer(self, interval=20)
        timer.timeout.connect(self._beat)
        timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self.beats += 1
        self.longest, self._last = max(self.longest, now - self._last), now


def rooms_with(open_app: OpenApp, folder: Path, person: Person) -> Rooms:
    """Open the app and add a folder, as one who drops it on the window."""
    window = open_app()
    rooms = window.rooms
    assert rooms is not None
    rooms.add_folder(folder)
    person.waits(lambda: rooms.snapshot.calls and not rooms.parts.jobs.running, what="the calls")
    return rooms


def test_nothing_in_a_folder_stops_the_window(
    open_app: OpenApp, person: Person, tmp_path: Path
) -> None:
    folder = tmp_path / "calls"
    folder.mkdir()
    hostile_files(folder)
    originals = [
        write(tmp_path / f"original{number}{format_.suffix}", format_, talk(1.0))
        for number, format_ in enumerate(FORMATS[:6])
    ]
    mutants(folder, originals, MUTANTS, seed=SEED)
    rooms = rooms_with(open_app, folder, person)
    heart = Heart(rooms)
    for call in tuple(rooms.snapshot.calls.values()):
        rooms.open_call(call.id)

        def is_judged(call: Call = call) -> bool:
            decoding = rooms.parts.opener().opened(call)
            return decoding is not None and decoding.done

        person.waits(is_judged, what=f"a word about {call.recording.name}")
        person.waits(lambda: rooms.room == "review", what="the review room")
    assert heart.beats > len(rooms.snapshot.calls)
    assert heart.longest < LONGEST_STALL_S
