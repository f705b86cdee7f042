"""The review screen is built in steps nobody feels, and at once for whoever needs it."""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callreview.ui.deskmaking import DeskMaking

if TYPE_CHECKING:
    from callreview.ui.desk import Desk


class Page(QWidget):
    """In the place of the review screen: one part, and how often each was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.part = QWidget(self)
        self.parts = (self.part,)
        self.is_seen = False

    def isVisible(self) -> bool:
        return self.is_seen


class FakeDesk(QObject):
    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.screen = page


class Making:
    """What is made in three steps, of a page that belongs to the test."""

    def __init__(self, qtbot: QtBot) -> None:
        self.steps: list[str] = []
        self.after_first: Callable[[], object] = lambda: None
        self.page = Page()
        qtbot.addWidget(self.page)
        self.making = DeskMaking(self.build, lambda: QSize(700, 300), self.page)

    def build(self) -> "Generator[None, None, Desk]":
        self.steps.append("first")
        QTimer.singleShot(0, self.page, self.after_first)
        yield
        self.steps.append("second")
        yield
        self.steps.append("third")
        return cast("Desk", FakeDesk(self.page))


@pytest.fixture
def made(qtbot: QtBot) -> Making:
    """Have something to be made."""
    return Making(qtbot)


def test_it_is_made_bit_by_bit_while_nobody_needs_it_and_painted_unseen(
    made: Making, qtbot: QtBot
) -> None:
    between = list[list[str]]()
    made.after_first = lambda: between.append([*made.steps])
    made.making.begin()
    qtbot.waitUntil(lambda: made.page.size() == QSize(700, 300))
    assert between == [["first"]], "the event loop went on between the steps"
    assert made.steps == ["first", "second", "third"]
    assert made.making.made is made.making.made_now()


def test_whoever_needs_it_in_between_gets_it_at_once_and_no_step_is_done_twice(
    made: Making, qtbot: QtBot
) -> None:
    seen = list[object]()

    def need_it() -> None:
        seen.append(made.making.made)
        made.page.is_seen = True
        seen.append(made.making.made_now())
        assert made.steps == ["first", "second", "third"]

    made.after_first = need_it
    made.making.begin()
    qtbot.waitUntil(lambda: made.page.size() == QSize(700, 300))
    assert seen == [None, made.making.made]
    assert made.steps == ["first", "second", "third"]


def test_nothing_more_is_made_once_the_library_closes(made: Making, qtbot: QtBot) -> None:
    made.after_first = made.making.stop
    made.making.begin()
    qtbot.waitUntil(lambda: bool(made.steps))
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in made.making.findChildren(QTimer)))
    assert made.steps == ["first"]
