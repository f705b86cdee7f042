"""Text from outside is shown letter by letter, in every widget there is."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMessageBox,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callreview.app.edits.agents import NameAgent
from callreview.app.edits.folders import AddFolder, MapLog
from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import SetAnswer, SetWords
from callreview.app.lots import pick_five
from callreview.app.session import Session
from callreview.domain.errors import CallReviewError
from callreview.domain.review import Answer
from callreview.ui.calls.cells import Column, cell
from callreview.ui.dialogs.leftout import LeftOutSheet
from callreview.ui.failure import failure_box
from callreview.ui.widgets.labels import ElidedLabel, plain_rich
from callreview.ui.window import Window
from tests.builders import add_call, call, log_mapping, mark, rubric, start_review
from tests.ui.conftest import OpenWindow, rooms_of

HOSTILE = '<img src="file:///etc/passwd"><b>x</b>&amp;<a href="http://example.org">y</a>'


def hostile_library(session: Session) -> None:
    call_id = add_call(
        session,
        f"{HOSTILE.replace('/', '∕')}.wav",
        agent_ref=HOSTILE,
        customer_number=HOSTILE,
        customer_name=HOSTILE,
    )
    session.do(NameAgent(HOSTILE, HOSTILE)).wait()
    session.do(AddMark(mark(id=session.new_key(), call_id=call_id, text=HOSTILE))).wait()
    folder = session.do(AddFolder(f"/{HOSTILE.replace('/', '∕')}")).wait()
    session.do(MapLog(folder.id, log_mapping(f"/{HOSTILE}.csv", file=0, agent=1))).wait()
    pick_five(session, title=HOSTILE)
    draft = start_review(session, call_id, rubric(HOSTILE))
    session.do(SetAnswer(draft.id, "q1", Answer(option="yes", comment=HOSTILE))).wait()
    session.do(SetWords(draft.id, "keep_doing", HOSTILE)).wait()


def every_widget() -> list[QWidget]:
    tops = QApplication.topLevelWidgets()
    return [each for top in tops for each in (top, *top.findChildren(QWidget))]


def faults() -> list[str]:
    """Return what would take markup for markup, or ask for a file or an address."""
    found = []
    for widget in every_widget():
        name = f"{type(widget).__name__} {widget.accessibleName()}"
        if isinstance(widget, QLabel) and widget.text():
            inside_box = isinstance(widget.parent(), QMessageBox)
            if not inside_box and widget.textFormat() is not Qt.TextFormat.PlainText:
                found.append(f"{name}: shows {widget.text()[:60]}")
        if isinstance(widget, QMessageBox) and widget.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"{name}: a box of rich text")
        if isinstance(widget, QTextEdit) and "<img" in widget.toHtml():
            found.append(f"{name}: a text with a picture")
        if "<img" in widget.toolTip() or "<a " in widget.toolTip():
            found.append(f"{name}: a tooltip with markup")
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found += [f"{name}: {text}" for text in tooltips(widget) if "<img" in text]
    return found


def tooltips(view: QAbstractItemView) -> list[str]:
    model = view.model()
    columns = model.columnCount() if isinstance(view, QTableView) else 1
    cells = (
        model.index(row, column) for row in range(model.rowCount()) for column in range(columns)
    )
    return [str(cell.data(Qt.ItemDataRole.ToolTipRole) or "") for cell in cells]


def test_the_app_shows_hostile_names_letter_by_letter(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window: Window = open_window(hostile_library)
    rooms = rooms_of(window)
    assert faults() == []
    rooms.calls.open_selected()
    qtbot.waitUntil(lambda: rooms.room == "review")
    window.resize(1600, 900)
    window.notice.say(HOSTILE, button=HOSTILE, do=rooms.settle)
    shown = [each.text() for each in window.findChildren(QLabel)]
    assert any(HOSTILE in text for text in shown)
    assert faults() == []


@pytest.mark.parametrize(
    "what", ["name_person", "show_about", "show_people", "show_details", "show_folders"]
)
def test_dialogs_show_hostile_names_letter_by_letter(
    open_window: OpenWindow, qtbot: QtBot, what: str
) -> None:
    window = open_window(hostile_library)
    rooms = rooms_of(window)
    getattr(rooms.calls if what == "name_person" else rooms.orders, what)()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    LeftOutSheet(HOSTILE, [(HOSTILE, HOSTILE)], window).open()
    boxes = [failure_box(error) for error in (CallReviewError(HOSTILE), ValueError(HOSTILE))]
    for box in boxes:
        box.show()
    assert faults() == []
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog):
            dialog.reject()


def test_a_tooltip_that_looks_like_markup_is_escaped() -> None:
    assert plain_rich("a.wav") == "a.wav"
    assert plain_rich("<b>") == "<span>&lt;b&gt;</span>"
    assert plain_rich("a&b") == "a&b"


TURNED = "a\u202ewav.exe\nשיחה 👩\u200d💻.wav"
STRAIGHT = "a�wav.exe�שיחה 👩\u200d💻.wav"


def test_a_name_that_turns_its_letters_round_is_shown_as_it_is(qtbot: QtBot) -> None:
    assert cell(call(TURNED), Column.FILE, date.min) == STRAIGHT
    label = ElidedLabel(TURNED)
    qtbot.addWidget(label)
    assert label.text() == STRAIGHT
    assert plain_rich("a\u2066b\nc") == "a�b\nc"
