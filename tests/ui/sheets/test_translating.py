"""A score sheet is translated in the real window, and chosen by its language."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from callreview.app.edits.rubrics import AddRubric
from callreview.app.session import Session
from callreview.domain.rubric import Rubric, RubricDraft
from callreview.domain.rubric_editing import change_sheet
from callreview.ui.rooms import Rooms
from callreview.ui.sheets.moving import Part, Spot
from callreview.ui.sheets.state import Standing
from callreview.ui.sheets.translating import LanguageQuestion
from callreview.ui.window import Window
from tests.builders import rubric
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, dialog_of, open_first, press, two_calls

Key = Qt.Key


def with_a_sheet(session: Session) -> None:
    two_calls(session)
    session.do(AddRubric(rubric("Five questions"))).wait()


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    opened = open_window(with_a_sheet)
    press(opened, Key.Key_4, CTRL)
    return opened


def asks(rooms: Rooms, qtbot: QtBot) -> LanguageQuestion:
    shelf = rooms.sheeting.panel.shelf
    (row,) = [one for one in shelf.table.rows if one.title == "Five questions" and one.version]
    shelf.table.choose(row.key)
    shelf.translate.click()
    return dialog_of(LanguageQuestion, qtbot)


def draft(rooms: Rooms) -> RubricDraft:
    (only,) = rooms.snapshot.drafts
    return only


def german(sheet: Rubric) -> Rubric:
    return change_sheet(sheet, title="Fünf Fragen")


def test_a_language_is_chosen_that_the_sheet_is_not_in(window: Window, qtbot: QtBot) -> None:
    question = asks(rooms_of(window), qtbot)
    assert question.box.findData("en") < 0
    for written, code in (("deutsch", "de"), ("Deutsch", "de"), ("pt-BR", "pt-BR")):
        question.box.setEditText(written)
        assert (question.code, question.accept_button.isEnabled()) == (code, True)
    for written, hint in (("en", "already"), ("", "Choose"), ("not a language", "Choose")):
        question.box.setEditText(written)
        assert hint in question.hint.text()
        assert not question.accept_button.isEnabled()


def test_a_translation_is_another_language_of_the_same_sheet(window: Window, qtbot: QtBot) -> None:
    rooms = rooms_of(window)
    question = asks(rooms, qtbot)
    question.box.setEditText("Deutsch")
    question.accept()
    qtbot.waitUntil(lambda: rooms.sheeting.panel.is_editing)
    editor = rooms.sheeting.panel.editor
    assert draft(rooms).rubric.language == "de"
    assert editor.sheet_form.language.accessibleDescription() == "Deutsch"
    assert "still as in English" in editor.checks.words.text()
    editor.outline.choose(Spot(Part.LINE, "q1"))
    assert "not translated yet" in editor.outline.currentIndex().data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    editor.line_form.text.setPlainText("Frage 1?")
    editor.settle()
    qtbot.waitUntil(lambda: draft(rooms).rubric.lines[0].text == "Frage 1?")
    assert editor.line_form.source.text() == "Question 1?"
    editor.asked.emit(german)
    qtbot.waitUntil(lambda: draft(rooms).rubric.title == "Fünf Fragen")
    editor.asked.emit(lambda sheet: change_sheet(sheet, zero_on_fail=True))
    qtbot.waitUntil(lambda: "More than words differs" in editor.checks.words.text())
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "More than words differs" not in editor.checks.words.text())
    editor.leave()
    again = asks(rooms, qtbot)  # goes on with the draft there is
    again.box.setEditText("de")
    again.accept()
    qtbot.waitUntil(lambda: rooms.sheeting.panel.is_editing)
    editor.checks.publish.click()
    qtbot.waitUntil(lambda: not rooms.snapshot.drafts)
    versions = {one.rubric.title: one for one in rooms.snapshot.rubrics}
    assert versions["Fünf Fragen"].sheet_id == versions["Five questions"].sheet_id
    rows = [row for row in rooms.sheeting.panel.shelf.table.rows if row.title == "Fünf Fragen"]
    assert [row.standing for row in rows] == [Standing.CURRENT]

    press(window, Key.Key_1, CTRL)
    open_first(window, qtbot)
    sheets = rooms.desk.screen.scorecard.findChildren(QComboBox)[0]
    offered = [sheets.itemText(at) for at in range(sheets.count())]
    assert "Fünf Fragen, version 2, Deutsch" in offered
    assert "Five questions, version 1, English" in offered
    assert "Quick sheet, version 1" in offered
