"""A recording that is put into a folder of the library appears in the window by itself."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callreview.app.edits.folders import AddFolder, MapLog
from callreview.domain.call import Status
from callreview.ui.window import Window
from tests.app.test_adding import FREEPBX, THREECX, FakePool, put
from tests.builders import log_mapping
from tests.ui.conftest import OpenWindow, StillSound, rooms_of

WITHIN_MS = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "calls" / FREEPBX, b"one" * 50)
    return tmp_path / "calls"


@pytest.fixture
def window(
    folder: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Window:
    """Open a library that watches the folder in quick time."""
    monkeypatch.setattr("callreview.ui.openlibrary._WATCHED_AFTER_MS", 0)
    monkeypatch.setattr("callreview.app.watching._PATIENCE_S", 0.01)
    monkeypatch.setattr("callreview.intake.watch.PAUSE_S", 0.01)
    monkeypatch.setattr("callreview.intake.watch.SETTLED_S", 0.2)
    pool = FakePool()
    monkeypatch.setattr(StillSound, "pool", lambda _self: pool)
    window = open_window(lambda session: session.do(AddFolder(folder)).wait())
    qtbot.waitUntil(lambda: set(statuses(window)) == {FREEPBX}, timeout=WITHIN_MS)
    return window


def statuses(window: Window) -> dict[str, Status]:
    calls = rooms_of(window).snapshot.calls.values()
    return {call.recording.name: call.recording.status for call in calls}


def test_a_new_recording_appears_by_itself(window: Window, folder: Path, qtbot: QtBot) -> None:
    put(folder / "202" / THREECX, b"two" * 50)
    qtbot.waitUntil(lambda: set(statuses(window)) == {FREEPBX, THREECX}, timeout=WITHIN_MS)


def test_one_that_is_still_written_appears_when_it_is_closed(
    window: Window, folder: Path, qtbot: QtBot
) -> None:
    if not Path("/proc/self/fdinfo").is_dir():
        pytest.skip("only Linux tells")
    with (folder / "growing.wav").open("wb") as growing:
        growing.write(b"RIFF" * 50)
        growing.flush()
        put(folder / THREECX, b"two" * 50)
        qtbot.waitUntil(lambda: set(statuses(window)) == {FREEPBX, THREECX}, timeout=WITHIN_MS)
    qtbot.waitUntil(lambda: "growing.wav" in statuses(window), timeout=WITHIN_MS)


def test_a_deleted_recording_stays_listed_as_missing(
    window: Window, folder: Path, qtbot: QtBot
) -> None:
    put(folder / THREECX, b"two" * 50)
    qtbot.waitUntil(lambda: THREECX in statuses(window), timeout=WITHIN_MS)
    (folder / FREEPBX).unlink()
    qtbot.waitUntil(lambda: statuses(window)[FREEPBX] is Status.MISSING, timeout=WITHIN_MS)


def test_a_folder_that_goes_away_is_said_once_and_its_calls_stay(
    window: Window, folder: Path, qtbot: QtBot
) -> None:
    folder.rename(folder.with_name("unmounted"))
    qtbot.waitUntil(lambda: "gone at once" in window.notice.words, timeout=WITHIN_MS)
    assert statuses(window) == {FREEPBX: Status.OK}


def test_a_log_that_grows_is_read_again_by_itself(
    window: Window, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callreview.intake.watch.THOROUGH_S", 0.05)  # growing, it is found so
    put(folder / "a.wav", b"a" * 99)
    put(folder / "export.csv", b"file,agent\nother.wav,Ben\n")
    qtbot.waitUntil(lambda: "a.wav" in statuses(window), timeout=WITHIN_MS)
    rooms = rooms_of(window)
    (known,) = rooms.snapshot.folders
    log = log_mapping(str(folder / "export.csv"), file=0, agent=1)
    rooms.doing.do(MapLog(known.id, log))
    qtbot.waitUntil(lambda: bool(rooms.snapshot.folders[0].reading.logs), timeout=WITHIN_MS)
    put(folder / "export.csv", b"file,agent\nother.wav,Ben\na.wav,Anna\n")
    qtbot.waitUntil(lambda: person(window, "a.wav") == "Anna", timeout=WITHIN_MS)


def person(window: Window, name: str) -> str:
    calls = rooms_of(window).snapshot.calls.values()
    return next(call.who for call in calls if call.recording.name == name)
