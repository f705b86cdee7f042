"""The details of a call in the window: opened from both rooms, mended, gone back, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callreview.app.edits.agents import NameAgent
from callreview.app.session import Session
from callreview.domain.call import CallFacts, Direction, Side, Source
from callreview.ui.details.fields import ChosenField, ValueField, WrittenField
from callreview.ui.details.sheet import DetailsSheet
from callreview.ui.details.state import Fact
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests.builders import add_call
from tests.ui.conftest import OpenWindow, rooms_of


def fill(session: Session) -> None:
    add_call(session, "a.wav", agent_ref="200", start_source=Source.NAME)
    session.do(NameAgent("200", "Ana")).wait()


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window(fill)


@pytest.fixture
def rooms(window: Window) -> Rooms:
    return rooms_of(window)


def open_sheet(window: Window, qtbot: QtBot) -> DetailsSheet:
    def found() -> bool:
        sheet = window.findChild(DetailsSheet)
        return isinstance(sheet, DetailsSheet) and sheet.isVisible()

    qtbot.waitUntil(found)
    sheet = window.findChild(DetailsSheet)
    assert isinstance(sheet, DetailsSheet)
    return sheet


@pytest.fixture
def sheet(window: Window, rooms: Rooms, qtbot: QtBot) -> DetailsSheet:
    rooms.calls.show_details()
    return open_sheet(window, qtbot)


def known(rooms: Rooms) -> CallFacts:
    (call,) = rooms.snapshot.calls.values()
    return call.facts


def who(rooms: Rooms) -> str:
    (call,) = rooms.snapshot.calls.values()
    return call.who


def write(sheet: DetailsSheet, fact: Fact, text: str) -> None:
    field = sheet.fields[fact]
    assert isinstance(field, WrittenField)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(sheet: DetailsSheet, fact: Fact, key: str) -> None:
    field = sheet.fields[fact]
    assert isinstance(field, ChosenField)
    field.activated.emit(field.findData(key))


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_a_key_opens_it_in_the_table(
    window: Window, rooms: Rooms, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(rooms.calls.table, key, modifier)
    assert open_sheet(window, qtbot).call_id == rooms.calls.shown_calls[0].id


def test_it_opens_for_the_call_in_review(window: Window, rooms: Rooms, qtbot: QtBot) -> None:
    rooms.calls.open_selected()
    qtbot.waitUntil(lambda: rooms.room == "review")
    rooms.orders.show_details()
    assert open_sheet(window, qtbot).call_id == rooms.calls.shown_calls[0].id


def test_a_number_is_mended_and_goes_back(sheet: DetailsSheet, rooms: Rooms, qtbot: QtBot) -> None:
    write(sheet, Fact.NUMBER, "+4930")
    qtbot.waitUntil(lambda: known(rooms).customer_number == "+4930")
    assert sheet.isVisible()
    back = sheet.backs[Fact.NUMBER]
    qtbot.waitUntil(back.isVisible)
    assert "+15550100" in sheet.sources[Fact.NUMBER].text()
    back.click()
    qtbot.waitUntil(lambda: known(rooms).customer_number == "+15550100")
    qtbot.waitUntil(lambda: not back.isVisible())
    sheet.undo.click()
    qtbot.waitUntil(lambda: known(rooms).customer_number == "+4930")


def test_the_key_of_undo_is_a_field_s_own_only_while_something_is_written(
    sheet: DetailsSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    field = sheet.fields[Fact.NUMBER]
    write(sheet, Fact.NUMBER, "+49")
    qtbot.waitUntil(lambda: known(rooms).customer_number == "+49")
    qtbot.waitUntil(sheet.undo.isEnabled)
    field.setFocus()
    QTest.keyClicks(field, "5")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(field, WrittenField)
    assert field.text() == "+49"
    assert known(rooms).customer_number == "+49"
    sheet.fields[Fact.START].setFocus()
    QTest.keyClick(sheet.fields[Fact.START], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: known(rooms).customer_number == "+15550100")


def test_a_date_that_is_none_is_refused_and_what_was_stays(
    sheet: DetailsSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    write(sheet, Fact.START, "2026-02-30 10:00")
    qtbot.waitUntil(sheet.refusal.isVisible)
    field = sheet.fields[Fact.START]
    assert isinstance(field, WrittenField)
    assert field.text() == "2026-03-12 10:22:00"
    write(sheet, Fact.START, "2026-02-28 10:00 +01:00")
    qtbot.waitUntil(lambda: known(rooms).start_local == "2026-02-28T10:00:00")
    assert known(rooms).utc_offset_minutes == 60
    assert not sheet.refusal.isVisible()


def test_direction_and_channel_are_chosen(sheet: DetailsSheet, rooms: Rooms, qtbot: QtBot) -> None:
    choose(sheet, Fact.DIRECTION, "out")
    choose(sheet, Fact.CHANNEL, "right")
    qtbot.waitUntil(lambda: known(rooms).agent_channel is Side.RIGHT)
    assert known(rooms).direction is Direction.OUT
    choose(sheet, Fact.DIRECTION, "")
    qtbot.waitUntil(lambda: known(rooms).direction is None)


def test_somebody_new_is_written_and_the_extension_counts_again(
    sheet: DetailsSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    field = sheet.fields[Fact.PERSON]
    assert isinstance(field, ChosenField)
    line = field.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "Zed")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: who(rooms) == "Zed")
    qtbot.waitUntil(sheet.backs[Fact.PERSON].isVisible)
    sheet.backs[Fact.PERSON].click()
    qtbot.waitUntil(lambda: who(rooms) == "Ana")
    qtbot.waitUntil(lambda: line.text() == "Ana")
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "Ana"


def test_what_was_written_last_is_said_when_it_closes(
    sheet: DetailsSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    field = sheet.fields[Fact.NAME]
    assert isinstance(field, WrittenField)
    QTest.keyClicks(field, "Mrs Doe")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: known(rooms).customer_name == "Mrs Doe")


def test_asked_for_twice_it_opens_once(window: Window, rooms: Rooms, qtbot: QtBot) -> None:
    for _press in range(2):
        rooms.calls.show_details()
    open_sheet(window, qtbot)
    assert len(window.findChildren(DetailsSheet)) == 1


def test_once_closed_it_stays_closed_whatever_was_still_being_read(
    sheet: DetailsSheet, rooms: Rooms
) -> None:
    rooms.detailing.show()
    sheet.reject()
    rooms.parts.session.find(lambda _reader: None).wait()
    assert not sheet.isVisible()


def test_the_extension_is_mended_and_found_by_and_the_table_goes_by_it(
    sheet: DetailsSheet, window: Window, rooms: Rooms, qtbot: QtBot
) -> None:
    write(sheet, Fact.REF, "77")
    qtbot.waitUntil(lambda: known(rooms).agent_ref == "77")
    QTest.keyClicks(window.header.search, "agent:7")
    assert not rooms.calls.shown_calls
    QTest.keyClicks(window.header.search, "7")
    assert len(rooms.calls.shown_calls) == 1
    assert who(rooms) == "77"
    back = sheet.backs[Fact.REF]
    qtbot.waitUntil(back.isVisible)
    back.click()
    qtbot.waitUntil(lambda: who(rooms) == "Ana")
    sheet.undo.click()
    qtbot.waitUntil(lambda: known(rooms).agent_ref == "77")


def test_a_time_zone_is_written_and_nonsense_is_refused(
    sheet: DetailsSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    write(sheet, Fact.OFFSET, "Berlin")
    qtbot.waitUntil(sheet.refusal.isVisible)
    assert "+02:00" in sheet.refusal.text()
    field = sheet.fields[Fact.OFFSET]
    assert isinstance(field, WrittenField)
    assert field.text() == ""
    write(sheet, Fact.OFFSET, "-3:30")
    qtbot.waitUntil(lambda: known(rooms).utc_offset_minutes == -210)
    qtbot.waitUntil(lambda: field.text() == "UTC-03:30")
    assert not sheet.refusal.isVisible()
    sheet.backs[Fact.OFFSET].click()
    qtbot.waitUntil(lambda: known(rooms).utc_offset_minutes is None)


def test_a_long_value_is_cut_in_the_middle_until_one_goes_into_it(qtbot: QtBot) -> None:
    sheet = QWidget()
    qtbot.addWidget(sheet)
    field, other = ValueField(sheet), ValueField(sheet)
    for each in (field, other):
        each.resize(240, 30)
    path = "/recordings/" + "2026/" * 20 + "call.wav"
    field.show_value(path)
    shown = field.shown_in(200)
    assert (shown[:5], shown[-8:]) == ("/reco", "call.wav")
    assert "…" in shown
    assert (field.text(), field.toolTip()) == (path, path)
    other.show_value(path[:90] + "/x" * 40)  # ends otherwise, far to the right
    assert field.grab().toImage() != other.grab().toImage()
    other.show_value("short")
    assert other.shown_in(200) == "short"
