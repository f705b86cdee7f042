"""The room of score sheets in the real window: its list, its editor, its reports."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callreview.app.session import Session
from callreview.domain.rubric import Fail, Rubric
from callreview.domain.rubric_file import rubric_to_dict
from callreview.ui.dialogs.report import ReportSheet
from callreview.ui.ear import focused_in
from callreview.ui.rooms import Rooms
from callreview.ui.scorecard.option_button import OptionButton
from callreview.ui.sheets.moving import Part, Spot
from callreview.ui.sheets.state import Standing
from callreview.ui.window import Window
from tests.builders import add_call, finish_review, start_review
from tests.builders import rubric as five_questions
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, a_reviewed_call, dialog_of, press, review_in

Key = Qt.Key


def reviewed(session: Session) -> None:
    a_reviewed_call(session)


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    opened = open_window(reviewed)
    press(opened, Key.Key_4, CTRL)
    return opened


def choose(rooms: Rooms, title: str) -> None:
    """Select the row of a sheet."""
    (row,) = [
        one for one in rooms.sheeting.panel.shelf.table.rows if one.title == title and one.version
    ]
    rooms.sheeting.panel.shelf.table.choose(row.key)
    assert rooms.sheeting.panel.shelf.table.chosen == row


def edit(window: Window, qtbot: QtBot) -> Rooms:
    """Open the editor on the sheet that has a review."""
    rooms = rooms_of(window)
    choose(rooms, five_questions().title)
    QTest.keyClick(rooms.sheeting.panel.shelf.table, Key.Key_Return)
    qtbot.waitUntil(lambda: rooms.sheeting.panel.is_editing)
    return rooms


def draft(rooms: Rooms) -> Rubric:
    (only,) = rooms.snapshot.drafts
    return only.rubric


def test_the_list_counts_reviews_and_retires(window: Window, qtbot: QtBot) -> None:
    rooms = rooms_of(window)
    shelf = rooms.sheeting.panel.shelf
    qtbot.waitUntil(lambda: any(row.reviews == 1 for row in shelf.table.rows))
    choose(rooms, five_questions().title)
    shelf.retire.click()
    qtbot.waitUntil(lambda: bool(rooms.snapshot.retired))
    assert shelf.table.chosen is not None
    assert shelf.table.chosen.standing is Standing.RETIRED
    shelf.back.click()
    qtbot.waitUntil(lambda: not rooms.snapshot.retired)


def test_what_is_wrong_is_said_and_leads_to_its_place(window: Window, qtbot: QtBot) -> None:
    rooms = edit(window, qtbot)
    editor = rooms.sheeting.panel.editor
    line = draft(rooms).lines[0]
    editor.outline.choose(Spot(Part.LINE, line.id))
    editor.line_form.text.setPlainText("")
    editor.settle()
    qtbot.waitUntil(lambda: not editor.checks.publish.isEnabled())
    assert "one thing" in editor.checks.words.text()
    editor.outline.choose(Spot())
    item = editor.checks.list.item(0)
    assert item.text() == "Question 1: The question says nothing yet."
    editor.checks.list.itemActivated.emit(item)
    assert editor.outline.spot == Spot(Part.LINE, line.id)
    assert editor.line_form.text.hasFocus()
    editor.outline.setFocus()
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: draft(rooms).lines[0] == line)
    qtbot.waitUntil(editor.checks.publish.isEnabled)


def test_a_part_is_doubled_moved_removed_and_comes_back(window: Window, qtbot: QtBot) -> None:
    rooms = edit(window, qtbot)
    editor = rooms.sheeting.panel.editor
    before = draft(rooms)
    editor.outline.choose(Spot(Part.LINE, before.lines[0].id))
    press(window, Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: len(draft(rooms).lines) == len(before.lines) + 1)
    copy = editor.outline.spot
    assert copy == Spot(Part.LINE, draft(rooms).lines[1].id)
    editor.outline.setFocus()
    press(window, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: draft(rooms).lines[0].id == copy.id)
    assert editor.outline.spot == copy
    editor.outline.dropped.emit(copy, Spot(Part.LINE, before.lines[0].id), True)
    qtbot.waitUntil(lambda: draft(rooms).lines[1].id == copy.id)
    press(window, Key.Key_Delete)
    qtbot.waitUntil(lambda: draft(rooms) == before)
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: editor.outline.spot == copy)


def test_trying_out_scores_as_one_clicks_and_follows_the_draft(
    window: Window, qtbot: QtBot
) -> None:
    rooms = edit(window, qtbot)
    trial, editor = rooms.sheeting.trial, rooms.sheeting.panel.editor
    line = draft(rooms).lines[0]
    best = max(line.options, key=lambda option: option.points)
    button = trial.findChildren(OptionButton)[line.options.index(best)]
    button.click()
    assert trial.result is not None
    assert trial.result.percent == 100
    editor.outline.choose(Spot(Part.LINE, line.id))
    row = editor.line_form.options.rows[line.options.index(best)]
    row.fail.said.emit(Fail.CALL)
    qtbot.waitUntil(lambda: bool(trial.result and trial.result.is_failed))
    row.points.setText("0,5")
    row.points.setModified(True)
    row.points.settle()
    qtbot.waitUntil(lambda: draft(rooms).lines[0].option(best.id).points == Decimal("0.5"))
    assert editor.checks.publish.isEnabled()


def test_reports_say_what_changed_and_what_reviews_would_score(
    window: Window, qtbot: QtBot
) -> None:
    rooms = edit(window, qtbot)
    editor = rooms.sheeting.panel.editor
    editor.sheet_form.asked.emit(lambda rubric: replace(rubric, pass_mark=Decimal(90)))
    qtbot.waitUntil(lambda: draft(rooms).pass_mark == 90)
    editor.changes.click()
    report = dialog_of(ReportSheet, qtbot)
    assert any("pass mark" in line and "90" in line for line in report.lines)
    report.accept()
    editor.impact.click()
    report = dialog_of(ReportSheet, qtbot)
    assert "Review by review; Enter opens the call" in report.lines
    report.accept()
    editor.leave()
    choose(rooms, five_questions().title)
    rooms.sheeting.panel.shelf.versions.click()
    assert dialog_of(ReportSheet, qtbot).lines[0] == "Version 1 (English), 1 review"


def test_a_past_review_in_a_report_leads_to_its_call(window: Window, qtbot: QtBot) -> None:
    rooms = edit(window, qtbot)
    rooms.sheeting.panel.editor.impact.click()
    report = dialog_of(ReportSheet, qtbot)
    assert report.list.currentItem().text() == "Thu 12 Mar 10:22: 100 % → 100 %"
    QTest.keyClick(report.list, Key.Key_Return)
    qtbot.waitUntil(lambda: rooms.room == "review")
    assert review_in(rooms).version_id in [one.id for one in rooms.snapshot.rubrics]


def test_a_question_that_stands_out_leads_into_the_editor(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    def six_reviews(session: Session) -> None:
        for at in range(6):
            finish_review(session, start_review(session, add_call(session, f"call{at}.wav")))

    window = open_window(six_reviews)
    press(window, Key.Key_4, CTRL)
    rooms = rooms_of(window)
    choose(rooms, five_questions().title)
    rooms.sheeting.panel.shelf.health.click()
    report = dialog_of(ReportSheet, qtbot)
    assert report.lines[0] == "No answer to any question was ever commented on."
    assert report.list.hasFocus()
    assert report.list.currentItem().text() == "Question 1?"
    (row,) = report.list.findItems("Question 2?", Qt.MatchFlag.MatchExactly)
    report.list.itemClicked.emit(row)
    qtbot.waitUntil(lambda: rooms.sheeting.panel.is_editing)
    editor = rooms.sheeting.panel.editor
    assert editor.outline.spot == Spot(Part.LINE, draft(rooms).lines[1].id)
    assert focused_in(window) is editor.line_form.text


def test_a_queue_begins_with_the_quick_sheet_as_it_is_now(window: Window, qtbot: QtBot) -> None:
    rooms = rooms_of(window)
    before = rooms.first_run.quick_version
    choose(rooms, "Quick sheet")
    QTest.keyClick(rooms.sheeting.panel.shelf.table, Key.Key_Return)
    qtbot.waitUntil(lambda: rooms.sheeting.panel.is_editing)
    rooms.sheeting.panel.editor.sheet_form.asked.emit(
        lambda rubric: replace(rubric, pass_mark=Decimal(61))
    )
    qtbot.waitUntil(lambda: draft(rooms).pass_mark == 61)
    rooms.sheeting.panel.editor.checks.publish.click()
    qtbot.waitUntil(lambda: rooms.first_run.quick_version != before)
    newest = {one.id: one for one in rooms.snapshot.rubrics}[rooms.first_run.quick_version]
    assert newest.rubric.pass_mark == 61
    choose(rooms, "Quick sheet")
    rooms.sheeting.panel.shelf.retire.click()
    qtbot.waitUntil(lambda: not rooms.first_run.quick_version)
    rooms.sheeting.panel.shelf.back.click()
    qtbot.waitUntil(lambda: rooms.first_run.quick_version == newest.id)


def test_a_file_becomes_a_draft_of_the_sheet_of_its_title_and_goes_out_again(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    rooms = rooms_of(window)
    sheet = replace(five_questions(), zero_on_fail=True)
    coming, going = tmp_path / "in.json", tmp_path / "out.json"
    coming.write_text(json.dumps(rubric_to_dict(sheet)), encoding="utf-8")
    rooms.sheeting.reports.take(coming)
    qtbot.waitUntil(lambda: rooms.sheeting.panel.is_editing)
    assert draft(rooms) == sheet
    assert rooms.snapshot.drafts[0].base_id
    rooms.sheeting.reports.write(draft(rooms), going)
    qtbot.waitUntil(going.exists)
    qtbot.waitUntil(lambda: "out.json" in window.notice.words)
    assert json.loads(going.read_text(encoding="utf-8")) == rubric_to_dict(sheet)
