"""The scorecard room: what it shows, what it says, and that it never stores by itself."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.call import Status
from callreview.domain.review import Answer, ReviewState
from callreview.domain.rubric import (
    Kind,
    Line,
    Rubric,
    RubricVersion,
    Section,
)
from callreview.ui.scorecard.line_card import LineCard
from callreview.ui.scorecard.option_button import OptionButton
from callreview.ui.scorecard.panel import ScorecardPanel
from callreview.ui.scorecard.sheet import Sheet
from callreview.ui.scorecard.start import StartForm
from callreview.ui.scorecard.state import ScorecardState, StartState, state_of
from callreview.ui.widgets.typed_words import TypedWords
from tests.ui.scorecard.cards import CALL, NO, SHEET, VERSION, YES, opened, panel, said

__all__ = ["panel"]


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
    note = panel.focusWidget()
    assert note is not None
    panel.show_state(state_of(opened({"hold": Answer(option="yes")})))
    assert panel.focusWidget() is note
    assert panel.current_line == "hold"


def test_only_the_questions_that_differ_are_made_anew(panel: ScorecardPanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(opened()))
    before = {card.line_id: card for card in panel.findChildren(LineCard)}
    snapshot = opened({"hold": Answer(option="yes")})
    assert snapshot.open_call
    (section,) = SHEET.sections
    other = replace(section.lines[1], text="Said good day")
    lines = (other, section.lines[0], *section.lines[2:])
    sheet = replace(SHEET, sections=(replace(section, lines=lines),))
    changed = replace(snapshot.open_call, version=RubricVersion("b" * 64, 4, sheet))
    panel.show_state(state_of(replace(snapshot, open_call=changed)))
    qtbot.waitUntil(lambda: len(cards_in(panel)) == 5)
    there = cards_in(panel)
    assert [card.line_id for card in there] == ["hello", "consent", "hold", "wait", "offer"]
    kept = [card.line_id for card in there if before.get(card.line_id) is card]
    assert kept == ["consent", "hold", "offer"]
    panel.show_line("hello")
    for card in there[1:]:
        panel.line_after()
        assert panel.current_line == card.line_id
    there[0].setFocus()
    passed: list[QWidget | None] = []
    while there[4] not in passed and len(passed) < 40:
        QTest.keyClick(panel.focusWidget() or panel, Qt.Key.Key_Tab)
        passed.append(panel.focusWidget())
    assert [each for each in passed if isinstance(each, LineCard)] == there[1:]


def cards_in(panel: ScorecardPanel) -> list[LineCard]:
    """Return the cards one sees, from the top down."""
    there = [card for card in panel.findChildren(LineCard) if card.isVisible()]
    return sorted(there, key=lambda card: card.geometry().top())


def test_a_final_review_cannot_be_changed(panel: ScorecardPanel) -> None:
    panel.show_state(state_of(opened({"hello": Answer(option="yes")}, ReviewState.FINAL)))
    heard = said(panel)
    panel.choose_2()
    panel.toggle_na()
    panel.finish()
    assert heard == []
    assert not any(button.isEnabled() for button in panel.findChildren(OptionButton))


def test_a_typed_number_takes_a_comma(panel: ScorecardPanel, qtbot: QtBot) -> None:
    panel.show_state(state_of(opened({"hold": Answer(option="yes")})))
    panel.show_line("wait")
    heard = said(panel)
    panel.edit_value()
    field = panel._sheet.findChild(QLineEdit)
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
    field = panel._sheet.findChild(QLineEdit)
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
    panel.show_state(StartState("c", (VERSION,), names=("Robin", "Ana"), person="Ana"))
    with qtbot.waitSignal(panel.start_asked) as asked:
        panel.finish()
    assert asked.args == [VERSION.id, "coaching", "Robin"]


def test_who_was_on_a_call_reviews_it_as_themselves(panel: ScorecardPanel, qtbot: QtBot) -> None:
    panel.show_state(StartState("c", (VERSION,), names=("Robin", "Ana"), person="Ana"))
    reason, who = panel._start._reason, panel._start._who
    reason.setCurrentIndex(reason.findData("self"))
    with qtbot.waitSignal(panel.start_asked) as asked:
        panel.finish()
    assert asked.args == [VERSION.id, "self", "Ana"]
    reason.setCurrentIndex(0)
    assert who.currentText() == "Robin"
    who.setEditText(" robin ")
    with qtbot.waitSignal(panel.start_asked) as asked:
        panel.finish()
    assert asked.args[2] == "Robin"


def test_markup_in_a_question_stays_letters(panel: ScorecardPanel) -> None:
    line = Line("x", "<b>bold</b> & <img src='x'>", Kind.YES_NO, options=(YES, NO))
    sheet = Rubric("T", (Section("s", "<i>S</i>", (line,)),))
    snapshot = opened()
    assert snapshot.open_call
    changed = replace(snapshot.open_call, version=RubricVersion("b" * 64, 1, sheet))
    panel.show_state(state_of(replace(snapshot, open_call=changed)))
    shown = [label.text() for label in panel.findChildren(type(panel._title))]
    assert "<b>bold</b> & <img src='x'>" in shown


def test_long_words_wrap_inside_the_narrowest_sheet(panel: ScorecardPanel) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitän " * 5
    told = Line("how", long, Kind.INSTRUCTION, required=False)
    asked = Line("x", long, Kind.YES_NO, help=long, options=(replace(YES, label=long), NO))
    sheet = Rubric(long, (Section("s", long, (told, asked)),))
    snapshot = opened()
    assert snapshot.open_call
    changed = replace(snapshot.open_call, version=RubricVersion("b" * 64, 1, sheet))
    panel.show_state(state_of(replace(snapshot, open_call=changed)))
    panel.resize(panel.minimumWidth(), 700)
    (area,) = panel.findChildren(Sheet)
    page = area.widget()
    assert page is not None
    assert page.minimumSizeHint().width() <= area.viewport().width()


def test_of_a_drawn_call_it_is_said_that_the_review_counts(
    panel: ScorecardPanel, qtbot: QtBot
) -> None:
    drawn = StartState("c", (VERSION,), names=("Robin",), is_drawn=True)
    panel.show_state(drawn)
    (form,) = panel.findChildren(StartForm)
    assert "its review counts" in form._counts.text()
    with qtbot.waitSignal(form.start_asked) as asked:
        form.begin()
    assert asked.args == [VERSION.id, "", "Robin"]
    panel.show_state(replace(drawn, call_id="d", is_drawn=False))
    assert "never count" in form._counts.text()
    assert form._reason.currentData() == "coaching"
