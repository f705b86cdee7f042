"""The sheet in the window: pointed at by keys, read live, kept, taken to and from a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from callreview.app.edits.folders import TellNames
from callreview.app.findings import Decoded
from callreview.app.names import export_template
from callreview.app.session import Session
from callreview.domain.call import CallFacts
from callreview.domain.template.parts import Meaning
from callreview.ui.dialogs.asking import YesNo
from callreview.ui.filenames.buttons import PartButton
from callreview.ui.filenames.meanings import MEANINGS
from callreview.ui.filenames.model import COLUMNS, Column
from callreview.ui.filenames.sheet import NamesSheet
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from callreview.words import _
from tests.builders import add_files, listed, outcome, template
from tests.ui.conftest import OpenWindow, rooms_of

NAMES = ("Anna 🙂 in 03.04.2020", "Anna 🙂 in 05.06.2020", "Bo out 01.02.2020", "party")
KEPT = template(NAMES[0], agent="Anna 🙂", direction="in", date="03.04.2020")
WITHIN_MS = 20_000
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def fill(session: Session) -> None:
    for folder, names in (("/calls", NAMES), ("/other", ["x 03.04.2020", "x 04.25.2020"])):
        files = (listed(f"{folder}/{name}.wav", facts=CallFacts()) for name in names)
        for met in add_files(session, *files, folder=folder):
            session.record(Decoded(met.recording_id, outcome(met.path))).wait()


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window(fill)


@pytest.fixture
def rooms(window: Window) -> Rooms:
    return rooms_of(window)


@pytest.fixture
def sheet(window: Window, rooms: Rooms, qtbot: QtBot) -> NamesSheet:
    rooms.orders.name_files()
    return opened(window, qtbot)


def opened(window: Window, qtbot: QtBot) -> NamesSheet:
    qtbot.waitUntil(lambda: bool(_visible(window)), timeout=WITHIN_MS)
    (found,) = _visible(window)
    settle(found, qtbot)
    return found


def _visible(window: Window) -> list[NamesSheet]:
    return [one for one in window.findChildren(NamesSheet) if one.isVisible()]


def settle(sheet: NamesSheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: sheet.trial.is_over and not sheet._timer.isActive(), timeout=WITHIN_MS)


def press(sheet: NamesSheet, keys: str) -> None:
    QTest.keyClicks(sheet.exemplar, keys)


def point(sheet: NamesSheet, text: str, key: str) -> None:
    at = sheet.showing.stem.index(text)
    sheet.exemplar.select(at, at + len(text))
    press(sheet, key)


def shown(sheet: NamesSheet, column: Column) -> list[str]:
    model = sheet.table.names
    at = COLUMNS.index(column)
    return [str(model.data(model.index(row, at))) for row in range(model.rowCount())]


def chips(sheet: NamesSheet) -> list[PartButton]:
    return [one for one in sheet.parts.findChildren(PartButton) if one.isVisible()]


def said(rooms: Rooms) -> object:
    return next(one for one in rooms.snapshot.folders if one.path == "/calls").reading.template


def test_a_name_is_pointed_at_by_keys_and_all_are_read_the_same_way(
    sheet: NamesSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    for _letter in "Anna 🙂":
        QTest.keyClick(sheet.exemplar, Qt.Key.Key_Right, _SHIFT)
    press(sheet, "p")
    point(sheet, "in", "r")
    point(sheet, "03.04.2020", "d")
    settle(sheet, qtbot)
    qtbot.waitUntil(lambda: len(chips(sheet)) == 3)
    assert chips(sheet)[0].accessibleName() == "Person: Anna 🙂"
    assert shown(sheet, Column.NAME)[0] == "party.wav"
    assert shown(sheet, Column.WHEN)[0] == "not read"
    assert shown(sheet, Column.PERSON)[1:] == ["Anna 🙂", "Anna 🙂", "Bo"]
    assert shown(sheet, Column.DIRECTION)[1:] == ["inbound", "inbound", "outbound"]
    assert sheet.table.isColumnHidden(COLUMNS.index(Column.ID))
    assert "3 of 4" in sheet.count.text()


def test_names_a_phone_system_writes_come_last_and_are_said_to_be_read(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    def fill_all(session: Session) -> None:
        fill(session)
        add_files(session, listed("/calls/ a first.wav", facts=CallFacts(profile="BCR")))

    window = open_window(fill_all)
    rooms_of(window).orders.name_files()
    sheet = opened(window, qtbot)
    assert sheet.showing.stem == NAMES[0]
    assert shown(sheet, Column.WHEN) == ["not read"] * 4 + ["as BCR names it"]
    assert sheet.count.text() == (
        "0 of 5 names are read like this, 1 as their phone system names them, 4 are not read."
    )
    sheet.only_unread.click()
    assert len(shown(sheet, Column.WHEN)) == 4


def test_day_and_month_are_asked_for_and_then_it_is_kept_and_undone(
    sheet: NamesSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    point(sheet, "Anna 🙂", "p")
    point(sheet, "in", "r")
    point(sheet, "03.04.2020", "d")
    settle(sheet, qtbot)
    assert not sheet.accept_button.isEnabled()
    box = sheet.date.box
    assert not sheet.date.isHidden()
    assert box.currentData() == ""
    box.activated.emit(box.findData("DD.MM.YYYY"))
    settle(sheet, qtbot)
    assert box.itemText(0).startswith("3 April")
    sheet.accept_button.click()
    qtbot.waitUntil(lambda: said(rooms) == KEPT)
    rooms.orders.undo()
    qtbot.waitUntil(lambda: said(rooms) is None)


def test_delete_takes_a_part_back_from_the_name_and_from_its_button(
    sheet: NamesSheet, qtbot: QtBot
) -> None:
    point(sheet, "Anna", "p")
    point(sheet, "in", "r")
    sheet.exemplar.select(0, 0)
    QTest.keyClick(sheet.exemplar, Qt.Key.Key_Delete)
    assert [one.meaning for one in sheet.showing.pointed] == [Meaning.DIRECTION]
    qtbot.waitUntil(lambda: len(chips(sheet)) == 1)
    (button,) = chips(sheet)
    QTest.keyClick(button, Qt.Key.Key_Delete)
    assert sheet.showing.pointed == ()


def test_tab_goes_from_the_name_to_what_it_can_be_to_its_parts_to_all_names(
    sheet: NamesSheet, qtbot: QtBot
) -> None:
    point(sheet, "Anna 🙂", "p")
    point(sheet, "in", "r")
    settle(sheet, qtbot)
    qtbot.waitUntil(lambda: len(chips(sheet)) == 2)
    walked: list[QWidget] = [sheet.exemplar]
    while walked[-1] is not sheet.table:
        QTest.keyClick(walked[-1], Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget() or sheet.table)
    names = [one.accessibleName() for one in walked]
    assert names[1:13] == ["Next name", *(_(told.words) for told in MEANINGS.values())]
    assert names[13:15] == ["Person: Anna 🙂", "Direction: in"]
    assert walked[15:] == [*sheet.words.fields, sheet.only_unread, sheet.table]


def test_what_is_not_saved_is_asked_about_and_undone_by_its_key(
    sheet: NamesSheet, qtbot: QtBot
) -> None:
    point(sheet, "Anna 🙂", "p")
    settle(sheet, qtbot)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    question = sheet.findChild(YesNo)
    assert isinstance(question, YesNo)
    question.reject()
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert sheet.showing.pointed == ()
    settle(sheet, qtbot)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_what_cannot_be_is_told_and_only_what_is_not_read_can_be_shown(
    sheet: NamesSheet, qtbot: QtBot
) -> None:
    point(sheet, "Anna", "d")
    assert "Anna" in sheet.trouble.text()
    assert sheet.showing.pointed == ()
    point(sheet, "Anna 🙂", "p")
    settle(sheet, qtbot)
    sheet.only_unread.click()
    assert shown(sheet, Column.NAME) == ["Bo out 01.02.2020.wav", "party.wav"]
    sheet.table.setCurrentIndex(sheet.table.names.index(1, 0))
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    assert sheet.showing.stem == "party"


def test_what_is_kept_goes_out_and_comes_in_and_a_bad_file_changes_nothing(
    window: Window, rooms: Rooms, qtbot: QtBot, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    export_template(KEPT, good)
    bad.write_text("{}")
    rooms.file_naming.open()
    sheet = opened(window, qtbot)
    for path, kept in ((good, KEPT), (bad, KEPT)):
        sheet.load.click()
        choose(sheet, path)
        settle(sheet, qtbot)
        assert sheet.showing.template == kept
    assert "bad.json" in sheet.trouble.text()
    sheet.export.click()
    choose(sheet, tmp_path / "out.json")
    assert (tmp_path / "out.json").read_text() == good.read_text()


def test_what_is_kept_is_shown_and_can_be_removed(
    window: Window, rooms: Rooms, qtbot: QtBot
) -> None:
    folder = next(one for one in rooms.snapshot.folders if one.path == "/calls")
    rooms.doing.do(TellNames(folder.id, KEPT))
    qtbot.waitUntil(lambda: said(rooms) == KEPT)
    rooms.file_naming.open(folder.id)
    sheet = opened(window, qtbot)
    assert len(sheet.showing.pointed) == 3
    assert not sheet.accept_button.isEnabled()
    sheet.remove.click()
    qtbot.waitUntil(lambda: said(rooms) is None)


def test_another_folder_is_chosen_in_the_sheet_and_votes_on_day_and_month(
    window: Window, sheet: NamesSheet, qtbot: QtBot
) -> None:
    sheet.folder.activated.emit(1)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    other = opened(window, qtbot)
    point(other, "03.04.2020", "d")
    settle(other, qtbot)
    assert other.showing.form == other.date.box.currentData() == "MM.DD.YYYY"
    assert shown(other, Column.WHEN)[0].startswith("about Wed 4 Mar")


def choose(sheet: NamesSheet, path: Path) -> None:
    dialog = sheet.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.done(0)
