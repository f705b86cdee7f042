"""A second start asks the first window to come forward, and only that."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callreview.ui.single import FirstWindow, _name, ask_first


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[FirstWindow]:
    owner = QObject()
    listening = FirstWindow(tmp_path / "library.db", owner)
    yield listening
    listening.close()
    owner.deleteLater()


def test_nobody_answers_for_a_library_that_is_not_open(qapp: QApplication, tmp_path: Path) -> None:
    assert not ask_first(tmp_path / "other.db")


def test_the_first_window_hears_of_a_second_start(
    first: FirstWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(first.called_forward) as heard:
        assert ask_first(tmp_path / "library.db")
    assert heard.args == [""]


def test_a_folder_is_passed_on_whatever_its_name(
    first: FirstWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Anrufe März\n<b>"
    with qtbot.waitSignal(first.called_forward) as heard:
        assert ask_first(tmp_path / "library.db", folder)
    assert heard.args == [str(folder)]


def test_nonsense_is_ignored(first: FirstWindow, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[str] = []
    first.called_forward.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(_name(tmp_path / "library.db"))
    assert socket.waitForConnected(1000)
    socket.write(b"delete everything\n")
    socket.waitForBytesWritten(1000)
    socket.disconnectFromServer()
    with qtbot.waitSignal(first.called_forward):
        assert ask_first(tmp_path / "library.db")
    assert heard == [""]


def test_somebody_who_never_stops_talking_is_cut_off(
    first: FirstWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    socket = QLocalSocket()
    socket.connectToServer(_name(tmp_path / "library.db"))
    assert socket.waitForConnected(1000)
    socket.write(b"forward\n" + b"x" * 100_000)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no file mode")
def test_only_this_user_can_reach_the_socket(first: FirstWindow, tmp_path: Path) -> None:
    place = Path(first._server.fullServerName())
    assert place.stat().st_mode & 0o077 == 0


def test_a_socket_left_by_a_crash_does_not_keep_the_next_window_silent(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    owner = QObject()
    crashed = FirstWindow(tmp_path / "library.db", owner)
    left = Path(crashed._server.fullServerName())
    crashed.close()
    if sys.platform != "win32":
        left.touch()
    second = FirstWindow(tmp_path / "library.db", owner)
    with qtbot.waitSignal(second.called_forward):
        assert ask_first(tmp_path / "library.db")
    second.close()


def test_the_name_of_the_socket_tells_nothing(tmp_path: Path) -> None:
    name = _name(tmp_path / "library.db")
    assert str(tmp_path) not in name
    assert len(name) < 40
