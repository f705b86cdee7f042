"""Icons: sharp, by name, and there until the end."""

import subprocess
import sys

import pytest

from callreview.ui.icons import icon, names
from callreview.ui.theme import LIGHT

DRAWN_AND_THROWN_AWAY = """
import gc
from PySide6.QtWidgets import QApplication, QToolButton
from callreview.ui.icons import icon
from callreview.ui.theme import LIGHT

application = QApplication([])
gc.disable()
for _ in range(60):
    icons = {name: icon(name, LIGHT) for name in ("play", "pause", "loop")}
    button = QToolButton()
    button.icons, button.itself = icons, button
    button.setIcon(icons["loop"])
    button.grab()
    button.deleteLater()
    application.sendPostedEvents(None, 52)
    del button, icons
    gc.collect()
print("all well")
"""


def test_an_icon_has_a_name_somebody_drew() -> None:
    assert "play" in names()
    with pytest.raises(KeyError):
        icon("unheard of", LIGHT)


def test_icons_that_were_drawn_can_be_thrown_away_in_any_order() -> None:
    command = [sys.executable, "-c", DRAWN_AND_THROWN_AWAY]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "all well\n"), done.stderr
