"""The marks room: made by key, listed, typed in place, removed; it never stores by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from callreview.domain.mark import Category, Mark
from callreview.domain.timebase import Span
from callreview.ui.actions import ACTIONS
from callreview.ui.marks.listing import MarksList
from callreview.ui.marks.model import MARK
from callreview.ui.marks.panel import MarksPanel
from callreview.ui.marks.state import MarksState, spoken_words, time_words
from tests.fakes import HandClock

ESCAPE, ENTER = Qt.Key.Key_Escape, Qt.Key.Key_Return


def mark(
    key: str,
    start_ms: int,
    end_ms: int | None = None,
    category: Category = Category.PRAISE,
    text: str = "",
) -> Mark:
    return Mark(key, "call", category, start_ms, end_ms, text, created_at=key)


FIRST = mark("a", 12_000, text="greeted by name")
SECOND = mark("b", 21_000, 29_000, Category.IMPROVE, "interrupted")
THIRD = mark("c", 64_000, category=Category.NOTE)


@dataclass
class Playing:
    """Whoever plays the call, as a test says."""

    position_ms: int = 30_000
    is_playing: bool = True
    speed: float = 1.0
    span: Span | None = None

    def take_span(self) -> Span | None:
        span, self.span = self.span, None
        return span


class Room:
    """The panel, what it hears, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.clock = HandClock()
        self.heard = Playing()
        self.panel = MarksPanel(clock=self.clock)
        qtbot.addWidget(self.panel)
        self.panel.listen_to(self.heard)
        self.panel.resize(500, 260)
        self.panel.show()
        self.said: list[tuple[object, ...]] = []
        self.panel.mark_asked.connect(lambda *what: self.said.append(what))
        self.panel.words_changed.connect(lambda *what: self.said.append(what))
        self.panel.removal_asked.connect(lambda *what: self.said.append(what))
        self.panel.chosen.connect(lambda *what: self.said.append(what))
        self.show(FIRST, SECOND, THIRD)

    @property
    def rows(self) -> MarksList:
        found = self.panel.findChild(MarksList)
        assert isinstance(found, MarksList)
        return found

    def show(self, *marks: Mark, call_id: str = "call", can_change: bool = True) -> None:
        self.panel.show_state(MarksState(call_id, marks, can_change))

    def keys(self) -> list[str]:
        model = self.rows.model()
        return [model.index(row, 0).data(MARK).id for row in range(model.rowCount())]

    def field(self) -> QLineEdit:
        found = self.rows.findChild(QLineEdit)
        assert isinstance(found, QLineEdit)
        return found

    def is_typing(self) -> bool:
        return any(field.isVisible() for field in self.rows.findChildren(QLineEdit))

    def keep(self) -> None:
        """Press Enter in the field and wait for it to close."""
        QTest.keyClick(self.field(), ENTER)
        self.qtbot.waitUntil(lambda: not self.is_typing())

    def select(self, row: int) -> None:
        self.rows.setCurrentIndex(self.rows.model().index(row, 0))


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = Room(qtbot)
    yield room
    room.panel.settle()


def test_every_action_for_the_marks_is_there() -> None:
    for action in ACTIONS:
        if action.target == "marks":
            assert callable(getattr(MarksPanel, action.order)), action.id
            if action.hold:
                assert callable(getattr(MarksPanel, action.order + "_released")), action.id


def test_a_mark_made_while_listening_starts_a_reaction_time_earlier(room: Room) -> None:
    room.panel.mark_praise()
    room.clock.pass_by(0.1)
    room.heard.position_ms += 100
    room.panel.mark_praise_released()
    assert room.said == [(Category.PRAISE, 29_000, None)]


def test_the_reaction_time_is_a_setting_and_longer_at_higher_speed(room: Room) -> None:
    room.panel.set_reaction(500)
    room.heard.speed = 2.0
    room.panel.mark_note()
    room.panel.mark_note_released()
    assert room.said == [(Category.NOTE, 29_000, None)]


def test_while_paused_a_mark_lies_exactly_at_the_play_head(room: Room) -> None:
    room.heard.is_playing = False
    room.panel.mark_improve()
    room.panel.mark_improve_released()
    assert room.said == [(Category.IMPROVE, 30_000, None)]


def test_a_mark_never_starts_before_the_call(room: Room) -> None:
    room.heard.position_ms = 400
    room.panel.mark_compliance()
    room.panel.mark_compliance_released()
    assert room.said == [(Category.COMPLIANCE, 0, None)]


def test_a_key_held_down_makes_a_span(room: Room) -> None:
    room.panel.mark_praise()
    room.clock.pass_by(2.0)
    room.heard.position_ms += 2000
    room.panel.mark_praise_released()
    assert room.said == [(Category.PRAISE, 29_000, 32_000)]


def test_a_key_held_while_nothing_plays_makes_a_point(room: Room) -> None:
    room.heard.is_playing = False
    room.panel.mark_praise()
    room.clock.pass_by(2.0)
    room.panel.mark_praise_released()
    assert room.said == [(Category.PRAISE, 30_000, None)]


def test_a_chosen_span_becomes_the_mark(room: Room) -> None:
    room.heard.span = Span(5000, 9000)
    room.panel.mark_improve()
    room.panel.mark_improve_released()
    assert room.said == [(Category.IMPROVE, 5000, 9000)]
    assert room.heard.span is None


def test_buttons_make_marks_too(room: Room) -> None:
    button = next(
        each
        for each in room.panel.findChildren(QToolButton)
        if each.accessibleName() == "Mark Compliance"
    )
    button.click()
    assert room.said == [(Category.COMPLIANCE, 29_000, None)]


