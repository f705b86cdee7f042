"""The sound part of the settings, and the test by clicks."""

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callreview.app.settings import Settings
from callreview.audio.clicks import FIRST_MS, PERIOD_MS
from callreview.audio.devices import Device, list_devices
from callreview.audio.player import Player
from callreview.audio.portaudio import WASAPI
from callreview.domain.device import DeviceName
from callreview.ui.devices import DeviceList
from callreview.ui.dialogs.clicktest import ClickTest
from callreview.ui.dialogs.settings import SettingsSheet
from tests.fakes import HandClock, TurnedCard
from tests.sound import NullSink

DESK = Device("Desk", "ALSA", 2, 48_000, is_default=True)
JACK = Device("Desk", "JACK", 2, 48_000, is_default=False)
HEADPHONES = Device("Headphones", "ALSA", 2, 48_000, is_default=False)
SPEAKERS = Device("Speakers", WASAPI, 2, 48_000, is_default=True)
HEADSET = Device("Headset", WASAPI, 2, 16_000, is_default=False)
OLD_HEADSET = Device("Headset", "MME", 2, 44_100, is_default=False)
RATE = 8000
ShowSheet = Callable[..., SettingsSheet]
Key = Qt.Key


@pytest.fixture
def sheet_with(look: QApplication, qtbot: QtBot) -> Iterator[Callable[..., SettingsSheet]]:
    """Give what shows the settings, with the devices it is told of."""
    sheets = []

    def show(held: Settings, *devices: Device) -> SettingsSheet:
        sheet = SettingsSheet(held)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(sheet)
        sheets.append(sheet)
        sheet.show()
        sheet.sound.show_devices(devices)
        return sheet

    yield show
    for sheet in sheets:
        sheet.close()


def saved(sheet: SettingsSheet, qtbot: QtBot) -> Settings:
    with qtbot.waitSignal(sheet.chosen) as said:
        sheet.accept()
    assert isinstance(said.args, list)
    held = said.args[0]
    assert isinstance(held, Settings)
    return held


def test_a_device_is_chosen_by_name_and_host_api(sheet_with: ShowSheet, qtbot: QtBot) -> None:
    sheet = sheet_with(Settings(), DESK, JACK, HEADPHONES)
    words = [sheet.sound.device.itemText(at) for at in range(sheet.sound.device.count())]
    assert words == [
        "The system's default, now Desk",
        "Desk (ALSA)",
        "Desk (JACK)",
        "Headphones",
    ]
    sheet.sound.device.setCurrentIndex(2)
    assert saved(sheet, qtbot).device == DeviceName("Desk", "JACK")


def test_a_name_that_only_means_the_default_is_not_offered_twice(
    sheet_with: ShowSheet, qtbot: QtBot
) -> None:
    sheet = sheet_with(Settings(), Device("default", "ALSA", 32, 44_100, is_default=True), DESK)
    words = [sheet.sound.device.itemText(at) for at in range(sheet.sound.device.count())]
    assert words == ["The system's default", "Desk"]
    sheet.sound.delay.setValue(40)
    assert saved(sheet, qtbot).delays_ms == {DeviceName("default", "ALSA"): 40}


def test_windows_offers_each_device_once(sheet_with: ShowSheet, qtbot: QtBot) -> None:
    held = Settings().with_device(OLD_HEADSET.names)
    sheet = sheet_with(Settings(), SPEAKERS, HEADSET, OLD_HEADSET)
    assert sheet.sound.device.count() == 3
    sheet = sheet_with(held, SPEAKERS, HEADSET, OLD_HEADSET)
    assert sheet.sound.device.currentText() == "Headset (MME)"
    assert saved(sheet, qtbot).device == OLD_HEADSET.names


def test_a_chosen_device_that_is_not_there_stays_chosen(
    sheet_with: ShowSheet, qtbot: QtBot
) -> None:
    held = Settings(reviewer="Robin").with_device(HEADSET.names)
    sheet = sheet_with(held, SPEAKERS, OLD_HEADSET)
    assert sheet.sound.device.currentText() == f"Headset ({WASAPI}), not connected"
    assert saved(sheet, qtbot) == held


def test_each_device_is_late_by_its_own(sheet_with: ShowSheet, qtbot: QtBot) -> None:
    held = Settings().with_delay(HEADSET.names, 180).with_delay(DeviceName("Gone", "ALSA"), 50)
    sheet = sheet_with(held, SPEAKERS, HEADSET)
    seen = []
    for at in range(3):
        sheet.sound.device.setCurrentIndex(at)
        seen.append(sheet.sound.delay.value())
    assert seen == [0, 0, 180]
    sheet.sound.delay.setValue(240)
    sheet.sound.device.setCurrentIndex(0)
    sheet.sound.delay.setValue(30)
    assert saved(sheet, qtbot).delays_ms == {
        HEADSET.names: 240,
        SPEAKERS.names: 30,
        DeviceName("Gone", "ALSA"): 50,
    }


