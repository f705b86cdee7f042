"""The keyboard heard through a real window, over every kind of widget."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callreview.ui.actions import ACTIONS, Action, Place
from callreview.ui.ear import Ear, kind_of, set_focus_kind, set_place
from callreview.ui.keyboard import Focus, KeyMap

Key = Qt.Key
KINDS: tuple[tuple[Callable[[], QWidget], Focus], ...] = (
    (QLineEdit, Focus.TEXT),
    (QPlainTextEdit, Focus.TEXT),
    (QSpinBox, Focus.TEXT),
    (QPushButton, Focus.BUTTON),
    (QToolButton, Focus.BUTTON),
    (QCheckBox, Focus.CHECK),
    (QComboBox, Focus.COMBO),
    (QSlider, Focus.SLIDER),
    (QTableView, Focus.TABLE),
    (QListView, Focus.TABLE),
    (QWidget, Focus.NOTHING),
)


class Room(QWidget):
    """A window of one widget, whose keys are heard."""

    def __init__(self, inside: QWidget, place: Place = Place.REVIEW) -> None:
        super().__init__()
        self.inside = inside
        self.asked: list[str] = []
        self.let_go: list[str] = []
        self.bursts: list[float] = []
        self.allowed = True
        self.ear = Ear(self, KeyMap(ACTIONS), self.may)
        self.ear.asked.connect(self._on_asked)
        self.ear.let_go.connect(self._on_let_go)
        self.ear.burst_heard.connect(self.bursts.append)
        QVBoxLayout(self).addWidget(inside)
        set_place(self, place)
        inside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def may(self, _action: Action) -> bool:
        return self.allowed

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.inside, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def _on_asked(self, action: Action) -> None:
        self.asked.append(action.id)

    def _on_let_go(self, action: Action) -> None:
        self.let_go.append(action.id)


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Callable[[QWidget], Room]]:
    def make(inside: QWidget, place: Place = Place.REVIEW) -> Room:
        made = Room(inside, place)
        qtbot.addWidget(made)
        made.show()
        inside.setFocus()
        return made

    yield make
    QApplication.processEvents()


@pytest.mark.parametrize(("make", "kind"), KINDS)
def test_every_widget_is_known_by_the_keys_it_keeps(
    qtbot: QtBot, make: Callable[[], QWidget], kind: Focus
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    assert kind_of(widget) is kind


def test_a_box_one_can_type_in_is_a_text_field(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.setEditable(True)
    assert kind_of(box) is Focus.TEXT


def test_a_widget_may_say_what_it_is(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_focus_kind(widget, Focus.TIMELINE)
    assert kind_of(widget) is Focus.TIMELINE


def test_a_letter_acts_on_a_timeline_and_is_written_in_a_text_field(
    room: Callable[[QWidget], Room],
) -> None:
    timeline = room(QWidget())
    timeline.press(Key.Key_J)
    assert timeline.asked == ["back_10"]
    field = QLineEdit()
    writing = room(field)
    writing.press(Key.Key_J)
    assert (writing.asked, field.text()) == ([], "j")


def test_space_on_a_button_presses_it_and_plays_elsewhere(room: Callable[[QWidget], Room]) -> None:
    button = QPushButton()
    clicked: list[None] = []
    button.clicked.connect(lambda: clicked.append(None))
    pressing = room(button)
    pressing.press(Key.Key_Space)
    assert (pressing.asked, len(clicked)) == ([], 1)
    playing = room(QSlider())
    playing.press(Key.Key_Space)
    assert playing.asked == ["play_or_pause"]


def test_arrows_walk_a_table_and_letters_act_over_it(room: Callable[[QWidget], Room]) -> None:
    table = QTableView()
    table.setModel(QStandardItemModel(3, 1, table))
    heard = room(table)
    table.setCurrentIndex(table.model().index(0, 0))
    heard.press(Key.Key_Down)
    heard.press(Key.Key_P)
    assert table.currentIndex().row() == 1
    assert heard.asked == ["mark_praise"]


def test_ctrl_space_plays_while_typing(room: Callable[[QWidget], Room]) -> None:
    heard = room(QPlainTextEdit())
    heard.press(Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert heard.asked == ["play_while_typing"]


def test_a_field_takes_its_own_typing_back_and_the_app_the_rest(
    room: Callable[[QWidget], Room],
) -> None:
    field = QLineEdit()
    heard = room(field)
    heard.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    heard.press(Key.Key_A)
    heard.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert heard.asked == ["undo"]
    assert field.text() == ""


def test_a_mark_key_says_when_it_is_let_go(room: Callable[[QWidget], Room]) -> None:
    heard = room(QWidget())
    QTest.keyPress(heard.inside, Key.Key_P)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_P, Qt.KeyboardModifier.NoModifier, "p", autorep=True
    )
    QApplication.sendEvent(heard.inside, held)
    assert (heard.asked, heard.let_go) == (["mark_praise"], [])
    QTest.keyRelease(heard.inside, Key.Key_P)
    assert heard.let_go == ["mark_praise"]


def test_a_pedal_is_held_and_let_go_while_one_types(room: Callable[[QWidget], Room]) -> None:
    field = QPlainTextEdit()
    heard = room(field)
    QTest.keyPress(field, Key.Key_F9)
    QTest.keyClicks(field, "hello")
    assert (heard.asked, heard.let_go, field.toPlainText()) == (["hold_while_typing"], [], "hello")
    QTest.keyRelease(field, Key.Key_F9)
    assert heard.let_go == ["hold_while_typing"]


def test_a_key_told_as_up_and_down_at_once_was_never_let_go(
    room: Callable[[QWidget], Room], qtbot: QtBot
) -> None:
    heard = room(QWidget())
    down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for kind, at in ((down, 1000), (up, 1660), (down, 1660), (up, 1700), (down, 1700)):
        _send(heard.inside, kind, at)
    assert (heard.asked, heard.let_go) == (["mark_note"], [])
    _send(heard.inside, up, 1900)
    qtbot.waitUntil(lambda: heard.let_go == ["mark_note"])


def test_a_key_pressed_twice_is_let_go_in_between(room: Callable[[QWidget], Room]) -> None:
    heard = room(QWidget())
    down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for kind, at in ((down, 1000), (up, 1100), (down, 1105)):
        _send(heard.inside, kind, at)
    assert (heard.asked, heard.let_go) == (["mark_note", "mark_note"], ["mark_note"])


def _send(widget: QWidget, kind: QEvent.Type, at_ms: int) -> None:
    """Send N as a keyboard does: with its place on the keyboard, and the time."""
    no_modifier = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(kind, Key.Key_N, no_modifier, 57, 0, 0, "n")
    event.setTimestamp(at_ms)
    QApplication.sendEvent(widget, event)


def test_a_held_key_goes_on_seeking(room: Callable[[QWidget], Room]) -> None:
    heard = room(QWidget())
    heard.press(Key.Key_L)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_L, Qt.KeyboardModifier.NoModifier, "l", autorep=True
    )
    QApplication.sendEvent(heard.inside, held)
    assert heard.asked == ["on_10", "on_10"]


def test_what_cannot_be_done_now_leaves_the_key_to_the_widget(
    room: Callable[[QWidget], Room],
) -> None:
    heard = room(QWidget())
    heard.allowed = False
    heard.press(Key.Key_J)
    assert heard.asked == []


def test_letters_can_be_switched_off(room: Callable[[QWidget], Room]) -> None:
    heard = room(QWidget())
    heard.ear.single_letters = False
    heard.press(Key.Key_J)
    heard.press(Key.Key_Space)
    assert heard.asked == ["play_or_pause"]


def test_four_letters_in_a_burst_look_like_typing(room: Callable[[QWidget], Room]) -> None:
    heard = room(QWidget())
    for key in (Key.Key_N, Key.Key_I, Key.Key_C, Key.Key_E):
        heard.press(key)
    assert len(heard.bursts) == 1


def test_the_same_letter_again_and_again_is_no_typing(room: Callable[[QWidget], Room]) -> None:
    heard = room(QWidget())
    for _time in range(6):
        heard.press(Key.Key_L)
    assert heard.bursts == []


def test_typing_in_a_field_is_no_burst(room: Callable[[QWidget], Room]) -> None:
    heard = room(QLineEdit())
    for key in (Key.Key_N, Key.Key_I, Key.Key_C, Key.Key_E):
        heard.press(key)
    assert heard.bursts == []


def test_review_keys_are_not_heard_in_the_table_of_calls(
    room: Callable[[QWidget, Place], Room],
) -> None:
    heard = room(QTableView(), Place.CALLS)
    heard.press(Key.Key_P)
    heard.press(Key.Key_Return)
    assert heard.asked == ["open_call"]


def test_a_key_the_focused_widget_used_is_not_heard_again_by_its_parents(
    room: Callable[[QWidget, Place], Room],
) -> None:
    field = QLineEdit()
    heard = room(field, Place.CALLS)
    field.returnPressed.connect(heard.setFocus)
    heard.press(Key.Key_Return)
    assert heard.asked == []


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_focused_button_is_pressed_by_enter_and_by_space(
    key: Qt.Key, room: Callable[[QWidget], Room]
) -> None:
    button = QPushButton("Go on")
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("once"))
    made = room(button)
    made.press(key)
    assert (pressed, made.asked) == (["once"], [])
