"""Two people review one call at one computer, one after another, unseen by each other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from callreview.app.edits.agents import NameAgent
from callreview.app.edits.reviews import SetAnswer, StartReview
from callreview.app.edits.rubrics import AddRubric
from callreview.app.session import Session
from callreview.app.settings import Settings
from callreview.domain.call import CallState
from callreview.domain.review import Answer, Blind, Review, ReviewState
from callreview.domain.timebase import Span
from callreview.domain.unseen import CALIBRATION, SELF
from callreview.ui.comparison.sheet import ComparisonSheet
from callreview.ui.dialogs.reviewer import ReviewerQuestion
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests import builders
from tests.stories.person import Person
from tests.ui.conftest import OpenWindow
from tests.ui.hands import CTRL, a_reviewed_call, dialog_of, open_first, press, review_in

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NO = Answer(option="no", comment="I let it ring", evidence=(Span(1000, 4000),))


def a_call_of_ana(session: Session) -> None:
    builders.add_call(session)
    session.do(NameAgent("200", "Ana")).wait()
    session.do(AddRubric(builders.rubric())).wait()


def reviewed_by_ana(session: Session) -> None:
    a_call_of_ana(session)
    (call,) = session.snapshot.calls.values()
    known = {"reviewer": "Ana", "started_at": "", "call_id": call.id, "reason": SELF}
    new = builders.review(session.snapshot.rubrics[0], id=session.new_key(), **known)
    draft = session.do(StartReview(new)).wait()
    builders.finish_review(session, draft, {"q2": NO})


def choose(box: QComboBox, data: str) -> None:
    box.setCurrentIndex(box.findData(data))


def begin(window: Window, rooms: Rooms, qtbot: QtBot) -> None:
    """Start a review on the sheet of the library's own, not on the quick one."""
    form = rooms.desk.screen.scorecard._start
    form._sheet.setCurrentIndex(form._sheet.findText("Five", Qt.MatchFlag.MatchStartsWith))
    press(window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: rooms.desk.screen.scorecard.is_open)


def answer_and_finish(window: Window, rooms: Rooms, qtbot: QtBot) -> Review:
    for _question in range(3):
        press(window, Key.Key_1)
        press(window, Key.Key_Down)
    rooms.desk.listened.heard(Span(0, builders.MINUTE_MS))
    press(window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "finished" in window.notice.words)
    return review_in(rooms)


def press_notice(window: Window, words: str) -> None:
    (button,) = (each for each in window.notice.findChildren(QPushButton) if each.text() == words)
    button.click()


def test_ana_reviews_her_call_first_then_the_coach_then_both_stand_side_by_side(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_call_of_ana)
    rooms = open_first(window, qtbot)
    form = rooms.desk.screen.scorecard._start
    choose(form._reason, SELF)
    assert form._who.currentText() == "Ana"
    begin(window, rooms, qtbot)
    own = answer_and_finish(window, rooms, qtbot)
    assert (own.reviewer, own.reason, own.state) == ("Ana", SELF, ReviewState.FINAL)
    assert "Others see it once theirs is finished too" in window.notice.words
    press_notice(window, "Somebody else reviews now…")
    question = dialog_of(ReviewerQuestion, qtbot)
    assert [question.box.itemText(at) for at in range(2)] == ["Ana", "Robin"]
    question.box.setEditText("robin")
    question.accept()
    qtbot.waitUntil(lambda: not rooms.desk.screen.scorecard.has_review)
    shown = Person(qtbot).reads()
    assert "Ana has reviewed this call as their own." in shown
    assert "Robin reviews from now on." in shown
    (call,) = rooms.snapshot.calls.values()
    assert (call.state, call.score_percent) == (CallState.NEW, None)
    begin(window, rooms, qtbot)
    shown = Person(qtbot).reads()
    assert "Ana has reviewed this call as their own." in shown
    mine = answer_and_finish(window, rooms, qtbot)
    assert (mine.reviewer, set(mine.blind)) == ("Robin", {Blind.OTHERS})
    assert "Made blind to: what others said." in Person(qtbot).reads()
    press_notice(window, "Side by side")
    sheet = dialog_of(ComparisonSheet, qtbot)
    assert sheet.left.currentText() == "Ana, as their own, revision 1"
    assert "3 of 4 questions" not in sheet.alike.text()
    assert sheet.alike.text().startswith("4 of 4 questions are answered alike")
    sheet.accept()


def test_the_moments_of_both_are_heard_from_the_sheet(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(reviewed_by_ana)
    rooms = open_first(window, qtbot)
    begin(window, rooms, qtbot)
    yes = Answer(option="yes", evidence=(Span(2000, 3000),))
    rooms.parts.session.do(SetAnswer(review_in(rooms).id, "q2", yes)).wait()
    press(window, Key.Key_1)
    press(window, Key.Key_Down)
    press(window, Key.Key_Down)
    press(window, Key.Key_1)
    rooms.desk.listened.heard(Span(0, builders.MINUTE_MS))
    press(window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: review_in(rooms).state is ReviewState.FINAL)
    press(window, Key.Key_R, CTRL | SHIFT)
    sheet = dialog_of(ComparisonSheet, qtbot)
    heard: list[Span] = []
    rooms.comparing.moment_asked.connect(heard.append)
    assert "No moment is tied" in Person(qtbot).reads()
    sheet.table.setCurrentCell(1, 1)
    for _time in range(3):
        QTest.keyClick(sheet.table, Key.Key_Return)
    assert heard == [Span(1000, 4000), Span(2000, 3000), Span(1000, 4000)]
    sheet.accept()


def test_a_reviewed_call_is_reviewed_as_well_or_not_after_all(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_reviewed_call)
    rooms = open_first(window, qtbot)
    card = rooms.desk.screen.scorecard
    assert card.has_review
    press(window, Key.Key_E, CTRL | SHIFT)
    qtbot.waitUntil(lambda: not card.has_review)
    assert card._start._reason.currentData() == SELF
    card._start._back.click()
    qtbot.waitUntil(lambda: card.has_review)
    press(window, Key.Key_E, CTRL | SHIFT)
    card._start._who.setEditText("Ana")
    press(window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: card.is_open)
    assert (review_in(rooms).reviewer, review_in(rooms).reason) == ("Ana", SELF)
    assert "Robin has reviewed this call." in Person(qtbot).reads()
    press(window, Key.Key_E, CTRL | SHIFT)
    assert "Finish that review first" in window.notice.words
    assert card.is_open


def test_who_scores_a_call_again_is_shown_both_of_their_reviews(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_reviewed_call)
    rooms = open_first(window, qtbot)
    card = rooms.desk.screen.scorecard
    rooms.desk.scoring.start(review_in(rooms).version_id, CALIBRATION)
    qtbot.waitUntil(lambda: card.is_open)
    assert "You have reviewed this call before" in Person(qtbot).reads()
    answer_and_finish(window, rooms, qtbot)
    assert "Both your reviews of this call" in window.notice.words


def test_who_reviewed_here_stays_known() -> None:
    held = Settings(reviewer="Robin").with_reviewer("Ana").with_reviewer("Robin")
    assert held.known_reviewers == ("Robin", "Ana")
    assert held.with_reviewer("Bo").known_reviewers == ("Bo", "Robin", "Ana")
