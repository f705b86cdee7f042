"""Reviews side by side in the window."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callreview.app.edits.reviews import ReviseReview, SetAnswer, SetWords
from callreview.app.session import Session
from callreview.app.snapshot import OpenCall
from callreview.domain.review import Answer, Review, ReviewState
from callreview.domain.timebase import Span
from callreview.ui.comparison.sheet import ComparisonSheet
from callreview.ui.comparison.state import comparable
from tests import builders
from tests.ui.conftest import OpenWindow
from tests.ui.hands import CTRL, a_reviewed_call, dialog_of, open_first, press

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def revised(session: Session) -> None:
    final = builders.finish_review(
        session, builders.start_review(session, builders.add_call(session))
    )
    draft: Review = session.do(ReviseReview(final.id, "heard it again")).wait()
    session.do(SetWords(draft.id, "work_on", "slower")).wait()
    no = Answer(option="no", comment="interrupted", evidence=(Span(1000, 2000),))
    session.do(SetAnswer(draft.id, "q3", no)).wait()


def words(sheet: ComparisonSheet) -> list[list[str]]:
    def text(row: int, column: int) -> str:
        item = sheet.table.item(row, column)
        return item.text() if item else ""

    return [[text(row, column) for column in range(3)] for row in range(sheet.table.rowCount())]


def test_two_revisions_stand_beside_each_other_differences_first(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(revised)
    open_first(window, qtbot)
    press(window, Key.Key_R, CTRL | SHIFT)
    sheet = dialog_of(ComparisonSheet, qtbot)
    assert [box.currentText() for box in (sheet.left, sheet.right)] == [
        "Robin, revision 1",
        "Robin, revision 2 (draft)",
    ]
    shown = words(sheet)
    assert shown[1] == ["Question 3?", "Yes", "No\ninterrupted\n0:01 – 0:02"]
    assert shown[0][0] == "Score"
    assert shown[0][1] != shown[0][2]
    assert ["Work on", "", "slower"] in shown
    assert ["Why it was revised", "", "heard it again"] in shown
    item = sheet.table.item(1, 0)
    assert item is not None
    assert item.font().bold()
    sheet.left.setCurrentIndex(0)
    assert not any(row[1] != row[2] for row in words(sheet))
    sheet.accept()


def test_with_one_review_there_is_nothing_to_compare(open_window: OpenWindow, qtbot: QtBot) -> None:
    rooms = open_first(open_window(a_reviewed_call), qtbot)
    assert not rooms.orders.can_compare


def test_who_has_not_finished_does_not_see_what_others_said() -> None:
    mine = builders.review()
    others = builders.review(id="other", state=ReviewState.FINAL, reviewer="Kim")
    assert comparable(OpenCall(builders.call(), review=mine, earlier=(others,))) == ()
    assert comparable(None) == ()
    both = OpenCall(builders.call(), review=others, earlier=(others,))
    assert len(comparable(both)) == 2