def test_what_the_clicks_told_is_shown_for_the_device(sheet_with: ShowSheet, qtbot: QtBot) -> None:
    sheet = sheet_with(Settings().with_device(HEADSET.names), SPEAKERS, HEADSET)
    with qtbot.waitSignal(sheet.test_asked) as said:
        sheet.sound.test.click()
    assert said.args == [HEADSET.names, 0]
    sheet.sound.set_delay(HEADSET.names, 320)
    assert sheet.sound.delay.value() == 320


def test_devices_are_asked_for_in_a_process_of_its_own(qapp: QApplication, qtbot: QtBot) -> None:
    printed = '[{"name":"A","host_api":"B","channels":2,"rate":8000,"is_default":true}]'
    for script, names in ((f"print('{printed}')", ["A"]), ("print('no JSON')", []), ("1/0", [])):
        devices = DeviceList(qapp, [sys.executable, "-c", script])
        with qtbot.waitSignal(devices.listed) as said:
            devices.look()
            devices.look()
        assert said.args is not None
        assert [device.name for device in said.args[0]] == names
        devices.deleteLater()


@pytest.mark.sound
def test_the_devices_of_this_computer_are_found(
    qapp: QApplication, qtbot: QtBot, null_sink: NullSink
) -> None:
    devices = DeviceList(qapp)
    with qtbot.waitSignal(devices.listed, timeout=15_000) as said:
        devices.look()
    assert said.args is not None
    assert said.args[0] == list_devices()
    assert said.args[0]
    devices.deleteLater()


def test_who_closes_the_settings_at_once_hears_of_no_devices(
    qapp: QApplication, qtbot: QtBot
) -> None:
    devices = DeviceList(qapp, [sys.executable, "-c", "input()"])
    listed: list[object] = []
    devices.listed.connect(listed.append)
    devices.look()
    devices.stop()
    assert listed == []
    devices.deleteLater()


class Table:
    """The test by clicks over a card turned by hand."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = HandClock()
        self.card = TurnedCard(RATE)
        self.player = Player(self.card, clock=self.clock, by_hand=True)
        self.sheet = ClickTest(self.player, 100, None, ticks=False)
        self.sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(self.sheet)
        self.sheet.show()

    def run(self, ms: int) -> list[int]:
        """Let the card play for so long; return when the ball lit up, in ms from now."""
        lit = []
        for at in range(0, ms, 10):
            self.feed()
            before = self.sheet.ball.is_lit
            self.sheet.look()
            if self.sheet.ball.is_lit and not before:
                lit.append(at)
            self.card.turn(RATE // 100)
            self.clock.pass_by(0.01)
        return lit

    def feed(self) -> None:
        while self.player.step() == 0.0:
            pass


@pytest.fixture
def table(look: QApplication, qtbot: QtBot) -> Table:
    return Table(qtbot)


def test_the_ball_lands_when_the_position_shown_reaches_the_click(table: Table) -> None:
    assert table.run(3000) == [FIRST_MS, FIRST_MS + PERIOD_MS]


def test_the_slider_is_moved_by_keys_and_holds_at_once(table: Table) -> None:
    table.run(50)
    slider = table.sheet.slider
    assert table.player.delays_ms == {DeviceName("card", "hand"): 100}
    QTest.keyClick(slider, Key.Key_Right)
    QTest.keyClick(slider, Key.Key_PageUp)
    QTest.keyClick(slider, Key.Key_Left)
    QTest.keyClick(slider, Key.Key_Left)
    assert table.player.delays_ms == {DeviceName("card", "hand"): 145}
    assert table.sheet.value.text() == "145 ms"
    QTest.keyClick(slider, Key.Key_Home)
    assert table.player.delays_ms == {DeviceName("card", "hand"): 0}


def test_what_was_found_out_is_told_with_its_device(table: Table, qtbot: QtBot) -> None:
    table.run(50)
    table.sheet.slider.setValue(215)
    with qtbot.waitSignal(table.sheet.measured) as said:
        QTest.keyClick(table.sheet, Key.Key_Return)
    assert said.args == [DeviceName("card", "hand"), 215]
    table.player.step()
    assert not table.card.is_open or not table.player.now().playing


def test_a_device_that_is_not_there_is_said_and_goes_on_when_it_is(table: Table) -> None:
    table.run(1000)
    table.card.unplug()
    table.run(100)
    assert "is away" in table.sheet.told.text()
    assert not table.sheet.ball.is_lit
    table.card.plug()
    table.run(4000)
    assert "Page up" in table.sheet.told.text()
    assert table.player.now().playing
