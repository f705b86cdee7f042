"""A log nobody knows is shown, said what it is, tried at once, read, and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QTableWidget
from pytestqt.qtbot import QtBot

from callreview.app.jobs import Job, Reached
from callreview.app.session import Session
from callreview.domain.call import Origin, Source
from callreview.domain.logmapping import Says
from callreview.ui.addedfolders.sheet import FoldersSheet
from callreview.ui.logmapping.sheet import MappingSheet
from callreview.ui.logmapping.state import SAYS
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests.app.test_adding import FakePool, add, put
from tests.ui.conftest import OpenWindow, StillSound, rooms_of
from tests.ui.test_plain_text import HOSTILE, faults

WITHIN_MS = 20_000

CSV = "Datei;Wer;Richtung;X\na.wav;Anna;raus;1\nb.wav;=1+1;rein;2\nz.wav;Ben;raus;3\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.wav", "b.wav", "c.wav"):
        put(tmp_path / "calls" / name, name.encode() * 50)
    put(tmp_path / "calls" / "log.csv", CSV.encode())
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


def read(window: Window, path: Path, qtbot: QtBot) -> MappingSheet:
    rooms = rooms_of(window)
    if window.findChild(FoldersSheet) is None:
        rooms.orders.show_folders()
    rooms.tending.read_log(rooms.snapshot.folders[0], str(path))
    sheet = window.findChildren(MappingSheet)[-1]
    qtbot.waitUntil(lambda: "being read" not in sheet.found.text(), timeout=WITHIN_MS)
    return sheet


def say(sheet: MappingSheet, at: int, says: Says | None) -> None:
    sheet.preview.choices[at].activated.emit(list(SAYS).index(says))


def texts(table: QTableWidget, column: int) -> list[str]:
    items = (table.item(row, column) for row in range(table.rowCount()))
    return [item.text() for item in items if item]


def choose(combo: QComboBox, words: str) -> None:
    combo.activated.emit(combo.findText(words))


def who(rooms: Rooms) -> dict[str, str | None]:
    return {c.recording.name: c.facts.agent_ref for c in rooms.snapshot.calls.values()}


def test_a_log_is_said_tried_read_and_taken_back(
    window: Window, rooms: Rooms, folder: Path, qtbot: QtBot
) -> None:
    sheet = read(window, folder / "log.csv", qtbot)
    assert sheet.preview.choices[0].currentText() == "Recording's file name"
    say(sheet, 1, Says.AGENT)
    say(sheet, 2, Says.DIRECTION)
    choose(sheet.meaning.ways[0], "outbound")
    qtbot.waitUntil(
        lambda: texts(sheet.examples, 2) == ["outbound, Anna", "=1+1", ""], timeout=WITHIN_MS
    )
    assert sheet.found.text().startswith("2 of 3 recordings find their line")
    sheet.accept_button.click()
    qtbot.waitUntil(
        lambda: who(rooms) == {"a.wav": "Anna", "b.wav": "=1+1", "c.wav": None}, timeout=WITHIN_MS
    )
    call = next(c for c in rooms.snapshot.calls.values() if c.recording.name == "a.wav")
    assert call.facts.origin_of("agent_ref") == Origin(Source.LOG, name="log.csv")
    folders = window.findChild(FoldersSheet)
    assert isinstance(folders, FoldersSheet)
    assert folders.form.logs.item(0).text() == "log.csv, read as you said"
    again = read(window, folder / "log.csv", qtbot)
    assert again.mapping == rooms.snapshot.folders[0].reading.logs[0]
    again.reject()
    folders.undo.click()
    qtbot.waitUntil(lambda: set(who(rooms).values()) == {None}, timeout=WITHIN_MS)


def test_counting_that_takes_a_while_says_how_far_it_is(
    window: Window, rooms: Rooms, folder: Path, qtbot: QtBot
) -> None:
    sheet = read(window, folder / "log.csv", qtbot)
    job = Job("trying")
    job.take(Reached(1200, 10_000))
    rooms.tending._logs._job = job
    rooms.show_jobs()
    assert "10,000 recordings: 1,200 done" in sheet.found.text()


def test_it_cannot_be_read_before_enough_is_said(
    window: Window, folder: Path, qtbot: QtBot
) -> None:
    sheet = read(window, folder / "log.csv", qtbot)
    say(sheet, 1, Says.AGENT)
    assert sheet.accept_button.isEnabled()
    say(sheet, 0, None)
    assert not sheet.accept_button.isEnabled()
    assert "No recording can find its line" in sheet.found.text()
    say(sheet, 1, None)
    say(sheet, 2, None)
    say(sheet, 0, Says.FILE)
    assert "nothing new" in sheet.found.text()


def test_how_it_is_written_is_changed(window: Window, folder: Path, qtbot: QtBot) -> None:
    sheet = read(window, folder / "log.csv", qtbot)
    choose(sheet.dialect.separator, "Comma")
    qtbot.waitUntil(lambda: len(sheet.preview.choices) == 1, timeout=WITHIN_MS)
    choose(sheet.dialect.separator, "Semicolon")
    qtbot.waitUntil(lambda: len(sheet.preview.choices) == 4, timeout=WITHIN_MS)
    sheet.dialect.has_header.click()
    qtbot.waitUntil(
        lambda: "“Column 2”" in sheet.preview.choices[1].accessibleName(), timeout=WITHIN_MS
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\0" * 9000, "is no text"), (b"", "nothing in"), (None, "no file")],
)
def test_what_cannot_be_read_gives_a_sentence(
    window: Window, folder: Path, qtbot: QtBot, content: bytes | None, words: str
) -> None:
    if content is not None:
        put(folder / "odd.csv", content)
    sheet = read(window, folder / "odd.csv", qtbot)
    assert words in sheet.found.text()
    assert not sheet.accept_button.isEnabled()


def test_what_stands_in_a_log_is_shown_letter_by_letter(
    window: Window, folder: Path, qtbot: QtBot
) -> None:
    rows = f"file,{HOSTILE},direction\n" + f"a.wav,{HOSTILE},{HOSTILE}\n" * 3
    put(folder / "odd.csv", rows.encode())
    sheet = read(window, folder / "odd.csv", qtbot)
    say(sheet, 1, Says.AGENT)
    qtbot.waitUntil(lambda: sheet.examples.rowCount() > 0, timeout=WITHIN_MS)
    assert faults() == []


def test_every_choice_has_a_name_and_is_reached_by_tab(
    window: Window, folder: Path, qtbot: QtBot
) -> None:
    sheet = read(window, folder / "log.csv", qtbot)
    combos = [each for each in sheet.findChildren(QComboBox) if each.isVisible()]
    assert all(each.accessibleName() for each in combos)
    reached = set[QComboBox]()
    for _ in range(40):
        QTest.keyClick(sheet.focusWidget() or sheet, Qt.Key.Key_Tab)
        focused = sheet.focusWidget()
        if isinstance(focused, QComboBox):
            reached.add(focused)
    assert reached == set(combos)
