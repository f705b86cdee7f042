"""The sheet of agreement: sentences, both sides of a question, details, empty states."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from callreview.domain.agreement.pairs import between_reviewers, of_one_reviewer
from callreview.domain.agreement.report import agreement, drift
from callreview.domain.review import Answer, Review
from callreview.domain.timebase import Span
from callreview.ui.agreement.sheet import OF_ONESELF, AgreementSheet
from callreview.ui.agreement.state import AgreementState, choices, state_of
from callreview.ui.widgets.buttons import WordButton
from tests.domain.scorings import VERSIONS, scored

CALLS = "abcd"


def _reviews() -> list[Review]:
    said = {
        "q1": Answer(option="yes"),
        "q2": Answer(option="yes"),
        "q3": Answer(option="no", comment="<b>too late</b>", evidence=(Span(5000, 8000),)),
    }
    first = [scored(call, "Ana", "yyy") for call in CALLS]
    second = [scored(call, "Ben", "yyy", number=2) for call in CALLS[1:]]
    return [*first, *second, replace(scored("a", "Ben", "", number=2), answers=said)]


@pytest.fixture
def window(look: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 640)
    return made


@pytest.fixture
def sheet(window: QWidget) -> AgreementSheet:
    made = AgreementSheet(window)
    made.show_state(state_of(agreement(between_reviewers(_reviews(), VERSIONS))))
    made.show()
    return made


def _read(sheet: QWidget) -> str:
    return " ".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def _clips(sheet: AgreementSheet) -> list[WordButton]:
    return [b for b in sheet.sides.findChildren(WordButton) if "–" in b.text() and b.isVisible()]


def test_it_says_first_how_often_people_agreed(sheet: AgreementSheet) -> None:
    assert "You two agreed on 11 of 12 answers" in _read(sheet)
    assert "alpha" not in _read(sheet)
    assert "AC1" not in _read(sheet)


def test_the_question_that_differs_most_stands_first_with_both_sides(sheet: AgreementSheet) -> None:
    assert sheet.questions.model().index(0, 0).data() == "Question 3?"
    assert sheet.questions.model().index(0, 1).data() == "3 of 4 (75%)"
    read = _read(sheet.sides)
    for words in ("Ana", "Yes", "Ben", "No", "<b>too late</b>", "Call 1 of 1"):
        assert words in read


def test_a_clip_asks_to_be_played_in_its_call(sheet: AgreementSheet, qtbot: QtBot) -> None:
    (clip,) = _clips(sheet)
    assert clip.accessibleName() == "Play 0:05 – 0:08, tied by Ben"
    with qtbot.waitSignal(sheet.play_asked) as asked:
        clip.click()
    assert asked.args == ["a", Span(5000, 8000)]


def test_a_question_always_answered_alike_says_so(sheet: AgreementSheet) -> None:
    sheet.questions.setCurrentCell(2, 0)
    assert "Everybody answered this question alike." in _read(sheet.sides)
    assert _clips(sheet) == []


def test_calls_are_gone_through_one_after_another(window: QWidget) -> None:
    sheet = AgreementSheet(window)
    reviews = [scored(call, who, said, number=n) for call in "ab"
               for n, (who, said) in enumerate((("Ana", "yyy"), ("Ben", "nyy")), 1)]  # fmt: skip
    sheet.show_state(state_of(agreement(between_reviewers(reviews, VERSIONS))))
    sheet.show()
    assert sheet.sides.shown is not None
    assert sheet.sides.shown.call_id == "a"
    assert not sheet.sides.before.isEnabled()
    sheet.sides.after.click()
    assert sheet.sides.shown.call_id == "b"
    assert not sheet.sides.after.isEnabled()


def test_coefficients_show_when_asked(sheet: AgreementSheet) -> None:
    sheet.details_button.click()
    table = sheet.details.table
    rows = [str(table.model().index(row, 1).data()) for row in range(table.rowCount())]
    assert rows[:2] == ["Krippendorff’s alpha", "ICC(2,1)"]
    assert "Gwet’s AC1" in rows
    assert "2,000 times" in _read(sheet)


def test_without_anything_to_compare_it_says_what_to_do(window: QWidget, qtbot: QtBot) -> None:
    sheet = AgreementSheet(window)
    sheet.show_state(state_of(agreement(())))
    sheet.show()
    assert "scored a second time" in _read(sheet)
    assert not sheet.details_button.isVisible()
    (again,) = (b for b in sheet.findChildren(WordButton) if "earlier call" in b.text())
    with qtbot.waitSignal(sheet.again_asked):
        again.click()


def test_one_person_sees_both_times(look: QApplication) -> None:
    reviews = [
        scored("a", "Ana", "yyn", reason="coaching"),
        scored("a", "Ana", "yyy", number=5),
    ]
    state = state_of(drift(of_one_reviewer(reviews, VERSIONS, "Ana")), is_drift=True)
    (differing,) = state.questions[0].differing
    assert (differing.left.who, differing.right.who) == ("The first time", "The second time")
    nothing = state_of(drift(()), is_drift=True)
    assert nothing == AgreementState(nothing.sentences)
    assert "by the same person twice" in nothing.sentences[0]


def test_only_where_there_are_three_one_can_be_the_measure(sheet: AgreementSheet) -> None:
    assert len(list(choices(("Ana", "Ben")))) == 1
    sheet.offer(choices(("Ana", "Ben", "Cy")), "Cy")
    assert sheet.whom.currentText() == "Everybody with Cy"
    chosen: list[str] = []
    sheet.chosen.connect(chosen.append)
    sheet.whom.setCurrentIndex(sheet.whom.count() - 1)
    assert chosen == [OF_ONESELF]
