"""What tests of the window may rely on: the app's look, a home of their own, an open window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callreview.app import places, settings
from callreview.app.session import Session
from callreview.app.settings import Settings
from callreview.audio.player import Player
from callreview.domain.call import Call
from callreview.domain.device import DeviceName
from callreview.ui import theme
from callreview.ui.desktop import Desktop
from callreview.ui.rooms import Rooms
from callreview.ui.window import Window
from tests.builders import opened
from tests.fakes import TurnedCard
from tests.ui.player.room import HandDecoding

Fill = Callable[[Session], object]
OpenWindow = Callable[..., Window]


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> QApplication:
    """Dress the application as people see it, in light."""
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have settings, library, cache and log in a folder of this test."""
    folder = tmp_path / "home"
    monkeypatch.setenv(places.HOME_VARIABLE, str(folder))
    return folder


class StillSound:
    """In the place of `ui.sound.Sound`: a card nobody turns, recordings that are there at once."""

    def __init__(self, _session: Session, _held: Settings) -> None:
        self._player = Player(TurnedCard(), by_hand=True)
        self.taken: Settings | None = None

    def warm_up(self) -> None:
        pass

    def pool(self) -> None:
        return None

    def expect(self, _call: Call) -> None:
        pass

    @property
    def listening(self) -> None:
        """Nobody finds out who speaks."""

    def opener(self) -> "StillSound":
        return self

    def open(self, _call: Call) -> HandDecoding:
        return HandDecoding().end()

    def opened(self, _path: Path) -> None:
        return None

    def player(self) -> Player:
        return self._player

    def player_on(self, _device: DeviceName | None) -> Player:
        return Player(TurnedCard(), by_hand=True)

    def take(self, held: Settings) -> None:
        self.taken = held

    def close(self) -> None:
        self._player.close()


@pytest.fixture
def open_window(
    qapp: QApplication, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenWindow]:
    """Open the app on a library that was filled before, as `main` does, without sound."""
    monkeypatch.setattr("callreview.ui.openlibrary.Sound", StillSound)
    # The folders of these libraries are nowhere, and would be said to be away.
    monkeypatch.setattr("callreview.ui.openlibrary._WATCHED_AFTER_MS", 10**9)
    # Nothing decodes what stays in sight, when a busy machine leaves it there for long.
    monkeypatch.setattr("callreview.ui.finding._GLANCE_AFTER_MS", 10**9)
    desktops: list[Desktop] = []

    def start(fill: Fill = lambda _session: None, *, reviewer: str = "Robin") -> Window:
        settings.save(Settings(reviewer=reviewer))
        places.make_private(places.data())
        with opened(places.library()) as session:
            fill(session)
        desktop = Desktop(qapp)
        desktops.append(desktop)
        window = desktop.open(places.library())
        qtbot.waitUntil(lambda: window.rooms is not None)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield start
    for desktop in desktops:
        desktop.close()
        desktop.deleteLater()


def rooms_of(window: Window) -> Rooms:
    """Return the rooms of a window that has opened its library."""
    assert window.rooms is not None
    return window.rooms
