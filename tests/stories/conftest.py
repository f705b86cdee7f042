"""What the stories share: a home of their own, the app opened in it, and somebody at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callreview.app import places
from callreview.ui.desktop import Desktop
from callreview.ui.window import Window
from tests.stories.person import Person

OpenApp = Callable[[], Window]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty home: no library, no settings, nothing known of the person."""
    home = tmp_path / "home"
    monkeypatch.setenv(places.HOME_VARIABLE, str(home))
    return home


@pytest.fixture
def person(qtbot: QtBot) -> Person:
    """Give somebody to work at the app."""
    return Person(qtbot)


@pytest.fixture
def open_app(qapp: QApplication, home: Path, person: Person) -> Iterator[OpenApp]:
    """Open the app on the library of the home, as `main` does; close it when the test ends.

    Called again after the window was closed, it starts anew with what the home holds.
    """
    opened: list[Desktop] = []

    def start() -> Window:
        desktop = Desktop(qapp)
        opened.append(desktop)
        window = desktop.open(places.library())
        person.waits(lambda: window.rooms is not None, what="the library")
        window.activateWindow()
        person.waits(window.isActiveWindow, what="the window with the keys")
        return window

    yield start
    for desktop in opened:
        desktop.close()
        desktop.deleteLater()
