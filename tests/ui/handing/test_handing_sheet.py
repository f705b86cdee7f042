"""Handing out in the window: opened by a key, filled in by keyboard, disputed and settled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callreview.app.session import Session
from callreview.domain.handout import Dispute, GivenBy, Handout, Outcome
from callreview.domain.review import ReviewState
from callreview.ui.dialogs.asking import ReasonQuestion
from callreview.ui.handing.sheet import HandingSheet
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests.ui import hands
from tests.ui.conftest import OpenWindow

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window(hands.a_reviewed_call)


@pytest.fixture
def rooms(window: Window, qtbot: QtBot) -> Rooms:
    rooms = hands.open_first(window, qtbot)
    qtbot.waitUntil(lambda: hands.has_review(rooms))
    return rooms


@pytest.fixture
def sheet(window: Window, rooms: Rooms, qtbot: QtBot) -> HandingSheet:
    assert hands.has_review(rooms)
    hands.press(window, Qt.Key.Key_H, CTRL_SHIFT)
    return hands.dialog_of(HandingSheet, qtbot)


def _handout(session: Session, review_id: str) -> Handout:
    return session.find(lambda reader: reader.handout(review_id)).wait()


def _say(reason: str, qtbot: QtBot) -> None:
    question = hands.dialog_of(ReasonQuestion, qtbot)
    QTest.keyClicks(question.field, reason)
    QTest.keyClick(question.field, Qt.Key.Key_Return)


def _dispute(sheet: HandingSheet, reason: str, qtbot: QtBot) -> None:
    QTest.keyClick(sheet.dispute, Qt.Key.Key_Space)
    _say(reason, qtbot)
    qtbot.waitUntil(lambda: bool(sheet.disputes) and sheet.disputes[0].isVisible())


def test_what_is_written_is_kept(sheet: HandingSheet, rooms: Rooms, qtbot: QtBot) -> None:
    QTest.keyClick(sheet.days["given_on"], Qt.Key.Key_T)
    QTest.keyClick(sheet.days["given_on"], Qt.Key.Key_Return)
    QTest.keyClick(sheet.given_by, Qt.Key.Key_Down)
    QTest.keyClicks(sheet.words["promise"], "Name the day")
    sheet.accept()
    session, key = rooms.parts.session, hands.review_in(rooms).id
    qtbot.waitUntil(lambda: _handout(session, key).promise == "Name the day")
    told = _handout(session, key)
    assert told.given_on == rooms.finding.today().isoformat()
    assert told.given_by is GivenBy.TALK


def test_a_day_that_is_none_is_refused_in_the_sheet(sheet: HandingSheet, qtbot: QtBot) -> None:
    QTest.keyClicks(sheet.days["read_on"], "14.3.")
    QTest.keyClick(sheet.days["read_on"], Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.refusal.isVisible)
    assert "2026-03-14" in sheet.refusal.text()


def test_a_dispute_is_kept_with_both_reasons_and_opened_again(
    sheet: HandingSheet, qtbot: QtBot
) -> None:
    _dispute(sheet, "I did ask", qtbot)
    (row,) = sheet.disputes
    QTest.keyClick(row.keep, Qt.Key.Key_Space)
    _say("Not heard", qtbot)
    qtbot.waitUntil(row.outcome.isVisible)
    assert (row.reason.text(), row.outcome.text()) == ("The person: I did ask", "Kept: Not heard")
    assert not row.keep.isVisible()
    QTest.keyClick(row.open_again, Qt.Key.Key_Space)
    qtbot.waitUntil(row.keep.isVisible)


def test_changing_begins_the_revision_with_that_reason(
    sheet: HandingSheet, rooms: Rooms, qtbot: QtBot
) -> None:
    key = sheet.review_id
    _dispute(sheet, "I did ask", qtbot)
    (row,) = sheet.disputes
    QTest.keyClick(row.change, Qt.Key.Key_Space)
    _say("Asked at 0:31", qtbot)
    qtbot.waitUntil(row.outcome.isVisible)
    revision = hands.review_in(rooms)
    assert (revision.state, revision.revision_reason) == (ReviewState.DRAFT, "Asked at 0:31")
    (dispute,) = _handout(rooms.parts.session, key).disputes
    assert dispute == Dispute(dispute.line_id, "I did ask", Outcome.CHANGED, "Asked at 0:31")


def test_without_a_final_review_it_says_what_to_do(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(hands.a_call_under_review)
    hands.open_first(window, qtbot)
    hands.press(window, Qt.Key.Key_H, CTRL_SHIFT)
    qtbot.waitUntil(lambda: "finish the review" in window.notice.words)
    assert window.findChild(HandingSheet) is None
