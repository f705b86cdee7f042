"""A review of ten questions of every kind, from the table to the next call, without a mouse."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from callreview.app.edits.queues import AddToQueue
from callreview.app.session import Session
from callreview.domain.review import Answer, ReviewState
from callreview.domain.rubric import Kind, Line, Option, Range, Rubric, Section
from callreview.domain.timebase import Span
from callreview.ui.dialogs.asking import ReasonQuestion
from callreview.ui.ear import focused_in
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests.builders import add_call, start_review
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, dialog_of, marks_in, press, review_in

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
YES = Option("yes", "Yes", Decimal(1))
NO = Option("no", "No", Decimal(0))
STEPS = tuple(Option(f"s{step}", f"Step {step}", Decimal(step)) for step in range(1, 6))
MANY = tuple(Option(f"o{at}", f"{chr(64 + at)} option", Decimal(at)) for at in range(1, 13))
TEN = Rubric(
    "Ten",
    (
        Section(
            "all",
            "All",
            (
                Line("q1", "Greeting", Kind.YES_NO, options=(YES, NO)),
                Line("q2", "Listening", Kind.SCALE, options=STEPS),
                Line("q3", "Choice", Kind.CHOICE, options=MANY),
                Line("q4", "Which of twelve", Kind.CHOICE, options=MANY),
                Line("q5", "Offered", Kind.SEVERAL, options=STEPS),
                Line("q6", "None", Kind.SEVERAL, options=STEPS),
                Line(
                    "q7",
                    "Seconds",
                    Kind.NUMBER,
                    ranges=(Range(Decimal(0), Decimal(99), Decimal(1)),),
                ),
                Line("q8", "In words", Kind.TEXT),
                Line("q9", "Does not apply", Kind.YES_NO, options=(YES, NO)),
                Line("q10", "Ending", Kind.YES_NO, options=(YES, NO)),
            ),
        ),
    ),
)


def two_in_a_queue(session: Session) -> None:
    first = add_call(session, "first.wav", start_local="2026-03-12T09:00:00")
    second = add_call(session, "second.wav", start_local="2026-03-11T09:00:00")
    start_review(session, first, TEN)
    session.do(AddToQueue((first, second), "By hand")).wait()


def types(window: Window, words: str) -> None:
    field = focused_in(window)
    assert field is not None
    QTest.keyClicks(field, words)


def on_timeline(window: Window, rooms: Rooms) -> bool:
    return focused_in(window) is rooms.desk.screen.player.timeline


@pytest.fixture
def window(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr("callreview.ui.ear._BURST_S", -1.0)  # these hands are quicker than any
    return open_window(two_in_a_queue)


def test_ten_questions_are_answered_without_a_mouse(window: Window, qtbot: QtBot) -> None:
    rooms = rooms_of(window)
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: rooms.room == "review" and on_timeline(window, rooms))
    first = review_in(rooms)
    picks_options(window, rooms)
    writes(window, rooms)
    ties_a_moment(window)
    qtbot.waitUntil(lambda: len(review_in(rooms).answers) == 10)
    qtbot.waitUntil(lambda: bool(review_in(rooms).answer("q10").evidence))
    answers = review_in(rooms).answers
    (span,) = answers["q10"].evidence
    assert span.end_ms > span.start_ms
    assert answers["q10"].option == "yes"
    assert {key: each for key, each in answers.items() if key != "q10"} == {
        "q1": Answer(option="yes"),
        "q2": Answer(option="s4"),
        "q3": Answer(option="o10"),
        "q4": Answer(option="o12"),
        "q5": Answer(options=("s1", "s3")),
        "q6": Answer(none_of_them=True),
        "q7": Answer(number=Decimal(42)),
        "q8": Answer(text="went well"),
        "q9": Answer(na=True, comment="no second caller"),
    }
    plays_and_marks(window, rooms, qtbot)
    press(window, Key.Key_Return, CTRL)
    question = dialog_of(ReasonQuestion, qtbot)
    QTest.keyClicks(question.field, "I was there")
    QTest.keyClick(question.field, Key.Key_Return)
    qtbot.waitUntil(lambda: review_in(rooms).call_id != first.call_id)
    qtbot.waitUntil(lambda: on_timeline(window, rooms))
    done = rooms.parts.session.find(lambda reader: reader.review(first.id)).wait()
    assert (done.state, done.heard_reason) == (ReviewState.FINAL, "I was there")
    assert Span(span.start_ms, span.end_ms) in done.answer("q10").evidence


def picks_options(window: Window, rooms: Rooms) -> None:
    press(window, Key.Key_2)
    press(window, Key.Key_1)
    press(window, Key.Key_Down)
    press(window, Key.Key_4)
    press(window, Key.Key_Down)
    press(window, Key.Key_0)  # the tenth
    press(window, Key.Key_Down)
    press(window, Key.Key_E)
    menu = rooms.desk.screen.scorecard.findChildren(QMenu)[-1]
    QTest.keyClick(menu, Key.Key_L)  # the twelfth
    press(window, Key.Key_Down)
    press(window, Key.Key_3)
    press(window, Key.Key_1)
    press(window, Key.Key_Down)
    press(window, Key.Key_6)  # none of them
    press(window, Key.Key_Down)


def writes(window: Window, rooms: Rooms) -> None:
    press(window, Key.Key_E)
    types(window, "42")
    press(window, Key.Key_Return)
    assert on_timeline(window, rooms)
    press(window, Key.Key_Down)
    press(window, Key.Key_E)
    types(window, "went well")
    press(window, Key.Key_Escape)
    assert on_timeline(window, rooms)
    press(window, Key.Key_Down)
    press(window, Key.Key_X)
    press(window, Key.Key_M)
    types(window, "no second caller")
    press(window, Key.Key_Escape)
    press(window, Key.Key_Down)
    press(window, Key.Key_1)


def ties_a_moment(window: Window) -> None:
    press(window, Key.Key_A)
    press(window, Key.Key_Right)
    press(window, Key.Key_B)
    press(window, Key.Key_V)


def plays_and_marks(window: Window, rooms: Rooms, qtbot: QtBot) -> None:
    press(window, Key.Key_G)
    assert rooms.desk.screen.player.is_playing
    press(window, Key.Key_Space)
    press(window, Key.Key_P)
    qtbot.waitUntil(lambda: len(marks_in(rooms)) == 1)
    press(window, Key.Key_W)
    types(window, "kind")
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: [mark.text for mark in marks_in(rooms)] == ["kind"])
    qtbot.waitUntil(lambda: on_timeline(window, rooms))
