"""The guards are seen to bite: each planted fault fails its test, a clean one passes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]

CONFTEST = """
from tests.conftest import *
from tests.conftest import pytest_configure, qapp_args, screen
from tests import guards

guards.GRACE = 0.5
"""

PLANTED = """
import logging, subprocess, sys, threading, warnings

kept = []

def test_clean(expected_log):
    expected_log.expect("fine")
    logging.error("fine")

def test_warning():
    warnings.warn("old")

def test_stray_log():
    logging.getLogger("x").warning("odd")

def test_unmet_log(expected_log):
    expected_log.expect("never")

def test_thread():
    threading.Thread(target=threading.Event().wait, daemon=True).start()

def test_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))

def test_window(qapp):
    from PySide6.QtWidgets import QWidget
    kept.append(QWidget())

def test_qt_message():
    from PySide6.QtCore import qWarning
    qWarning("odd")

def test_error_in_a_slot(qtbot):
    from PySide6.QtCore import QTimer
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.wait(10)
"""

SIGNS = {
    "warning": "UserWarning: old",
    "stray_log": "stray log: WARNING x",
    "unmet_log": "never logged: never",
    "thread": "thread left running",
    "process": "process left running",
    "window": "window left: QWidget",
    "qt_message": "Qt messages",
    "error_in_a_slot": "ZeroDivisionError",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Run the planted tests in a pytest of their own, and return what it said."""
    folder = tmp_path_factory.mktemp("planted")
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_planted.py").write_text(PLANTED)
    settings = ["-c", str(TOP / "pyproject.toml"), "--rootdir", str(TOP), "--tb=short"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *settings, "-p", "no:cacheprovider", str(folder)],
        cwd=TOP,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr


@pytest.mark.parametrize("fault", SIGNS)
def test_a_planted_fault_is_caught(fault: str, said: str) -> None:
    caught = [line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))]
    assert any(line.partition(" - ")[0].endswith(f"test_{fault}") for line in caught), said
    assert SIGNS[fault] in said


def test_a_clean_test_passes_the_guards(said: str) -> None:
    assert "test_clean" not in said
