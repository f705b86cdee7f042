"""The folders in the window: how one is read is changed, forgotten ones come back by undo."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callreview.app.session import Session
from callreview.domain.call import Side
from callreview.domain.reading import AgentSide
from callreview.ui.addedfolders.sheet import FoldersSheet
from callreview.ui.addedfolders.state import Standing
from callreview.ui.logmapping.sheet import MappingSheet
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests.app.test_adding import FREEPBX, FakePool, add, put
from tests.ui.conftest import OpenWindow, StillSound, rooms_of

WITHIN_MS = 20_000

LONG = "external-1234567-+15125550142-20260310-094112-1773153671.18.wav"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "calls" / FREEPBX, b"one" * 50)
    put(tmp_path / "calls" / LONG, b"long" * 50)
    put(tmp_path / "calls" / "export.csv", b"file,agent\na.wav,Anna\n")
    return tmp_path / "calls"


@pytest.fixture
def window(open_window: OpenWindow, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    pool = FakePool()
    monkeypatch.setattr(StillSound, "pool", lambda _self: pool)

    def fill(session: Session) -> None:
        add(session, pool, folder)

    return open_window(fill)


@pytest.fixture
def rooms(window: Window) -> Rooms:
    return rooms_of(window)


@pytest.fixture
def sheet(window: Window, rooms: Rooms) -> FoldersSheet:
    QTest.keyClick(
        window,
        Qt.Key.Key_O,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    found = window.findChild(FoldersSheet)
    assert isinstance(found, FoldersSheet)
    return found


def shown(rooms: Rooms, name: str) -> tuple[str | None, Side | None]:
    facts = next(c.facts for c in rooms.snapshot.calls.values() if c.recording.name == name)
    return facts.agent_ref, facts.agent_channel


def logs_said(sheet: FoldersSheet) -> list[str]:
    return [sheet.form.logs.item(at).text() for at in range(sheet.form.logs.count())]


def test_a_list_of_no_logs_says_so(sheet: FoldersSheet) -> None:
    entry = sheet.table.chosen
    assert entry is not None
    sheet.form.show_entry(replace(entry, logs=()), read_only=False)
    assert logs_said(sheet) == ["None so far"]
    assert not sheet.form.logs.item(0).flags()


def test_on_which_side_the_person_is_holds_at_once_and_is_taken_back(
    sheet: FoldersSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    assert shown(rooms, FREEPBX) == ("201", None)
    sheet.form.side.activated.emit(list(AgentSide).index(AgentSide.CALLER_LEFT))
    qtbot.waitUntil(lambda: shown(rooms, FREEPBX) == ("201", Side.RIGHT), timeout=WITHIN_MS)
    sheet.undo.click()
    qtbot.waitUntil(lambda: shown(rooms, FREEPBX) == ("201", None), timeout=WITHIN_MS)
    assert sheet.form.side.currentIndex() == list(AgentSide).index(AgentSide.AS_KNOWN)


def test_extensions_are_said_and_names_read_again(
    sheet: FoldersSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    assert shown(rooms, LONG)[0] is None
    QTest.keyClicks(sheet.form.own, "1234567")
    QTest.keyClick(sheet.form.own, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(rooms, LONG)[0] == "1234567", timeout=WITHIN_MS)
    sheet.form.longest.setValue(2)
    qtbot.waitUntil(lambda: shown(rooms, FREEPBX)[0] is None, timeout=WITHIN_MS)
    assert sheet.isVisible()


def test_a_forgotten_folder_comes_back_by_undo(
    sheet: FoldersSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    sheet.form.forget.click()
    qtbot.waitUntil(lambda: not rooms.snapshot.calls, timeout=WITHIN_MS)
    assert sheet.table.rowCount() == 0
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(rooms.snapshot.calls) == 2, timeout=WITHIN_MS)
    qtbot.waitUntil(lambda: sheet.table.rowCount() == 1, timeout=WITHIN_MS)


def test_a_folder_is_looked_at_again_when_one_asks(
    sheet: FoldersSheet, rooms: Rooms, folder: Path, qtbot: QtBot
) -> None:
    put(folder / "new.wav", b"new" * 50)
    sheet.form.look.click()
    assert sheet._state.entries[0].standing is Standing.READ
    qtbot.waitUntil(lambda: len(rooms.snapshot.calls) == 3, timeout=WITHIN_MS)
    qtbot.waitUntil(lambda: sheet._state.entries[0].standing is Standing.HERE, timeout=WITHIN_MS)
    assert sheet._state.entries[0].folder.calls == 3


def test_a_log_that_seems_to_tell_of_calls_is_offered_when_its_folder_was_added(
    window: Window, rooms: Rooms, folder: Path, qtbot: QtBot
) -> None:
    (folder / "export.csv").unlink()
    put(folder.parent / "more" / "a.wav", b"more" * 50)
    put(folder.parent / "more" / "contacts.csv", b"who,where\nAnna,here\n")
    put(folder.parent / "more" / "export.csv", b"file,agent\na.wav,Anna\n")
    rooms.folders.add(folder.parent / "more")
    qtbot.waitUntil(lambda: "“export.csv” in it is a log" in window.notice.words, timeout=WITHIN_MS)
    assert "1 call added" in window.notice.words
    window.notice._button.click()
    assert window.findChild(MappingSheet) is not None


def test_a_folder_that_went_away_is_shown_so(
    sheet: FoldersSheet, rooms: Rooms, folder: Path
) -> None:
    for is_away, standing in ((True, Standing.AWAY), (False, Standing.HERE)):
        rooms.folders.note_away(str(folder), is_away=is_away)
        assert sheet._state.entries[0].standing is standing


def test_logs_that_nobody_reads_are_found(sheet: FoldersSheet, folder: Path, qtbot: QtBot) -> None:
    assert sheet.form.logs.item(0).text() in ("None so far", "export.csv, not read yet")
    read = ["export.csv, not read yet"]
    qtbot.waitUntil(lambda: logs_said(sheet) == read, timeout=WITHIN_MS)
    asked: list[str] = []
    sheet.log_asked.connect(lambda _folder, path: asked.append(path))
    sheet.form.logs.itemActivated.emit(sheet.form.logs.item(0))
    assert asked == [str(folder / "export.csv")]
    assert not sheet.form.unread.isEnabled()
