"""The search box over a real library: what is typed, what is found, what is said of mistakes."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callreview.app.edits.marks import AddMark
from callreview.app.session import Session
from callreview.ui.calls.model import CallsModel
from callreview.ui.window import Window
from tests.builders import add_call, mark
from tests.ui.conftest import OpenWindow, rooms_of


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
