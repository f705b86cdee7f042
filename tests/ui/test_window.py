"""The window over a real library: rooms, keys, edits, notices. Decoding stays away."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from callreview.app.lots import pick_five
from callreview.app.session import Session
from callreview.domain.call import CallState
from callreview.domain.mark import Category, Mark
from callreview.domain.review import Book, Review, ReviewState
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from callreview.ui.dialogs.asking import NameQuestion, ReasonQuestion, YesNo
from callreview.ui.dialogs.keysheet import KeySheet
from callreview.ui.dialogs.settings import SettingsSheet
from callreview.ui.ear import focused_in
from callreview.ui.rooms import Rooms
from callreview.ui.theme import DARK, SCORECARD_WIDTH, Theme
from callreview.ui.window import Window
from tests.builders import add_call, finish_review, start_review
from tests.ui.conftest import OpenWindow, rooms_of

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
D = TypeVar("D", bound=QDialog)


def two_calls(session: Session) -> None:
    add_call(session, "early.wav", start_local="2026-03-11T09:00:00", agent_ref="201")
    add_call(session, "late.wav", start_local="2026-03-12T09:00:00", agent_ref="202")


def a_call_under_review(session: Session) -> None:
    start_review(session, add_call(session))


def a_reviewed_call(session: Session) -> None:
    finish_review(session, start_review(session, add_call(session)))


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(focused_in(window) or window, key, modifiers)


def open_first(window: Window, qtbot: QtBot) -> Rooms:
    rooms = rooms_of(window)
    rooms.calls.open_selected()
    qtbot.waitUntil(lambda: rooms.room == "review")
    return rooms


def review_in(rooms: Rooms) -> Review:
    opened = rooms.snapshot.open_call
    assert opened is not None
    assert opened.review is not None
    return opened.review


def has_review(rooms: Rooms) -> bool:
    opened = rooms.snapshot.open_call
    return opened is not None and opened.review is not None


def marks_in(rooms: Rooms) -> tuple[Mark, ...]:
    opened = rooms.snapshot.open_call
    return opened.marks if opened else ()


def dialog_of(kind: type[D], qtbot: QtBot) -> D:
    def standing() -> list[D]:
        windows = QApplication.topLevelWidgets()
        return [each for each in windows if isinstance(each, kind) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(standing()))
    return standing()[0]


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


def test_a_mark_made_by_key_is_saved_and_undone_by_key(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    rooms = open_first(window, qtbot)
    press(window, Key.Key_P)
    qtbot.waitUntil(lambda: bool(marks_in(rooms)))
    (mark,) = marks_in(rooms)
    assert (mark.category, mark.author) == (Category.PRAISE, "Robin")
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not marks_in(rooms))


def test_questions_are_answered_by_digits(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(a_call_under_review)
    rooms = open_first(window, qtbot)
    press(window, Key.Key_1)
    press(window, Key.Key_Down)
    press(window, Key.Key_2)
    qtbot.waitUntil(lambda: len(review_in(rooms).answers) == 2)
    assert review_in(rooms).answers["q1"].option == "yes"
    assert review_in(rooms).answers["q2"].option == "no"


def test_the_first_review_asks_for_the_name_once(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_calls, reviewer="")
    rooms = open_first(window, qtbot)
    version = rooms.first_run.quick_version
    rooms.desk.scoring.start(version, "coaching")
    question = dialog_of(NameQuestion, qtbot)
    question.field.setText("  Kim  ")
    question.accept()
    qtbot.waitUntil(lambda: has_review(rooms))
    assert review_in(rooms).reviewer == "Kim"
    assert rooms.parts.preferences.held.reviewer == "Kim"
    assert (review_in(rooms).book, review_in(rooms).reason) == (Book.PICKED, "coaching")


def test_a_review_with_open_questions_is_not_finished_and_says_which(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_call_under_review)
    rooms = open_first(window, qtbot)
    press(window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Question 1?" in window.notice.words)
    assert rooms.desk.scoring.missing == {"q1", "q2", "q3"}
    assert review_in(rooms).state is ReviewState.DRAFT
    press(window, Key.Key_1)
    qtbot.waitUntil(lambda: window.notice.words == "")


def test_finishing_what_was_hardly_heard_asks_why_and_offers_the_scorecard(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_call_under_review)
    rooms = open_first(window, qtbot)
    for _question in range(3):
        press(window, Key.Key_1)
        press(window, Key.Key_Down)
    press(window, Key.Key_Return, CTRL)
    question = dialog_of(ReasonQuestion, qtbot)
    question.field.setPlainText("I was there")
    QTest.keyClick(question.field, Key.Key_Return)
    qtbot.waitUntil(lambda: review_in(rooms).state is ReviewState.FINAL)
    qtbot.waitUntil(lambda: "100 %" in window.notice.words)
    assert review_in(rooms).heard_reason == "I was there"


def test_what_was_heard_is_kept_with_the_review(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(a_call_under_review)
    rooms = open_first(window, qtbot)
    rooms.desk.screen.player.heard.emit(Span(0, 5000))
    rooms.desk.screen.player.heard.emit(Span(5000, 8000))
    qtbot.waitUntil(lambda: review_in(rooms).heard == (Span(0, 8000),))


def test_what_was_heard_before_a_review_began_counts_too(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    rooms = open_first(window, qtbot)
    rooms.desk.screen.player.heard.emit(Span(0, 5000))
    rooms.desk.scoring.start(rooms.first_run.quick_version, "coaching")
    qtbot.waitUntil(lambda: has_review(rooms))
    qtbot.waitUntil(lambda: review_in(rooms).heard == (Span(0, 5000),))


def test_a_final_review_is_revised_with_a_reason(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(a_reviewed_call)
    rooms = open_first(window, qtbot)
    rooms.desk.screen.scorecard.revise_asked.emit()
    question = dialog_of(ReasonQuestion, qtbot)
    assert not question.accept_button.isEnabled()
    question.field.setPlainText("Heard it again")
    question.accept()
    qtbot.waitUntil(lambda: review_in(rooms).state is ReviewState.DRAFT)
    assert (review_in(rooms).revision, review_in(rooms).revision_reason) == (2, "Heard it again")


def test_a_queue_opens_with_its_sheet_and_goes_on_to_the_next_call(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    rooms = rooms_of(window)
    rooms.orders.listen_to_five()
    qtbot.waitUntil(lambda: rooms.room == "review" and review_in(rooms) is not None)
    first = review_in(rooms)
    assert first.version_id == rooms.first_run.quick_version
    assert first.reason == "practice"
    for _question in range(5):
        press(window, Key.Key_3)
        press(window, Key.Key_Down)
    rooms.desk.listened.heard(Span(0, 60_000))
    press(window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: review_in(rooms).call_id != first.call_id)
    assert rooms.snapshot.queue is not None
    assert rooms.snapshot.queue.done_ids == {first.call_id}
    assert rooms.snapshot.calls[first.call_id].state is CallState.REVIEWED


def test_a_queue_of_another_day_is_still_there(open_window: OpenWindow, qtbot: QtBot) -> None:
    def with_queue(session: Session) -> None:
        two_calls(session)
        pick_five(session, title="Five by lot")

    window = open_window(with_queue)
    rooms = open_first(window, qtbot)
    assert rooms.desk.screen.queue.isVisible()


def test_letters_typed_past_a_text_field_are_taken_back_at_once(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    rooms = open_first(window, qtbot)
    for key in (Key.Key_N, Key.Key_I, Key.Key_C, Key.Key_P):
        press(window, key)
    question = dialog_of(YesNo, qtbot)
    QTest.keyClick(question, Key.Key_Space)
    QTest.keyClick(question, Key.Key_Return)
    assert question.isVisible()
    qtbot.waitUntil(lambda: len(marks_in(rooms)) == 4)
    question.accept()
    qtbot.waitUntil(lambda: marks_in(rooms) == ())


def test_a_burst_that_was_meant_is_one_step_of_undo(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(two_calls)
    rooms = open_first(window, qtbot)
    for key in (Key.Key_N, Key.Key_I, Key.Key_C, Key.Key_P):
        press(window, key)
    dialog_of(YesNo, qtbot).reject()
    qtbot.waitUntil(lambda: len(marks_in(rooms)) == 4)
    rooms.orders.undo()
    qtbot.waitUntil(lambda: marks_in(rooms) == ())


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


def test_typed_words_are_kept_when_the_window_closes(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(a_call_under_review)
    rooms = open_first(window, qtbot)
    press(window, Key.Key_M)
    field = focused_in(window)
    assert field is not None
    QTest.keyClicks(field, "Good")
    window.close()
    assert review_in(rooms).answers["q1"].comment == "Good"


def test_a_scorecard_asked_for_too_early_says_what_comes_first(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_call_under_review)
    open_first(window, qtbot)
    press(window, Key.Key_P, CTRL)
    assert "finish the review" in window.notice.words
