"""The scorecard room: what it shows, what it says, and that it never stores by itself."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.call import Call, CallFacts, Recording, Status
from callreview.domain.review import Answer, Book, Review, ReviewState
from callreview.domain.rubric import (
    Condition,
    Fail,
    Kind,
    Line,
    Option,
    Range,
    Rubric,
    RubricVersion,
    Section,
)
from callreview.domain.timebase import Span
from callreview.ui.scorecard.line_card import LineCard
from callreview.ui.scorecard.moments import MomentsRow
from callreview.ui.scorecard.option_button import OptionButton
from callreview.ui.scorecard.panel import ScorecardPanel
from callreview.ui.scorecard.state import ScorecardState, StartState, state_of
from callreview.ui.widgets.typed_words import TypedWords

YES = Option("yes", "Yes", Decimal(1))
BOTH = Option("no", "No", Decimal(2))
NO = Option("no", "No", Decimal(0))
BREACH = Option("no", "No", Decimal(0), Fail.CALL)
SHEET = Rubric(
    title="Front desk",
    sections=(
        Section(
            "all",
            "Everything",
            (
                Line("how", "Listen first", Kind.INSTRUCTION, required=False),
                Line("hello", "Said hello", Kind.YES_NO, options=(YES, NO)),
                Line("consent", "Asked for consent", Kind.YES_NO, options=(YES, BREACH)),
                Line("hold", "Was there a hold?", Kind.YES_NO, options=(YES, NO)),
                Line(
                    "wait",
                    "Seconds on hold",
                    Kind.NUMBER,
                    ranges=(
                        Range(Decimal(0), Decimal(30), Decimal(1)),
                        Range(Decimal(30), Decimal(600), Decimal(0)),
                    ),
                    show_if=Condition("hold", ("yes",)),
                ),
                Line("offer", "Offered", Kind.SEVERAL, options=(YES, BOTH)),
            ),
        ),
    ),
)
VERSION = RubricVersion("a" * 64, 3, SHEET)
CALL = Call(
    "c", Recording("r", "c", "/calls/a.wav", 1, "f", Status.OK, duration_ms=60_000), CallFacts()
)


def opened(
    answers: Mapping[str, Answer] | None = None, state: ReviewState = ReviewState.DRAFT
) -> Snapshot:
    review = Review(
        id="v",
        call_id="c",
        version_id=VERSION.id,
        reviewer="Sam",
        state=state,
        book=Book.PICKED,
        reason="coaching",
        started_at="2026-03-12T10:00:00",
        answers=answers or {},
    )
    return Snapshot(open_call=OpenCall(CALL, (), review, VERSION), rubrics=(VERSION,))


@pytest.fixture
def panel(qtbot: QtBot) -> ScorecardPanel:
    room = ScorecardPanel()
    qtbot.addWidget(room)
    room.resize(380, 700)
    room.show()
    qtbot.waitExposed(room)
    return room


def said(panel: ScorecardPanel) -> list[tuple[str, Answer | None]]:
    heard: list[tuple[str, Answer | None]] = []
    panel.answered.connect(lambda line, answer: heard.append((line, answer)))
    return heard


def test_a_call_without_a_review_offers_to_start_one() -> None:
    state = state_of(Snapshot(open_call=OpenCall(CALL), rubrics=(VERSION,)))
    assert state == StartState("c", (VERSION,))


def test_a_recording_that_cannot_be_heard_is_not_scored(
    panel: ScorecardPanel, qtbot: QtBot
) -> None:
    silent = replace(CALL, recording=replace(CALL.recording, status=Status.EMPTY))
    panel.show_state(state_of(Snapshot(open_call=OpenCall(silent), rubrics=(VERSION,))))
    with qtbot.assertNotEmitted(panel.start_asked):
        panel.finish()


def test_no_call_shows_nothing() -> None:
    assert state_of(Snapshot()) is None


def test_an_unmet_condition_hides_its_question() -> None:
    state = state_of(opened({"hold": Answer(option="no")}))
    assert isinstance(state, ScorecardState)
    assert [view.line.id for view in state.lines] == ["hello", "consent", "hold", "offer"]
    assert (state.tally.answered, state.tally.total) == (1, 4)


def test_a_met_condition_asks_it() -> None:
    state = state_of(opened({"hold": Answer(option="yes")}))
    assert isinstance(state, ScorecardState)
    assert "wait" in [view.line.id for view in state.lines]


def test_a_fail_is_told_apart_from_the_score() -> None:
    state = state_of(opened({"hello": Answer(option="yes"), "consent": Answer(option="no")}))
    assert isinstance(state, ScorecardState)
    assert (state.tally.percent, state.tally.verdict) == ("50 %", "1 fail")
    assert [view.line.id for view in state.lines if view.is_failed] == ["consent"]


def test_only_questions_still_open_are_called_missing() -> None:
    state = state_of(opened({"hello": Answer(na=True)}), frozenset({"hello", "consent"}))
    assert isinstance(state, ScorecardState)
    assert [view.line.id for view in state.lines if view.is_missing] == ["consent"]


def test_a_key_picks_an_option_of_the_current_question(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened()))
    heard = said(panel)
    panel.choose_2()
    assert heard == [("hello", Answer(option="no"))]


def test_a_key_that_answers_brings_the_sheet_to_the_front(panel: ScorecardPanel) -> None:
    wanted: list[str] = []
    panel.wanted.connect(lambda: wanted.append("wanted"))
    panel.show_state(state_of(opened()))
    keys = (panel.choose_2, panel.toggle_na, panel.line_after, panel.edit_note, panel.tie_span)
    for key in keys:
        key()
    assert len(wanted) == len(keys)
    panel.show_state(state_of(opened(state=ReviewState.FINAL)))
    panel.choose_1()
    assert len(wanted) == len(keys)


def test_picking_the_chosen_option_takes_it_back(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened({"hello": Answer(option="yes")})))
    heard = said(panel)
    panel.choose_1()
    assert heard == [("hello", None)]


def test_an_option_that_is_not_there_does_nothing(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened()))
    heard = said(panel)
    panel.choose_10()
    assert heard == []


def test_several_options_are_kept_in_the_order_of_the_sheet(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened({"offer": Answer(options=("no",))})))
    panel.show_line("offer")
    heard = said(panel)
    panel.choose_1()
    assert heard == [("offer", Answer(options=("yes", "no")))]


def test_none_of_them_is_an_answer_of_its_own(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened({"offer": Answer(options=("no",))})))
    panel.show_line("offer")
    heard = said(panel)
    panel.choose_3()
    assert heard == [("offer", Answer(none_of_them=True))]


def test_does_not_apply_takes_the_place_of_an_answer(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened({"hello": Answer(option="yes", comment="warm")})))
    heard = said(panel)
    panel.toggle_na()
    assert heard == [("hello", Answer(na=True, comment="warm"))]


def test_down_and_up_walk_the_questions_and_stop_at_the_ends(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened()))
    walked = []
    for _step in range(5):
        walked.append(panel.current_line)
        panel.line_after()
    assert walked == ["hello", "consent", "hold", "offer", "offer"]
    for _step in range(9):
        panel.line_before()
    assert panel.current_line == "hello"


def test_the_current_question_stays_when_another_is_answered(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened()))
    panel.show_line("hold")
    panel.show_state(state_of(opened({"hold": Answer(option="yes")})))
    assert panel.current_line == "hold"


def test_another_review_begins_at_its_first_question(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened()))
    panel.show_line("hold")
    chosen: list[str] = []
    panel.line_chosen.connect(chosen.append)
    snapshot = opened()
    assert snapshot.open_call
    assert snapshot.open_call.review
    another = replace(snapshot.open_call, review=replace(snapshot.open_call.review, id="w"))
    panel.show_state(state_of(replace(snapshot, open_call=another)))
    assert (panel.current_line, chosen) == ("hello", ["hello"])


def test_a_question_that_appears_leaves_the_keys_where_they_were(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened()))
    panel.show_line("hold")
    panel.edit_note()
    assert panel.focusWidget() is not None
    panel.show_state(state_of(opened({"hold": Answer(option="yes")})))
    focus = panel.focusWidget()
    assert isinstance(focus, LineCard)
    assert (focus.line_id, panel.current_line) == ("hold", "hold")


def test_a_final_review_cannot_be_changed(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened({"hello": Answer(option="yes")}, ReviewState.FINAL)))
    heard = said(panel)
    panel.choose_2()
    panel.toggle_na()
    panel.finish()
    assert heard == []
    assert not any(button.isEnabled() for button in panel.findChildren(OptionButton))


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


def test_a_typed_number_takes_a_comma(panel: ScorecardPanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(opened({"hold": Answer(option="yes")})))
    panel.show_line("wait")
    heard = said(panel)
    panel.edit_value()
    field = panel.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "12,5")
    left: list[str] = []
    panel.left.connect(lambda: left.append("left"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == [("wait", Answer(number=Decimal("12.5")))]
    assert left == ["left"]


def test_enter_behind_what_is_no_number_stays_there(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened({"hold": Answer(option="yes")})))
    panel.show_line("wait")
    left: list[str] = []
    panel.left.connect(lambda: left.append("left"))
    field = panel.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "soon")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (left, field.selectedText()) == ([], "soon")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert left == ["left"]


def test_an_option_is_found_by_its_first_letter(panel: ScorecardPanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(opened({"hello": Answer(option="yes")})))
    panel.show()
    heard = said(panel)
    panel.edit_value()
    menu = panel.findChild(QMenu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    assert [each.isChecked() for each in menu.actions()] == [True, False]
    QTest.keyClick(menu, Qt.Key.Key_N)
    assert heard == [("hello", Answer(option="no"))]


def test_asked_again_the_next_moment_is_played(panel: ScorecardPanel) -> None:
    spans = (Span(1_000, 4_000), Span(9_000, 9_500))
    panel.show_state(state_of(opened({"hello": Answer(evidence=spans)})))
    asked: list[Span] = []
    panel.moment_asked.connect(asked.append)
    for _time in range(3):
        panel.play_moment()
    assert asked == [*spans, spans[0]]


def test_words_are_said_a_moment_after_the_last_key(panel: ScorecardPanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(opened()))
    panel.edit_note()
    note = panel.focusWidget()
    assert isinstance(note, TypedWords)
    with qtbot.waitSignal(panel.answered) as answered:
        QTest.keyClicks(note, "warm voice")
    assert answered.args == ["hello", Answer(comment="warm voice")]


def test_words_being_typed_are_not_overwritten(panel: ScorecardPanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(opened()))
    panel.edit_note()
    note = panel.focusWidget()
    assert isinstance(note, TypedWords)
    QTest.keyClicks(note, "half a sen")
    panel.show_state(state_of(opened({"hold": Answer(option="no")})))
    assert note.toPlainText() == "half a sen"
    heard = said(panel)
    panel.settle()
    assert heard == [("hello", Answer(comment="half a sen"))]


def test_escape_gives_the_keyboard_back(panel: ScorecardPanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(opened()))
    panel.edit_note()
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Escape)


def test_the_form_says_which_sheet_and_why(panel: ScorecardPanel, qtbot: QtBot) -> None:
    panel.show_state(StartState("c", (VERSION,)))
    with qtbot.waitSignal(panel.start_asked) as asked:
        panel.finish()
    assert asked.args == [VERSION.id, "coaching"]


def test_markup_in_a_question_stays_letters(panel: ScorecardPanel) -> None:
    line = Line("x", "<b>bold</b> & <img src='x'>", Kind.YES_NO, options=(YES, NO))
    sheet = Rubric("T", (Section("s", "<i>S</i>", (line,)),))
    snapshot = opened()
    assert snapshot.open_call
    changed = replace(snapshot.open_call, version=RubricVersion("b" * 64, 1, sheet))
    panel.show_state(state_of(replace(snapshot, open_call=changed)))
    shown = [label.text() for label in panel.findChildren(type(panel._title))]
    assert "<b>bold</b> & <img src='x'>" in shown
