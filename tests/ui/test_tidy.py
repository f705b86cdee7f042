"""Garbage that may hold widgets is collected on the main thread only."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callreview.ui.tidy import Tidy


class Cycle:
    """Garbage only the collector can take away; says in which thread it went."""

    gone_in: list[threading.Thread]

    def __init__(self, gone_in: list[threading.Thread]) -> None:
        self.gone_in = gone_in
        self.itself = self

    def __del__(self) -> None:
        self.gone_in.append(threading.current_thread())


@pytest.fixture
def tidy(qapp: QApplication) -> Iterator[Tidy]:
    gc.enable()
    made = Tidy()
    yield made
    made.close()
    assert gc.isenabled()
    gc.disable()


def allocate() -> None:
    kept = [[number] for number in range(50_000)]
    kept.clear()


def test_a_thread_that_allocates_collects_nothing(tidy: Tidy) -> None:
    gone_in: list[threading.Thread] = []
    Cycle(gone_in)
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert gone_in == []


def test_the_main_thread_collects_in_time(tidy: Tidy, qtbot: QtBot) -> None:
    gone_in: list[threading.Thread] = []
    Cycle(gone_in)
    kept = [[number] for number in range(2000)]
    qtbot.waitUntil(lambda: bool(gone_in))
    assert gone_in == [threading.main_thread()]
    assert kept


def test_what_is_here_to_stay_is_not_looked_through_again(tidy: Tidy) -> None:
    kept = [[number] for number in range(10_000)]
    tidy.settle()
    assert gc.get_freeze_count() > len(kept)
    tidy.close()
    assert gc.get_freeze_count() == 0
