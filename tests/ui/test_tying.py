"""Spans and marks become moments of a question, by key, menu or drop; marks come back."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from callreview.app.edits.marks import AddMark
from callreview.app.session import Session
from callreview.domain.mark import Mark
from callreview.domain.review import MovedMark
from callreview.domain.timebase import Span
from callreview.ui.rooms import Rooms
from callreview.ui.scorecard.line_card import LineCard
from callreview.ui.widgets.carried import carried, data_of
from tests import builders
from tests.ui.conftest import OpenWindow
from tests.ui.hands import a_reviewed_call, marks_in, open_first, press, review_in

Key = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def a_marked_call(session: Session) -> None:
    call_id = builders.add_call(session)
    mark = builders.mark(1000, id="point", call_id=call_id, text="greeted")
    session.do(AddMark(mark)).wait()
    builders.start_review(session, call_id)


def card_of(rooms: Rooms, line_id: str) -> LineCard:
    cards = rooms.desk.screen.scorecard.findChildren(LineCard)
    return next(each for each in cards if each.line_id == line_id)


def drop(card: LineCard, what: Mark | Span, action: Qt.DropAction) -> bool:
    """Carry something over a question and let it go there; return whether it may land."""
    actions, data = COPY | MOVE, data_of(what)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    middle = card.rect().center()
    entered = QDragEnterEvent(middle, actions, data, buttons, keys)
    entered.setDropAction(action)
    QApplication.sendEvent(card, entered)
    if not card.acceptDrops() or not entered.isAccepted():
        return False
    event = QDropEvent(QPointF(middle), action, data, buttons, keys)
    QApplication.sendEvent(card, event)
    return True


def test_what_is_carried_is_known_where_it_lands() -> None:
    assert carried(data_of(Span(10, 20))) == Span(10, 20)
    assert carried(data_of(builders.mark(id="ä"))) == "ä"
    text = QMimeData()
    text.setText("a mark?")
    assert carried(text) is None


def test_a_span_dropped_on_a_question_is_tied_to_it_and_used_up(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    rooms = open_first(open_window(a_marked_call), qtbot)
    player = rooms.desk.screen.player
    player.timeline.set_span(Span(2000, 9000))
    assert drop(card_of(rooms, "q2"), Span(2000, 9000), MOVE)
    qtbot.waitUntil(lambda: review_in(rooms).answer("q2").evidence == (Span(2000, 9000),))
    assert player.timeline.span is None
    assert rooms.desk.screen.scorecard.current_line == "q2"


def test_a_mark_dropped_on_a_question_stays_and_with_shift_goes_there(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    rooms = open_first(open_window(a_marked_call), qtbot)
    (mark,) = marks_in(rooms)
    drop(card_of(rooms, "q1"), mark, COPY)
    qtbot.waitUntil(lambda: review_in(rooms).answer("q1").evidence == (Span(1000, 6000),))
    assert marks_in(rooms) == (mark,)
    drop(card_of(rooms, "q2"), mark, MOVE)
    qtbot.waitUntil(lambda: not marks_in(rooms))
    moved = review_in(rooms).answer("q2")
    assert (moved.evidence, moved.comment) == ((MovedMark(1000, 6000, "point"),), "greeted")
    buttons = card_of(rooms, "q2").findChildren(QToolButton)
    back = next(each for each in buttons if "Back to the marks" in each.accessibleName())
    back.click()
    qtbot.waitUntil(lambda: marks_in(rooms) == (mark,))
    assert review_in(rooms).answer("q2").comment == "greeted"


def test_nothing_lands_on_a_finished_review(open_window: OpenWindow, qtbot: QtBot) -> None:
    rooms = open_first(open_window(a_reviewed_call), qtbot)
    assert not drop(card_of(rooms, "q1"), Span(0, 1000), COPY)
    rooms.desk.screen.player.menu.tie_asked.emit("any", True)
    assert "begin a review first" in rooms.window.notice.words


def test_a_mark_is_moved_by_key_and_by_the_menu_and_back_by_undo(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_marked_call)
    rooms = open_first(window, qtbot)
    press(window, Key.Key_V, SHIFT)
    assert "First choose a mark" in window.notice.words
    rooms.desk.screen.player.show_chosen("point")
    press(window, Key.Key_V, SHIFT)
    qtbot.waitUntil(lambda: not marks_in(rooms))
    rooms.doing.undo()
    qtbot.waitUntil(lambda: len(marks_in(rooms)) == 1)
    assert review_in(rooms).answer("q1").evidence == ()
    rooms.desk.screen.player.menu.tie_asked.emit("point", True)
    qtbot.waitUntil(lambda: not marks_in(rooms))


def test_the_nearer_edge_of_a_moment_is_nudged_by_key(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_marked_call)
    rooms = open_first(window, qtbot)
    screen = rooms.desk.screen
    press(window, Key.Key_Right, SHIFT | ALT)
    assert review_in(rooms).answer("q1").evidence == ()
    for span in (Span(1000, 4000), Span(20_000, 30_000)):
        screen.scorecard.tie("q1", span)
    screen.player.seek(3900)
    press(window, Key.Key_Right, SHIFT | ALT)
    press(window, Key.Key_Right, SHIFT | ALT)
    screen.player.seek(20_500)
    press(window, Key.Key_Left, SHIFT | ALT)
    wanted = (Span(1000, 4200), Span(19_900, 30_000))
    qtbot.waitUntil(lambda: review_in(rooms).answer("q1").evidence == wanted)
