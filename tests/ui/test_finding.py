"""The search box over a real library: what is typed, what is found, what is said of mistakes."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from callreview.app import settings
from callreview.app.edits.agents import NameAgent
from callreview.app.edits.marks import AddMark
from callreview.app.session import Session
from callreview.ui.calls.cells import Column
from callreview.ui.calls.grouping import Grouping
from callreview.ui.calls.layout import Layout
from callreview.ui.calls.model import CallsModel
from callreview.ui.calls.panel import CallsPanel
from callreview.ui.calls.sorting import Sorting
from callreview.ui.calls.state import CallsState
from callreview.ui.dialogs.choosing import PersonQuestion
from callreview.ui.dialogs.findsheet import FindSheet
from callreview.ui.dialogs.keysheet import KeySheet
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.window import Window
from tests.builders import add_call, mark
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, press


def three_calls(session: Session) -> None:
    one = add_call(session, "early.wav", start_local="2026-03-11T09:00:00", agent_ref="201")
    add_call(session, "late.wav", start_local="2026-03-12T09:00:00", agent_ref="202")
    add_call(session, "refund.wav", start_local="2026-03-10T09:00:00", agent_ref="203")
    session.do(AddMark(mark(call_id=one, text="Promised a refund"))).wait()


def shown(window: Window) -> list[str]:
    model = rooms_of(window).calls.table.model()
    assert isinstance(model, CallsModel)
    rows = range(model.rowCount())
    return [call.recording.name for row in rows if (call := model.call_at(row))]


def test_words_of_marks_follow_what_is_known_at_once(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(three_calls)
    QTest.keyClicks(window.header.search, "refund")
    assert shown(window) == ["refund.wav"]
    qtbot.waitUntil(lambda: shown(window) == ["early.wav", "refund.wav"])
    QTest.keyClicks(window.header.search, " -201")
    assert shown(window) == ["refund.wav"]


def test_words_that_were_changed_are_found_as_they_are_now(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(three_calls)
    rooms = rooms_of(window)
    QTest.keyClicks(window.header.search, "voucher")
    assert shown(window) == []
    late = next(c for c in rooms.snapshot.calls.values() if c.recording.name == "late.wav")
    rooms.parts.session.do(AddMark(mark(id="new", call_id=late.id, text="Voucher")))
    qtbot.waitUntil(lambda: shown(window) == ["late.wav"])


def mistakes(window: Window) -> QLabel:
    label = rooms_of(window).calls.findChild(QLabel, "mistakes")
    assert isinstance(label, QLabel)
    return label


def button_of(window: Window, name: str) -> WordButton:
    buttons = rooms_of(window).calls.findChildren(WordButton)
    return next(each for each in buttons if each.accessibleName().startswith(name))


def choose(button: WordButton, words: str) -> None:
    menu = button.menu()
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == words).trigger()


def test_a_mistake_is_explained_under_the_box_and_leaves_the_rest(open_window: OpenWindow) -> None:
    window = open_window(three_calls)
    assert not mistakes(window).isVisible()
    QTest.keyClicks(window.header.search, "late from:2026-02-31")
    assert "2026-02-31" in mistakes(window).text()
    assert mistakes(window).isVisible()
    assert shown(window) == ["late.wav"]
    QTest.keyClick(window.header.search, Qt.Key.Key_Escape)
    assert not mistakes(window).isVisible()
    assert len(shown(window)) == 3


def test_chips_write_the_language_and_show_what_is_typed(open_window: OpenWindow) -> None:
    window = open_window(three_calls)
    choose(button_of(window, "Has"), "Praise")
    assert window.header.search.text() == "has:praise"
    assert shown(window) == ["early.wav"]
    QTest.keyClicks(window.header.search, " unreviewed")
    assert button_of(window, "State").accessibleName() == "State: Not reviewed"
    choose(button_of(window, "Has"), "All")
    assert window.header.search.text() == "unreviewed"


def test_one_chip_finds_the_calls_nobody_knows_the_person_of(open_window: OpenWindow) -> None:
    def filled(session: Session) -> None:
        three_calls(session)
        add_call(session, "whose.wav", agent_ref=None)

    window = open_window(filled)
    chip = button_of(window, "No person yet")
    assert chip.text() == "No person yet: 1"
    QTest.keyClicks(window.header.search, "agent:201 -x")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert window.header.search.text() == "agent:none -x"
    assert shown(window) == ["whose.wav"]
    assert chip.isChecked()
    assert button_of(window, "Person").accessibleName() == "Person", "one chip says it"
    chip.click()
    assert window.header.search.text() == "-x"
    assert not chip.isChecked()


def test_no_chip_stands_there_while_everybody_is_known(open_window: OpenWindow) -> None:
    window = open_window(three_calls)
    assert not button_of(window, "No person yet").isVisible()
    QTest.keyClicks(window.header.search, "agent:none")
    assert button_of(window, "No person yet").isVisible()


def test_escape_in_the_table_shows_all_calls_again(open_window: OpenWindow) -> None:
    window = open_window(three_calls)
    QTest.keyClicks(window.header.search, "late")
    QTest.keyClick(window.header.search, Qt.Key.Key_Down)
    QTest.keyClick(rooms_of(window).calls.table, Qt.Key.Key_Escape)
    assert window.header.search.text() == ""
    assert len(shown(window)) == 3


def test_the_language_is_told_from_the_sheet_of_keys(open_window: OpenWindow) -> None:
    window = open_window(three_calls)
    rooms_of(window).orders.show_keys()
    sheet = window.findChild(KeySheet)
    assert isinstance(sheet, KeySheet)
    next(b for b in sheet.findChildren(WordButton) if "find" in b.text()).click()
    told = window.findChild(FindSheet)
    assert isinstance(told, FindSheet)
    assert "score<80" in [label.text() for label in told.findChildren(QLabel)]
    told.accept()
    sheet.accept()


def foot(window: Window, name: str) -> str:
    label = rooms_of(window).calls.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_the_foot_counts_what_is_shown_and_selected(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(three_calls)
    qtbot.waitUntil(lambda: foot(window, "total") == "3 calls, 3 min")
    assert foot(window, "selected") == ""
    table = rooms_of(window).calls.table
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: foot(window, "selected") == "selected: 2 calls, 2 min")
    QTest.keyClicks(window.header.search, "late")
    qtbot.waitUntil(lambda: foot(window, "total") == "1 call, 1 min")


def test_several_calls_are_given_a_person_in_one_step(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    def filled(session: Session) -> None:
        three_calls(session)
        session.do(NameAgent("201", "Ana")).wait()

    window = open_window(filled)
    rooms = rooms_of(window)
    rooms.calls.table.selectAll()
    rooms.calls.copy_path()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3
    rooms.calls.name_person()
    question = window.findChild(PersonQuestion)
    assert isinstance(question, PersonQuestion)
    question.box.setCurrentText("Ana")
    question.accept()
    qtbot.waitUntil(lambda: {call.who for call in rooms.snapshot.calls.values()} == {"Ana"})
    rooms.orders.undo()
    qtbot.waitUntil(lambda: len({call.who for call in rooms.snapshot.calls.values()}) == 3)


def test_what_is_shown_is_written_as_a_table_without_formulas(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(*given: object) -> None:
        *_others, write = given
        assert callable(write)
        write(tmp_path / "calls.csv")

    monkeypatch.setattr("callreview.ui.printing.ask_where", ask)
    window = open_window(three_calls)
    QTest.keyClicks(window.header.search, "agent:201")
    rooms_of(window).orders.export_calls()
    qtbot.waitUntil((tmp_path / "calls.csv").exists)
    table = (tmp_path / "calls.csv").read_text("utf-8-sig").splitlines()
    assert table == [
        "When,Person,Direction,Number,Length,State,Score,Recording",
        "2026-03-11T09:00:00,201,inbound,'+15550100,60.0,New,,early.wav",
    ]


def test_columns_and_sorting_are_chosen_and_kept(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(three_calls)
    table = rooms_of(window).calls.table
    choose(button_of(window, "Columns"), "Number")
    assert Column.NUMBER not in table.columns
    table.sorting_asked.emit(Sorting(Column.FILE, descending=False))
    assert shown(window) == ["early.wav", "late.wav", "refund.wav"]
    qtbot.waitUntil(lambda: settings.load().columns.endswith("<FILE"))
    kept = Layout.read(settings.load().columns)
    assert kept.hidden == {"NUMBER"}
    table.show_layout(Layout())
    assert Column.NUMBER in table.columns
    table.show_layout(kept)
    assert Column.NUMBER not in table.columns
    choose(button_of(window, "Columns"), "Number")
    assert settings.load().columns.split().count("-NUMBER") == 0


def test_grouping_is_turned_on_by_its_key_and_kept(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(three_calls)
    rooms = rooms_of(window)
    press(window, Qt.Key.Key_G, CTRL)
    assert rooms.calls.is_grouped
    assert button_of(window, "Groups").accessibleName() == "Groups: By person"
    qtbot.waitUntil(lambda: Layout.read(settings.load().columns).grouping is Grouping.PERSON)
    choose(button_of(window, "Groups"), "By day")
    qtbot.waitUntil(lambda: Layout.read(settings.load().columns).grouping is Grouping.DAY)
    QTest.keyClicks(window.header.search, "late")
    assert shown(window) == ["late.wav"]
    assert rooms.calls.table.model().rowCount() == 2


def test_grouping_stands_as_it_was_left(open_window: OpenWindow) -> None:
    def filled(session: Session) -> None:
        settings.save(replace(settings.load(), columns=Layout(grouping=Grouping.DAY).written))
        three_calls(session)

    assert rooms_of(open_window(filled)).calls.is_grouped


def test_a_large_library_fills_the_table_as_it_is_read(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callreview.app.refresh.FIRST_CALLS", 1)
    monkeypatch.setattr("callreview.app.session.CALLS_AT_ONCE", 1)
    window = open_window(three_calls)
    qtbot.waitUntil(lambda: shown(window) == ["late.wav", "early.wav", "refund.wav"])
    assert not rooms_of(window).snapshot.unread


def test_rows_that_would_go_here_and_there_wait_until_all_calls_are_read(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callreview.app.refresh.FIRST_CALLS", 1)
    monkeypatch.setattr("callreview.app.session.CALLS_AT_ONCE", 1)
    monkeypatch.setattr("callreview.ui.finding._REST", 0)
    counts: list[int] = []
    show_state = CallsPanel.show_state

    def counted(panel: CallsPanel, state: CallsState) -> None:
        counts.append(len(state.rows))
        show_state(panel, state)

    monkeypatch.setattr(CallsPanel, "show_state", counted)

    def by_file(session: Session) -> None:
        three_calls(session)
        layout = Layout(sorting=Sorting(Column.FILE, descending=False))
        settings.save(replace(settings.load(), columns=layout.written))

    window = open_window(by_file)
    qtbot.waitUntil(lambda: shown(window) == ["early.wav", "late.wav", "refund.wav"])
    assert set(counts) == {1, 3}
