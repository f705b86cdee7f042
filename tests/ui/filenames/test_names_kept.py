"""Names no profile reads, from the folder that is added to the calls that are known by them."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callreview.domain.call import CallFacts
from callreview.ui.addedfolders.sheet import FoldersSheet
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests.app.test_adding import FakePool, put
from tests.ui.conftest import OpenWindow, StillSound, rooms_of
from tests.ui.filenames.test_sheet import WITHIN_MS, opened, point, settle

FIRST = "Anna with 5125550142.wav"


@pytest.fixture
def rooms(window: Window) -> Rooms:
    return rooms_of(window)


@pytest.fixture
def window(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> Window:
    pool = FakePool()
    monkeypatch.setattr(StillSound, "pool", lambda _self: pool)
    return open_window()


def known(rooms: Rooms, name: str) -> CallFacts:
    calls = rooms.snapshot.calls.values()
    return next(call.facts for call in calls if call.recording.name == name)


def test_unread_names_are_offered_shown_kept_and_the_calls_known_by_them(
    window: Window, rooms: Rooms, qtbot: QtBot, tmp_path: Path
) -> None:
    for at in range(12):
        put(tmp_path / "calls" / f"{'Bo' if at else 'Anna'} with {5125550142 + at}.wav", b"%d" % at)
    rooms.add_folder(tmp_path / "calls")
    qtbot.waitUntil(lambda: "12 names" in window.notice.words, timeout=WITHIN_MS)
    window.notice._button.click()
    sheet = opened(window, qtbot)
    point(sheet, "Anna", "p")
    point(sheet, "5125550142", "n")
    settle(sheet, qtbot)
    sheet.accept_button.click()
    qtbot.waitUntil(lambda: known(rooms, FIRST).agent_ref == "Anna", timeout=WITHIN_MS)
    assert known(rooms, "Bo with 5125550153.wav").customer_number == "5125550153"
    rooms.orders.show_folders()
    folders = window.findChild(FoldersSheet)
    assert isinstance(folders, FoldersSheet)
    folders.form.names.click()
    assert opened(window, qtbot).showing.template == sheet_template(rooms)
    rooms.orders.undo()
    qtbot.waitUntil(lambda: known(rooms, FIRST).agent_ref is None, timeout=WITHIN_MS)


def sheet_template(rooms: Rooms) -> object:
    (folder,) = rooms.snapshot.folders
    return folder.reading.template
