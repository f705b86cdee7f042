"""The directory of people in the window: found, named, joined, given away, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callreview.app.edits.agents import AssignAgent, NameAgent
from callreview.app.session import Session
from callreview.domain.hue import Hue
from callreview.ui.dialogs.choosing import PersonQuestion
from callreview.ui.people.sheet import PeopleSheet
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests.builders import add_call
from tests.ui.conftest import OpenWindow, rooms_of


def fill(session: Session) -> None:
    for name, ref in (("a", "200"), ("b", "201"), ("c", "202"), ("d", "203"), ("e", None)):
        add_call(session, f"{name}.wav", agent_ref=ref)
    for ref, called in (("200", "Ana"), ("201", "Ann"), ("202", "Anna")):
        session.do(NameAgent(ref, called)).wait()


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window(fill)


@pytest.fixture
def rooms(window: Window) -> Rooms:
    return rooms_of(window)


@pytest.fixture
def sheet(window: Window, rooms: Rooms) -> PeopleSheet:
    rooms.orders.show_people()
    found = window.findChild(PeopleSheet)
    assert isinstance(found, PeopleSheet)
    return found


def choose(sheet: PeopleSheet, *names: str) -> None:
    sheet.table.choose({e.key for e in sheet._state.entries if e.name in names})


def names(rooms: Rooms) -> list[str]:
    return [agent.name for agent in rooms.snapshot.agents]


def test_three_who_are_one_are_joined_and_taken_back(
    sheet: PeopleSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    choose(sheet, "Ana", "Ann", "Anna")
    sheet.joining.name.setCurrentText("Anna")
    sheet.joining.join.click()
    qtbot.waitUntil(lambda: names(rooms) == ["Anna"])
    assert rooms.snapshot.agents[0].refs == ("200", "201", "202")
    qtbot.waitUntil(lambda: [e.name for e in sheet.table.chosen] == ["Anna"])
    QTest.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(rooms) == ["Ana", "Ann", "Anna"])


def test_who_has_no_name_yet_is_named_first(sheet: PeopleSheet, rooms: Rooms, qtbot: QtBot) -> None:
    choose(sheet, "Ana", "203")
    assert not sheet.joining.join.isVisible()
    choose(sheet, "203")
    assert not sheet.person.refs.isVisible()
    QTest.keyClicks(sheet.person.name, "Dee")
    QTest.keyClick(sheet.person.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Dee" in names(rooms))
    assert sheet.isVisible()


def test_a_name_somebody_else_has_is_refused_in_the_sheet(
    sheet: PeopleSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    choose(sheet, "Ana")
    QTest.keyClick(sheet, Qt.Key.Key_F2)
    QTest.keyClicks(sheet.person.name, "Ann")
    QTest.keyClick(sheet.person.name, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.refusal.isVisible)
    assert "Ann" in sheet.refusal.text()
    assert sheet.person.name.text() == "Ana"
    assert names(rooms) == ["Ana", "Ann", "Anna"]


def test_an_extension_is_given_to_somebody_else_or_to_nobody(
    sheet: PeopleSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    choose(sheet, "Ana")
    owner = sheet.person.owner
    owner.activated.emit(owner.findText("Anna"))
    qtbot.waitUntil(lambda: rooms.snapshot.agents[2].refs == ("200", "202"))
    assert not owner.isEnabled()
    choose(sheet, "Anna")
    owner.activated.emit(owner.count() - 1)
    qtbot.waitUntil(lambda: rooms.snapshot.agents[2].refs == ("202",))
    QTest.keyClicks(sheet.person.new_ref, "anna.k")
    QTest.keyClick(sheet.person.new_ref, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rooms.snapshot.agents[2].refs == ("202", "anna.k"))


def test_colour_and_whether_somebody_works_here(
    sheet: PeopleSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    choose(sheet, "Ana")
    sheet.person.colour.activated.emit(list(Hue).index(Hue.TEAL))
    qtbot.waitUntil(lambda: rooms.snapshot.agents[0].colour is Hue.TEAL)
    sheet.person.active.click()
    qtbot.waitUntil(lambda: not rooms.snapshot.agents[0].is_active)
    qtbot.waitUntil(lambda: sheet._state.people[-1].name == "Ana")


def test_a_link_finds_the_calls_of_nobody_and_they_become_somebodys(
    sheet: PeopleSheet, window: Window, rooms: Rooms, qtbot: QtBot
) -> None:
    sheet.of_nobody.click()
    assert not sheet.isVisible()
    assert window.header.search.text() == "agent:none"
    assert [call.recording.name for call in rooms.calls.shown_calls] == ["e.wav"]
    rooms.calls.name_person()
    question = window.findChild(PersonQuestion)
    assert isinstance(question, PersonQuestion)
    question.box.setCurrentText("Eve")
    question.accept()
    qtbot.waitUntil(lambda: "Eve" in names(rooms))


def test_a_name_that_was_typed_is_said_when_the_sheet_is_closed(
    sheet: PeopleSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    choose(sheet, "Ana")
    sheet.person.name.selectAll()
    QTest.keyClicks(sheet.person.name, "Ana Ruiz")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Ana Ruiz" in names(rooms))


def test_a_call_given_to_somebody_is_asked_about_by_itself(
    window: Window, rooms: Rooms, qtbot: QtBot
) -> None:
    a = next(call for call in rooms.snapshot.calls.values() if call.recording.name == "a.wav")
    ann = next(agent for agent in rooms.snapshot.agents if agent.name == "Ann")
    rooms.doing.do(AssignAgent((a.id,), ann.id))
    qtbot.waitUntil(lambda: rooms.snapshot.calls[a.id].who == "Ann")
    rooms.naming.ask((a.id,))
    question = window.findChild(PersonQuestion)
    assert isinstance(question, PersonQuestion)
    assert question.box.currentText() == "Ann"
