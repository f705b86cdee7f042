"""A review in the window over a real library: keys, marks, answers, queues. Decoding stays away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callreview.app.edits.marks import ChangeMark
from callreview.app.edits.reviews import SetAnswer
from callreview.app.lots import pick_five
from callreview.app.session import Session
from callreview.domain.call import CallState
from callreview.domain.errors import Refused
from callreview.domain.mark import Category
from callreview.domain.review import Book, ReviewState
from callreview.domain.timebase import Span
from callreview.ui.dialogs.asking import NameQuestion, ReasonQuestion, YesNo
from callreview.ui.ear import focused_in
from callreview.ui.scorecard.option_button import OptionButton
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import (
    CTRL,
    a_call_under_review,
    a_reviewed_call,
    dialog_of,
    has_review,
    marks_in,
    open_first,
    press,
    review_in,
    two_calls,
)

Key = Qt.Key


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


def test_answers_said_one_after_another_before_any_is_saved_are_all_kept(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_call_under_review)
    rooms = open_first(window, qtbot)
    sheet = rooms.desk.screen.scorecard
    sheet.choose_1()
    sheet.tie("q1", Span(1000, 2000))
    sheet.tie("q1", Span(3000, 4000))
    qtbot.waitUntil(lambda: len(review_in(rooms).answer("q1").evidence) == 2)
    assert review_in(rooms).answer("q1").option == "yes"
    qtbot.waitUntil(lambda: not rooms.desk.scoring.pending)


def test_an_answer_that_is_refused_is_not_shown_any_longer(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_edit: SetAnswer, _page: object) -> None:
        raise Refused("review_is_final")

    window = open_window(a_call_under_review)
    rooms = open_first(window, qtbot)
    sheet = rooms.desk.screen.scorecard
    monkeypatch.setattr(SetAnswer, "apply", refuses)
    sheet.choose_1()
    yes = next(each for each in sheet.findChildren(OptionButton) if each.text() == "Yes")
    assert yes.isChecked()
    qtbot.waitUntil(lambda: not yes.isChecked())
    assert "Revise it" in window.notice.words


def test_a_mark_becomes_evidence_with_its_words_and_a_moment_a_mark(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_call_under_review)
    rooms = open_first(window, qtbot)
    press(window, Key.Key_P)
    qtbot.waitUntil(lambda: len(marks_in(rooms)) == 1)
    rooms.doing.do(ChangeMark(marks_in(rooms)[0].id, text="by name"))
    qtbot.waitUntil(lambda: marks_in(rooms)[0].text == "by name")
    rooms.desk.screen.player.show_chosen(marks_in(rooms)[0].id)
    press(window, Key.Key_V)
    qtbot.waitUntil(lambda: review_in(rooms).answer("q1").comment == "by name")
    (span,) = review_in(rooms).answer("q1").evidence
    assert span.start_ms == marks_in(rooms)[0].start_ms
    rooms.desk.screen.scorecard.mark_asked.emit(span, "by name")
    qtbot.waitUntil(lambda: len(marks_in(rooms)) == 2)
    assert Category.NOTE in {mark.category for mark in marks_in(rooms)}
    rooms.orders.undo()
    rooms.orders.undo()
    qtbot.waitUntil(lambda: not review_in(rooms).answers)
