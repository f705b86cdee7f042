"""A device chosen in the settings, from the window: taken, missed, given up for the system's."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callreview.app.settings import Settings
from callreview.domain.device import DeviceName
from callreview.ui.dialogs.clicktest import ClickTest
from callreview.ui.dialogs.settings import SettingsSheet
from callreview.ui.sound import Sound
from tests import builders
from tests.fakes import TurnedCard
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import dialog_of, open_first, two_calls

HEADSET = DeviceName("Headset", "ALSA")


def test_the_systems_device_is_used_when_the_person_asks_for_it(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    rooms = open_first(window, qtbot)
    preferences = rooms.parts.preferences
    troubles = rooms.desk.screen.player.troubles
    assert [troubles.waits_for_chosen] == [False]
    preferences.take(preferences.held.with_device(HEADSET))
    assert troubles.waits_for_chosen
    troubles.system_device_asked.emit()
    assert preferences.held.device is None
    assert rooms.desk.screen.player.is_playing


def test_what_the_clicks_told_holds_once_the_settings_are_saved(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    rooms = rooms_of(window)
    rooms.orders.show_settings()
    sheet = dialog_of(SettingsSheet, qtbot)
    sheet.sound.test.click()
    test = dialog_of(ClickTest, qtbot)
    test.slider.setValue(230)
    test.measured.emit(HEADSET, test.slider.value())
    test.reject()
    sheet.accept()
    held: Settings = rooms.parts.preferences.held
    assert held.delays_ms == {HEADSET: 230}


def test_settings_reach_the_player_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    asked: list[DeviceName | None] = []

    def open_output(chosen: DeviceName | None) -> TurnedCard:
        asked.append(chosen)
        return TurnedCard()

    monkeypatch.setattr("callreview.audio.devices.open_output", open_output)
    with builders.opened(tmp_path / "library.db") as session:
        sound = Sound(session, Settings())
        player = sound.player()
        late = Settings().with_delay(HEADSET, 180)
        sound.take(late)
        assert (asked, player.delays_ms) == ([None], {HEADSET: 180})
        sound.take(late.with_device(HEADSET))
        sound.take(late.with_device(HEADSET).with_delay(HEADSET, 90))
        assert (asked, player.delays_ms) == ([None, HEADSET], {HEADSET: 90})
        other = sound.player_on(None)
        assert other is not player
        assert asked == [None, HEADSET, None]
        sound.close()
