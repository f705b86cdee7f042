"""The window over a real library: rooms, keys, notices. Decoding stays away."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from callreview.app import settings
from callreview.app.lots import pick_five
from callreview.app.session import Session
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from callreview.domain.viewport import Follow
from callreview.ui.dialogs.asking import NameQuestion
from callreview.ui.dialogs.keysheet import KeySheet
from callreview.ui.dialogs.settings import SettingsSheet
from callreview.ui.ear import focused_in
from callreview.ui.theme import DARK, SCORECARD_WIDTH, Theme
from tests.builders import add_call
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import (
    CTRL,
    NONE,
    a_call_under_review,
    dialog_of,
    open_first,
    press,
    two_calls,
)

Key = Qt.Key


def test_an_empty_library_begins_with_the_first_run(open_window: OpenWindow) -> None:
    window = open_window()
    assert rooms_of(window).room == "welcome"
    assert not window.header.search.isVisible()


def test_a_library_with_calls_begins_with_the_table(open_window: OpenWindow) -> None:
    rooms = rooms_of(open_window(two_calls))
    assert rooms.room == "calls"
    assert rooms.calls.selected_call is not None
    assert rooms.calls.selected_call.recording.name == "late.wav"


def test_enter_opens_the_call_one_stands_on(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_calls)
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    rooms = rooms_of(window)
    qtbot.waitUntil(lambda: rooms.room == "review")
    opened = rooms.snapshot.open_call
    assert opened is not None
    assert opened.call.recording.name == "early.wav"


def test_what_is_typed_into_the_search_box_finds_calls_and_enter_goes_to_them(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    rooms = rooms_of(window)
    press(window, Key.Key_F, CTRL)
    QTest.keyClicks(window.header.search, "early")
    QTest.keyClick(window.header.search, Key.Key_Return)
    assert rooms.room == "calls"
    assert rooms.calls.selected_call is not None
    assert rooms.calls.selected_call.recording.name == "early.wav"
    assert rooms.snapshot.open_call is None


def test_searching_in_review_goes_to_the_table(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_calls)
    rooms = open_first(window, qtbot)
    press(window, Key.Key_F, CTRL)
    assert rooms.room == "calls"
    press(window, Key.Key_2, CTRL)
    assert rooms.room == "review"


def test_calls_that_come_while_one_looks_are_shown(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_calls)
    rooms = rooms_of(window)
    for number in range(20):
        add_call(rooms.parts.session, f"new {number}.wav")
    qtbot.waitUntil(lambda: rooms.calls.table.model().rowCount() == 22)


def test_a_refusal_is_said_in_the_notice_bar(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_calls)
    rooms_of(window).orders.undo()
    qtbot.waitUntil(lambda: bool(window.notice.words))


def test_f6_goes_from_pane_to_pane_and_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(a_call_under_review)
    rooms = open_first(window, qtbot)
    window.resize(1600, 900)
    panes = rooms.desk.screen.panes
    rooms.desk.reviewing.focus_player()
    been = []
    for _step in range(len(panes)):
        press(window, Key.Key_F6)
        focus = focused_in(window)
        been += [at for at, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)]
    assert sorted(been) == list(range(len(panes)))
    press(window, Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert focused_in(window) is not rooms.desk.screen.player.timeline


def test_a_figure_of_who_speaks_leads_to_its_moment(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(two_calls)
    rooms = open_first(window, qtbot)
    opened = rooms.snapshot.open_call
    assert opened is not None
    talk = Talk("by hand", 0.9, 4000, ((Span(1500, 2500),),))
    rooms.parts.session.show_talk(opened.call.id, talk)
    screen = rooms.desk.screen
    qtbot.waitUntil(lambda: screen.player.timeline.state.talk is talk)
    went: list[int] = []
    monkeypatch.setattr(screen.player, "seek", went.append)
    screen.talk.setFocus()
    press(window, Key.Key_Return)
    assert went == [1500]
    assert focused_in(window) is screen.talk.focusProxy()


def test_what_counts_as_a_silence_is_a_setting(open_window: OpenWindow, qtbot: QtBot) -> None:
    rooms = open_first(open_window(two_calls), qtbot)
    timeline = rooms.desk.screen.player.timeline
    assert timeline.state.least_silence_ms == 2000
    rooms.parts.preferences.change(least_silence_ms=5000)
    assert timeline.state.least_silence_ms == 5000


def test_at_1280_by_640_everything_has_its_place(open_window: OpenWindow, qtbot: QtBot) -> None:
    def with_queue(session: Session) -> None:
        two_calls(session)
        pick_five(session)

    window = open_window(with_queue)
    window.resize(1280, 640)
    screen = open_first(window, qtbot).desk.screen
    qtbot.waitUntil(lambda: screen.width() == 1280)
    assert screen.scorecard.width() >= SCORECARD_WIDTH
    assert not screen.marks.isVisible()
    assert screen.queue.width() < 60
    assert (window.width(), window.height()) == (1280, 640)
    screen.show_marks()
    assert screen.marks.isVisible()
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: screen.marks.isVisible() and screen.scorecard.isVisible())
    assert screen.queue.width() > 200


def test_the_key_sheet_and_the_settings_come_by_key(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_calls)
    press(window, Key.Key_F1)
    dialog_of(KeySheet, qtbot).reject()
    press(window, Key.Key_Comma, CTRL)
    sheet = dialog_of(SettingsSheet, qtbot)
    sheet.theme.setCurrentIndex(sheet.theme.findData("dark"))
    sheet.single_keys.setChecked(False)
    sheet.reaction.setValue(0.4)
    sheet.silence.setValue(3.5)
    sheet.accept()
    held = rooms_of(window).parts.preferences.held
    assert (held.theme, held.single_keys, held.reaction_ms) == ("dark", False, 400)
    assert held.least_silence_ms == 3500
    assert Theme.of(window) is DARK
    assert not window.ear.single_letters
    rooms_of(window).parts.preferences.change(theme="light")


def test_a_person_is_named_from_the_table(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_calls)
    press(window, Key.Key_F2)
    question = dialog_of(NameQuestion, qtbot)
    question.field.setText("Ana Ruiz")
    question.accept()
    rooms = rooms_of(window)
    qtbot.waitUntil(lambda: bool(rooms.snapshot.agents))
    qtbot.waitUntil(lambda: (it := rooms.calls.selected_call) is not None and it.who == "Ana Ruiz")


@pytest.mark.parametrize("width", [1280, 1440])
def test_no_key_is_cut_off_on_the_sheet_of_keys(
    open_window: OpenWindow, qtbot: QtBot, width: int
) -> None:
    window = open_window(two_calls)
    window.resize(width, 640)
    press(window, Key.Key_F1)
    area = dialog_of(KeySheet, qtbot).findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(area.isVisible)
    inside = area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= area.viewport().width()


def test_a_folder_dropped_on_the_window_is_added(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(two_calls)
    added: list[Path] = []
    monkeypatch.setattr(rooms_of(window).folders, "add", added.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/")])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE
    )
    window.dropEvent(drop)
    assert added == [tmp_path]


def test_how_the_view_goes_along_is_remembered(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_calls)
    player = open_first(window, qtbot).desk.screen.player
    player.transport.follow_chosen.emit(Follow.PAGE)
    assert player.timeline.follow is Follow.PAGE
    assert settings.load().follow_mode is Follow.PAGE


def test_how_tall_the_waveform_is_drawn_is_remembered(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    timeline = open_first(window, qtbot).desk.screen.player.timeline
    timeline.enlarge(3)
    timeline.enlarge(-1)
    assert settings.load().waveform_larger == 2
    timeline.show_trace(None, 8000, 0)
    assert timeline._sound.larger == 2  # the next call is drawn as tall
    timeline.enlarge(None)
    assert settings.load().waveform_larger == 0


def test_how_the_review_screen_was_divided_is_remembered(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    screen = open_first(window, qtbot).desk.screen
    across = screen._across
    before = across.sizes()
    with qtbot.waitSignal(screen.panes_sized):
        across.moveSplitter(before[0] - 60, 1)
    divided = across.sizes()
    assert divided[1] > before[1]
    kept = settings.load().panes
    assert json.loads(kept) == {"across": divided}
    across.setSizes(before)
    screen.show_panes('{"across": [3], "middle": "wide", "nowhere": [1, 2]}')
    assert across.sizes() == before
    screen.show_panes(kept)
    assert across.sizes() == divided
