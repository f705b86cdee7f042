"""The moments of a question: tied, nudged, played, taken back and made marks."""

from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from callreview.domain.review import Answer, ReviewState
from callreview.domain.timebase import Span
from callreview.ui.scorecard.moments import MomentsRow
from callreview.ui.scorecard.panel import ScorecardPanel
from callreview.ui.scorecard.state import state_of
from tests.ui.scorecard.cards import opened, panel, said

__all__ = ["panel"]


def test_a_moment_is_tied_once(panel: ScorecardPanel) -> None:
    span = Span(1_000, 4_000)
    panel.show_state(state_of(opened({"hello": Answer(evidence=(span,))})))
    heard = said(panel)
    panel.tie("hello", span)
    panel.tie("hello", Span(9_000, 9_500))
    assert heard == [("hello", Answer(evidence=(span, Span(9_000, 9_500))))]


def test_a_moment_is_nudged_inside_the_call_and_made_a_mark(panel: ScorecardPanel) -> None:
    span = Span(59_000, 60_000)
    panel.show_state(state_of(opened({"hello": Answer(comment="kind", evidence=(span,))})))
    heard = said(panel)
    marked: list[object] = []
    panel.mark_asked.connect(lambda *what: marked.append(what))
    row = next(each for each in panel.findChildren(MomentsRow) if each.isVisibleTo(panel))
    row.nudged.emit(span, -500, 0)
    row.nudged.emit(Span(58_500, 60_000), 0, 500)  # the call is over there
    row.marked.emit(Span(58_500, 60_000))
    assert heard == [("hello", Answer(comment="kind", evidence=(Span(58_500, 60_000),)))]
    assert marked == [(Span(58_500, 60_000), "kind")]


def test_a_chip_has_a_menu_that_a_final_review_cuts_short(
    panel: ScorecardPanel, qtbot: QtBot
) -> None:
    for state, count in ((ReviewState.DRAFT, 7), (ReviewState.FINAL, 2)):
        answer = {"hello": Answer(evidence=(Span(1_000, 4_000),))}
        panel.show_state(state_of(opened(answer, state)))
        panel.show()
        row = next(each for each in panel.findChildren(MomentsRow) if each.isVisibleTo(panel))
        play = next(each for each in row.findChildren(QToolButton) if "0:01" in each.text())
        play.customContextMenuRequested.emit(play.rect().center())
        menu = row.findChild(QMenu)
        assert menu is not None
        assert sum(not each.isSeparator() for each in menu.actions()) == count
        menu.close()
        qtbot.waitUntil(lambda row=row: row.findChild(QMenu) is None)  # type: ignore[misc]


def test_the_words_of_a_mark_come_into_the_note_once(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened({"hello": Answer(comment="kind")})))
    heard = said(panel)
    panel.tie("hello", Span(1, 900), " by name ")
    panel.tie("hello", Span(2, 900), "by name")
    assert [answer.comment for _line, answer in heard if answer] == ["kind\nby name"] * 2


def test_a_question_s_moment_is_asked_for(panel: ScorecardPanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(opened({"hello": Answer(evidence=(Span(1_000, 4_000),))})))
    with qtbot.waitSignal(panel.moment_asked) as asked:
        panel.play_moment()
    assert asked.args == [Span(1_000, 4_000)]


def test_asked_again_the_next_moment_is_played(panel: ScorecardPanel) -> None:
    spans = (Span(1_000, 4_000), Span(9_000, 9_500))
    panel.show_state(state_of(opened({"hello": Answer(evidence=spans)})))
    asked: list[Span] = []
    panel.moment_asked.connect(asked.append)
    for _time in range(3):
        panel.play_moment()
    assert asked == [*spans, spans[0]]


def test_what_ties_another_moment_stands_after_the_first(qtbot: QtBot, look: QApplication) -> None:
    row = MomentsRow()
    qtbot.addWidget(row)
    row.resize(324, 40)
    row.show_moments((), locked=False)
    row.show()
    qtbot.waitExposed(row)
    look.processEvents()
    row.show_moments((Span(20_000, 26_000),), locked=False)
    look.processEvents()
    (chip,) = row._chips
    assert row._tie.x() > chip.geometry().right()
