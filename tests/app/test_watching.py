"""Folders of the library are watched: due ones are asked for, one at a time, until it ends."""

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from callreview.app.edits.folders import AddFolder, ForgetFolder, MapLog
from callreview.app.session import Session
from callreview.app.watching import Due, Watching
from callreview.intake.watch import Seen, Watch
from tests import builders


class TurnedWatch(Watch):
    """Sees what it is told to see; looks whenever it may."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.pause_s = 0.0
        self.sees: list[Seen] = []
        self.looks = 0
        self.was_done = 0

    def look(self) -> Seen:
        self.looks += 1
        return self.sees.pop(0) if self.sees else Seen()

    def done(self) -> None:
        self.was_done += 1


class Room:
    """A library with watched folders; what is told of them, on the main thread."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.letters: queue.Queue[Callable[[], None]] = queue.Queue()
        self.watches: dict[str, TurnedWatch] = {}
        self.due: list[Due] = []
        self.away: list[str] = []
        self.watching = Watching(
            session,
            self.letters.put,
            on_due=self.due.append,
            on_away=lambda path: self.away.append(path.name),
            on_back=lambda path: self.away.append(f"not {path.name}"),
            watch=self._watch,
        )

    def _watch(self, root: Path) -> Watch:
        return self.watches.setdefault(root.name, TurnedWatch(root))

    def open_letter(self) -> None:
        self.letters.get(timeout=10)()

    def until_looked(self, name: str) -> None:
        from tests import waiting

        waiting.until(lambda: name in self.watches)
        before = self.watches[name].looks
        waiting.until(lambda: self.watches[name].looks > before + 1)


@pytest.fixture
def room(quick_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr("callreview.app.watching._PATIENCE_S", 0.001)
    with builders.opened(quick_path / "library.db") as session:
        session.do(AddFolder("/calls")).wait()
        room = Room(session)
        yield room
        room.watching.close()


DUE = Seen(is_due=True, unfinished=frozenset({"/calls/new.wav"}))


def test_what_is_due_is_asked_for_and_its_end_waited_for(room: Room) -> None:
    room.until_looked("calls")
    watch = room.watches["calls"]
    watch.sees.append(DUE)
    room.open_letter()
    assert room.due == [Due(Path("/calls"), DUE.unfinished)]
    assert watch.was_done == 0
    room.watching.done()
    room.until_looked("calls")
    assert watch.was_done == 1


def test_what_could_not_be_done_is_not_taken_for_done(room: Room) -> None:
    room.until_looked("calls")
    room.watches["calls"].sees.append(DUE)
    room.open_letter()
    room.watching.done(was_done=False)
    room.until_looked("calls")
    assert room.watches["calls"].was_done == 0


def test_a_folder_that_is_away_is_told_once_until_it_is_back(room: Room) -> None:
    room.until_looked("calls")
    away = Seen(is_away=True)
    room.watches["calls"].sees += [away, away, away, Seen(), away]
    for _ in range(4):
        room.open_letter()
    room.until_looked("calls")
    assert room.away == ["calls", "not calls", "calls", "not calls"]
    assert room.letters.empty()


def test_a_folder_added_later_is_watched_and_a_forgotten_one_no_more(room: Room) -> None:
    room.session.do(AddFolder("/more")).wait()
    room.until_looked("more")
    (calls, _more) = room.session.snapshot.folders
    room.session.do(ForgetFolder(calls.id)).wait()
    room.until_looked("more")
    looks = room.watches["calls"].looks
    room.until_looked("more")
    assert room.watches["calls"].looks == looks


def test_closing_ends_it_though_nobody_answered(room: Room) -> None:
    room.until_looked("calls")
    room.watches["calls"].sees.append(DUE)
    room.letters.get(timeout=10)
    room.watching.close()
    assert not room.watching._thread.is_alive()


def test_a_log_that_lies_elsewhere_is_read_again_when_it_has_grown_and_rests(
    room: Room, quick_path: Path
) -> None:
    log = quick_path / "office.csv"
    log.write_text("file,agent\n")
    room.until_looked("calls")
    (calls,) = room.session.snapshot.folders
    room.session.do(MapLog(calls.id, builders.log_mapping(str(log), file=0, agent=1))).wait()
    for _ in ("to read it at all", "to read it again"):
        room.open_letter()
        room.watching.done()
        room.until_looked("calls")
        assert room.letters.empty()
        grown = log.with_name("grown.csv")
        grown.write_text("file,agent\na.wav,Anna\n")
        grown.replace(log)
    room.open_letter()
    assert room.due == [Due(Path("/calls"), frozenset())] * 3
    room.watching.done()
    room.until_looked("calls")
    assert room.letters.empty()
