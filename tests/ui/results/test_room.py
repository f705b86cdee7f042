"""The room of results in the window: entered by key, empty at first, and what to do next."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callreview.app.session import Session
from callreview.ui.window import Window
from callreview.words.results_story import Question
from tests.builders import add_call
from tests.domain.charts.drawn import people
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import CTRL, press


def one_call(session: Session) -> None:
    add_call(session, "first.wav", start_local="2026-03-12T09:00:00")


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window(one_call)


def test_ctrl_3_enters_it_and_the_questions_have_the_keys(window: Window) -> None:
    press(window, Qt.Key.Key_3, CTRL)
    rooms = rooms_of(window)
    assert rooms.room == "results"
    assert rooms.resulting.panel.contents.hasFocus()


def test_without_samples_it_says_what_a_lot_is_and_offers_one(window: Window, qtbot: QtBot) -> None:
    rooms_of(window).resulting.show_results()
    panel = rooms_of(window).resulting.panel
    qtbot.waitUntil(panel.empty.isVisible)
    for question in Question:
        panel.contents.stand_on(question)
        assert panel.empty.isVisible()
        assert panel.draw_first.isVisible()


@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_a_chart_is_saved_as_the_name_says(
    window: Window, qtbot: QtBot, tmp_path: Path, ending: str, begins: bytes
) -> None:
    path = tmp_path / f"people.{ending}"
    rooms_of(window).printing._save_chart(people(), path)
    qtbot.waitUntil(path.exists)
    assert path.read_bytes().startswith(begins)


def test_the_values_of_a_chart_are_saved_as_a_table(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    rooms_of(window).printing._save_chart(people(), path)
    qtbot.waitUntil(path.exists)
    assert "Ana,84.0,75.0,89.0" in path.read_text(encoding="utf-8-sig")
