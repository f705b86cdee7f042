"""Bugs end up in one place: logged without personal data, told calmly."""

import sys
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from callreview.app.bugs import described
from callreview.domain.errors import CallReviewError
from callreview.ui.bridge import Bridge
from callreview.ui.failure import FailureHook, failure_box, told
from tests.guards import LogKeeper

SECRET = "+1 555 0100"


@pytest.fixture
def hook(qapp: QApplication) -> Iterator[FailureHook]:
    made = FailureHook()
    before = sys.excepthook, threading.excepthook
    made.install()
    yield made
    made.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def boxes() -> list[QMessageBox]:
    windows = QApplication.topLevelWidgets()
    return [each for each in windows if isinstance(each, QMessageBox) and each.isVisible()]


def close_boxes(qtbot: QtBot) -> None:
    for box in boxes():
        box.reject()
    qtbot.waitUntil(lambda: not boxes())


def fail() -> None:
    raise ValueError(SECRET)


def caught() -> ValueError:
    try:
        fail()
    except ValueError as error:
        return error
    raise AssertionError


def test_a_bug_is_logged_and_told_without_what_people_wrote(
    hook: FailureHook, qtbot: QtBot, expected_log: LogKeeper
) -> None:
    expected_log.expect(r"(?s)a bug: .*test_failure\.py:\d+ fail\nValueError$")
    error = caught()
    sys.excepthook(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    box = boxes()[0]
    words = box.text() + box.informativeText() + box.detailedText()
    assert "saved is safe" in words
    assert SECRET not in words
    assert not any(SECRET in line for line in expected_log.said)
    close_boxes(qtbot)


def test_a_bug_in_a_thread_is_told_too(
    hook: FailureHook, qtbot: QtBot, expected_log: LogKeeper
) -> None:
    expected_log.expect("a bug")
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    close_boxes(qtbot)


def test_a_hundred_bugs_do_not_open_a_hundred_boxes(
    hook: FailureHook, qtbot: QtBot, expected_log: LogKeeper
) -> None:
    expected_log.expect("a bug")
    for _time in range(100):
        hook.tell(caught())
    qtbot.waitUntil(lambda: len(boxes()) == 3)
    close_boxes(qtbot)


def test_an_error_for_people_is_told_in_its_sentence(qtbot: QtBot, qapp: QApplication) -> None:
    error = CallReviewError("time_unreadable", text="noon")
    box = failure_box(error)
    qtbot.addWidget(box)
    assert box.text() == told(error)
    assert "noon" in box.text()


def test_the_description_names_no_folder_of_this_computer() -> None:
    assert "/home" not in described(caught())
    assert "tests/ui/test_failure.py" in described(caught())


def test_the_bridge_brings_work_to_the_main_thread_in_order(
    qapp: QApplication, qtbot: QtBot
) -> None:
    bridge = Bridge()
    done: list[tuple[int, threading.Thread]] = []

    def note(number: int) -> None:
        done.append((number, threading.current_thread()))

    def send() -> None:
        for number in range(10):
            bridge.deliver(partial(note, number))

    sender = threading.Thread(target=send)
    sender.start()
    qtbot.waitUntil(lambda: len(done) == 10)
    sender.join()
    assert done == [(number, threading.main_thread()) for number in range(10)]
