"""Minimaps of calls in the table: asked for when in sight, drawn before they are painted."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callreview.domain.call import Call
from callreview.domain.thumbnail import COLUMNS as BARS
from callreview.domain.thumbnail import Thumbnail
from callreview.ui.calls.cells import COLUMNS, Column
from callreview.ui.calls.minimaps import drawn
from callreview.ui.calls.panel import CallsPanel
from callreview.ui.calls.sorting import Sorting
from callreview.ui.theme import LIGHT
from tests.builders import call
from tests.ui.calls.test_calls_panel import showing

SOUND = COLUMNS.index(Column.SOUND)
LOUD_THEN_QUIET = bytes([255] * (BARS // 2) + [0] * (BARS // 2))
ONE = Thumbnail(1, LOUD_THEN_QUIET)
PAIR = Thumbnail(2, LOUD_THEN_QUIET + LOUD_THEN_QUIET[::-1])
SIZE = QSize(96, 24)


CALLS = tuple(
    call(f"{number}.wav", start_local=f"2026-03-01T{number // 60:02}:{number % 60:02}:00")
    for number in range(300)
)


@pytest.fixture
def panel(look: QApplication, qtbot: QtBot) -> CallsPanel:
    made = CallsPanel()
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    return made


def asked(panel: CallsPanel, qtbot: QtBot) -> tuple[Call, ...]:
    with qtbot.waitSignal(panel.minimaps_asked) as heard:
        panel.table.scrolled.emit()
    return tuple(heard.args[0]) if heard.args else ()


def picture(panel: CallsPanel, row: int) -> object:
    return panel.table.model().index(row, SOUND).data(Qt.ItemDataRole.DecorationRole)


def colour(of: QPixmap, x: int, y: int) -> QColor:
    return of.toImage().pixelColor(x, y)


def test_only_calls_in_sight_are_asked_for(panel: CallsPanel, qtbot: QtBot) -> None:
    panel.show_state(showing(*CALLS))
    wanted = asked(panel, qtbot)
    assert 5 < len(wanted) < 25
    assert wanted[0] == CALLS[-1], "the newest call stands first"


def test_scrolling_asks_for_what_came_into_sight(panel: CallsPanel, qtbot: QtBot) -> None:
    panel.show_state(showing(*CALLS))
    panel.show_minimaps(asked(panel, qtbot), {})
    with qtbot.waitSignal(panel.minimaps_asked) as heard:
        panel.table.scrollToBottom()
    assert heard.args
    assert CALLS[0] in heard.args[0]
    assert CALLS[-1] not in heard.args[0]


def test_what_is_known_is_not_asked_for_again(panel: CallsPanel, qtbot: QtBot) -> None:
    panel.show_state(showing(*CALLS[:3]))
    panel.show_minimaps(asked(panel, qtbot), {CALLS[0].id: ONE})
    spy = QSignalSpy(panel.minimaps_asked)
    panel.table.scrolled.emit()
    assert not spy.wait(100)


def test_a_recording_that_was_never_read_is_asked_for_until_it_was(
    panel: CallsPanel, qtbot: QtBot
) -> None:
    read = call("new.wav")
    unread = replace(read, recording=replace(read.recording, length_source="header"))
    panel.show_state(showing(unread))
    panel.show_minimaps(asked(panel, qtbot), {})
    assert asked(panel, qtbot) == (unread,)
    panel.show_state(showing(read))
    panel.show_minimaps(asked(panel, qtbot), {read.id: ONE})
    assert picture(panel, 0) is not None


def test_other_bytes_are_another_minimap(panel: CallsPanel, qtbot: QtBot) -> None:
    panel.show_state(showing(CALLS[0]))
    panel.show_minimaps(asked(panel, qtbot), {CALLS[0].id: ONE})
    assert picture(panel, 0) is not None
    recording = replace(CALLS[0].recording, sha256="0" * 64)
    changed = replace(CALLS[0], recording=recording)
    panel.show_state(showing(changed))
    assert picture(panel, 0) is None
    assert asked(panel, qtbot) == (changed,)


def test_a_minimap_is_there_before_its_cell_is_painted(panel: CallsPanel, qtbot: QtBot) -> None:
    panel.show_state(showing(*CALLS[:2]))
    panel.show_minimaps(asked(panel, qtbot), {CALLS[1].id: PAIR})
    shown = picture(panel, 0)
    assert isinstance(shown, QPixmap)
    assert shown.width() == round(panel.table.minimap_size().width() * panel.devicePixelRatioF())
    assert picture(panel, 1) is None, "nothing is known of that call"


def test_a_wider_column_has_a_wider_minimap(panel: CallsPanel, qtbot: QtBot) -> None:
    panel.show_state(showing(CALLS[0]))
    panel.show_minimaps(asked(panel, qtbot), {CALLS[0].id: ONE})
    panel.table.setColumnWidth(SOUND, 300)
    shown = picture(panel, 0)
    assert isinstance(shown, QPixmap)
    assert shown.deviceIndependentSize().width() == panel.table.minimap_size().width() > 250


def test_pictures_do_not_sort(panel: CallsPanel) -> None:
    panel.show_state(showing(*CALLS[:2]))
    spy = QSignalSpy(panel.sorted_by)
    header = panel.table.horizontalHeader()
    header.sectionClicked.emit(SOUND)
    assert spy.count() == 0
    assert header.sortIndicatorSection() == COLUMNS.index(Sorting().column)


@pytest.mark.parametrize("dpr", [1.0, 1.5, 2.0])
def test_of_two_sides_one_stands_up_and_one_hangs_down(look: QApplication, dpr: float) -> None:
    shown = drawn(PAIR, SIZE, dpr, LIGHT)
    low, high = round(4 * dpr), round(20 * dpr)
    left, right = round(10 * dpr), round(86 * dpr)
    assert colour(shown, left, low) == LIGHT.left
    assert colour(shown, left, high).alpha() == 0
    assert colour(shown, right, high) == LIGHT.right
    assert colour(shown, right, low).alpha() == 0


def test_one_channel_is_drawn_around_the_middle(look: QApplication) -> None:
    shown = drawn(ONE, SIZE, 1.0, LIGHT)
    assert [colour(shown, 10, y).alpha() for y in (1, 12, 22)] == [255, 255, 255]
    assert [colour(shown, 86, y).alpha() for y in (1, 12, 22)] == [0, 255, 0]


def test_a_quiet_call_is_drawn_low(look: QApplication) -> None:
    shown = drawn(Thumbnail(1, bytes([25] * BARS)), SIZE, 1.0, LIGHT)
    assert colour(shown, 48, 4).alpha() == 0


def test_a_chosen_row_shows_its_minimap_in_its_own_colours(panel: CallsPanel, qtbot: QtBot) -> None:
    panel.show_state(showing(CALLS[0]))
    panel.show_minimaps(asked(panel, qtbot), {CALLS[0].id: ONE})
    table = panel.table
    table.selectRow(0)
    cell = table.visualRect(table.model().index(0, SOUND))
    seen = table.viewport().grab(cell).toImage()
    colours = {seen.pixelColor(x, seen.height() // 2).name() for x in range(seen.width() // 2)}
    assert LIGHT.left.name() in colours
