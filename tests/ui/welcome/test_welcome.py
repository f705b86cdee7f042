"""The newcomer's room: the invitation, the adding, what was found."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from callreview.app.snapshot import Snapshot
from callreview.domain.call import Agent, Call
from callreview.ui.welcome.panel import WelcomePanel
from callreview.ui.welcome.state import Adding, Person, WelcomeState, found_words, state_of
from tests.builders import call

TODAY = date(2026, 3, 20)
CALLS = (
    call("a.wav", start_local="2026-03-14T09:00:00", agent_ref="201"),
    call("b.wav", start_local="2026-03-20T09:00:00", agent_ref="201"),
    call("c.wav", start_local="2026-03-16T09:00:00", agent_ref="202", agent=Agent("1", "Ana")),
)


def library(*calls: Call) -> Snapshot:
    return Snapshot(calls={each.id: each for each in calls})


@pytest.fixture
def panel(look: QApplication, qtbot: QtBot) -> WelcomePanel:
    made = WelcomePanel()
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.show()
    return made


def button(panel: WelcomePanel, words: str) -> QPushButton:
    every = panel.findChildren(QPushButton)
    return next(each for each in every if each.text().strip() == words and each.isVisible())


def test_what_was_found_is_said_in_one_line() -> None:
    assert found_words(CALLS, TODAY) == "3 calls, 2 people, 14 March to today"
    assert found_words(CALLS[:1], TODAY) == "1 call, 1 person, 14 March"
    nobody = call("x.wav", start_local=None, agent_ref=None)
    assert found_words((nobody,), TODAY) == "1 call"


def test_years_are_said_where_they_differ() -> None:
    old = call("old.wav", start_local="2024-12-31T09:00:00", agent_ref=None)
    assert found_words((old, *CALLS), TODAY).endswith("31 December 2024 to today")


def test_people_come_by_the_number_of_their_calls() -> None:
    assert state_of(library(*CALLS), TODAY).people == (
        Person("201", "", 2),
        Person("202", "Ana", 1),
    )


def test_an_empty_library_invites() -> None:
    assert state_of(library(), TODAY).is_first
    assert not state_of(library(), TODAY, adding=Adding("/calls")).is_first


def test_one_button_and_one_link_invite(panel: WelcomePanel, qtbot: QtBot) -> None:
    panel.show_state(WelcomeState())
    with qtbot.waitSignal(panel.folder_asked):
        button(panel, "Open a folder of recordings").click()
    with qtbot.waitSignal(panel.samples_asked):
        button(panel, "Try it with sample calls").click()


def test_in_the_samples_nobody_is_invited_to_the_samples(panel: WelcomePanel) -> None:
    panel.show_state(WelcomeState(), is_samples=True)
    with pytest.raises(StopIteration):
        button(panel, "Try it with sample calls")


def test_reading_the_folder_can_be_stopped(panel: WelcomePanel, qtbot: QtBot) -> None:
    panel.show_state(WelcomeState(adding=Adding("/calls", 12, 212)))
    with qtbot.waitSignal(panel.cancelled):
        button(panel, "Cancel").click()


def test_after_adding_one_listens_or_looks(panel: WelcomePanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(library(*CALLS), TODAY, left_out=2))
    with qtbot.waitSignal(panel.lot_asked):
        button(panel, "Listen to five, picked by lot").click()
    with qtbot.waitSignal(panel.find_asked):
        button(panel, "Find a call").click()
    with qtbot.waitSignal(panel.left_out_asked):
        button(panel, "2 files could not be read").click()


def fields(panel: WelcomePanel) -> list[QLineEdit]:
    return [each for each in panel.findChildren(QLineEdit) if each.isVisible()]


def test_extensions_are_named_right_there(panel: WelcomePanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(library(*CALLS), TODAY))
    first, second = fields(panel)
    assert second.text() == "Ana"
    with qtbot.waitSignal(panel.named) as named:
        QTest.keyClicks(first, "Maya")
        QTest.keyClick(first, Qt.Key.Key_Return)
    assert named.args == ["201", "Maya"]


def test_a_name_that_was_typed_is_said_before_listening(panel: WelcomePanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(library(*CALLS), TODAY))
    first, _second = fields(panel)
    QTest.keyClicks(first, "Maya")
    with qtbot.waitSignal(panel.named):
        panel.settle()


def test_a_name_being_typed_outlives_news_of_the_library(panel: WelcomePanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(library(*CALLS), TODAY))
    first, _second = fields(panel)
    QTest.keyClicks(first, "May")
    panel.show_state(state_of(library(*CALLS), TODAY, left_out=1))
    assert first.text() == "May"
