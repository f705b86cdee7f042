"""The chart on screen: walked by keys, said aloud, opened, and painted in any theme."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callreview.domain.charts.picture import Ink
from callreview.exports.chart_svg import INKS
from callreview.ui.theme import DARK, LIGHT, Theme
from callreview.ui.widgets.chart import ChartView
from callreview.ui.widgets.painting import image_of, inks_of
from tests.domain.charts.drawn import people, periods, row
from tests.ui.test_theme import VISIBLE, contrast

Key = Qt.Key


@pytest.fixture
def view(look: QApplication, qtbot: QtBot) -> ChartView:
    shown = ChartView()
    qtbot.addWidget(shown)
    shown.resize(720, 400)
    shown.show_chart(people(row("ana"), row("ben"), row("cleo")))
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def stood_on(view: ChartView) -> str:
    assert view.item is not None
    return view.item.key


def test_the_arrows_walk_the_items_and_say_each(view: ChartView) -> None:
    walked = []
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Up, Key.Key_End):
        QTest.keyClick(view, key)
        walked.append(stood_on(view))
        assert view.accessibleDescription() == f"The average of {stood_on(view)} is 84."
    assert walked == ["ana", "ben", "cleo", "cleo", "ben", "cleo"]


def test_who_comes_with_tab_stands_on_the_first_item(view: ChartView, qtbot: QtBot) -> None:
    assert view.item is None
    view.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: view.item is not None)
    assert stood_on(view) == "ana"


def test_enter_opens_what_is_behind_the_item(view: ChartView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Key.Key_End)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Key.Key_Return)
    assert opened.args == ["cleo"]


def test_a_click_opens_the_item_under_it(view: ChartView, qtbot: QtBot) -> None:
    area = view.items[1].area
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, round(area.y) + 10))
    assert opened.args == ["ben"]
    assert stood_on(view) == "ben"


def test_one_stays_on_the_item_of_the_same_key_when_numbers_change(view: ChartView) -> None:
    QTest.keyClick(view, Key.Key_End)
    view.show_chart(people(row("aaron"), row("ana"), row("cleo", sentence="Another.")))
    assert stood_on(view) == "cleo"
    assert view.accessibleDescription() == "Another."


def test_it_is_as_high_as_its_rows(view: ChartView) -> None:
    before = view.height()
    view.show_chart(people(row("ana")))
    assert view.height() < before


def test_without_a_chart_keys_do_no_harm(look: QApplication, qtbot: QtBot) -> None:
    empty = ChartView()
    qtbot.addWidget(empty)
    for key in (Key.Key_Down, Key.Key_End, Key.Key_Return):
        QTest.keyClick(empty, key)
    assert empty.item is None


@pytest.mark.parametrize("worn", [LIGHT, DARK])
def test_marks_stand_out_in_every_theme(worn: Theme) -> None:
    inks = inks_of(worn)
    for ink in set(Ink) - {Ink.GRID, Ink.BAND}:
        assert contrast(inks[ink], worn.surface) >= VISIBLE, ink
        assert contrast(inks[ink], inks[Ink.BAND]) >= VISIBLE, ink


def test_the_picture_in_a_file_has_the_colours_of_the_screen() -> None:
    assert {ink: QColor(name) for ink, name in INKS.items()} == inks_of(LIGHT)


def test_a_saved_picture_is_light_and_two_pixels_a_point(look: QApplication) -> None:
    image = image_of(periods(80, 84), look.font())
    assert image.width() == 2 * 720
    assert image.pixelColor(0, 0) == LIGHT.surface
    middle = {image.pixelColor(image.width() // 2, y).name() for y in range(image.height())}
    assert {LIGHT.surface.name(), LIGHT.line.name()} < middle
