"""What no test may leave behind: a log nobody expected, a thread, a process, a window.

Warnings and Qt messages are turned into failures by the settings in pyproject.toml. A
plugin: conftest.py uses these fixtures for every test.
"""

import gc
import logging
import re
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import psutil
import pytest
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

GRACE = 10.0  # seconds threads and processes get to end, on a busy machine


class LogKeeper(logging.Handler):
    """Keeps what is logged as a warning or worse, and what a test says it expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []
        self.expected: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def expect(self, pattern: str) -> None:
        """Say that a line matching `pattern` (re.search) will be logged in this test."""
        self.expected.append(pattern)

    def faults(self) -> list[str]:
        """Return the lines nobody expected, and the expectations nothing met."""
        stray = [
            f"stray log: {line}"
            for line in self.said
            if not any(re.search(pattern, line) for pattern in self.expected)
        ]
        unmet = [
            f"never logged: {pattern}"
            for pattern in self.expected
            if not any(re.search(pattern, line) for line in self.said)
        ]
        return stray + unmet


@pytest.fixture(autouse=True)
def expected_log() -> Iterator[LogKeeper]:
    """Fail on any log of WARNING or above, unless the test called `expected_log.expect`."""
    keeper = LogKeeper()
    logging.getLogger().addHandler(keeper)
    yield keeper
    logging.getLogger().removeHandler(keeper)
    _fail_on(keeper.faults())


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail when a thread or a child process outlives the test."""
    threads = set(threading.enumerate())
    children = set(psutil.Process().children(recursive=True))
    yield
    late = [thread for thread in threading.enumerate() if thread not in threads]
    for thread in late:
        thread.join(GRACE)
    faults = [f"thread left running: {thread.name}" for thread in late if thread.is_alive()]
    _fail_on(faults + _processes_left(children))


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Fail when a top-level widget outlives the test; qtbot.addWidget takes care of its own."""
    before = set(map(id, _windows()))
    yield
    left = _windows_after(before)
    if left:
        gc.collect()  # a window held only by a cycle of references is no leak
        left = _windows_after(before)
    faults = [f"window left: {type(window).__name__} “{window.objectName()}”" for window in left]
    for window in left:
        window.deleteLater()
    _fail_on(faults)


def _fail_on(faults: list[str]) -> None:
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def _processes_left(before: set[psutil.Process]) -> list[str]:
    new = [child for child in psutil.Process().children(recursive=True) if child not in before]
    late = [child for child in new if not _belongs_to_python(child)]
    _, alive = psutil.wait_procs(late, timeout=GRACE)
    faults = []
    for child in alive:
        faults.append(f"process left running: {_command(child)}")
        child.kill()
    return faults


def _belongs_to_python(child: psutil.Process) -> bool:
    # multiprocessing keeps one of these for the life of the program, by design.
    return "multiprocessing.resource_tracker" in _command(child)


def _command(child: psutil.Process) -> str:
    try:
        return " ".join(child.cmdline()) or child.name()
    except psutil.Error:
        return f"process {child.pid}"


def _windows() -> list["QWidget"]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets() if QApplication.instance() else []


def _windows_after(before: set[int]) -> list["QWidget"]:
    if not _windows():
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [window for window in _windows() if id(window) not in before]
