"""The Qt binding keeps count of None.

PySide6 6.12.0 below Python 3.12 drops one reference to None for every call that returns
nothing, and the process dies after some thousands; pyproject.toml excludes it.
"""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_a_thousand_calls_leave_none_alone(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 50