def test_a_library_open_for_reading_is_not_marked(room: Room) -> None:
    room.show(FIRST, can_change=False)
    room.panel.mark_praise()
    room.panel.mark_praise_released()
    room.panel.write_words("a")
    assert room.said == []
    assert not room.is_typing()


def test_the_list_is_in_the_order_of_the_call(room: Room) -> None:
    assert room.keys() == ["a", "b", "c"]
    assert time_words(SECOND) == "0:21 – 0:29"
    assert spoken_words(SECOND) == "0:21 – 0:29, improve, interrupted"


def test_choosing_a_row_says_so_and_being_shown_one_does_not(room: Room) -> None:
    room.panel.show_chosen("b")
    assert room.rows.selected == SECOND
    assert room.said == []
    room.select(0)
    assert room.said == [("a",)]
    room.panel.show_chosen(None)
    assert room.said == [("a",)]


def test_words_of_the_last_mark_are_typed_in_place(room: Room) -> None:
    room.show(FIRST, SECOND, THIRD, mark("d", 70_000))
    room.panel.edit_words()
    assert room.is_typing()
    QTest.keyClicks(room.field(), "offers a call back")
    room.keep()
    assert room.said == [("d", "offers a call back")]
    assert not room.is_typing()


def test_escape_leaves_the_words_alone(room: Room) -> None:
    room.panel.write_words("a")
    QTest.keyClicks(room.field(), "no")
    QTest.keyClick(room.field(), ESCAPE)
    assert not room.is_typing()
    assert room.said == []


def test_the_focus_goes_back_to_where_it_was(room: Room, qtbot: QtBot) -> None:
    elsewhere = QPushButton("Timeline", room.panel)
    elsewhere.show()
    room.panel.activateWindow()
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)
    room.panel.write_words("a")
    qtbot.waitUntil(lambda: room.field().hasFocus())
    room.keep()
    assert elsewhere.hasFocus()


def test_a_panel_behind_another_is_asked_to_come_forward(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.panel.wanted):
        room.panel.edit_words()


def test_typing_survives_marks_that_come_go_and_move(room: Room) -> None:
    room.panel.write_words("b")
    QTest.keyClicks(room.field(), "half a ")
    room.show(mark("z", 1000), FIRST, SECOND, THIRD)
    room.show(mark("z", 1000), SECOND, THIRD)
    room.show(replace(SECOND, start_ms=500), mark("z", 1000), THIRD)
    assert room.is_typing()
    QTest.keyClicks(room.field(), "sentence")
    room.keep()
    assert room.said == [("b", "half a sentence")]
    assert room.keys() == ["b", "z", "c"]


def test_settling_keeps_what_is_being_typed(room: Room) -> None:
    room.panel.write_words("a")
    QTest.keyClicks(room.field(), "warm")
    room.panel.settle()
    assert room.said == [("a", "warm")]
    room.panel.settle()
    assert len(room.said) == 1


def test_delete_asks_to_remove_the_selected_mark(room: Room) -> None:
    room.panel.remove_selected()
    assert room.said == []
    room.panel.show_chosen("c")
    room.panel.remove_selected()
    assert room.said == [("c",)]


def test_a_removed_row_leaves_nothing_selected_and_says_nothing(room: Room) -> None:
    room.panel.show_chosen("b")
    room.show(FIRST, THIRD)
    assert room.rows.selected is None
    assert room.said == []


def test_the_bin_in_a_row_removes_it(room: Room) -> None:
    row = room.rows.visualRect(room.rows.model().index(1, 0))
    place = row.center()
    place.setX(row.right() - 12)
    QTest.mouseClick(room.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ("b",) in room.said


def test_one_kind_can_be_listed_alone(room: Room) -> None:
    listed = next(
        each
        for each in room.panel.findChildren(QToolButton)
        if each.accessibleName().startswith("Marks listed")
    )
    kinds = {entry.text(): entry for entry in listed.menu().actions()}
    kinds["Improve"].trigger()
    assert room.keys() == ["b"]
    assert listed.text() == "Improve: 1 ▾"
    kinds["All marks"].trigger()
    assert room.keys() == ["a", "b", "c"]
    kinds["Improve"].trigger()
    room.panel.write_words("a")
    assert room.keys() == ["a", "b", "c"]


def test_letters_do_not_jump_in_the_list(room: Room) -> None:
    room.panel.show_chosen("a")
    QTest.keyClicks(room.rows, "i")
    assert room.rows.selected == FIRST


def test_an_empty_call_says_which_keys_to_press(room: Room) -> None:
    room.show()
    words = " ".join(label.text() for label in room.panel.findChildren(QToolButton))
    assert "Praise  P" in words
    assert room.panel._pages.currentIndex() == 1
    room.panel.show_state(None)
    room.panel.edit_words()
    room.panel.mark_praise()
    assert room.said == []


def test_a_mark_just_made_is_in_sight(room: Room) -> None:
    many = tuple(mark(f"{number:02}", number * 1000) for number in range(40))
    room.show(*many)
    room.panel.show_chosen(many[0].id)
    fresh = mark("new", 39_500)
    room.show(*many, fresh)
    last = room.rows.visualRect(room.rows.model().index(40, 0))
    assert room.rows.viewport().rect().contains(last)
    assert room.rows.selected == many[0]
    room.show(*many)
    room.rows.scrollToTop()
    room.show(*many, fresh, mark("newer", 39_600))  # as an import brings many
    assert room.rows.verticalScrollBar().value() == 0
